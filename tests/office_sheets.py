"""The Excel files of the real site, counted and drawn by LibreOffice: ``make office``."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel
from pypdf import PdfReader

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.office.excel import make_excel
from elinvoimapolku.spreadsheet.book import HEADER_ROW, inputs
from elinvoimapolku.spreadsheet.functions import FUNCTIONS, LOGIC
from tests.competitions import (
    COMPETITIONS,
    OTHERS,
    YEAR,
    Row,
    indicators,
    random_others,
    random_rows,
    sheet_of,
)
from tests.conftest import PROJECT, site_folder
from tests.libreoffice import convert
from tests.ooxml import complaints
from tests.sheets import FORMULAS, formula_sheets
from tests.test_office import PAPER

LYING_A4 = (842, 595)
MOST_BYTES = 60_000
TABLE = "kilpailutustaulukko"
SEEDS = range(6)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture(scope="session")
def files(place: Path) -> list[Path]:
    """Each Excel file of the site."""
    site = site_folder(PROJECT, place)
    assert site.run().written
    return sorted(site.output.rglob("*.xlsx"))


@pytest.fixture(scope="session")
def drawn(files: list[Path], place: Path) -> Mapping[Path, PdfReader]:
    """The PDF that LibreOffice makes of each."""
    return dict(zip(files, map(PdfReader, convert(files, "pdf", place)), strict=True))


def results(file: Path) -> dict[tuple[str, str], Any]:
    """What stands in the cells that have a formula; an empty text is nothing."""
    formulas = openpyxl.load_workbook(file)
    values = openpyxl.load_workbook(file, data_only=True)
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value or None
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def unlike(file: Path, counted: Path) -> dict[tuple[str, str], tuple[Any, Any]]:
    """The formulas to which LibreOffice gives another result than stands in the file."""
    ours = results(file)
    book = openpyxl.load_workbook(counted, data_only=True)
    assert ours
    found = {}
    for (sheet, cell), value in ours.items():
        other = book[sheet][cell].value or None
        if isinstance(other, datetime.datetime) and isinstance(value, int):
            # It takes the result of DATE for a day whatever its cell is.
            other = to_excel(other)
        same = pytest.approx(value) if isinstance(value, int | float) else value
        if other != same:
            found[sheet, cell] = (value, other)
    return found


def test_every_result_in_a_file_is_what_libreoffice_counts(files: list[Path], place: Path) -> None:
    assert files
    for file, counted in zip(files, convert(files, "xlsx", place / "counted"), strict=True):
        assert unlike(file, counted) == {}, file.name


def test_every_function_gives_what_libreoffice_gives(place: Path) -> None:
    assert {name for name in (*FUNCTIONS, *LOGIC) if f"{name}(" not in "".join(FORMULAS)} == set()
    file = place / "functions.xlsx"
    file.write_bytes(make_excel(PAPER, formula_sheets()))
    (counted,) = convert([file], "xlsx", place / "functions")
    assert unlike(file, counted) == {}


def test_every_page_lies_on_its_side_and_tells_its_number(
    drawn: Mapping[Path, PdfReader],
) -> None:
    for file, pdf in drawn.items():
        for number, page in enumerate(pdf.pages, start=1):
            size = (round(page.mediabox.width), round(page.mediabox.height))
            assert size == LYING_A4, file.name
            assert f"Sivu {number} / {len(pdf.pages)}" in page.extract_text(), file.name


def test_every_file_is_light_and_the_schema_of_office_has_nothing_to_say(
    files: list[Path],
) -> None:
    assert {
        file.name: file.stat().st_size for file in files if file.stat().st_size > MOST_BYTES
    } == {}
    assert {file.name: complaints(file) for file in files} == {file.name: [] for file in files}


def test_rows_that_a_town_writes_give_what_plain_code_gives(
    files: list[Path], place: Path, content: Site
) -> None:
    template = content.templates[TABLE]
    original = next(file for file in files if file.name.startswith(TABLE))
    written, expected = [], []
    for seed in SEEDS:
        chance = random.Random(seed)
        rows = random_rows(sheet_of(template, COMPETITIONS), chance, 20)
        others = random_others(sheet_of(template, OTHERS), chance, 8)
        file = place / f"town-{seed}.xlsx"
        _write(original, file, {COMPETITIONS: rows, OTHERS: others}, template)
        written.append(file)
        expected.append(indicators(rows, others))
    for counted, by_hand in zip(convert(written, "xlsx", place / "towns"), expected, strict=True):
        sheet = openpyxl.load_workbook(counted, data_only=True).worksheets[1]
        lines = {row[0]: row for row in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)}
        for name, figure in by_hand.items():
            _, _, small, every, *parts = lines[name][:6]
            found = small if every == "–" else every
            wanted = figure.result
            assert found == (pytest.approx(wanted) if isinstance(wanted, float) else wanted), name
            assert tuple(parts) == figure[1:], name


def _write(original: Path, file: Path, rows: Mapping[str, list[Row]], template: Any) -> None:
    """A town's copy: its rows and its year."""
    book = openpyxl.load_workbook(original)
    for name, lines in rows.items():
        source, sheet = sheet_of(template, name), book[name]
        for at, line in enumerate(lines, start=HEADER_ROW + 1):
            for column in inputs(source):
                place = [one.title for one in source.columns].index(column.title) + 1
                sheet.cell(at, place).value = line[column.title]
    told = next(row for row in book["Tiedot"].iter_rows() if row[0].value == "Vuosi")
    told[1].value = YEAR
    book.save(file)
