"""A year of use: much saved, pages left and come back to, scripts that stop half-way."""

from __future__ import annotations

import statistics
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests import real_path
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    stand_aside,
    store,
    stored,
    ticked,
)
from tests.browser.town_files import NOTES, bring, open_file, text

PAGE, STEP_PAGE, STEP = "/oma-polku/", real_path.STEP.page, real_path.STEP.id
ROUNDS = 4
MOST_TIMES = 3

# How long the page is busy with a tick, until its layout is right, after the first one, which
# loads what acts need: on a busy machine that takes its time.
TICKS = """async () => {
  const boxes = [...document.querySelectorAll("input[data-item]")];
  const loaded = () => performance.getEntriesByType("resource").length;
  boxes.shift().click();
  for (let before = 0; before < loaded(); ) {
    before = loaded();
    await new Promise((done) => setTimeout(done, 100));
  }
  return [0, 1, 2].map(() => {
    const before = performance.now();
    for (const box of boxes.slice(0, 8)) {
      box.click();
      document.body.getBoundingClientRect();
    }
    return (performance.now() - before) / 8;
  });
}"""


def full_document() -> dict[str, Any]:
    """500 marked items and 200 notes of 500 letters."""
    items = document(*(f"vanha-kohta-{number}" for number in range(500)))
    letters = "kirjoitettu muistiin kokouksessa " * 16
    items["fields"] |= {
        f"step/vaihe-{number}/notes": a_field(letters[:500]) for number in range(200)
    }
    return items


def test_a_tick_on_a_full_document_costs_at_most_three_times_one_on_an_empty_document(
    page: Page,
) -> None:
    times: dict[str, list[float]] = {"empty": [], "full": []}
    documents = {"empty": document(), "full": full_document()}
    page.goto(STEP_PAGE)
    for _ in range(ROUNDS):
        for kind, content in documents.items():
            # Left without acts of its own, the page does not write over what is put there.
            stand_aside(page)
            store(page, content)
            page.goto(STEP_PAGE)
            times[kind] += page.evaluate(TICKS)
    ratios = [full / empty for empty, full in zip(times["empty"], times["full"], strict=True)]
    # What else the machine does spoils rounds either way: most of them, or the quickest.
    ratio = min(statistics.median(ratios), min(times["full"]) / min(times["empty"]))
    print(f"{ratio:.2f} times, {times}")  # noqa: T201 - meant for the log
    assert ratio <= MOST_TIMES


def test_a_page_from_the_browsers_memory_shows_what_was_saved_meanwhile(
    page: Page, second: Page, outline: Outline
) -> None:
    item, other = outline.items(step=STEP)[:2]
    page.goto(STEP_PAGE)
    box(page, item).check()
    # What the browser does with a page it has kept: no new load, only this event.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    second.goto(STEP_PAGE)
    box(second, other).check()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    eventually(lambda: ticked(page), [item, other])


def test_going_back_shows_what_was_saved(page: Page, outline: Outline) -> None:
    item = outline.items(step=STEP)[0]
    page.goto(STEP_PAGE)
    page.goto(f"/{real_path.AREA}/")
    page.go_back()
    box(page, item).check()
    page.go_forward()
    expect(page.locator('[data-progress="area"]')).to_contain_text("1 kesken")
    page.go_back()
    eventually(lambda: ticked(page), [item])


@pytest.mark.parametrize("missing", ["saved-marks", "undo", "outline", "summary-line"])
def test_ticks_are_saved_and_shown_when_other_scripts_do_not_arrive(
    new_context: NewContext, outline: Outline, missing: str
) -> None:
    item = outline.items(step=STEP)[0]
    context = new_context()
    page = context.new_page()

    def stop(route: Route) -> None:
        route.fulfill(status=200, content_type="text/javascript", body="export {};")

    page.route(f"**/js/*/{missing}.js", stop)
    page.goto(STEP_PAGE)
    page.evaluate("addEventListener('unhandledrejection', (event) => event.preventDefault())")
    page.evaluate("addEventListener('error', (event) => event.preventDefault())")
    box(page, item).check()
    eventually(lambda: stored(page)["fields"][field_name(item)]["value"], "done")
    page.unroute(f"**/js/*/{missing}.js")
    page.reload()
    eventually(lambda: ticked(page), [item])


