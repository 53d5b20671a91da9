"""Excel files of templates, read back by what others wrote: openpyxl and the zip's own tool."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from elinvoimapolku.model import Sheet
from elinvoimapolku.rendering.office import excel as making
from elinvoimapolku.rendering.office.excel import make_excel
from tests.conftest import SiteFolder
from tests.ooxml import complaints
from tests.sheets import FILE, GUIDE_KEYS, formula_sheets, sheets, template
from tests.test_office import PAPER

OFFICE = "tyopohjat/rekisteri/rekisteri-1.0.xlsx"
CHOICES = """\
      - title: "Ryhmä"
        kind: choice
        choices: ["Ateriat", "Siivous"]
"""


def book(found: tuple[Sheet, ...] | None = None, values: bool = False) -> Workbook:
    data = make_excel(PAPER, found if found is not None else sheets())
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def test_instructions_come_first_and_the_example_last_on_sheets_of_its_own() -> None:
    assert book().sheetnames == [
        "Ohje",
        "Luvut",
        "Sopimukset",
        "Tiedot",
        "Esimerkki Luvut",
        "Esimerkki Sopimukset",
        "Esimerkki Tiedot",
    ]


def test_tables_have_names_a_header_row_that_stays_and_is_repeated_on_paper() -> None:
    read = book()
    for name, table in (("Sopimukset", "Sopimukset"), ("Esimerkki Luvut", "Luvut_esimerkki")):
        sheet = read[name]
        assert list(sheet.tables) == [table]
        assert sheet.tables[table].ref.startswith("A3:")
        assert sheet.tables[table].autoFilter
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert not sheet.merged_cells.ranges


def test_columns_have_the_kinds_of_their_values_with_finnish_forms() -> None:
    sheet = book()["Esimerkki Sopimukset"]
    kinds = [(cell.data_type, cell.number_format) for cell in sheet[4]]
    assert kinds == [
        ("s", "@"),
        ("s", "@"),
        ("n", "[$-40B]#,##0\\ [$€-40B]"),
        ("d", "[$-40B]d.m.yyyy"),
        ("f", "[$-40B]d.m.yyyy"),
        ("f", "General"),
    ]


def test_formulas_are_references_by_titles_and_their_results_are_stored() -> None:
    formula = book()["Esimerkki Sopimukset"]["E4"].value
    assert formula == (
        '=IF(Sopimukset_esimerkki[[#This Row],[Päättyy]]="","",'
        "EDATE(Sopimukset_esimerkki[[#This Row],[Päättyy]],-Kuukausia_ennen_esimerkki))"
    )
    stored = book(values=True)["Esimerkki Sopimukset"]
    assert stored["E4"].value.date().isoformat() == "2026-09-30"
    assert stored["F5"].value == "Ei vastaavaa"
    assert stored["C6"].value == 107_000


def test_single_cells_have_names() -> None:
    names = {name: one.attr_text for name, one in book().defined_names.items()}
    assert names["Kuukausia_ennen"] == "'Tiedot'!$B$4"
    assert names["Kuukausia_ennen_esimerkki"] == "'Esimerkki Tiedot'!$B$4"


def test_choices_are_lists_of_a_sheet_and_refusals_are_finnish() -> None:
    keys = GUIDE_KEYS.replace('      - title: "Vastaava"', f'{CHOICES}      - title: "Vastaava"')
    keys = re.sub(r"(Tulostimet|Siivous) \|", r"\1 | Ateriat |", keys)
    read = book(sheets(keys))
    assert [cell.value for cell in read["Valinnat"]["A"][2:]] == ["Ryhmä", "Ateriat", "Siivous"]
    rules = {str(one.sqref): one for one in read["Sopimukset"].data_validations.dataValidation}
    assert rules["B4:B33"].formula1 == "Valinnat!$A$4:$A$5"
    assert rules["C4:C33"].prompt == "Nimike, ei nimeä."
    assert rules["D4:D33"].error.startswith("Kirjoittakaa eurot lukuna")
    assert rules["E4:E33"].type == "date"


def test_a_colour_stands_beside_words_alone() -> None:
    conditions = book()["Sopimukset"].conditional_formatting
    rules = [rule for area in conditions for rule in area.rules]
    assert {str(rule.formula) for rule in rules} == {"['\"Ei vastaavaa\"']", "['\"Kunnossa\"']"}


@pytest.mark.parametrize("text", ["=1+1", "+358", "-5", "@SUM(A1)", "=HYPERLINK(1)", "http://a.fi"])
def test_what_looks_like_a_formula_stays_a_text(text: str) -> None:
    found = sheets(GUIDE_KEYS.replace("Tulostimet", text))
    cell = book(found)["Esimerkki Sopimukset"]["A4"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.hyperlink is None


def test_the_file_has_no_macro_and_nothing_from_elsewhere() -> None:
    with zipfile.ZipFile(io.BytesIO(make_excel(PAPER, sheets()))) as package:
        names = package.namelist()
        assert not [name for name in names if re.search(r"vba|external|media|embed", name)]
        relations = b"".join(package.read(name) for name in names if name.endswith(".rels"))
        assert b"TargetMode" not in relations
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_sheets_make_the_same_bytes() -> None:
    assert make_excel(PAPER, sheets()) == make_excel(PAPER, sheets())


def test_the_schema_of_office_has_nothing_to_say(tmp_path: Path) -> None:
    for name, found in (("guide", sheets()), ("functions", formula_sheets())):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(make_excel(PAPER, found))
        assert complaints(file) == []


def test_a_file_is_made_again_only_when_something_of_it_has_changed(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    make = making.make_excel
    monkeypatch.setattr(making, "make_excel", lambda *given: made.append(1) or make(*given))
    site.write(FILE, template())
    site.run()
    site.replace("content/sivut/tietoa.md", "title: ", "title:  ")
    site.run()
    assert len(made) == 1
    before = (site.output / OFFICE).read_bytes()
    site.replace(FILE, "12 000", "13 000")
    site.run()
    assert len(made) == 2
    assert (site.output / OFFICE).read_bytes() != before


def test_pages_tell_the_form_and_the_size(site: SiteFolder) -> None:
    site.write(FILE, template())
    site.run()
    size = round((site.output / OFFICE).stat().st_size / 1000)
    page = site.read("tyopohjat/rekisteri/index.html")
    assert f'<a href="/{OFFICE}">Excel {size}\u00a0kt</a>' in page


@pytest.mark.parametrize("found", [sheets(), formula_sheets()], ids=["guide", "functions"])
def test_formulas_are_written_as_the_library_would_prepare_them(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Sheet, ...]
) -> None:
    made = make_excel(PAPER, found)
    monkeypatch.delattr(making.PlainWorksheet, "_prepare_formula")
    assert make_excel(PAPER, found) == made
