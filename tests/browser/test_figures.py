"""Yearly figures: what is read, what is told of it, and the page where a town writes them."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from elinvoimapolku.model import Site
from tests.browser.axe import violations
from tests.browser.test_step_page import INSIDE_OF_A4
from tests.browser.ticks import a_field, document, eventually, store, stored, stored_text
from tests.conftest import PROJECT

PAGE = "/luvut/"
YEAR = 2026
SINGLE = "yhden-tarjouksen-osuus"

NUMBERS = """async ([script, texts]) => {
  const { numberOf } = await import(script + "document/numbers.js");
  return texts.map((text) => String(numberOf(text)));
}"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("52", "52"),
        (" 0 ", "0"),
        ("1 664 000", "1664000"),
        ("1\xa0664\u202f000,50", "1664000.5"),
        ("1664000,5", "1664000.5"),
        ("24,5", "24.5"),
        ("12 €", "12"),
        ("", "undefined"),
        ("  ", "undefined"),
        ("16 64 000", "NaN"),
        ("1.5", "NaN"),
        ("-3", "NaN"),
        ("5 %", "NaN"),
        ("1e5", "NaN"),
        ("kaksi", "NaN"),
        ("1,", "NaN"),
        ("99999999999999999999", "NaN"),
    ],
)
def test_a_number_is_read_as_finnish_writes_it(
    modules: Page, script: str, text: str, number: str
) -> None:
    assert modules.evaluate(NUMBERS, [script, [text]]) == [number]


def in_groups(number: int, space: str) -> str:
    return f"{number:,}".replace(",", space)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 10**12),
    st.integers(0, 99),
    st.sampled_from([" ", "\xa0", "\u202f", ""]),
)
def test_what_a_spreadsheet_writes_is_the_number_that_it_was(
    modules: Page, script: str, whole: int, cents: int, space: str
) -> None:
    text = f"{in_groups(whole, space)},{cents:02}"
    (read,) = modules.evaluate(NUMBERS, [script, [text]])
    assert float(read) == float(f"{whole}.{cents:02}")


SHARE = {"title": "", "shownAs": "percent"} | {
    place: {"id": f"a-{place}", "label": place, "unit": "kpl"}
    for place in ("numerator", "denominator", "missing")
}
EUROS = SHARE | {
    place: {"id": f"a-{place}", "label": place, "unit": "euroa"}
    for place in ("numerator", "denominator")
}
MEAN = SHARE | {"shownAs": "mean"}
SUMMED = SHARE | {"threeYears": True}
MEDIAN = {
    "title": "",
    "shownAs": "percent",
    "figure": {"id": "a-figure", "label": "figure", "unit": "päivää"},
    "denominator": {"id": "a-denominator", "label": "of", "unit": "kpl"},
}

FINDING = """async ([script, value, written, years]) => {
  const { figureField, findingOf, isSmall, percentOf, threeYearsOf, valueIn } =
    await import(script + "document/figures.js");
  const { empty, withFields } = await import(script + "document/state.js");
  const changes = written.map(([place, year, text]) => [figureField(`a-${place}`, year), text]);
  const state = withFields({ ...empty(), mark: "m" }, changes, 5);
  const all = years.map((year) => valueIn(state, value, year));
  const { kind, last, before, gap } = findingOf(value, all);
  return {
    kinds: all.map(({ kind, fault }) => fault || kind),
    percents: all.map((one) => (one.kind === "known" ? percentOf(value, one) ?? null : null)),
    small: all.map((one) => one.kind === "known" && isSmall(value, one)),
    told: [kind, last?.year ?? null, before?.year ?? null, gap],
    summed: Object.values(threeYearsOf(value, all)?.numbers ?? {}),
  };
}"""


def found(
    page: Page, script: str, value: dict[str, Any], years: dict[int, tuple[str, str]]
) -> dict[str, Any]:
    """What figures tell that were written as (one, all) by year."""
    one = "figure" if "figure" in value else "numerator"
    written = [
        [place, year, text]
        for year, texts in years.items()
        for place, text in zip((one, "denominator"), texts, strict=True)
        if text
    ]
    got = page.evaluate(FINDING, [script, value, written, sorted(years)])
    assert isinstance(got, dict)
    return got


