"""The sheets of a template: what is read of them, and what is told of their mistakes."""

from __future__ import annotations

import datetime

import openpyxl
import pytest

from elinvoimapolku.model import Site
from elinvoimapolku.model.sheets import CellKind
from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.views.spreadsheet import sheet_views
from elinvoimapolku.spreadsheet.book import Book, Cell
from elinvoimapolku.spreadsheet.cell_values import Value, serial, value_of
from elinvoimapolku.spreadsheet.shown import shown
from tests.conftest import SiteFolder
from tests.sheets import FILE, GUIDE_KEYS, sheets, template


def values(is_example: bool) -> dict[str, list[list[object]]]:
    found = sheets()
    book = Book(found, is_example)
    return {
        one.name: [[cell.value for cell in row] for row in book.rows(one)]
        for one in found
        if one.columns
    }


def test_the_guide_s_example_is_a_template_with_an_excel_file(site: SiteFolder) -> None:
    site.write(FILE, template())
    assert [str(one) for one in site.run().problems] == []
    assert (site.output / "tyopohjat/rekisteri/rekisteri-1.0.xlsx").is_file()


def test_of_the_example_only_what_one_fills_in_says_where_to_write(site: SiteFolder) -> None:
    site.write(FILE, template())
    site.run()
    book = openpyxl.load_workbook(site.output / "tyopohjat/rekisteri/rekisteri-1.0.xlsx")
    told = {name: str(book[name]["A2"].value) for name in book.sheetnames}
    assert "välilehdelle Sopimukset" in told["Esimerkki Sopimukset"]
    assert "Kirjoittakaa" not in told["Esimerkki Luvut"]


