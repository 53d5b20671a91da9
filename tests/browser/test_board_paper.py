"""The board paper: sentences that say what is known and no more, fields to copy, and one sheet."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import real_path
from tests.browser.assessment import Modules, a_step, saved
from tests.browser.conftest import NewContext
from tests.browser.test_step_page import sheets
from tests.browser.ticks import Outline, store
from tests.browser.town_files import text
from tests.conftest import SiteFolder

PAGE = "/kokoukseen/kokousasia/"
TODAY = "2026-11-29"
TOLD = """async ([script, states]) => {
  const told = await import(`${script}views/board-paper-told.js`);
  return states.map((state) => {
    const { rows } = told.deedsInWords(state, false);
    return {
      told: [...told.situationInWords(state), ...told.figuresInWords(state)].join("\\n"),
      proposal: told.proposalOf(state, rows).flatMap((one) => one.items ?? [one.text]).join("\\n"),
      rows,
    };
  });
}"""
MARKS = re.compile("[\x02\x03]")


def made(built_site: SiteFolder, module: str, name: str) -> Any:
    """What the build has written into a module."""
    (file,) = built_site.output.glob(f"assets/*/js/document/{module}.js")
    found = re.search(rf"^export const {name} = (.*);$", file.read_text("utf-8"), re.MULTILINE)
    assert found
    return json.loads(found[1])


@pytest.fixture
def short(built_site: SiteFolder) -> list[str]:
    """The statements of the short round, in the suggested order."""
    steps = made(built_site, "statements", "assessed")
    return [f"{step['id']}-{step['short']}" for step in steps if step["short"]]


def a_round(key: str, day: str, answers: dict[str, Any], name: str = "Arvio") -> dict[str, Any]:
    """The fields of a round."""
    about = {"name": name, "date": day, "length": "short"}
    return {f"round/{key}/about": about} | {
        f"answer/{statement}.{key}/given": {"level": level, "revision": 1}
        for statement, level in answers.items()
    }


def in_words(page: Page, script: str, *all_fields: dict[str, Any]) -> list[dict[str, Any]]:
    """What the paper tells of documents with these fields."""
    page.goto(PAGE)
    found = page.evaluate(TOLD, [script, [saved(fields) for fields in all_fields]])
    return [
        {key: MARKS.sub("", one) if isinstance(one, str) else one for key, one in told.items()}
        for told in found
    ]


def test_nothing_is_told_of_what_nobody_has_written(page: Page, script: str) -> None:
    (empty,) = in_words(page, script, {})
    assert empty["told"] == ""


def test_levels_are_told_with_how_much_was_answered(
    page: Page, script: str, short: list[str]
) -> None:
    one, other, third = short[:3]
    of = len(short)
    cases: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
        "one known": ({one: 2}, [f"vastattu 1/{of}", "Taso tiedetään yhdestä vaiheesta: 2/4."], []),
        "all at one level": ({one: 2, other: 2}, ["Kaikki 2 arvioitua vaihetta", "2/4"], ["Matal"]),
        "two levels": ({one: 1, other: 3}, ["Matalin taso 1/4", "Korkein taso 3/4"], ["Kaikki"]),
        "none known": ({one: "unknown"}, ["Yhden vaiheen tasoa ei tiedetä"], ["taso ", "Kaikki"]),
        "many not known": ({one: "unknown", other: "unknown", third: 2}, ["2 vaiheen tasoa"], []),
        "none is theirs": (
            {one: "not-ours"},
            [f"vastattu 1/{of}", "Yksi vaihe ei koske kuntaa"],
            ["tiedetä", "taso "],
        ),
        "some are not": (
            {one: "not-ours", other: "not-ours", third: 2},
            ["2 vaihetta ei koske"],
            [],
        ),
    }
    fields = [a_round("r", "2026-11-12", answers) for answers, _, _ in cases.values()]
    for (name, (_, there, absent)), told in zip(
        cases.items(), in_words(page, script, *fields), strict=True
    ):
        assert "Itsearvioinnissa Arvio (12.11.2026)" in told["told"], name
        assert "Vertailu" not in told["told"], name
        assert [one for one in there if one not in told["told"]] == [], (name, told["told"])
        assert [one for one in absent if one in told["told"]] == [], (name, told["told"])


def test_what_does_not_concern_the_town_is_proposed_only_where_it_has_begun(
    page: Page, script: str, outline: Outline, short: list[str]
) -> None:
    none = a_round("r", "2026-11-12", dict.fromkeys(short, "not-ours"))
    item = outline.items(step=real_path.STEP.id)[1]
    begun = none | {f"item/{item}/owner": "Pekka"}
    all_, planned = in_words(page, script, none, begun)
    assert all_["rows"] == []
    assert all_["proposal"].count("toteutetaan teko") == 0
    assert {row["owner"] for row in planned["rows"]} >= {"Pekka"}


def test_a_round_is_told_beside_the_one_before_it(
    page: Page, script: str, short: list[str]
) -> None:
    one, other, third = short[:3]
    cases: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
        "risen": ({one: 1}, {one: 2}, ["Yksi vaihe nousi", "Yksikään vaihe ei laskenut."]),
        "fallen": ({one: 3, other: 2}, {one: 1, other: 2}, ["Yksi vaihe laski", "Yksi pysyi"]),
        "many risen": ({one: 1, other: 1}, {one: 2, other: 4}, ["2 vaihetta nousi"]),
        "not asked": ({one: 1}, {other: 2}, ["2 kysyttiin vain toisella kierroksella."]),
        "known now": ({third: "unknown"}, {third: 2}, ["Yhdestä tiedetään nyt taso"]),
        "not known now": ({third: 2}, {third: "unknown"}, ["Yhdestä ei enää tiedetä"]),
    }
    fields = [
        a_round("a", "2026-05-14", before, "Kevät") | a_round("b", "2026-11-12", after)
        for before, after, _ in cases.values()
    ]
    for (name, (_, _, there)), told in zip(
        cases.items(), in_words(page, script, *fields), strict=True
    ):
        assert "Vertailu kierrokseen Kevät (14.5.2026)." in told["told"], name
        assert [one for one in there if one not in told["told"]] == [], (name, told["told"])


def test_figures_are_told_with_their_year_and_of_how_many_nothing_is_known(
    page: Page, script: str, built_site: SiteFolder
) -> None:
    values = [v for one in made(built_site, "indicators", "indicators") for v in one["values"]]
    value = next(one for one in values if "missing" in one and one["shownAs"] == "percent")

    def counts(year: int, **numbers: str) -> dict[str, Any]:
        return {f"figure/{value[key]['id']}.{year}/count": n for key, n in numbers.items()}

    one = counts(2024, numerator="30", denominator="150")
    more = counts(2025, numerator="60", denominator="150", missing="7")
    fewer = counts(2025, numerator="15", denominator="150")
    half = counts(2025, numerator="15")
    none, first, risen, fallen, open_ = (
        told["told"]
        for told in in_words(page, script, half, one, one | more, one | fewer, one | half)
    )
    assert none == ""
    assert "Vuonna 2024 luku oli 30\u00a0/\u00a0150 (20\u00a0%)." in first
    assert "puuttuu" not in first
    assert re.search(r"Vuonna 2025 luku oli 60.* suurempi kuin vuonna 2024.* 7 ", risen)
    assert re.search(r"Vuonna 2025 luku oli 15.* pienempi kuin vuonna 2024", fallen)
    assert "2025" not in open_


def test_a_proposal_has_who_and_when_as_they_are_known(
    page: Page, script: str, outline: Outline
) -> None:
    one, other = outline.items(step=real_path.STEP.id)[:2]
    planned = {
        f"item/{one}/owner": "Pekka",
        f"item/{one}/date": "2090-03-31",
        f"item/{other}/date": "2001-01-01",
        "town/all/decider": "Lautakunta",
        "town/all/look": "2090-11-02",
    }
    everything = {f"item/{item}/status": "done" for item in outline.items()}
    bare, told, done = in_words(page, script, {}, planned, everything)
    assert "määräpäivä sovitaan, vastuu sovitaan" in bare["proposal"]
    assert bare["proposal"].startswith("Kunnanhallitus päättää\n")
    assert bare["proposal"].endswith(" ja\nettä tilannekuva tuodaan uudelleen, ajankohta sovitaan.")
    assert told["proposal"].startswith("Lautakunta päättää\n")
    assert "määräpäivä 31.3.2090, vastuu Pekka)" in told["proposal"]
    assert told["proposal"].endswith("että tilannekuva tuodaan uudelleen viimeistään 2.11.2090.")
    assert told["rows"][0]["reasons"][0] == "Myöhässä: määräpäivä oli 1.1.2001."
    assert len(told["rows"]) == 3
    assert done["rows"] == []
    assert done["proposal"].count("\n") == 2


def test_a_place_in_the_order_is_the_reason_of_a_deed(modules: Page, script: str) -> None:
    rules = Modules(modules, script)
    listed = [{"id": key, "items": "x y"} for key in "st"]
    steps = [a_step("s"), a_step("t", requires=["s"])]
    low = a_round("r", "2026-11-12", {"s-a": 1, "t-a": "unknown"})
    found = rules.call("board-paper", "proposedDeeds", saved(low), listed, steps, TODAY)
    assert found["others"] == 0
    assert [[name for name, _ in deed["reasons"]] for deed in found["deeds"]] == [
        ["low", "awaited"],
        ["unknown"],
    ]
    plain = saved({"item/s-x/status": "done", "step/t/date": "2026-01-01"})
    found = rules.call("board-paper", "proposedDeeds", plain, listed, steps, TODAY)
    assert [[name for name, _ in deed["reasons"]] for deed in found["deeds"]] == [
        ["late"],
        ["begun"],
    ]


BLOCKS = [
    {"kind": "title", "text": "Perustelut"},
    {"kind": "paragraph", "text": "A & \x02<b>\x03\nC"},
    {"kind": "list", "items": ["yksi,", "kaksi."]},
]


def test_blocks_are_text_and_html_without_what_marks_them(modules: Page, script: str) -> None:
    found = Modules(modules, script).call("board-text", "asText", BLOCKS)
    assert found["plain"] == "Perustelut\r\n\r\nA & <b> C\r\n\r\n1. yksi,\r\n2. kaksi."
    assert found["html"] == (
        "<h2>Perustelut</h2><p>A &#38; &#60;b&#62; C</p><ol><li>yksi,</li><li>kaksi.</li></ol>"
    )


def test_numbers_are_to_be_checked(modules: Page, script: str) -> None:
    rules = Modules(modules, script)
    told = rules.call("board-text", "numbersToCheck", "Vuonna 2025 luku oli 7 / 52 (13 %).")
    runs = rules.call("board-text", "runsOf", told)
    assert [run["text"] for run in runs if run["isToCheck"]] == ["2025", "7 / 52 (13 %)"]
    assert "".join(run["text"] for run in runs) == "Vuonna 2025 luku oli 7 / 52 (13 %)."


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-{name}]")


CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [await read("text/plain"), await read("text/html")];
}"""


