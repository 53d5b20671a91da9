"""Ticking, and what follows from it on every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.conftest import NewContext
from tests.browser.ticks import (
    Outline,
    box,
    count,
    eventually,
    field_name,
    hold,
    keys,
    notice,
    stored,
    stored_ticks,
    ticked,
)
from tests.browser.watch import Watch

AREA, STEP, PAGE = real_path.AREA, real_path.STEP.id, real_path.STEP.page
SAVING = "Rastit tallentuvat tähän selaimeen."


@pytest.fixture
def items(outline: Outline) -> list[str]:
    """The items of the page that the tests tick."""
    return outline.items(step=STEP)


def test_a_tick_is_there_after_a_reload(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    box(page, items[1]).check()
    page.reload()
    eventually(lambda: ticked(page), [items[1]])
    expect(notice(page)).to_contain_text(SAVING)


def test_a_tick_taken_away_is_away_after_a_reload(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    box(page, items[1]).check()
    box(page, items[2]).check()
    page.reload()
    box(page, items[1]).uncheck()
    page.reload()
    eventually(lambda: ticked(page), [items[2]])


def test_ticks_are_saved_in_one_document_of_fields_with_time_and_mark(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    before = page.evaluate("Date.now()")
    box(page, items[0]).check()
    page.reload()
    box(page, items[1]).check()
    box(page, items[1]).uncheck()
    # What had been looked at is saved by a part that comes after the first act.
    eventually(
        lambda: set(stored(page)["fields"]),
        {field_name(items[0]), field_name(items[1]), "visit/all/items"},
    )
    document = stored(page)
    assert keys(page) == ["elinvoimapolku:state"]
    assert (document["format"], document["version"]) == ("elinvoimapolku", 2)
    done, todo = (document["fields"].pop(field_name(item)) for item in items[:2])
    assert (done["value"], todo["value"]) == ("done", "todo")
    assert set(done) == {"value", "time", "mark"}
    assert before <= done["time"] < todo["time"]
    # The mark is the browser's own: it outlives the page.
    assert re.fullmatch(r"[0-9a-z]{14}", done["mark"])
    assert done["mark"] == todo["mark"] == document["mark"]


def test_counts_agree_on_the_step_the_area_and_the_home_page(page: Page, outline: Outline) -> None:
    step_size = len(outline.items(step=STEP))
    area_size = len(outline.areas[0]["steps"])
    path_size = sum(len(area["steps"]) for area in outline.areas)
    page.goto(PAGE)
    eventually(lambda: count(page, "step", STEP), (0, step_size))
    for item in outline.items(step=STEP)[:3]:
        box(page, item).check()
    expect(page.locator(".list-head .progress")).to_have_text(f"3/{step_size} tehty")
    eventually(lambda: count(page, "step", STEP), (3, step_size))
    page.goto(real_path.SECOND.page)
    box(page, outline.items(step=real_path.SECOND.id)[0]).check()
    page.goto(f"/{AREA}/")
    eventually(lambda: count(page, "step", STEP), (3, step_size))
    told_of_area = f"0/{area_size} vaihetta tehty, 1 kesken"
    expect(page.locator(f'[data-progress="area"][data-of="{AREA}"]')).to_have_text(told_of_area)
    page.goto("/")
    eventually(lambda: count(page, "step", STEP), (3, step_size))
    eventually(lambda: count(page, "step", real_path.SECOND.id)[0], 1)
    expect(page.locator(f'[data-progress="area"][data-of="{AREA}"]')).to_have_text(told_of_area)
    expect(page.locator('[data-progress="all"]')).to_have_text(
        f"0/{path_size} vaihetta tehty, 2 kesken"
    )


def test_the_home_page_leads_on_from_where_the_visitor_was(page: Page, outline: Outline) -> None:
    first = outline.areas[1]["steps"][0]
    start = page.locator("[data-next-step] a")
    page.goto("/")
    assert start.inner_text() == "Aloita vaiheesta 1"
    beginning = start.get_attribute("href")
    page.goto(f"/{real_path.SECOND_AREA}/{first['id']}/")
    box(page, first["items"][0]).check()
    page.goto("/")
    expect(start).to_contain_text("Seuraavaksi: ")
    assert (start.get_attribute("href") or "").endswith(f"/{real_path.SECOND_AREA}/{first['id']}/")
    page.goto(f"/{real_path.SECOND_AREA}/{first['id']}/")
    for item in first["items"][1:]:
        box(page, item).check()
    page.goto("/")
    expect(start).to_contain_text("Seuraavaksi: ")
    assert start.get_attribute("href") == beginning
    page.evaluate("localStorage.clear()")
    page.goto("/")
    expect(start).to_have_text("Aloita vaiheesta 1")


def test_a_list_tells_only_of_steps_that_are_begun(page: Page, outline: Outline) -> None:
    step, other, *_ = outline.areas[0]["steps"]
    page.goto(f"/{AREA}/{step['id']}/")
    box(page, step["items"][0]).check()
    page.goto(f"/{AREA}/")
    assert page.locator(f'[data-progress="step"][data-of="{step["id"]}"]').is_visible()
    assert not page.locator(f'[data-progress="step"][data-of="{other["id"]}"]').is_visible()


def test_a_step_with_every_item_ticked_is_told_done(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    for item in items:
        box(page, item).check()
    eventually(lambda: count(page, "step", STEP), (len(items), len(items)))
    page.goto("/")
    expect(page.locator(f'.stop[data-step="{STEP}"]')).to_have_attribute("data-state", "done")
    eventually(lambda: count(page, "step", STEP), (len(items), len(items)))


def test_another_tab_follows_at_once(page: Page, second: Page, items: list[str]) -> None:
    page.goto(PAGE)
    second.goto("/")
    third = page.context.new_page()
    third.goto(PAGE)
    box(page, items[0]).check()
    expect(box(third, items[0])).to_be_checked()
    expect(second.locator('[data-progress="all"]')).to_have_text(
        re.compile(r"^0/\d+ vaihetta tehty, 1 kesken$")
    )
    eventually(lambda: count(third, "step", STEP)[0], 1)
    eventually(lambda: count(second, "step", STEP)[0], 1)
    box(third, items[0]).uncheck()
    expect(box(page, items[0])).not_to_be_checked()
    expect(second.locator('[data-progress="all"]')).to_have_text(re.compile(r"^\d+ vaihetta$"))


def test_ticks_of_two_tabs_both_survive(page: Page, second: Page, items: list[str]) -> None:
    page.goto(PAGE)
    second.goto(PAGE)
    box(page, items[0]).check()
    box(second, items[1]).check()
    box(page, items[2]).check()
    expect(box(second, items[2])).to_be_checked()
    eventually(lambda: ticked(page), items[:3])
    eventually(lambda: ticked(second), items[:3])
    second.reload()
    eventually(lambda: ticked(second), items[:3])


def test_ticks_of_many_tabs_in_the_same_moment_all_survive(
    page: Page, second: Page, items: list[str]
) -> None:
    tabs = [page, second]
    for tab in tabs:
        tab.goto(PAGE)
    click = """([items, moment]) => new Promise((done) => {
      setTimeout(() => {
        for (const item of items) document.getElementById(item).click();
        done();
      }, moment - Date.now());
    })"""
    moment = page.evaluate("Date.now() + 150")
    # Neither waits for the other: the promise is left to the page.
    for tab, own in zip(tabs, (items[::2], items[1::2]), strict=True):
        tab.evaluate(f"(given) => void ({click})(given)", [own, moment])
    for tab in tabs:
        expect(tab.locator("input[data-item]:checked")).to_have_count(len(items))
    # Besides the ticks there is what the visitor has seen.
    page.wait_for_function(
        "n => Object.keys(JSON.parse(localStorage['elinvoimapolku:state']).fields).length === n",
        arg=len(items) + 1,
    )


def test_a_box_is_reached_and_ticked_by_keyboard_and_keeps_the_focus(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    page.locator("#tarkistuslista").evaluate("(heading) => { location.hash = heading.id; }")
    # In the head of the list stands the button that prints it.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tulosta tarkistuslista")).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page, items[0])).to_be_focused()
    page.keyboard.press("Space")
    expect(box(page, items[0])).to_be_focused()
    # Between two boxes are the ways to the instruction, to a template and to the other marks.
    links = page.locator("li", has=box(page, items[0])).locator(".item-links > *").count()
    for _ in range(links + 1):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, items[1])).to_be_focused()
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored_ticks(page), sorted(items[:2]))
    for _ in range(links + 1):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    eventually(lambda: ticked(page), [items[1]])


def test_a_click_anywhere_on_a_label_ticks(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    label = page.locator(f'label[for="{items[0]}"]')
    size = label.bounding_box()
    assert size
    assert size["height"] >= 44
    label.click(position={"x": size["width"] - 3, "y": 3})
    eventually(lambda: ticked(page), [items[0]])
    label.click(position={"x": 3, "y": size["height"] - 3})
    eventually(lambda: ticked(page), [])


def test_a_tick_made_before_the_script_arrives_is_saved(page: Page, items: list[str]) -> None:
    held = hold(page, "**/js/pages/step.js")
    page.goto(PAGE, wait_until="commit")
    box(page, items[0]).check()
    eventually(lambda: keys(page), [])
    held[0].continue_()
    expect(notice(page)).to_contain_text(SAVING)
    eventually(lambda: stored_ticks(page), [items[0]])
    eventually(lambda: ticked(page), [items[0]])


def test_a_page_whose_script_does_not_arrive_says_that_it_does_not_save(
    page: Page, watch: Watch
) -> None:
    watch.expect("step.js net::ERR_FAILED")
    watch.expect("console error: Failed to load resource")
    page.route("**/js/pages/step.js", lambda route: route.abort())
    page.goto(PAGE)
    text = notice(page).get_by_text("Ladatkaa sivu uudelleen.")
    expect(text).not_to_be_visible()
    text.evaluate("(one) => one.getAnimations().forEach((animation) => animation.finish())")
    expect(text).to_be_visible()


def test_the_page_reads_without_scripts(new_context: NewContext, items: list[str]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PAGE)
    # Switched off this way, Chromium still does not open what is meant for no scripts.
    assert "<noscript><p>Rastit eivät tallennu" in page.content()
    expect(page.locator(f'label[for="{items[0]}"]')).to_be_visible()
    expect(page.get_by_role("heading", name="Lähteet")).to_be_visible()
    assert set(page.locator("[data-progress]:visible").all_inner_texts()) == {
        f"{len(items)} kohtaa"
    }
    assert notice(page).inner_text() == ""