def test_what_was_saved_is_there_when_scripts_come_back(
    new_context: NewContext, outline: Outline
) -> None:
    item = outline.items(step=STEP)[0]
    context = new_context()
    page = context.new_page()
    page.goto(STEP_PAGE)
    box(page, item).check()
    state = context.storage_state()
    plain = new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(STEP_PAGE)
    expect(box(plain, item)).not_to_be_checked()
    box(plain, outline.items(step=STEP)[1]).check()
    after = new_context(storage_state=state).new_page()
    after.goto(STEP_PAGE)
    eventually(lambda: ticked(after), [item])


@pytest.fixture
def chosen(page: Page) -> list[str]:
    """Three chosen steps on the own path."""
    page.goto(PAGE)
    for _ in range(3):
        page.locator("[data-rest-list] button[value=add]").first.click()
    return order(page)


def order(page: Page) -> list[str]:
    rows = page.locator("[data-chosen-list] > li")
    return rows.evaluate_all("rows => rows.map((row) => row.dataset.step)")


def drag(page: Page, step: str, to: str) -> None:
    handle = page.locator(f'[data-step="{step}"] .handle')
    page.locator("#valitut").evaluate("heading => heading.scrollIntoView()")
    target = page.locator(f'.path-list [data-step="{to}"]')
    start, end = handle.bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] + 4, steps=5)


def test_a_step_is_dragged_to_its_place_and_stays_there(page: Page, chosen: list[str]) -> None:
    drag(page, chosen[2], chosen[0])
    page.mouse.up()
    moved = [chosen[2], *chosen[:2]]
    assert order(page) == moved
    page.reload()
    assert order(page) == moved


def test_escape_ends_a_drag_and_nothing_has_moved(page: Page, chosen: list[str]) -> None:
    before = stored(page)
    drag(page, chosen[2], chosen[0])
    assert order(page) != chosen
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == chosen
    eventually(lambda: stored(page), before)


def test_a_grip_that_trembles_moves_nothing_past_a_hidden_step(page: Page) -> None:
    content = document()
    shown, later = real_path.SECOND.id, real_path.LATER.id
    for place, step in enumerate([shown, STEP, later, real_path.LAST.id], start=1):
        content["fields"][f"step/{step}/chosen"] = a_field() | {"value": True}
        content["fields"][f"step/{step}/order"] = a_field() | {"value": place}
    for step in (shown, later):
        content["fields"][f"step/{step}/owner"] = a_field("Liisa")
    stand_aside(page)
    store(page, content)
    page.goto(PAGE)
    page.locator("[data-filter=owner]").select_option("Liisa")
    expect(page.locator("[data-chosen-list] > li:visible")).to_have_count(2)
    before = order(page)
    box = page.locator(f'[data-step="{shown}"] .handle').bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 9, box["y"] + 8)
    page.mouse.up()
    assert order(page) == before
    eventually(lambda: stored(page), content)