@pytest.mark.parametrize(
    ("value", "years", "told"),
    [
        (SHARE, {2026: ("", "")}, ["none", None, None, []]),
        (SHARE, {2026: ("7", "")}, ["none", None, None, []]),
        (SHARE, {2026: ("7", "52")}, ["one", 2026, None, []]),
        (SHARE, {2026: ("0", "52")}, ["one", 2026, None, []]),
        (SHARE, {2025: ("12", "58"), 2026: ("7", "52")}, ["fallen", 2026, 2025, []]),
        (SHARE, {2025: ("7", "52"), 2026: ("12", "58")}, ["risen", 2026, 2025, []]),
        (SHARE, {2025: ("100", "1000"), 2026: ("101", "1000")}, ["same", 2026, 2025, []]),
        (SHARE, {2025: ("1", "52"), 2026: ("7", "52")}, ["small", 2026, 2025, []]),
        (SHARE, {2025: ("7", "52"), 2026: ("5", "29")}, ["small", 2026, 2025, []]),
        (
            SHARE,
            {2023: ("12", "58"), 2024: ("", ""), 2025: ("x", "3"), 2026: ("7", "52")},
            ["fallen", 2026, 2023, [2024, 2025]],
        ),
        (SHARE, {2025: ("7", "52"), 2026: ("0", "0")}, ["nothing", 2026, 2025, []]),
        (SHARE, {2024: ("12", "58"), 2025: ("7", "52")}, ["fallen", 2025, 2024, []]),
        (EUROS, {2024: ("120", "580"), 2025: ("70", "520")}, ["break", 2025, 2024, []]),
        (EUROS, {2022: ("120", "580"), 2023: ("70", "520")}, ["break", 2023, 2022, []]),
        (EUROS, {2025: ("120", "580"), 2026: ("70", "520")}, ["fallen", 2026, 2025, []]),
        # Counted from what was paid, and so broken as it is.
        (
            SHARE | {"broken": True},
            {2024: ("12", "58"), 2025: ("7", "52")},
            ["break", 2025, 2024, []],
        ),
        (MEAN, {2025: ("30", "11"), 2026: ("9", "4")}, ["withheld", 2026, 2025, []]),
        (MEAN, {2025: ("30", "11"), 2026: ("29", "11")}, ["fallen", 2026, 2025, []]),
        (MEAN, {2025: ("30", "11"), 2026: ("29", "9")}, ["small", 2026, 2025, []]),
        (MEDIAN, {2025: ("12", "18"), 2026: ("24,5", "17")}, ["risen", 2026, 2025, []]),
        (MEDIAN, {2025: ("12", "18"), 2026: ("24,5", "5")}, ["small", 2026, 2025, []]),
        (MEDIAN, {2026: ("12", "")}, ["one", 2026, None, []]),
    ],
)
def test_years_tell_no_more_than_they_know(
    modules: Page,
    script: str,
    value: dict[str, Any],
    years: dict[int, tuple[str, str]],
    told: list[object],
) -> None:
    assert found(modules, script, value, years)["told"] == told


@pytest.mark.parametrize(
    ("value", "years", "summed"),
    [
        (SUMMED, {2024: ("1", "17"), 2025: ("0", "0"), 2026: ("2", "20")}, [3, 37]),
        (
            SUMMED,
            {2023: ("9", "9"), 2024: ("1", "17"), 2025: ("3", "8"), 2026: ("2", "20")},
            [6, 45],
        ),
        (SUMMED, {2025: ("1", "17"), 2026: ("2", "20")}, []),
        (SUMMED, {2023: ("1", "17"), 2025: ("1", "17"), 2026: ("2", "20")}, []),
        (SUMMED, {2024: ("1", "17"), 2025: ("1", ""), 2026: ("2", "20")}, []),
        (SUMMED, {2024: ("0", "0"), 2025: ("0", "0"), 2026: ("0", "0")}, []),
        # What is written of a year to come, or wrong, does not take the last three away.
        (SUMMED, {2023: ("1", "9"), 2024: ("1", "9"), 2025: ("1", "9"), 2026: ("x", "2")}, [3, 27]),
        (SHARE, {2024: ("1", "17"), 2025: ("3", "8"), 2026: ("2", "20")}, []),
        (EUROS | {"threeYears": True}, dict.fromkeys((2024, 2025, 2026), ("1", "2")), []),
        (EUROS | {"threeYears": True}, dict.fromkeys((2025, 2026, 2027), ("1", "2")), [3, 6]),
    ],
)
def test_three_years_are_told_as_one_when_all_are_there_and_no_break_is_among_them(
    modules: Page,
    script: str,
    value: dict[str, Any],
    years: dict[int, tuple[str, str]],
    summed: list[int],
) -> None:
    assert found(modules, script, value, years)["summed"] == summed


