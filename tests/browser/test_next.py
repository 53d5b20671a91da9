"""What to do next: one function, asked by every page that tells it, and one sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.ticks import Outline, a_field, document, eventually, stand_aside, store

TODAY = "2026-11-29"
# Two areas with four steps, in the order of the path: a1, b1, a2, b2.
STEPS = [
    {"id": "a1", "area": "a", "items": "x y"},
    {"id": "b1", "area": "b", "items": "x"},
    {"id": "a2", "area": "a", "items": "x y z"},
    {"id": "b2", "area": "b", "items": "x"},
]
START = ("a1-x", "start"), ("b1-x", "suggested"), ("a2-x", "suggested"), ("b2-x", "suggested")

RULES: dict[str, tuple[dict[str, Any], tuple[tuple[str, str], ...]]] = {
    "where nothing is begun or chosen, the first step is the start": ({}, START),
    "what only one browser knows begins nothing": ({"visit/last/items": ["a1-x"]}, START),
    "of a begun step comes its first open item": (
        {"item/a2-x/status": "done"},
        (("a2-y", "begun"), ("a1-x", "suggested"), ("b1-x", "suggested"), ("b2-x", "suggested")),
    ),
    "a step of which something was left out is begun": (
        {"item/a2-y/status": "left-out"},
        (("a2-x", "begun"), ("a1-x", "suggested"), ("b1-x", "suggested"), ("b2-x", "suggested")),
    ),
    "a step of which something was written is begun": (
        {"step/b2/notes": "Kokouksesta"},
        (("b2-x", "begun"), ("a1-x", "suggested"), ("b1-x", "suggested"), ("a2-x", "suggested")),
    ),
    "what is begun comes before what was chosen, whatever their order on the path": (
        {"step/a1/chosen": True, "step/a1/order": 1, "item/a2-x/status": "done"},
        (("a2-y", "begun"), ("a1-x", "chosen"), ("b1-x", "suggested"), ("b2-x", "suggested")),
    ),
    "what was chosen comes in the visitor's order": (
        {f"step/{id_}/{name}": value for id_, at in (("b2", 1), ("a1", 2), ("b1", 3))
         for name, value in (("chosen", True), ("order", at))},
        (("b2-x", "chosen"), ("a1-x", "chosen"), ("b1-x", "chosen"), ("a2-x", "suggested")),
    ),
    "a begun step that was taken off the path is only suggested": (
        {"item/a2-x/status": "done", "step/a2/chosen": False, "step/b1/chosen": True},
        (("b1-x", "chosen"), ("a1-x", "suggested"), ("a2-y", "suggested"), ("b2-x", "suggested")),
    ),
    "what is late comes first, the longest late before the others": (
        {"step/b2/date": "2026-11-28", "step/b1/date": "2026-03-01", "item/a1-x/status": "done"},
        (("b1-x", "late"), ("b2-x", "late"), ("a1-y", "begun"), ("a2-x", "suggested")),
    ),
    "what is due today is not late, and a later day comes after it": (
        {"step/a2/date": "2027-01-01", "step/b2/date": TODAY, "step/b1/chosen": True},
        (("b2-x", "due"), ("a2-x", "due"), ("b1-x", "chosen"), ("a1-x", "suggested")),
    ),
    "an item with a day of its own is a deed of its own beside the step's first": (
        {"item/a2-z/date": "2026-12-01", "step/a2/date": "2026-12-24"},
        (("a2-z", "due"), ("a2-x", "due"), ("a1-x", "suggested"), ("b1-x", "suggested"),
         ("b2-x", "suggested")),
    ),
    "an item with a doer is a deed too, and its step is begun": (
        {"item/a2-y/owner": "Maija"},
        (("a2-x", "begun"), ("a2-y", "begun"), ("a1-x", "suggested"), ("b1-x", "suggested"),
         ("b2-x", "suggested")),
    ),
    "what is done, left out or handled elsewhere is no deed, whatever its day": (
        {"item/a1-x/status": "done",
         "item/a1-y/status": "elsewhere", "item/a1-y/date": "2026-01-01",
         "item/b1-x/status": "left-out", "step/b1/date": "2026-01-01"},
        (("a2-x", "suggested"), ("b2-x", "suggested")),
    ),
    "a day that is none puts nothing before the others": (
        {"step/b1/date": "ensi viikolla", "item/a1-x/status": "done"},
        (("a1-y", "begun"), ("b1-x", "begun"), ("a2-x", "suggested"), ("b2-x", "suggested")),
    ),
    "where a round was answered, its order goes before the suggested one": (
        {"town/all/suggested": ["b2", "a1", "gone"]},
        (("b2-x", "assessed"), ("a1-x", "assessed"), ("b1-x", "assessed"), ("a2-x", "assessed")),
    ),
    "what is begun or chosen comes before what the self-assessment suggests": (
        {"town/all/suggested": ["b2", "a1"], "step/b1/chosen": True, "item/a2-x/status": "done"},
        (("a2-y", "begun"), ("b1-x", "chosen"), ("b2-x", "assessed"), ("a1-x", "assessed")),
    ),
    "when all is done nothing is next": (
        {f"item/{id_}/status": "done"
         for id_ in ("a1-x", "a1-y", "b1-x", "a2-x", "a2-y", "a2-z", "b2-x")},
        (),
    ),
}  # fmt: skip


def next_deeds(modules: Page, script: str, state: dict[str, Any], steps: object) -> list[Any]:
    found: list[Any] = modules.evaluate(
        """async ([script, state, steps, today]) => {
          const { nextDeeds } = await import(`${script}document/next.js`);
          return nextDeeds(state, steps, today);
        }""",
        [script, state, steps, TODAY],
    )
    return found


def saved(fields: dict[str, Any]) -> dict[str, Any]:
    content = document()
    content["fields"] = {name: a_field(value) for name, value in fields.items()}
    return content


@pytest.mark.parametrize("rule", RULES)
def test_the_order_of_deeds(modules: Page, script: str, rule: str) -> None:
    fields, expected = RULES[rule]
    deeds = next_deeds(modules, script, saved(fields), STEPS)
    assert tuple((deed["item"], deed["reason"]) for deed in deeds) == expected


def test_a_deed_tells_who_and_when_and_whether_of_the_item_or_of_its_step(
    modules: Page, script: str
) -> None:
    state = saved(
        {
            "step/a1/owner": "Pekka",
            "step/a1/date": "2026-12-01",
            "item/a1-y/owner": "Maija",
        }
    )
    first, second, *_ = next_deeds(modules, script, state, STEPS)
    assert first == {
        "step": "a1", "item": "a1-x", "kind": "step", "owner": "Pekka", "date": "2026-12-01",
        "reason": "due",
    }  # fmt: skip
    assert second == {
        "step": "a1", "item": "a1-y", "kind": "item", "owner": "Maija", "date": "",
        "reason": "begun",
    }  # fmt: skip


PLACES = "/", "/oma-polku/", f"/{real_path.AREA}/"


def told(page: Page) -> str:
    """The sentence about what is next; on the home page its link is a button."""
    sentence = page.locator("[data-next-step]").inner_text().replace("\u00ad", "")
    return " ".join(sentence.split())


def test_until_something_is_begun_every_page_names_the_same_start(page: Page) -> None:
    sentences = set()
    for path in (*PLACES, f"/{real_path.THIRD_AREA}/"):
        page.goto(path)
        sentences.add(told(page))
    assert sentences == {f"Aloita vaiheesta 1 {real_path.AREA_TITLE}: {real_path.START.title}"}


def test_home_the_own_path_and_the_area_say_the_same_sentence(page: Page, outline: Outline) -> None:
    first = outline.items(step=real_path.STEP.id)
    stand_aside(page)
    content = document(first[0])
    sentence = f"Seuraavaksi: {real_path.STEP.title} Kesken: 1/{len(first)} tehty."
    for fields, expected in (
        ({}, sentence),
        (
            {f"step/{real_path.STEP.id}/date": a_field("2001-01-15")},
            f"Seuraavaksi: {real_path.STEP.title} Myöhässä: määräpäivä oli 15.1.2001.",
        ),
    ):
        store(page, {**content, "fields": {**content["fields"], **fields}})
        for path in PLACES:
            page.goto(path)
            eventually(lambda: told(page), expected)


def test_the_end_of_a_step_leads_where_the_other_pages_do(page: Page, outline: Outline) -> None:
    stand_aside(page)
    content = document(*outline.items(step=real_path.STEP.id))
    content["fields"][f"step/{real_path.LAST_BUT_ONE.id}/chosen"] = a_field(True)
    store(page, content)
    page.goto(real_path.STEP.page)
    onward = page.locator(".arrived-parts .button")
    expect(onward).to_have_text(f"Seuraavaksi: {real_path.LAST_BUT_ONE.title}")
    expect(onward).to_have_attribute("href", re.compile(f"{real_path.LAST_BUT_ONE.page}$"))
    page.goto("/")
    eventually(
        lambda: told(page), f"Seuraavaksi: {real_path.LAST_BUT_ONE.title} Vaihe on polullanne."
    )


def test_when_all_is_done_every_page_says_so(page: Page, outline: Outline) -> None:
    stand_aside(page)
    store(page, document(*outline.items()))
    for path in PLACES:
        page.goto(path)
        eventually(lambda: told(page), "Kaikki vaiheet on tehty.")


def test_a_begun_step_is_on_the_path_until_it_is_taken_off(page: Page, outline: Outline) -> None:
    stand_aside(page)
    store(page, document(outline.items(step=real_path.LAST_BUT_ONE.id)[0]))
    page.goto("/oma-polku/")
    row = page.locator(f'[data-chosen-list] > li[data-step="{real_path.LAST_BUT_ONE.id}"]')
    expect(row).to_be_visible()
    row.locator("button[value=remove]").click()
    expect(
        page.locator(f'[data-rest-list] > li[data-step="{real_path.LAST_BUT_ONE.id}"]')
    ).to_have_count(1)
    page.reload()
    expect(page.locator("[data-chosen-list] > li")).to_have_count(0)
