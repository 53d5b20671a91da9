"""Which way the pages of a Word file lie: A4 upright, and on its side where a table asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.section import WD_ORIENTATION
from docx.oxml.text.paragraph import CT_P
from docx.shared import Twips

if TYPE_CHECKING:
    from docx.document import Document

MARGINS = 2 * 1134
"""Left and right of the text, in twentieths of a point, as all lengths here."""


class Sheet(NamedTuple):
    """A sheet of paper as it lies."""

    orientation: WD_ORIENTATION
    width: int
    height: int

    @property
    def text(self) -> int:
        """The width of the text."""
        return self.width - MARGINS


UPRIGHT = Sheet(WD_ORIENTATION.PORTRAIT, 11906, 16838)
ON_ITS_SIDE = Sheet(WD_ORIENTATION.LANDSCAPE, 16838, 11906)


def lay(document: Document, sheet: Sheet) -> None:
    """Lay the last pages of a file."""
    section = document.sections[-1]
    section.orientation = sheet.orientation
    section.page_width, section.page_height = Twips(sheet.width), Twips(sheet.height)


def end_pages(document: Document) -> None:
    """Let what comes next begin on a new page, which may lie another way."""
    end_with_paragraph(document).set_sectPr(document.element.body.sectPr.clone())


def end_with_paragraph(document: Document) -> CT_P:
    """The last paragraph of a file; after a table there has to be one."""
    last = document.element.body.sectPr.getprevious()
    if isinstance(last, CT_P):
        return last
    made = document.add_paragraph()._p
    made.style = "Katkos"
    return made