@pytest.mark.parametrize(
    ("value", "texts", "kind"),
    [
        (SHARE, ("52", "5"), "larger"),
        (SHARE, ("1", "0"), "larger"),
        (SHARE, ("1,5", "5"), "not-whole"),
        (SHARE, ("yksi", "5"), "not-number"),
        (SHARE, ("2 %", "5"), "percent"),
        (EUROS, ("1,664", "5 000"), "unclear"),
        (EUROS, ("1,664 €", "5 000"), "unclear"),
        (EUROS, ("1664,000", "5 000"), "known"),
        (SHARE, ("5", ""), "half"),
        (SHARE, ("", "0"), "nothing"),
        (EUROS, ("1,5", "5"), "known"),
        (MEAN, ("29", "11"), "known"),
    ],
)
def test_a_year_that_cannot_be_so_is_told_and_not_counted(
    modules: Page, script: str, value: dict[str, Any], texts: tuple[str, str], kind: str
) -> None:
    assert found(modules, script, value, {YEAR: texts})["kinds"] == [kind]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 400), st.integers(0, 400))
def test_a_percentage_is_of_ten_or_more_and_a_direction_of_five_in_thirty(
    modules: Page, script: str, one: int, other: int
) -> None:
    part, whole = sorted((one, other))
    got = found(modules, script, SHARE, {YEAR: (str(part), str(whole))})
    if whole == 0:
        assert got["kinds"] == ["nothing"]
        return
    assert got["percents"] == [int(100 * part / whole + 0.5) if whole >= 10 else None]
    assert got["small"] == [part < 5 or whole < 30]


