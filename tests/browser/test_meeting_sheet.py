"""The meeting sheet: what it says, that it is one sheet, and what is copied from it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests import real_path
from tests.browser.assessment import Modules
from tests.browser.conftest import NewContext
from tests.browser.test_print import squeezed
from tests.browser.ticks import Outline, a_field, document, stand_aside, store
from tests.browser.town_files import text

SHEET = "/kokoukseen/kokoussivu/"
TODAY = "2026-11-29"
STEPS = [{"id": id_, "area": "a", "items": "x y"} for id_ in ("a1", "a2", "a3")]
DONE = {f"item/{id_}-{name}/status": "done" for id_ in ("a1", "a2", "a3") for name in "xy"}
ASKED = """([file, steps, today, cases]) => import(file).then(({ situationOf }) =>
  cases.map((fields) => situationOf({ fields }, steps, today)))"""


def some(*steps: str) -> dict[str, Any]:
    return {name: value for name, value in DONE.items() if name[5:7] in steps}


# What holds of a town, by what is saved of three steps of two items each.
SITUATIONS: dict[str, tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]] = {
    "nothing saved": ({}, [("none-begun", {})]),
    "a step chosen, nothing of it begun": ({"step/a1/chosen": True}, [("none-begun", {})]),
    "one under way, none done": (
        {"item/a1-x/status": "done"},
        [
            ("only-begun", {"count": 0, "begun": 1, "total": 3}),
            ("begun-steps", {"steps": ["a1"]}),
            ("no-days", {}),
            ("no-owners", {}),
        ],
    ),
    "one done, none under way": (
        some("a1"),
        [
            ("only-done", {"count": 1, "begun": 0, "total": 3}),
            ("done-steps", {"steps": ["a1"]}),
        ],
    ),
    "two done, one under way with a doer and a day to come": (
        some("a1", "a2")
        | {"item/a3-x/status": "done", "item/a3-y/owner": "Maija", "item/a3-y/date": "2026-12-01"},
        [
            ("done-and-begun", {"count": 2, "begun": 1, "total": 3}),
            ("done-steps", {"steps": ["a1", "a2"]}),
            ("begun-steps", {"steps": ["a3"]}),
            ("none-late", {}),
        ],
    ),
    "planned only, one late, one of two without a doer": (
        {"item/a1-x/date": "2026-11-28", "item/a1-x/owner": "Maija", "item/a2-y/date": TODAY},
        [
            ("only-written", {"count": 0, "begun": 0, "total": 3}),
            ("late-deeds", {"count": 1}),
            ("ownerless", {"count": 3}),
        ],
    ),
    "a day that is none is not known to be late": (
        {"step/a1/date": "1.1.2026", "step/a1/owner": "Maija"},
        [("only-written", {"count": 0, "begun": 0, "total": 3}), ("no-days", {})],
    ),
    "everything done": (DONE, [("all-steps-done", {"count": 3})]),
    "everything done but for what does not concern the town": (
        DONE | {"item/a1-x/status": "left-out"},
        [("all-steps-done", {"count": 3})],
    ),
}


def test_what_holds_of_a_town_is_told_and_nothing_else(modules: Page, script: str) -> None:
    cases = [
        {name: {"value": value, "time": 1, "mark": "a"} for name, value in fields.items()}
        for fields, _ in SITUATIONS.values()
    ]
    told = modules.evaluate(ASKED, [f"{script}document/situation.js", STEPS, TODAY, cases])
    for (name, (_, expected)), found in zip(SITUATIONS.items(), told, strict=True):
        assert [tuple(one) for one in found] == expected, name


STOOD = """([file, today, deed, cases]) => import(file).then(({ standingOf }) =>
  cases.map(([fields, reason]) => standingOf({ fields }, { ...deed, reason }, today)))"""
DEED = {"kind": "item", "step": "a1", "item": "a1-x"}
STANDINGS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"date": a_field("2026-11-28")}, "late", "late"),
    ({"date": a_field(TODAY)}, "due", "today"),
    ({"date": a_field("2026-11-30")}, "due", "no-owner"),
    ({"date": a_field("2026-11-30"), "owner": a_field("Maija")}, "due", "begun"),
    ({"date": a_field("1.1.2026"), "owner": a_field("Maija")}, "begun", "begun"),
    ({}, "chosen", "open"),
    ({}, "assessed", "suggested"),
    ({"date": text("2026-11-28", 9, "a", earlier=[text(TODAY, 5, "b")])}, "late", "two"),
)


def test_a_deed_stands_as_the_first_that_holds(modules: Page, script: str) -> None:
    cases = [
        [{f"item/a1-x/{name}": one for name, one in fields.items()}, reason]
        for fields, reason, _ in STANDINGS
    ]
    told = modules.evaluate(STOOD, [f"{script}document/deed-standing.js", TODAY, DEED, cases])
    assert told == [standing for *_, standing in STANDINGS]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (["none-begun", {}], "Yhtäkään vaihetta ei ole vielä aloitettu."),
        (["only-begun", {"begun": 1}], "Vaiheista on kesken 1, eikä yhtäkään ole vielä tehty."),
        (["only-done", {"count": 1, "total": 16}], "Vaiheita on 16, ja niistä on tehty 1."),
        (
            ["done-and-begun", {"count": 2, "begun": 3, "total": 16}],
            "Vaiheita on 16. Niistä on tehty 2, ja kesken on 3.",
        ),
        (["all-steps-done", {"count": 1}], "Ainoa vaihe on tehty."),
        (["all-steps-done", {"count": 16}], "Kaikki 16 vaihetta on tehty."),
        (["late-deeds", {"count": 1}], "Myöhässä on 1 teko."),
        (["late-deeds", {"count": 2}], "Myöhässä on 2 tekoa."),
        (["late-deeds", {"count": 140}], "Myöhässä on 140 tekoa."),
        (["ownerless", {"count": 1}], "Tekijä puuttuu 1 teolta."),
        (["ownerless", {"count": 5}], "Tekijä puuttuu 5 teolta."),
    ],
)
def test_a_sentence_is_right_for_its_number(
    page: Page, script: str, sentence: list[Any], said: str
) -> None:
    page.goto(SHEET)
    told = page.evaluate(
        "([file, one]) => import(file).then(({ inSentences }) => inSentences([one]))",
        [f"{script}views/situation-told.js", sentence],
    )
    assert told == said


def late(outline: Outline) -> dict[str, Any]:
    """Every step late, owners of sixty letters and more, two of each, and four hundred notes."""
    content = document()
    for id_ in (step["id"] for area in outline.areas for step in area["steps"]):
        content["fields"] |= {
            f"step/{id_}/date": a_field("2026-01-01"),
            f"step/{id_}/notes": a_field("Muistiin\n" * 400),
        }
    for item in outline.items():
        content["fields"] |= {
            f"item/{item}/owner": text(
                "Elinvoimajohtajanvara" * 9, 9, "a", earlier=[text("B" * 60, 5, "b")]
            ),
            f"item/{item}/date": a_field("2026-02-02"),
        }
    for number in range(40):
        moment = {"name": "Tilannekuva " * 9, "date": "2026-05-01", "steps": {}}
        content["fields"][f"moment/m{number}/record"] = a_field() | {"value": moment}
    content["fields"] |= {
        "town/all/name": a_field("Kaislajoki" * 40),
        "town/all/papers": a_field("Asianhallinta, " * 90),
    }
    return content


def half(outline: Outline) -> dict[str, Any]:
    """One step done, another under way with a late deed and one of two versions."""
    items = outline.items(step=real_path.STEP.id)
    content = document(*items[:3], *outline.items(step=real_path.START.id))
    content["fields"] |= {
        f"item/{items[3]}/owner": a_field("Pekka Pitkänen"),
        f"item/{items[3]}/date": a_field("2026-02-05"),
        f"item/{items[4]}/owner": text("Maija", 9, "a", earlier=[text("Liisa", 5, "b")]),
        f"item/{items[5]}/owner": a_field('=HYPERLINK("x")'),
        "town/all/name": a_field("Kaislajoki"),
    }
    return content


STATES = {
    "empty": lambda _outline: document(),
    "half": half,
    "late": late,
    "done": lambda outline: document(*outline.items()),
}


@pytest.mark.parametrize(
    ("text", "letters", "told"),
    [
        ("a  b\n c", 5, "a b c"),
        ("abcdef", 4, "abc…"),
        ("ab  cdef", 4, "ab…"),
        ("🙂🙂🙂", 2, "🙂…"),
        ("مريم", 9, "مريم"),
        # What would turn the order of the rest of a sentence is left out.
        ("\u202eatsov\u2067", 9, "atsov"),
    ],
)
def test_a_text_takes_the_room_that_a_paper_has(
    modules: Page, script: str, text: str, letters: int, told: str
) -> None:
    assert Modules(modules, script).call("short-text", "cut", text, letters) == told


def open_with(page: Page, content: dict[str, Any], path: str = SHEET) -> None:
    stand_aside(page)
    store(page, content)
    page.goto(path)
    page.wait_for_function("document.fonts.status === 'loaded'")


@pytest.mark.parametrize("path", [SHEET, "/kokoukseen/luovutus/"])
@pytest.mark.parametrize("state", STATES)
def test_the_sheet_is_one_sheet_with_all_that_the_screen_shows(
    page: Page, outline: Outline, state: str, path: str
) -> None:
    open_with(page, STATES[state](outline), path)
    expect(page.locator("[data-state-told]")).not_to_be_empty()
    heard = set(page.locator("[data-sheet] .unseen").all_inner_texts())
    shown = page.locator("[data-sheet]").inner_text()
    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    printed = squeezed(sheet.extract_text())
    for line in {*map(str.strip, shown.splitlines())} - heard:
        assert squeezed(line) in printed, line
    assert "Siirrysisältöön" not in printed


def test_an_empty_sheet_has_the_first_three_deeds_and_room_for_who_does_them(page: Page) -> None:
    open_with(page, document())
    rows = page.locator("[data-deeds] tbody tr")
    assert rows.locator("th").count() == 3
    assert set(rows.locator("th ~ td:nth-child(2)").all_inner_texts()) == {""}
    expect(page.locator("[data-left-over]")).to_be_empty()


def test_what_does_not_fit_is_told_on_the_sheet(page: Page, outline: Outline) -> None:
    open_with(page, late(outline))
    shown = page.locator("[data-deeds] tbody th").count()
    told = page.locator("[data-left-over]").inner_text()
    assert told == f"ja {len(outline.items()) - shown} muuta tekoa: Oma polku"
    expect(page.locator("[data-asks-over]")).to_contain_text("kysymystä.")


def test_names_are_left_out_of_the_sheet_and_the_copy_with_one_press(
    new_context: NewContext, outline: Outline
) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_with(page, half(outline))
    sheet = page.locator("[data-sheet]")
    for name in ("Pekka Pitkänen", "Maija", "Liisa"):
        expect(sheet).to_contain_text(name)
    page.get_by_role("button", name="Nimet pois").click()
    page.get_by_role("button", name="Kopioi teot").click()
    expect(page.get_by_text("Kopioitu.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    for name in ("Pekka", "Maija", "Liisa", "HYPERLINK"):
        expect(sheet).not_to_contain_text(name)
        assert name not in copied


def test_copied_deeds_keep_their_columns_and_become_no_formulas(
    new_context: NewContext, outline: Outline
) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_with(page, half(outline))
    page.get_by_role("button", name="Kopioi teot").click()
    expect(page.get_by_text("Kopioitu.")).to_be_visible()
    plain, html = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const text = async (form) => (await item.getType(`text/${form}`)).text();
          return [await text("plain"), await text("html")];
        }"""
    )
    rows = [line.split("\t") for line in plain.splitlines()]
    assert rows[0] == ["Mitä", "Kuka", "Milloin", "Tila"]
    assert {len(row) for row in rows} == {4}
    assert ["Pekka Pitkänen", "5.2.2026", "Myöhässä"] in [row[1:] for row in rows]
    assert '\'=HYPERLINK("x")' in [row[1] for row in rows]
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", html, re.DOTALL)
    assert len(cells) == 4 * len(rows)
    assert not [cell for cell in cells if cell.startswith("=")]


