"""The table of competitions counts its ten indicators as their pages define them."""

from __future__ import annotations

import datetime
import random

import pytest

from elinvoimapolku.model import Site, Template
from elinvoimapolku.spreadsheet.book import Book, inputs
from tests.competitions import (
    COMPETITIONS,
    NOTHING,
    OTHERS,
    Figure,
    Filled,
    Row,
    indicators,
    random_others,
    random_rows,
    sheet_of,
    written,
)

IN_EXAMPLE = {
    "Tarjousten mediaani": Figure(2, 16, 8),
    "Yhden tarjouksen osuus": Figure(1 / 8, 1, 8),
    "Osiin jaetut hankinnat": Figure(1 / 2, 1, 2),
    "Kalenterin osuvuus": Figure(1 / 2, 1, 2),
    "Vuoropuhelun osuus": Figure(1 / 2, 1, 2),
    "Päätösaika": Figure(12, 81, 5),
    "Oikaisut ja valitukset": Figure("1 / 6", 1, 6),
    "Pk-yritysten osuus": Figure(6 / 7, 6, 7),
    "Linjausten toteutuminen": Figure(1 / 2, 1, 2),
    "Avatut pienhankinnat": Figure(3 / 8, 3, 8),
}
"""The results that the pages of the indicators tell of the eight rows."""


@pytest.fixture(scope="module")
def template(content: Site) -> Template:
    found = content.templates["kilpailutustaulukko"]
    assert isinstance(found, Template)
    return found


def figures(template: Template, is_example: bool = True) -> dict[str, Figure]:
    """What the second sheet tells, by the names of the indicators."""
    sheet = template.sheets[0]
    titles = [column.title for column in sheet.columns]
    results = (titles.index("Kaikki"), titles.index("Avatut pienhankinnat"))
    parts = [titles.index(one) for one in ("Osoittaja", "Nimittäjä")]
    found = {}
    for row in Book(template.sheets, is_example).rows(sheet)[: len(IN_EXAMPLE)]:
        values = [cell.value for cell in row]
        result = next(values[at] for at in results if values[at] != "–")
        found[str(values[0])] = Figure(result, *(values[at] for at in parts))
    return found


def filled(template: Template, rows: list[Row], others: list[Row]) -> Template:
    """The template with other rows in its example."""
    new = {COMPETITIONS: rows, OTHERS: others}
    sheets = [
        sheet.model_copy(
            update={
                "rows": tuple(
                    " | ".join(written(row[column.title]) for column in inputs(sheet))
                    for row in new[sheet.name]
                )
            }
        )
        if sheet.name in new
        else sheet
        for sheet in template.sheets
    ]
    return template.model_copy(update={"sheets": tuple(sheets)})


def with_chance(template: Template, seed: int) -> Template:
    """The template with rows that chance has written."""
    chance = random.Random(seed)
    rows = random_rows(sheet_of(template, COMPETITIONS), chance, 20)
    return filled(template, rows, random_others(sheet_of(template, OTHERS), chance, 8))


def told_of(template: Template, name: str) -> dict[str, object]:
    """A row of the second sheet, by the titles of its columns."""
    sheet = template.sheets[0]
    titles = [column.title for column in sheet.columns]
    rows = [
        [cell.value for cell in row] for row in Book(template.sheets, is_example=True).rows(sheet)
    ]
    return dict(zip(titles, next(row for row in rows if row[0] == name), strict=True))


def test_the_second_sheet_tells_ten_indicators_as_their_pages_do(template: Template) -> None:
    assert figures(template) == IN_EXAMPLE


def test_an_empty_table_has_nothing_to_count(template: Template) -> None:
    empty = figures(template, is_example=False)
    assert set(empty.values()) == {Figure(NOTHING, 0, 0)}


@pytest.mark.parametrize("seed", range(40))
def test_other_rows_give_what_plain_code_gives(template: Template, seed: int) -> None:
    chance = random.Random(seed)
    rows = random_rows(sheet_of(template, COMPETITIONS), chance, 20)
    others = random_others(sheet_of(template, OTHERS), chance, 8)
    found, by_hand = figures(filled(template, rows, others)), indicators(rows, others)
    assert list(found) == list(by_hand)
    for name, figure in by_hand.items():
        assert found[name][1:] == figure[1:], name
        if isinstance(figure.result, str):
            assert found[name].result == figure.result, name
        else:
            assert found[name].result == pytest.approx(figure.result), name


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["Yhden tarjouksen osuus", "Hinta ainoana perusteena"])
def test_a_series_has_its_parts_in_one_cell_and_two_series_make_all(
    template: Template, name: str, seed: int
) -> None:
    told = told_of(with_chance(template, seed), name)
    series = [told[title] for title in ("Hilma", "Avatut pienhankinnat")]
    parts = [str(one).split(" / ") for one in series if one != NOTHING]
    sums = [sum(int(all_[at]) for all_ in parts) for at in (0, 1)]
    assert sums == [told["Osoittaja"], told["Nimittäjä"]]