def test_the_example_counts_and_the_empty_file_has_no_mistake() -> None:
    day = serial(datetime.date(2026, 9, 30))
    found = values(is_example=True)
    assert found["Luvut"] == [["Sopimuksia", 2], ["Vastaava puuttuu", 0.5]]
    assert found["Sopimukset"][0][4:] == [day, "Kunnossa"]
    assert found["Sopimukset"][1][4:] == [serial(datetime.date(2026, 5, 31)), "Ei vastaavaa"]
    empty = values(is_example=False)
    assert empty["Luvut"] == [["Sopimuksia", 0], ["Vastaava puuttuu", "–"]]
    assert empty["Sopimukset"] == [[None, None, None, None, "", ""]] * 30


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "=1+1", "=1+1"),
        ("date", "2026-12-31", 46387),
        ("count", "12", 12),
        ("number", "-24,5", -24.5),
        ("euro", "1 801 000", 1_801_000),
        ("percent", "27 %", 0.27),
        ("percent", "1,5%", 0.015),
        ("euro", "", None),
    ],
)
def test_a_value_is_what_its_kind_makes_of_it(kind: str, text: str, value: object) -> None:
    assert value_of(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "31.12.2026"),
        ("date", "2026-02-30"),
        ("count", "2,5"),
        ("count", "-1"),
        ("number", "1.5"),
        ("number", "12 00"),
        ("euro", "-5"),
        ("euro", "12 €"),
        ("percent", "0,27"),
        ("choice", "muu"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        value_of(kind, text, ("kyllä",))


def faults(site: SiteFolder, old: str, new: str) -> list[tuple[Code, int, str]]:
    """What is told of the guide's example with a mistake in it, and on which line."""
    assert old in GUIDE_KEYS
    site.write(FILE, template(GUIDE_KEYS.replace(old, new, 1)))
    return [(one.code, one.line, one.message) for one in site.run().problems]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("[Tila];", "[Tilla];", Code.BAD_FORMULA, "ei ole saraketta ”Tilla”"),
        ("(Sopimukset[Tila]", "(Sopimus[Tila]", Code.BAD_FORMULA, "Taulukkoa ”Sopimus” ei ole"),
        ("-Kuukausia_ennen", "-Kuukausia", Code.BAD_FORMULA, "Solua ”Kuukausia” ei ole"),
        ("IF([@P", "JOS([@P", Code.BAD_FORMULA, "Funktiota ”JOS” ei tunneta"),
        ("-Kuukausia_ennen", "-Kuukausia_ennen;1", Code.BAD_FORMULA, "on 3 arvoa"),
        ("(Sopimukset[Tila];", '("x";', Code.BAD_FORMULA, "1. arvo ei ole sarake"),
        ("-Kuukausia_ennen", "-ROW([@Sopimus])", Code.BAD_FORMULA, "ottaa vain otsikon"),
        ("-Kuukausia_ennen", "-1" + "+1" * 400, Code.BAD_FORMULA, "yli 600 nimeä"),
        ("-Kuukausia_ennen", "-(" * 65 + "1" + ")" * 65, Code.BAD_FORMULA, "yli 64 sisäkkäin"),
        ("-Kuukausia_ennen", "-1" + "+[@Arvo €]" * 250, Code.BAD_FORMULA, "pidempi kuin 8192"),
        ("-Kuukausia_ennen", "-TODAY()", Code.BAD_FORMULA, "muuttuu itsestään"),
        ('="";"";EDATE([@', '="";"";EDATE(Sopimukset[', Code.BAD_FORMULA, "vain yksi arvo"),
        ("EDATE([@Päättyy]", "EDATE([@Muistutus]", Code.BAD_FORMULA, "tarvitsee oman tuloksensa"),
        ("-Kuukausia_ennen))", "-Kuukausia_ennen)", Code.BAD_FORMULA, "sulku ) puuttuu"),
        (";-Kuukausia_ennen", '&"x";1', Code.BAD_FORMULA, "Kaavan tulos on #VALUE!"),
        ("| 12 000 |", "| 12 000 | |", Code.BAD_ROW, "Rivillä on 5 arvoa"),
        ("12 000 ", "paljon ", Code.BAD_ROW, "Kohdan ”Arvo €” arvo ”paljon” ei ole euromäärä"),
        ('- "Sopimuksia"\n', '- "Sopimuksia"\n          - "x"\n', Code.BAD_ROW, "Rivillä on 3"),
        ('value: "3"', 'value: "kolme"', Code.BAD_ROW, "”kolme” ei ole kokonaisluku"),
        ('"Tiedot"', '"Ohje"', Code.BAD_VALUE, "Välilehden nimi ”Ohje” ei kelpaa"),
        ('"Tiedot"', '"A1"', Code.BAD_VALUE, "ei kelpaa kaavoihin"),
        ('"Tiedot"', '"Luvut"', Code.BAD_VALUE, "on jo käytössä"),
        ('"Päättyy"', '"Vastaava"', Code.BAD_VALUE, "on kahdella sarakkeella"),
        ('"Päättyy"', '"Päättyy [pv]"', Code.BAD_VALUE, "merkki ["),
        ("kind: euro", "kind: eurot", Code.BAD_VALUE, "arvo ”eurot” ei kelpaa"),
        ("kind: euro", "kind: choice", Code.BAD_VALUE, "vaihtoehdot puuttuvat"),
        ("makes: [excel]", "makes: [word]", Code.BAD_VALUE, "ei tehdä tiedostoa"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    site: SiteFolder, old: str, new: str, code: Code, message: str
) -> None:
    told = faults(site, old, new)
    assert [(one[0], message in one[2]) for one in told] == [(code, True)], told
    assert told[0][1] > 1


def test_a_sheet_has_a_table_or_single_cells_and_an_excel_file_has_sheets(
    site: SiteFolder,
) -> None:
    told = '    help: "Kunnan omat luvut."\n'
    both = GUIDE_KEYS.replace(told, f"{told}    columns:\n      - title: X\n        kind: text\n")
    site.write(FILE, template(both))
    assert ["joko avain columns tai avain cells" in one.message for one in site.run().problems] == [
        True
    ]
    site.write(FILE, template("makes: [excel]\n"))
    assert [one.message for one in site.run().problems] == ["Excel-tiedostoon ei ole välilehtiä."]


def test_the_page_tells_what_is_written_where_and_shows_the_example(content: Site) -> None:
    source = next(iter(content.templates.values())).model_copy(update={"sheets": sheets()})
    figures, contracts, cells = sheet_views(source)
    assert (figures.titles, figures.fields) == (("Mittari", "Tulos"), ())
    assert figures.rows == (("Sopimuksia", "2"), ("Vastaava puuttuu", "50\u00a0%"))
    row = ("Tulostimet", "sihteeri", "12\u00a0000\u00a0€", "31.12.2026", "30.9.2026", "Kunnossa")
    assert contracts.rows[0] == row
    assert contracts.fields[1] == ("Vastaava", "teksti", "Nimike, ei nimeä.", "")
    assert contracts.fields[-1].kind == "lasketaan"
    assert cells.fields == (("Kuukausia ennen", "kokonaisluku", "", "3"),)
    assert (cells.titles, cells.rows) == ((), ())


@pytest.mark.parametrize(
    ("kind", "decimals", "value", "words"),
    [
        ("euro", 0, 1_801_000, "1\u00a0801\u00a0000\u00a0€"),
        ("euro", 2, -0.5, "−0,50\u00a0€"),
        ("percent", 0, 0.125, "13\u00a0%"),
        ("percent", 1, 0.012, "1,2\u00a0%"),
        ("number", 0, 24.5, "24,5"),
        ("number", 1, 3.25, "3,3"),
        ("date", 0, 46387, "31.12.2026"),
        ("count", 0, None, ""),
        ("percent", 0, "ei laskettavaa", "ei laskettavaa"),
    ],
)
def test_a_cell_is_shown_as_finnish_writes_it(
    kind: CellKind, decimals: int, value: Value, words: str
) -> None:
    assert shown(Cell(kind, decimals, None, value)) == words