INDICATORS = [
    {"id": "yksi-tarjous", "title": "Yhden tarjouksen osuus", "values": [SHARE]},
    {
        "id": "aika",
        "title": "Päätösaika",
        "values": [MEDIAN | {"title": "Kaikki"}]
        + [
            {"title": "Hilma", "shownAs": "percent"}
            | {"figure": {"id": "a-hilma", "label": "Hilma", "unit": "päivää"}}
        ],
    },
    {
        "id": "muut",
        "title": "Muut",
        "values": [
            {"title": "Muuttuneet", "shownAs": "percent"}
            | {"figure": {"id": "a-muuttuneet", "label": "M", "unit": "kpl"}},
            {"title": "Hilma", "shownAs": "percent"}
            | {"numerator": {"id": "a-osat", "label": "O", "unit": "kpl"}}
            | {"denominator": {"id": "a-rivit", "label": "R", "unit": "kpl"}},
        ],
    },
]
COLUMNS = [
    {"key": key, "title": title}
    for key, title in (
        ("name", "Mittari"),
        ("", "Hilma"),
        ("all", "Kaikki"),
        ("numerator", "Osoittaja"),
        ("denominator", "Nimittäjä"),
        ("missing", "Tieto puuttuu"),
    )
]
PASTED = """async ([script, text, indicators, columns]) => {
  const { pastedRows } = await import(script + "document/figure-paste.js");
  return pastedRows(text, indicators, columns).map(({ line, kind, figures }) =>
    [line, kind, figures.map(({ id, text }) => `${id}=${text}`)]);
}"""
HEAD = "Mittari\tHilma\tKaikki\tOsoittaja\tNimittäjä\tTieto puuttuu"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        (HEAD, []),
        (
            f"{HEAD}\r\nYhden tarjouksen osuus\t25 %\t13 %\t7\t52\t1\r\n",
            [[2, "taken", ["a-numerator=7", "a-denominator=52", "a-missing=1"]]],
        ),
        # Without the head the columns are those of the sheet.
        (
            "Yhden tarjouksen osuus\t25 %\t13 %\t7\t52\t–",
            [[1, "taken", ["a-numerator=7", "a-denominator=52"]]],
        ),
        # Columns in another order, a row by the indicator's id.
        (
            "Nimittäjä\tMittari\tOsoittaja\n1 052\tYksi tarjous\t7",
            [[2, "taken", ["a-numerator=7", "a-denominator=1052"]]],
        ),
        (
            f"{HEAD}\nPäätösaika\t24,5\t12\t81\t5\t0",
            [[2, "taken", ["a-figure=12", "a-denominator=5", "a-hilma=24,5"]]],
        ),
        (
            f"{HEAD}\nPäätösaika\tei laskettavaa\tei laskettavaa\t0\t0\t0",
            [[2, "taken", ["a-denominator=0"]]],
        ),
        (f"{HEAD}\nMuuttuneet\t–\t3\t–\t–\t–", [[2, "taken", ["a-muuttuneet=3"]]]),
        # A series of which there is nothing has words in its cell, whatever there is of all.
        (
            f"{HEAD}\nPäätösaika\tei laskettavaa\t12\t81\t5\t0",
            [[2, "taken", ["a-figure=12", "a-denominator=5"]]],
        ),
        # A series of parts has both in its cell; a share alone tells none.
        (
            f"{HEAD}\nMuut\t1 / 1 004\t3\t–\t–\t–",
            [[2, "taken", ["a-muuttuneet=3", "a-osat=1", "a-rivit=1004"]]],
        ),
        (f"{HEAD}\nMuut\t25 %\t3\t–\t–\t–", [[2, "taken", ["a-muuttuneet=3"]]]),
        (f"{HEAD}\nMuut\t5 / 4\t3\t–\t–\t–", [[2, "larger", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t13 %\t\t\t", [[2, "half", []]]),
        # Of a name that two have, one is meant when the indicator stands before it.
        (f"{HEAD}\nHilma\t\t3\t1\t4\t0", [[2, "many", []]]),
        (
            f"{HEAD}\nMuut, Hilma\t–\t–\t1\t4\t–",
            [[2, "taken", ["a-osat=1", "a-rivit=4"]]],
        ),
        (f"{HEAD}\nMuuttuneet\t–\t–\t–\t–\t–", [[2, "nothing", []]]),
        (f"{HEAD}\nOuto\t1\t2\t3\t4\t5\n\n", [[2, "unknown", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t9\t7\t0", [[2, "larger", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t9\t–\t0", [[2, "half", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\tkaksi\t7\t0", [[2, "not-number", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t1,5\t7\t0", [[2, "not-whole", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t50 %\t100 %\t0", [[2, "percent", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t=SUMMA(B2:B9)\t7\t0", [[2, "not-number", []]]),
        (f"{HEAD}\nYhden tarjouksen osuus\t\t\t#JAKO/0!\t7\t0", [[2, "not-number", []]]),
        (
            f"{HEAD}\nYhden tarjouksen osuus\t\t\t1\xa0007\t1\u202f052\t0",
            [[2, "taken", ["a-numerator=1007", "a-denominator=1052", "a-missing=0"]]],
        ),
        # Columns of years, and a table after another.
        ("Mittari\t2025\t2026\nYhden tarjouksen osuus\t1\t2", [[2, "years", []]]),
        (
            f"{HEAD}\nMuuttuneet\t–\t3\t–\t–\t–\n{HEAD}\nMuuttuneet\t–\t4\t–\t–\t–",
            [[2, "taken", ["a-muuttuneet=3"]], [4, "years", []]],
        ),
        (
            f'{HEAD}\n"Yhden tarjouksen\nosuus"\t"a ""b"""\t\t1\t7\t0\n'
            "Yhden tarjouksen osuus\t\t\t2\t7\t0",
            [
                [2, "taken", ["a-numerator=1", "a-denominator=7", "a-missing=0"]],
                [3, "differs", []],
            ],
        ),
    ],
)
def test_pasted_rows_are_known_by_their_names_and_cells_by_their_columns(
    modules: Page, script: str, text: str, rows: list[object]
) -> None:
    assert modules.evaluate(PASTED, [script, text, INDICATORS, COLUMNS]) == rows


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('a7,\t\r\n"– ä'), max_size=40))
def test_no_pasted_text_is_too_odd_to_be_told_row_by_row(
    modules: Page, script: str, text: str
) -> None:
    for _, kind, figures in modules.evaluate(PASTED, [script, text, INDICATORS, COLUMNS]):
        assert (kind == "taken") == bool(figures)


def test_the_page_knows_the_columns_of_the_sheet_that_is_pasted() -> None:
    file = (PROJECT / "content/tyopohjat/kilpailutustaulukko.md").read_text("utf-8")
    sheet = re.search(r'- name: "Luvut"(.*?)results:', file, re.DOTALL)
    assert sheet
    titles = re.findall(r'- title: "([^"]*)"', sheet[1])
    text = (PROJECT / "templates/pages/figures.html").read_text("utf-8")
    listed = re.search(r"for key, title in \[(.*?)\] %", text)
    assert listed
    asked = re.findall(r'"([^"]*)"\)', listed[1])
    assert asked == titles[: len(asked)]
    assert len(asked) == len(titles) - 1


def the_field(page: Page, figure: str, year: int) -> Any:
    return page.locator(f'input[name="figure/{figure}.{year}/count"]')


def write(page: Page, figure: str, year: int, text: str) -> None:
    the_field(page, figure, year).fill(text)
    the_field(page, figure, year).blur()


def opened(page: Page, indicator: str = SINGLE) -> Any:
    """The fold of an indicator, opened on the page in a known year."""
    page.clock.set_fixed_time(f"{YEAR}-11-29T12:00:00")
    page.goto(PAGE)
    fold = page.locator(f'[data-indicator="{indicator}"]')
    fold.locator("summary").click()
    return fold


def test_two_years_tell_their_counts_and_draw_a_line(page: Page) -> None:
    fold = opened(page)
    finding = fold.locator("[data-finding]").first
    expect(finding).to_have_text("Kirjatkaa ensimmäinen vuosi. Kuva piirtyy kahdesta vuodesta.")
    write(page, f"{SINGLE}-yksi", 2025, "12")
    write(page, f"{SINGLE}-rivit", 2025, "58")
    write(page, f"{SINGLE}-yksi", 2026, "7")
    write(page, f"{SINGLE}-rivit", 2026, "52")
    expect(finding).to_have_text(
        "Vuonna 2026 luku oli 7 / 52 (13 %). Se on pienempi kuin vuonna 2025, jolloin se oli "
        "12 / 58 (21 %)."
    )
    picture = fold.get_by_role("img").first
    expect(picture).to_have_accessible_name(re.compile(r"2025 12\s/\s58 .21\s%., 2026 7\s/\s52"))
    assert stored(page)["fields"][f"figure/{SINGLE}-yksi.2026/count"]["value"] == "7"
    expect(fold.locator("summary")).to_contain_text("2 vuotta, 2026: 7 / 52 (13 %)")


def test_a_few_are_not_told_as_none_and_almost_all_not_as_all(page: Page, script: str) -> None:
    page.goto("/luvut/")
    told = page.evaluate(
        """async ([script, value, parts]) => {
          const { toldOf } = await import(`${script}views/figure-words.js`);
          const { valueIn, figureField } = await import(`${script}document/figures.js`);
          return parts.map((part) => {
            const fields = Object.fromEntries([["numerator", part], ["denominator", "300"]].map(
              ([place, value]) => [figureField(`a-${place}`, 2026), { value }]));
            return toldOf(value, valueIn({ fields }, value, 2026)).replace(/\\s/g, " ");
          });
        }""",
        [script, SHARE, ["0", "1", "2", "297", "299", "300"]],
    )
    percents = ["0 %", "alle 1 %", "1 %", "99 %", "yli 99 %", "100 %"]
    parts = [0, 1, 2, 297, 299, 300]
    assert told == [f"{part} / 300 ({one})" for part, one in zip(parts, percents, strict=True)]


def test_a_small_number_is_told_as_small(page: Page) -> None:
    fold = opened(page)
    write(page, f"{SINGLE}-yksi", 2026, "1")
    write(page, f"{SINGLE}-rivit", 2026, "52")
    expect(fold.locator(".told-figure", has_text="1 / 52 (2 %)").first).to_be_visible()
    expect(fold.locator("[data-small]").first).to_contain_text("Yksi tapaus lisää olisi 2 / 52.")


def test_what_is_wrong_stands_beside_the_field_and_stays_as_it_was_written(page: Page) -> None:
    opened(page)
    write(page, f"{SINGLE}-yksi", 2026, "52")
    write(page, f"{SINGLE}-rivit", 2026, "5")
    field = the_field(page, f"{SINGLE}-yksi", 2026)
    expect(field).to_have_accessible_description(
        "Osa ei voi olla suurempi kuin kaikki. Tarkistakaa luvut."
    )
    expect(field).to_have_value("52")
    write(page, f"{SINGLE}-yksi", 2026, "2,5")
    expect(field).to_have_accessible_description("Kirjoittakaa kokonaisluku.")
    write(page, f"{SINGLE}-yksi", 2026, "2")
    expect(field).to_have_accessible_description("")


ROWS = (
    "Mittari\tHilma\tAvatut pienhankinnat\tKaikki\tOsoittaja\tNimittäjä\tTieto puuttuu\tMiten\r\n"
    "Yhden tarjouksen osuus\t25 %\t0 %\t13 %\t7\t52\t1\tRivit\r\n"
    "Päätösaika\t24,5\t10\t12\t81\t5\t0\tPäiviä\r\n"
    "Hinta ainoana perusteena\t–\t–\t–\t9\t7\t0\tRivit\r\n"
)


def test_pasted_figures_are_shown_first_and_can_be_taken_back(page: Page) -> None:
    opened(page)
    write(page, f"{SINGLE}-yksi", 2026, "6")
    page.get_by_role("button", name="Tuo taulukosta").click()
    page.get_by_label("Rivit taulukosta").fill(ROWS)
    page.get_by_role("button", name="Näytä, mitä muuttuisi").click()
    preview = page.locator("[data-paste-preview]")
    expect(preview).to_contain_text("Rivejä, joihin jätettiin yksi tarjous: 6 → 7")
    expect(preview).to_contain_text("Rivi 4, Hinta ainoana perusteena: osoittaja 9 on suurempi")
    expect(the_field(page, f"{SINGLE}-yksi", 2026)).to_have_value("6")
    preview.get_by_role("button", name="Tuo 8 lukua").click()
    told = page.locator("[data-told]").last
    expect(told).to_have_text("8 lukua on tuotu. 1 rivi jäi kenttään korjattavaksi.")
    expect(the_field(page, f"{SINGLE}-yksi", 2026)).to_have_value("7")
    page.get_by_role("button", name="Kumoa").click()
    expect(the_field(page, f"{SINGLE}-yksi", 2026)).to_have_value("6")
    expect(the_field(page, "paatosaika-hilma", 2026)).to_have_value("")
    # What was refused is where it can be mended, and comes then.
    rows = page.get_by_label("Rivit taulukosta")
    rows.fill(rows.input_value().replace("9\t7", "3\t7"))
    page.get_by_role("button", name="Näytä, mitä muuttuisi").click()
    preview.get_by_role("button", name="Tuo 11 lukua").click()
    expect(told).to_have_text("11 lukua on tuotu.")
    expect(rows).to_be_hidden()


def test_another_sheet_is_refused_at_once_and_told_in_few_lines(page: Page) -> None:
    opened(page)
    page.get_by_role("button", name="Tuo taulukosta").click()
    others = "\r\n".join(f"{number}\t1\t2" for number in range(99))
    page.get_by_label("Rivit taulukosta").fill(f"{'Hankinta' * 50}\t1\r\n{others}")
    page.get_by_role("button", name="Näytä, mitä muuttuisi").click()
    told = page.locator("[data-paste-preview] li")
    expect(told).to_have_count(31)
    expect(told.last).to_contain_text("Lisäksi 70 riviä ei tuoda.")
    expect(told.first).to_contain_text("HankintaHan…")


def test_a_paste_without_a_year_or_rows_says_what_is_missing(page: Page) -> None:
    opened(page)
    page.get_by_role("button", name="Tuo taulukosta").click()
    show = page.get_by_role("button", name="Näytä, mitä muuttuisi")
    show.click()
    expect(page.get_by_role("alert")).to_have_text("Liittäkää ensin rivit taulukosta.")
    page.get_by_label("Rivit taulukosta").fill(ROWS)
    page.get_by_label("Vuosi, jonka luvut ovat").fill("26")
    show.click()
    expect(page.get_by_role("alert")).to_contain_text("Kirjoittakaa vuosi")
    page.get_by_label("Vuosi, jonka luvut ovat").fill(str(YEAR + 1))
    show.click()
    expect(page.get_by_role("alert")).to_contain_text(f"2000–{YEAR}")
    page.get_by_label("Vuosi, jonka luvut ovat").fill(str(YEAR))
    page.get_by_label("Rivit taulukosta").fill(ROWS.replace("\t", ";"))
    show.click()
    expect(page.get_by_role("alert")).to_contain_text("Rivit tulivat ilman sarakkeita")


def test_a_town_s_file_brings_its_figures_as_one_matter(page: Page) -> None:
    opened(page)
    name = f"figure/{SINGLE}-yksi.2026/count"
    write(page, f"{SINGLE}-yksi", 2026, "7")
    eventually(lambda: name in (stored_text(page) or ""), expected=True)
    file = stored(page)
    # Another page first: what is left to save is saved when this one is left.
    page.goto("/robots.txt")
    page.evaluate("localStorage.clear()")
    page.goto("/oma-polku/")
    page.set_input_files(
        "[data-open]",
        {"name": "k.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()},
    )
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("vuosien luvut")
    dialog.get_by_role("button", name="Tuo valitut").click()
    eventually(lambda: stored(page)["fields"][name]["value"], "7")


def test_paper_has_the_years_that_are_written_and_a_form_where_none_is(
    page: Page, browser: Browser, base_url: str
) -> None:
    opened(page)
    write(page, f"{SINGLE}-yksi", 2026, "7")
    page.emulate_media(media="print")
    shown = page.locator("[data-indicator]").filter(visible=True)
    expect(shown).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(the_field(page, f"{SINGLE}-yksi", 2026).locator("..")).to_have_attribute(
        "data-written", "7"
    )
    with browser.new_context(java_script_enabled=False, base_url=base_url) as context:
        form = context.new_page()
        form.goto(PAGE)
        form.emulate_media(media="print")
        every = form.locator("[data-indicator]")
        expect(every.filter(visible=True)).to_have_count(every.count())


def test_paper_has_each_table_whole_on_about_as_many_sheets_as_are_told(
    page: Page, content: Site
) -> None:
    fields = {
        f"figure/{figure.id}.{year}/count": a_field(
            "1 234 567,50" if figure.unit == "euroa" else "12"
        )
        for indicator in list(content.indicators.values())[:9]
        for figure in indicator.figures
        for year in (YEAR - 2, YEAR - 1, YEAR)
    }
    page.goto("/robots.txt")
    store(page, document() | {"fields": fields})
    page.set_viewport_size(INSIDE_OF_A4)
    page.goto(PAGE)
    button = page.locator("[data-print]")
    expect(button).not_to_contain_text("14")
    told = re.search(r"noin (\d+)", button.inner_text())
    sheets = len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    assert told
    assert abs(sheets - int(told[1])) <= 1, (sheets, told[0])
    page.emulate_media(media="print")
    beyond = page.locator(".years").evaluate_all(
        """tables => tables.filter((one) => one.checkVisibility())
          .map((one) => one.offsetWidth - one.closest(".figure-row").clientWidth)"""
    )
    assert len(beyond) > 9
    assert max(beyond) <= 0


def test_what_is_done_by_keys_alone_is_whole(page: Page) -> None:
    page.clock.set_fixed_time(f"{YEAR}-11-29T12:00:00")
    page.goto(PAGE)
    page.locator(f'[data-indicator="{SINGLE}"] summary').focus()
    page.keyboard.press("Enter")
    the_field(page, f"{SINGLE}-yksi", 2024).focus()
    for text in ("9", "41"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".told-figure", has_text="9 / 41").first).to_be_visible()
    assert page.evaluate("document.activeElement.name") == f"figure/{SINGLE}-yksi.2025/count"


def test_figures_right_and_wrong_and_a_preview_are_clean_and_fit_a_narrow_screen(
    page: Page,
) -> None:
    opened(page)
    for year, one, every in ((2024, "12", "58"), (2025, "60", "52"), (2026, "7", "52")):
        write(page, f"{SINGLE}-yksi", year, one)
        write(page, f"{SINGLE}-rivit", year, every)
    page.get_by_role("button", name="Tuo taulukosta").click()
    page.get_by_label("Rivit taulukosta").fill(ROWS)
    page.get_by_role("button", name="Näytä, mitä muuttuisi").click()
    expect(page.locator(".not-kept")).to_have_count(1)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