def test_where_the_clipboard_is_refused_the_text_is_selected(page: Page, outline: Outline) -> None:
    open_with(page, half(outline))
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Kopioi teot").click()
    expect(page.get_by_text("Teksti on valittu. Kopioi se näppäimillä Ctrl+C.")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("Mitä\tKuka")


CELLS = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n '\u200b\ufeff＝＋"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=12,
)


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_is_a_formula_or_two_cells(
    modules: Page, script: str, rows: list[list[str]]
) -> None:
    plain = modules.evaluate(
        "([file, rows]) => import(file).then(({ asTable }) => asTable(rows).plain)",
        [f"{script}document/deed-text.js", rows],
    )
    found = [line.split("\t") for line in plain.split("\r\n")]
    assert [len(row) for row in found] == [3] * len(rows)
    cells = [cell for row in found for cell in row]
    assert not [cell for cell in cells if re.match(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]", cell)]
    # Nothing but white space and control characters is lost.
    for cell, text_ in zip(cells, (text_ for row in rows for text_ in row), strict=True):
        kept = "".join(re.findall(r"\w", text_))
        assert "".join(re.findall(r"\w", cell)) == kept


def test_without_scripts_the_sheet_is_blank_and_whole(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(SHEET)
    for heading in ("Missä olemme", "Seuraavat teot", "Sovitaan tänään", "Muistiin"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert page.locator(".blank-row").count() == 6
    assert "<noscript><p>Ilman JavaScriptiä arkki on tyhjä." in page.content()
