"""The first sheet of an Excel file: what it is, how it is filled in, and what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from elinvoimapolku.model.sheets import Column, Sheet, SingleCell
from elinvoimapolku.rendering.office.looks import height
from elinvoimapolku.spreadsheet.shown import KINDS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from elinvoimapolku.rendering.office.looks import Looks
    from elinvoimapolku.rendering.office.source import Paper

COUNTED = "laskettu, älkää kirjoittako"
PLACE_TOWN, PLACE_WHO, PLACE_DAY = "[Kunnan nimi]", "[nimike]", "[päivä]"
NOT_PROTECTED = "Harmaat solut lasketaan. Niitä ei ole lukittu, jotta taulukkoon voi lisätä rivejä."
WIDTHS = (26, 30, 30, 62)


def write_guide(
    sheet: Worksheet,
    looks: Looks,
    paper: Paper,
    sheets: Sequence[Sheet],
    others: Sequence[str],
) -> None:
    """Write the sheet of instructions.

    Args:
        sheet: An empty sheet.
        looks: Its formats.
        paper: What stands around the sheets.
        sheets: Those that are filled in.
        others: What other sheets there are.
    """
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, paper.title, looks.of(bold=True, font_size=16))
    row = 1
    heading, words = looks.of(bold=True, font_size=13), looks.of()
    lines = [paper.summary, "", *_facts(paper)]
    for text in lines:
        sheet.write_string(row, 0, text, words)
        row += 1
    sections = [
        ("Näin täytätte", [f"{at}. {text}" for at, text in enumerate(paper.filling, start=1)]),
        ("Välilehdet", [*_tabs(sheets), *others, NOT_PROTECTED]),
    ]
    for title, texts in sections:
        if texts:
            row += 1
            sheet.write_string(row, 0, title, heading)
            for text in texts:
                row += 1
                sheet.write_string(row, 0, text, words)
            row += 1
    row += 1
    sheet.write_string(row, 0, "Sarakkeet ja solut", heading)
    row = _columns(sheet, looks, sheets, row + 1)
    for text in _origin(paper):
        sheet.write_string(row, 0, text, words)
        row += 1
    sheet.fit_to_pages(1, 0)


def _facts(paper: Paper) -> Iterator[str]:
    checked = f"Laki tarkistettu {paper.law_checked or PLACE_DAY}"
    yield f"Kunta: {PLACE_TOWN}"
    yield f"Täyttäjä {PLACE_WHO}, täytetty {PLACE_DAY}"
    yield f"Kuka täyttää: {paper.who}. Työtä {paper.work}."
    yield f"Liittyy: {paper.ends_in}"
    law = checked if paper.law else "Ei lakiviittauksia"
    yield f"Pohjan versio {paper.version}, {paper.version_day}. {law}."


def _tabs(sheets: Sequence[Sheet]) -> Iterator[str]:
    for one in sheets:
        yield f"{one.name}: {one.help}"


def _columns(sheet: Worksheet, looks: Looks, sheets: Sequence[Sheet], row: int) -> int:
    """What is written where, as a table; gives the row after it."""
    for at, title in enumerate(("Välilehti", "Sarake tai solu", "Mitä siihen tulee", "Ohje")):
        sheet.write_string(row, at, title, looks.header(is_counted=False))
    cell = looks.cell("text", 0, is_counted=False)
    for source in sheets:
        for one in _explained(source):
            row += 1
            texts = (source.name, one.title, COUNTED if one.formula else KINDS[one.kind], one.help)
            for at, text in enumerate(texts):
                sheet.write_string(row, at, text, cell)
            sheet.set_row(row, height(list(zip(texts, WIDTHS, strict=True))))
    return row + 2


def _explained(source: Sheet) -> Iterator[Column | SingleCell]:
    """What somebody writes or reads on a sheet, and cannot know without being told."""
    if not source.results:
        yield from source.cells
        yield from (column for column in source.columns if not column.helper)


def _origin(paper: Paper) -> Iterator[str]:
    """The law that the paper leans on, where it is from, and on what terms it may be used."""
    for law in paper.law:
        yield f"{law.text}: {law.url}, tarkistettu {law.checked or PLACE_DAY}"
    terms = f" Saa muokata ja käyttää, lisenssi {paper.licence}." if paper.licence else ""
    where = f", {paper.address}{paper.page}" if paper.address else ""
    yield f"Pohja: {paper.site_name}{where}.{terms}"