def test_chosen_steps_are_shown_by_area_state_and_doer(page: Page, outline: Outline) -> None:
    skills = [step["id"] for step in outline.areas[1]["steps"]]
    content = document(outline.items(step=STEP)[0])
    content["fields"] |= {f"step/{step}/chosen": a_field() | {"value": True} for step in skills}
    content["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    content["fields"][f"step/{STEP}/owner"] = a_field("Liisa")
    stand_aside(page)
    store(page, content)
    page.goto(PAGE)
    rows = page.locator("[data-chosen-list] > li:visible")
    every = rows.count()
    for name, value, steps in (
        ("area", real_path.SECOND_AREA, skills),
        ("state", "under-way", [STEP]),
        ("owner", "Liisa", [STEP]),
        ("area", real_path.THIRD_AREA, []),
    ):
        page.locator(f"[data-filter={name}]").select_option(value)
        assert sorted(rows.evaluate_all("all => all.map((row) => row.dataset.step)")) == sorted(
            steps
        )
        expect(page.locator("[data-filtered]")).to_have_text(
            f"Näkyvissä {len(steps)}/{every} valittua vaihetta."
        )
        page.locator(f"[data-filter={name}]").select_option("")
    assert rows.count() == every == len(skills) + 1


def test_filters_come_with_many_chosen_steps_and_hide_none_when_they_go(
    page: Page, chosen: list[str]
) -> None:
    filters = page.locator("[data-filters]")
    expect(filters).to_be_hidden()
    page.locator("[data-rest-list] button[value=add]").first.click()
    page.locator("[data-filter=state]").select_option("done")
    expect(page.locator("[data-chosen-list] > li:visible")).to_have_count(0)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(filters).to_be_hidden()
    expect(page.locator("[data-chosen-list] > li:visible")).to_have_count(len(chosen))


def test_a_step_moves_past_its_shown_neighbour_when_others_are_hidden(
    page: Page, chosen: list[str]
) -> None:
    page.locator("[data-rest-list] button[value=add]").first.click()
    first, last = chosen[0], order(page)[3]
    page.locator("[data-filter=area]").select_option(real_path.AREA)
    page.locator(f'[data-step="{last}"] button[value=up]').click()
    assert order(page) == [last, *chosen]
    assert first == chosen[0]


def test_a_step_is_chosen_on_its_own_page(page: Page) -> None:
    page.goto(STEP_PAGE)
    page.get_by_role("button", name="Lisää omalle polulle").click()
    expect(page.get_by_role("button", name="Poista omalta polulta")).to_be_visible()
    page.goto(PAGE)
    eventually(lambda: order(page), [STEP])
    page.goto(STEP_PAGE)
    page.get_by_role("button", name="Poista omalta polulta").click()
    expect(page.get_by_role("button", name="Lisää omalle polulle")).to_be_visible()
    page.goto(PAGE)
    eventually(lambda: order(page), [])


CORRUPT = [0, True, [], {}, {"a": []}, "x", -1, None]


@pytest.mark.parametrize("address", [PAGE, STEP_PAGE, "/"])
def test_nonsense_in_every_field_stops_no_page(page: Page, outline: Outline, address: str) -> None:
    item, *others = outline.items(step=STEP)
    names = [
        *(f"item/{item}/{one}" for one in ("status", "reason")),
        *(f"step/{STEP}/{one}" for one in ("chosen", "order", "owner", "date", "notes")),
        "town/all/name",
        "moment/x/record",
        "visit/all/items",
        "copy/m/saved",
    ]
    stand_aside(page)
    for value in CORRUPT:
        content = document(*others[:1])
        content["fields"] |= {name: a_field() | {"value": value} for name in names}
        content["fields"][names[1]] |= {"earlier": value, "seen": value}
        store(page, content)
        store(page, value, "elinvoimapolku:snapshot:1700000000000")
        store(page, value, "elinvoimapolku:damaged:x")
        page.goto(address)
        if address == STEP_PAGE:
            assert others[0] in ticked(page)
            box(page, others[1]).check()
            eventually(lambda: stored(page)["fields"][field_name(others[1])]["value"], "done")
        elif address == PAGE:
            expect(page.locator("[data-copies] button").first).to_be_visible()
        stand_aside(page)


def test_the_own_path_is_clean_with_the_dialog_a_summary_and_a_comparison_open(
    page: Page, outline: Outline
) -> None:
    page.goto(PAGE)
    page.get_by_label("Tilannekuvan nimi").fill("Kevät 2027")
    page.get_by_role("button", name="Ota tilannekuva").click()
    page.goto(f"{PAGE}#polku={STEP}.{real_path.LATER.id}")
    bring(page)
    file = document(*outline.items(step=STEP), time=9)
    file["fields"][NOTES] = text("heidän", 9, "b")
    open_file(page, file)
    page.locator(".opening summary").first.click()
    for width, scheme in ((320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
