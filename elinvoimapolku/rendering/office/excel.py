"""A paper as an Excel file: instructions, sheets to fill in, choices, and a filled example."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from elinvoimapolku.model.sheets import Sheet
from elinvoimapolku.rendering.office.choices import NAME, WHAT, Choices
from elinvoimapolku.rendering.office.grids import Grid, Part
from elinvoimapolku.rendering.office.guide import write_guide
from elinvoimapolku.rendering.office.looks import EXAMPLE_TAB, GUIDE_TAB, OWN_TAB, Looks
from elinvoimapolku.rendering.office.package import without_times
from elinvoimapolku.spreadsheet.book import book_of

if TYPE_CHECKING:
    from elinvoimapolku.rendering.office.source import Paper

EXAMPLE_SUFFIX = "_esimerkki"
EXAMPLE_NAME = "Esimerkki"
EXAMPLE = (
    "Esimerkki, kuvitteellinen kunta: luvut, päivät ja yritykset on keksitty. "
    "Kirjoittakaa omat tietonne välilehdelle {name}."
)
EXAMPLE_COUNTED = "Esimerkki, kuvitteellinen kunta: laskettu esimerkin välilehdistä."
EXAMPLE_WHAT = "Samat välilehdet täytettyinä kuvitteellisen kunnan luvuilla. Ne voi poistaa."
OPTIONS = {
    "in_memory": True,
    # What an editor or a town wrote is a text, whatever it begins with.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4 = 9


def make_excel(paper: Paper, sheets: tuple[Sheet, ...]) -> bytes:
    """The bytes of a paper's Excel file.

    Args:
        paper: What stands around the sheets.
        sheets: Those in which no mistake was found.
    """
    place = io.BytesIO()
    with xlsxwriter.Workbook(place, OPTIONS) as book:
        _tell(book, paper)
        _Sheets(book, paper, sheets).write()
    return without_times(place.getvalue())


def _tell(book: xlsxwriter.Workbook, paper: Paper) -> None:
    """What the file tells of itself; who wrote it is the town's to say."""
    book.set_properties(
        {
            "title": paper.title,
            "subject": paper.summary,
            "author": "",
            "comments": f"Pohjan versio {paper.version}, {paper.version_day}",
            "created": datetime.datetime.fromisoformat(paper.version_iso),
        }
    )
    book.set_size(2400, 1400)


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """One that takes formulas as they are printed: looking for new functions in each takes long."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class _Sheets:
    """Writes the sheets of one file, in their order."""

    def __init__(self, book: xlsxwriter.Workbook, paper: Paper, sheets: tuple[Sheet, ...]) -> None:
        self._book, self._paper, self._sheets = book, paper, sheets
        self._looks, self._choices = Looks(book), Choices(sheets)

    def write(self) -> None:
        has_example = any(sheet.has_example for sheet in self._sheets)
        others = [f"{NAME}: {WHAT}"] if self._choices else []
        others += [f"{EXAMPLE_NAME} …: {EXAMPLE_WHAT}"] if has_example else []
        guide = self._add("Ohje", GUIDE_TAB, is_example=False)
        write_guide(guide, self._looks, self._paper, self._sheets, others)
        own = Part(book_of(self._sheets, is_example=False), "")
        for sheet in self._sheets:
            self._write(sheet, own)
        if self._choices:
            self._choices.write(self._add(NAME, GUIDE_TAB, is_example=False), self._looks)
        if has_example:
            example = Part(book_of(self._sheets, is_example=True), EXAMPLE_SUFFIX)
            for sheet in self._sheets:
                self._write(sheet, example)

    def _write(self, source: Sheet, part: Part) -> None:
        is_example = bool(part.suffix)
        name = f"{EXAMPLE_NAME} {source.name}" if is_example else source.name
        sheet = self._add(name, EXAMPLE_TAB if is_example else OWN_TAB, is_example)
        example = EXAMPLE_COUNTED if source.results else EXAMPLE.format(name=source.name)
        told = example if is_example else source.help
        sheet.write_string(0, 0, name, self._looks.of(bold=True, font_size=16))
        sheet.write_string(1, 0, told, self._looks.of(italic=is_example))
        grid = Grid(sheet, source, part, self._looks, self._choices)
        grid.write()
        for title, row in grid.names():
            self._book.define_name(title, f"='{name}'!$B${row}")

    def _add(self, name: str, tab: str, is_example: bool) -> Worksheet:
        """An empty sheet with its paper, and what stands below every page."""
        sheet = self._book.add_worksheet(name, PlainWorksheet)
        sheet.set_tab_color(tab)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        paper = self._paper
        told = f"{paper.name} · Pohjan versio {paper.version}, {paper.version_day}"
        sheet.set_footer(f"&L&9{_plain(told)}&R&9Sivu &P / &N")
        if is_example:
            sheet.set_header("&R&9Esimerkki (kuvitteellinen kunta)")
        sheet.hide_gridlines(2)
        return sheet


def _plain(text: str) -> str:
    """A text without the marks of headers and footers."""
    return text.replace("&", "&&")