def test_what_is_copied_is_what_stands_there_and_names_can_be_left_out(
    new_context: NewContext, outline: Outline
) -> None:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    item = outline.items(step=real_path.STEP.id)[0]
    owner = f"item/{item}/owner"
    content = saved({owner: "Pekka", f"item/{item}/date": "2090-03-31"})
    content["fields"][owner] = text("Pekka", 9, "a", earlier=[text("Maija", 5, "b")])
    page.goto("/")
    store(page, content)
    page.goto(PAGE)
    expect(part(page, "two-deeds")).to_be_visible()
    expect(part(page, "empty")).to_be_hidden()
    page.get_by_label("Kuka päättää").fill("Tekninen lautakunta")
    expect(part(page, "proposal").first).to_contain_text("Tekninen lautakunta päättää")
    expect(part(page, "proposal").locator("mark").first).to_have_text("Tekninen lautakunta")
    page.get_by_role("button", name="Kopioi päätösehdotus").click()
    expect(page.get_by_text("Kopioitu.")).to_be_visible()
    plain, html = page.evaluate(CLIPBOARD)
    lines = plain.splitlines()
    assert lines[0] == "Tekninen lautakunta päättää"
    assert "vastuu Pekka" in lines[3]
    assert "<ol><li>" in html
    assert "<mark" not in html
    page.get_by_role("button", name="Nimet pois").click()
    expect(part(page, "texts")).not_to_contain_text("Pekka")
    expect(part(page, "sheet")).not_to_contain_text("Pekka")
    # A browser that refuses leaves the text selected.
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopioi perustelut").click()
    expect(page.get_by_text("Teksti on valittu. Kopioi se näppäimillä Ctrl+C.")).to_be_visible()
    assert "Pekka" not in page.evaluate("getSelection().toString()")


