"""Tables of a Word file that a screen reader and a printer know: a header row both ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

from elinvoimapolku.rendering.markup.headings import plain_text
from elinvoimapolku.rendering.office.runs import Runs, element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from markdown_it.token import Token

SHORTEST, LONGEST = 16, 45
"""Letters of a column's longest cell, between which its width follows them."""
PROPERTIES = """\
<w:tblPr {names}><w:tblStyle w:val="Taulukko"/><w:tblW w:w="{width}" w:type="dxa"/>\
<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" \
w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>\
<w:tblCaption w:val={caption}/><w:tblDescription w:val={description}/></w:tblPr>"""


def table(
    document: Document, tokens: Sequence[Token], caption: str, runs: Runs, width: int
) -> None:
    """Add a table at the end of a file.

    Args:
        document: The file.
        tokens: From the table's opening to its closing.
        caption: What it is about; stands above it too.
        runs: Makes the words of the cells.
        width: Of the text on the page, in twentieths of a point.
    """
    rows = _rows(tokens)
    head = ", ".join(plain_text(cell) for cell, _ in rows[0])
    made = document.add_table(len(rows), len(rows[0]))
    names = nsdecls("w")
    properties = parse_xml(
        PROPERTIES.format(
            names=names,
            width=width,
            caption=quoteattr(caption),
            description=quoteattr(f"Sarakkeet: {head}."),
        )
    )
    made._tbl.replace(made._tbl.tblPr, properties)
    _set_widths(made, rows, width)
    for number, (row, cells) in enumerate(zip(made._tbl.tr_lst, rows, strict=True)):
        told = row.get_or_add_trPr()
        told.append(element("w:cantSplit"))
        if number == 0:
            told.append(element("w:tblHeader"))
        for place, (cell, alignment) in zip(row.tc_lst, cells, strict=True):
            _fill(place.p_lst[0], runs.of(cell.children or ()), alignment)


def _rows(tokens: Sequence[Token]) -> list[list[tuple[Token, str]]]:
    """The inline tokens of the cells, each with how it is aligned."""
    rows: list[list[tuple[Token, str]]] = []
    alignment = ""
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            alignment = str(token.attrs.get("class", "")).rpartition("-")[2]
        elif token.type == "inline":
            rows[-1].append((token, alignment))
    return rows


def _set_widths(made: Table, rows: Sequence[Sequence[tuple[Token, str]]], whole: int) -> None:
    """A column is as wide as its longest cell asks, within bounds, and no word is cut."""
    columns = [[plain_text(row[at][0]) for row in rows] for at in range(len(rows[0]))]
    words = [max(len(word) for text in texts for word in (*text.split(), "")) for texts in columns]
    longest = [min(max(map(len, texts)), LONGEST) for texts in columns]
    asked = [max(*pair, SHORTEST) for pair in zip(words, longest, strict=True)]
    widths = [whole * one // sum(asked) for one in asked]
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)
    for row in made._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Twips(width)


def _fill(paragraph: BaseOxmlElement, runs: Sequence[BaseOxmlElement], alignment: str) -> None:
    paragraph.style = "Solu"
    if alignment in ("right", "center"):
        paragraph.get_or_add_pPr().append(element("w:jc", val=alignment))
    paragraph.extend(runs)