@pytest.mark.parametrize("seed", range(6))
def test_direct_purchases_are_counted_of_those_that_ended_in_a_contract(
    template: Template, seed: int
) -> None:
    other = with_chance(template, seed)
    told = told_of(other, "Suorahankinnat")
    sheet = sheet_of(other, COMPETITIONS)
    titles = [column.title for column in sheet.columns]
    rows = [
        dict(zip(titles, (cell.value for cell in row), strict=True))
        for row in Book(other.sheets, is_example=True).rows(sheet)
    ]
    counted = [
        row["Menettely"]
        for row in rows
        if (row["Mukana"], row["Ensimmäinen"]) == (1, 1) and row["Sopimuksia"] not in (0, "")
    ]
    part = counted.count("suorahankinta")
    whole = sum(counted.count(kind) for kind in ("suorahankinta", "kansallinen", "EU"))
    assert (told["Osoittaja"], told["Nimittäjä"]) == (part, whole)
    assert told["Kaikki"] == (f"{part} / {whole}" if whole else NOTHING)


def test_other_rows_meet_every_case(template: Template) -> None:
    """Chance gives each indicator something to count, and something that it leaves out."""
    sheets = [sheet_of(template, name) for name in (COMPETITIONS, OTHERS)]
    found = [
        indicators(random_rows(sheets[0], chance, 20), random_others(sheets[1], chance, 8))
        for chance in map(random.Random, range(40))
    ]
    for name in IN_EXAMPLE:
        parts = [(one[name].numerator, one[name].denominator) for one in found]
        assert any(0 < part < whole or whole > 2 for part, whole in parts), name
        assert any(part == 0 for part, _ in parts), name


DAYS = {
    "Kalenterissa ensi kerran": datetime.date(2025, 11, 3),
    "Pyyntö julkaistu": datetime.date(2026, 9, 1),
    "Määräaika": datetime.date(2026, 10, 1),
    "Päätöspäivä": datetime.date(2026, 10, 20),
}
SOUND = {**DAYS, "Tunnus": "2026-01", "Arvioitu arvo €": 150_000, "Tarjouksia jätetty": 2}


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({}, None),
        ({"Määräaika": datetime.date(2026, 8, 31)}, "Määräaika ennen pyyntöä"),
        ({"Päätöspäivä": datetime.date(2026, 9, 30)}, "Päätös ennen määräaikaa"),
        ({"Tarjouksia jätetty": None}, "Tarjousten määrä puuttuu"),
        ({"Vuoropuhelu": "tietopyyntö"}, "Vuoropuhelun muutos kirjaamatta"),
        ({"Vuoropuhelu": "tietopyyntö", "Mitä vuoropuhelu muutti": "ei mitään, koska"}, None),
        ({"Hylätty tai suljettu pois": 3}, "Hylättyjä enemmän kuin tarjouksia"),
        ({"Kalenterissa ensi kerran": None}, "Suuri hankinta ei kalenterissa"),
        ({"Kalenterissa ensi kerran": None, "Arvioitu arvo €": 99_999}, None),
        ({"Määräaika": datetime.date(2026, 10, 3)}, "Määräaika viikonloppuna tai heinäkuussa"),
        ({"Y-tunnus": "1234567-1"}, None),
        ({"Y-tunnus": "1234567-8"}, "Tarkistakaa Y-tunnus"),
        ({"Y-tunnus": "12345671"}, "Tarkistakaa Y-tunnus"),
        ({"Y-tunnus": "123456A-1"}, "Tarkistakaa Y-tunnus"),
    ],
)
def test_the_first_thing_to_check_is_told_in_words(
    template: Template, change: dict[str, Filled], note: str | None
) -> None:
    sheet = sheet_of(template, COMPETITIONS)
    empty: dict[str, Filled] = {column.title: None for column in inputs(sheet)}
    sheets = filled(template, [{**empty, **SOUND, **change}], []).sheets
    at = [column.title for column in sheet.columns].index("Huomautus")
    (row,) = Book(sheets, is_example=True).rows(sheets[template.sheets.index(sheet)])
    assert (row[at].value or None) == note
