"""Storage that is blocked, full, damaged, newer, shared or cleared."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.ticks import (
    DAMAGED_PREFIX,
    Outline,
    a_field,
    box,
    count,
    document,
    eventually,
    field_name,
    keys,
    notice,
    stand_aside,
    store,
    stored,
    stored_text,
    stored_ticks,
    ticked,
)
from tests.browser.watch import Watch

STEP, PAGE = real_path.STEP.id, real_path.STEP.page
SAVING = "Rastit tallentuvat tähän selaimeen."
BLOCKED = "Selain ei salli tallennusta."
FULL = "Selaimen tallennustila on täynnä."
DAMAGED = "Osa tallennetuista rasteista on vioittunut."
NEWER = "Rastit on tallennettu sivuston uudemmalla versiolla"
CLEARED = "Rasteja on poistettu selaimesta."
OUTDATED = "Ellei huomautus poistu, ladatkaa sivu uudelleen. Rastit ovat tallessa."

THROW = 'throw new DOMException("Access is denied for this document.", "SecurityError");'
BLOCK_GETTER = f"""Object.defineProperty(window, "localStorage", {{ get() {{ {THROW} }} }});"""
BLOCK_READING = f"Storage.prototype.getItem = () => {{ {THROW} }};"
BLOCK_WRITING = f"Storage.prototype.setItem = () => {{ {THROW} }};"
FILL = """() => {
  for (let text = "x".repeat(1 << 22), n = 0; text; n += 1) {
    try {
      localStorage.setItem(`filler:${n}`, text);
    } catch {
      text = text.slice(0, text.length >> 1);
    }
  }
}"""
MAKE_ROOM = """() => {
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith("filler:"))) {
    localStorage.removeItem(key);
  }
}"""
RETURN_TO_PAGE = (
    """() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))"""
)


@pytest.fixture
def items(outline: Outline) -> list[str]:
    """The items of the page that the tests tick."""
    return outline.items(step=STEP)


def open_with(page: Page, value: object, *, is_alone: bool = False) -> None:
    """Open the page in a browser that holds a document already, and alone nothing else."""
    stand_aside(page)
    if is_alone:
        page.evaluate("localStorage.clear()")
    store(page, value)
    page.goto(PAGE)


# Other tabs


def test_a_tab_writes_back_its_tick_that_another_wrote_over(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    store(second, document(items[1]))
    expect(box(page, items[1])).to_be_checked()
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored_ticks(page), sorted(items[:2]))
    expect(notice(page)).to_contain_text(SAVING)


def test_a_tick_that_a_third_tab_wrote_over_at_once_is_kept(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    texts = [json.dumps(document(item)) for item in items[1:3]]
    second.evaluate(
        "(texts) => texts.forEach((text) => localStorage.setItem('elinvoimapolku:state', text))",
        texts,
    )
    expect(box(page, items[1])).to_be_checked()
    expect(box(page, items[2])).to_be_checked()
    eventually(lambda: stored_ticks(page), sorted(items[:3]))


def test_a_tab_without_acts_of_its_own_never_writes(
    page: Page, second: Page, items: list[str]
) -> None:
    open_with(page, document(*items[:2], time=5))
    stand_aside(second)
    store(second, document(items[1]))
    expect(notice(page)).to_contain_text(CLEARED)
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored(second), document(items[1]))


def test_an_older_tick_of_another_tab_does_not_win(
    page: Page, second: Page, items: list[str]
) -> None:
    open_with(page, document(items[0]))
    stand_aside(second)
    box(page, items[0]).uncheck()
    store(second, document(*items[:2], time=2))
    expect(box(page, items[1])).to_be_checked()
    eventually(lambda: ticked(page), [items[1]])
    eventually(lambda: stored_ticks(page), [items[1]])


def test_what_a_page_missed_while_it_was_put_by_shows_when_it_comes_back(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    page.evaluate("window.sameDocument = true")
    newer = stored(page)
    newer["fields"] |= document(items[1], time=2)["fields"]
    # The storage event went to a page that was not listening.
    store(page, newer)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    eventually(lambda: ticked(page), items[:2])
    store(page, newer | {"fields": newer["fields"] | document(items[2], time=2)["fields"]})
    page.evaluate(RETURN_TO_PAGE)
    eventually(lambda: ticked(page), items[:3])
    eventually(lambda: count(page, "step", STEP)[0], 3)


def test_an_act_reads_again_what_is_stored_before_it_writes(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    store(page, document(items[0]))
    box(page, items[1]).check()
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored_ticks(page), sorted(items[:2]))


# Blocked and full


@pytest.mark.parametrize("block", [BLOCK_GETTER, BLOCK_READING])
def test_storage_that_cannot_be_read_is_told_and_ticks_work_on_the_page(
    page: Page, items: list[str], block: str
) -> None:
    page.add_init_script(block)
    page.goto(PAGE)
    expect(notice(page)).to_contain_text(BLOCKED)
    box(page, items[0]).check()
    box(page, items[1]).check()
    box(page, items[1]).uncheck()
    eventually(lambda: ticked(page), [items[0]])
    eventually(lambda: count(page, "step", STEP)[0], 1)
    expect(notice(page)).to_contain_text(BLOCKED)


def test_storage_that_cannot_be_written_is_told_and_later_all_is_saved(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    page.evaluate(f"() => {{ window.working = Storage.prototype.setItem; {BLOCK_WRITING} }}")
    box(page, items[1]).check()
    box(page, items[0]).uncheck()
    expect(notice(page)).to_contain_text(BLOCKED)
    eventually(lambda: ticked(page), [items[1]])
    eventually(lambda: stored_ticks(page), [items[0]])
    page.evaluate("() => { Storage.prototype.setItem = window.working; }")
    box(page, items[2]).check()
    expect(notice(page)).to_contain_text(SAVING)
    eventually(lambda: stored_ticks(page), sorted(items[1:3]))


def test_reading_that_is_blocked_never_leads_to_writing(page: Page, items: list[str]) -> None:
    open_with(page, document(items[0]))
    page.evaluate(f"() => {{ window.working = Storage.prototype.getItem; {BLOCK_READING} }}")
    box(page, items[1]).check()
    page.evaluate("() => { Storage.prototype.getItem = window.working; }")
    eventually(lambda: stored(page), document(items[0]))
    eventually(lambda: ticked(page), items[:2])


def test_full_storage_is_told_keeps_what_was_saved_and_saves_all_when_there_is_room(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    page.evaluate(FILL)
    box(page, items[1]).check()
    expect(notice(page)).to_contain_text(FULL)
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored_ticks(page), [items[0]])
    # Another look at the storage does not make it sound saved.
    page.evaluate(RETURN_TO_PAGE)
    expect(notice(page)).to_contain_text(FULL)
    second.evaluate(MAKE_ROOM)
    box(page, items[2]).check()
    expect(notice(page)).to_contain_text(SAVING)
    page.reload()
    eventually(lambda: ticked(page), items[:3])


def test_storage_that_was_full_from_the_start_is_not_told_cleared(
    page: Page, items: list[str]
) -> None:
    stand_aside(page)
    page.evaluate(FILL)
    page.goto(PAGE)
    box(page, items[0]).check()
    page.evaluate(RETURN_TO_PAGE)
    expect(notice(page)).to_contain_text(FULL)
    page.evaluate(MAKE_ROOM)
    page.evaluate(RETURN_TO_PAGE)
    expect(notice(page)).to_contain_text(SAVING)
    eventually(lambda: stored_ticks(page), [items[0]])


# Damaged, newer and unknown


DAMAGED_TEXTS = [
    '{"format":"elinvoimapolku","version":1,"fields":{"item/',
    "",
    "[]",
    "null",
    '{"format":"something else","version":1,"fields":{}}',
    '{"format":"elinvoimapolku","version":"1","fields":{}}',
    '{"format":"elinvoimapolku","version":0,"fields":{}}',
    '{"format":"elinvoimapolku","version":1}',
    '{"format":"elinvoimapolku","version":1,"fields":[]}',
]


def test_a_damaged_text_is_told_and_set_aside_at_the_first_act(
    page: Page, items: list[str]
) -> None:
    for text in DAMAGED_TEXTS:
        open_with(page, text, is_alone=True)
        expect(notice(page), text).to_contain_text(DAMAGED)
        eventually(lambda: keys(page), ["elinvoimapolku:state"])
        eventually(lambda: stored_text(page), text)
        box(page, items[0]).check()
        aside = [key for key in keys(page) if key.startswith(DAMAGED_PREFIX)]
        assert [stored_text(page, key) for key in aside] == [text]
        box(page, items[1]).check()
        eventually(lambda: stored_ticks(page), sorted(items[:2]))
        assert len(keys(page)) == 2
        # It is told as long as the page is open, and no longer.
        expect(notice(page)).to_contain_text(DAMAGED)
        page.reload()
        expect(notice(page)).to_contain_text(SAVING)
        eventually(lambda: ticked(page), items[:2])


def test_a_text_set_aside_is_never_written_over(page: Page, items: list[str]) -> None:
    page.add_init_script("Date.now = () => 1000;")
    for text in ("one", "two", "one"):
        open_with(page, text)
        box(page, items[0]).check()
    aside = {key: stored_text(page, key) for key in keys(page) if key.startswith(DAMAGED_PREFIX)}
    assert aside == {f"{DAMAGED_PREFIX}1000": "one", f"{DAMAGED_PREFIX}1001": "two"}


def test_a_damaged_text_stays_where_it_is_when_there_is_no_room_to_set_it_aside(
    page: Page, items: list[str]
) -> None:
    text = "damaged " * 50
    stand_aside(page)
    store(page, text)
    page.evaluate(FILL)
    page.goto(PAGE)
    box(page, items[0]).check()
    expect(notice(page)).to_contain_text(FULL)
    eventually(lambda: stored_text(page), text)
    page.evaluate(MAKE_ROOM)
    box(page, items[1]).check()
    eventually(lambda: stored_ticks(page), sorted(items[:2]))
    assert text in [stored_text(page, key) for key in keys(page)]


MALFORMED: list[Any] = [
    None,
    "done",
    [],
    {"time": 1, "mark": "a"},
    {"value": "done", "mark": "a"},
    a_field() | {"time": "1"},
    a_field() | {"time": -1},
    a_field() | {"time": 1.5},
    a_field() | {"time": 9e15},
    a_field() | {"mark": 1},
]


def test_one_malformed_field_does_not_take_the_others_with_it(page: Page, items: list[str]) -> None:
    for field in MALFORMED:
        broken = document(items[0])
        broken["fields"][field_name(items[1])] = field
        text = json.dumps(broken)
        open_with(page, text, is_alone=True)
        expect(notice(page), text).to_contain_text(DAMAGED)
        eventually(lambda: ticked(page), [items[0]])
        eventually(lambda: stored_text(page), text)
        box(page, items[2]).check()
        eventually(lambda: stored_ticks(page), sorted([items[0], items[2]]))
        assert text in [stored_text(page, key) for key in keys(page)]


def test_a_mark_that_is_no_text_costs_nothing(page: Page, items: list[str]) -> None:
    text = json.dumps(document(items[0], mark={"toString": None}))
    open_with(page, text)
    expect(notice(page)).to_contain_text(DAMAGED)
    eventually(lambda: ticked(page), [items[0]])
    box(page, items[1]).check()
    eventually(lambda: stored_ticks(page), sorted(items[:2]))
    assert text in [stored_text(page, key) for key in keys(page)]
    assert isinstance(stored(page)["mark"], str)


def test_a_text_damaged_while_the_page_is_open_costs_nothing(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    store(second, "broken")
    expect(notice(page)).to_contain_text(DAMAGED)
    eventually(lambda: stored_ticks(page), [items[0]])
    eventually(lambda: ticked(page), [items[0]])
    assert "broken" in [stored_text(page, key) for key in keys(page)]


def test_a_document_of_a_newer_version_is_left_alone_and_told(page: Page, items: list[str]) -> None:
    text = json.dumps(document(items[0]) | {"version": 3, "more": True})
    open_with(page, text)
    expect(notice(page)).to_contain_text(NEWER)
    box(page, items[1]).check()
    expect(notice(page)).to_contain_text(NEWER)
    eventually(lambda: ticked(page), [items[1]])
    eventually(lambda: keys(page), ["elinvoimapolku:state"])
    eventually(lambda: stored_text(page), text)


def test_a_newer_version_in_another_tab_is_not_written_over(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    text = json.dumps(document() | {"version": 3})
    store(second, text)
    expect(notice(page)).to_contain_text(NEWER)
    box(page, items[1]).check()
    eventually(lambda: ticked(page), items[:2])
    eventually(lambda: stored_text(page), text)


def test_what_this_version_does_not_know_is_kept_over_a_tick(page: Page, items: list[str]) -> None:
    known = document(items[0], snapshots=[{"name": "kevät"}], mark="kept")
    unknown = {
        "item/an-item-of-long-ago/status": a_field(),
        "item/constructor/status": a_field("not-for-us"),
        f"step/{STEP}/notes": a_field("Soita Liisalle"),
        "__proto__": a_field(),
    }
    known["fields"] |= unknown
    known["fields"][field_name(items[0])]["reason"] = "kept too"
    open_with(page, known)
    box(page, items[1]).check()
    box(page, items[0]).uncheck()
    # What there was to see is remembered once what follows an act has loaded.
    eventually(lambda: "visit/all/items" in stored(page)["fields"], True)
    after = stored(page)
    own = {name: after["fields"].pop(name) for name in map(field_name, items[:2])}
    assert set(after["fields"].pop("visit/all/items")) == {"value", "time", "mark"}
    assert after["fields"] == unknown
    assert after["snapshots"] == [{"name": "kevät"}]
    assert {field["mark"] for field in own.values()} == {after["mark"]} == {"kept"}
    assert own[field_name(items[0])]["reason"] == "kept too"


def test_a_property_that_another_tab_changed_is_not_turned_back_by_a_tick(
    page: Page, second: Page, items: list[str]
) -> None:
    open_with(page, document(items[0], more=["z"]))
    stand_aside(second)
    store(second, document(*items[:2], more=["a"]))
    expect(box(page, items[1])).to_be_checked()
    box(page, items[2]).check()
    eventually(lambda: stored(page)["more"], ["a"])


# Cleared


@pytest.mark.parametrize(
    "clear", ["localStorage.clear()", "localStorage.removeItem('elinvoimapolku:state')"]
)
def test_what_was_cleared_stays_cleared_until_the_next_act_and_is_told(
    page: Page, second: Page, items: list[str], clear: str
) -> None:
    page.goto(PAGE)
    stand_aside(second)
    box(page, items[0]).check()
    second.evaluate(clear)
    expect(notice(page)).to_contain_text(CLEARED)
    eventually(lambda: ticked(page), [items[0]])
    eventually(lambda: keys(page), [])
    box(page, items[1]).check()
    expect(notice(page)).to_contain_text(SAVING)
    eventually(lambda: stored_ticks(page), sorted(items[:2]))


def test_storage_cleared_without_an_event_is_told_when_the_page_comes_to_the_front(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    # The first act is over when it is remembered what there was to see.
    eventually(lambda: "visit/all/items" in stored(page)["fields"], True)
    page.evaluate("localStorage.clear()")
    page.evaluate(RETURN_TO_PAGE)
    expect(notice(page)).to_contain_text(CLEARED)
    eventually(lambda: keys(page), [])


def test_a_fresh_start_after_clearing_is_not_filled_by_a_tab_left_open(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    second.goto(PAGE)
    second.evaluate("localStorage.clear()")
    expect(notice(page)).to_contain_text(CLEARED)
    second.reload()
    box(second, items[1]).check()
    expect(box(page, items[1])).to_be_checked()
    expect(notice(page)).to_contain_text(CLEARED)
    eventually(lambda: stored_ticks(page), [items[1]])
    eventually(lambda: ticked(second), [items[1]])
    box(page, items[2]).check()
    expect(notice(page)).to_contain_text(SAVING)
    eventually(lambda: stored_ticks(page), sorted(items[:3]))


# Published anew


def test_a_page_whose_parts_are_gone_says_so_and_saves_ticks_all_the_same(
    page: Page, watch: Watch, items: list[str]
) -> None:
    page.goto(PAGE)
    # As after the site has been published anew: the folder of this page's scripts is no more.
    page.route("**/assets/*/js/**/*.js", lambda route: route.fulfill(status=404))
    watch.expect("404")
    page.get_by_role("button", name="Lisää: ").first.click()
    expect(notice(page)).to_contain_text(OUTDATED)
    box(page, items[0]).check()
    expect(notice(page)).to_contain_text(OUTDATED)
    eventually(lambda: stored_ticks(page), [items[0]])


# Clocks


def test_the_later_act_wins_when_the_clock_goes_backwards(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    before = stored(page)["fields"][field_name(items[0])]["time"]
    second.add_init_script("Date.now = () => 1000;")
    second.goto(PAGE)
    box(second, items[0]).uncheck()
    expect(box(page, items[0])).not_to_be_checked()
    assert stored(page)["fields"][field_name(items[0])]["time"] > before
    page.reload()
    eventually(lambda: ticked(page), [])


def test_an_act_is_readable_after_a_clock_that_was_at_the_end_of_time(
    page: Page, items: list[str]
) -> None:
    open_with(page, document(items[0], time=8_640_000_000_000_000))
    box(page, items[1]).check()
    box(page, items[0]).uncheck()
    page.reload()
    eventually(lambda: ticked(page), [items[1]])
    expect(notice(page)).to_contain_text(SAVING)


def test_acts_after_a_clock_at_the_end_of_time_still_follow_each_other_in_every_tab(
    page: Page, second: Page, items: list[str]
) -> None:
    open_with(page, document(items[0], time=8_640_000_000_000_000))
    second.goto(PAGE)
    box(second, items[1]).check()
    for ticks in ([items[1]], items[:2], [items[1]]):
        box(page, items[0]).click()
        eventually(lambda ticks=ticks: ticked(second), ticks)
        eventually(lambda ticks=ticks: stored_ticks(page), sorted(ticks))