def test_the_paper_is_one_sheet_however_much_is_saved(
    page: Page, outline: Outline, short: list[str], built_site: SiteFolder
) -> None:
    fields: dict[str, Any] = {"town/all/name": "Pitkänimisen seudun yhteinen kuntayhtymä " * 3}
    for step in (one["id"] for area in outline.areas for one in area["steps"]):
        fields[f"step/{step}/date"] = "2001-01-01"
        fields[f"step/{step}/owner"] = "Kilpailuttamispalvelujen vastaava erityisasiantuntija " * 2
    for indicator in made(built_site, "indicators", "indicators"):
        for value in indicator["values"]:
            for key in {"numerator", "figure", "denominator", "missing"} & value.keys():
                fields[f"figure/{value[key]['id']}.2025/count"] = "40"
    for key, level in (("a", 4), ("b", 1)):
        name = "Kierros, jonka nimi on pitkä " * 8
        fields |= a_round(key, f"2026-0{level}-14", dict.fromkeys(short, level), name)
    page.goto("/")
    store(page, saved(fields))
    page.goto(PAGE)
    expect(part(page, "left-over")).to_contain_text("lukua: ne ovat sivulla Luvut")
    pdf = sheets(page)
    assert len(pdf.pages) == 1
    words = " ".join(pdf.pages[0].extract_text().split())
    for there in ("Päätösehdotus", "Avoimia tekoja on lisäksi", "1 / 1"):
        assert there in words, words


def test_an_empty_paper_says_what_it_needs_and_is_ruled(page: Page) -> None:
    page.goto(PAGE)
    expect(part(page, "empty")).to_contain_text("Luonnos tarvitsee ainakin yhden näistä")
    expect(part(page, "texts")).to_be_hidden()
    expect(page.locator(".ruled").first).to_be_visible()
    assert len(sheets(page).pages) == 1
