"""Copies that the browser keeps before clearing and merging, and what they bring back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests import real_path
from tests.browser.ticks import (
    Outline,
    box,
    document,
    eventually,
    field_name,
    keys,
    stand_aside,
    store,
    stored,
    stored_text,
)
from tests.browser.town_files import (
    NOTES,
    STEP,
    STEP_PAGE,
    clear,
    open_file,
    start,
    text,
)


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def copies_in(page: Page) -> list[str]:
    return [key for key in keys(page) if ":snapshot:" in key]


def test_automatic_copies_are_listed_and_can_be_restored(page: Page, items: list[str]) -> None:
    start(page, document(*items[:2], time=5))
    clear(page)
    copies = page.locator("[data-copies] button")
    expect(copies).to_have_count(1)
    copies.click()
    page.get_by_role("button", name="Tuo valitut").click()
    fields = stored(page)["fields"]
    assert [fields[field_name(item)]["value"] for item in items[:2]] == ["done", "done"]


def test_the_oldest_copy_stays_while_it_is_restored_and_five_are_kept(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    for number in range(5):
        old = document(items[1], time=2 + number)
        store(page, old, f"elinvoimapolku:snapshot:{1_700_000_000_000 + number}")
    page.reload()
    copies = page.locator("[data-copies] button")
    expect(copies).to_have_count(5)
    copies.last.click()
    page.get_by_role("button", name="Tuo valitut").click()
    after = copies_in(page)
    assert len(after) == 5
    assert "elinvoimapolku:snapshot:1700000000000" in after
    expect(copies).to_have_count(5)


def test_a_copy_made_when_the_clock_has_gone_backwards_is_the_newest(
    page: Page, items: list[str]
) -> None:
    page.add_init_script("Date.now = () => 1_000;")
    start(page, document(items[0], time=5))
    for number in range(5):
        store(page, f"{number}", f"elinvoimapolku:snapshot:{1_700_000_000_000 + number}")
    before = stored_text(page)
    clear(page)
    eventually(lambda: stored_text(page, max(copies_in(page))), before)
    assert len(copies_in(page)) == 5


def test_a_conflict_goes_with_what_is_cleared_and_comes_back_with_it(page: Page) -> None:
    here = document()
    here["fields"][NOTES] = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    start(page, here)

    def versions() -> list[Any]:
        field = stored(page)["fields"][NOTES]
        return [field["value"], *(one["value"] for one in field.get("earlier", []))]

    page.get_by_label("Myös valinnat").check()
    clear(page)
    eventually(versions, [None])
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    eventually(versions, ["uusin", "toinen"])
    clear(page)
    eventually(versions, [None])
    # Both texts are in the copy, and come back from it too.
    page.locator("[data-copies] button").first.click()
    page.get_by_role("button", name="Tuo valitut").click()
    eventually(versions, ["uusin", "toinen"])


def test_what_another_tab_writes_while_one_is_asked_is_asked_of_again(
    page: Page, second: Page
) -> None:
    here = document()
    here["fields"][NOTES] = text("vanha", 4, "y.1")
    start(page, here)
    second.goto(STEP_PAGE)
    notes = second.get_by_label("Muistiinpanot")
    page.bring_to_front()
    page.get_by_label("Myös valinnat").check()
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    clear = page.get_by_role("button", name="Tyhjennä", exact=True)
    expect(clear).to_be_visible()
    second.bring_to_front()
    notes.fill("vanha ja uusi tieto")
    notes.blur()
    eventually(lambda: stored(page)["fields"][NOTES]["value"], "vanha ja uusi tieto")
    page.bring_to_front()
    clear.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert stored(page)["fields"][NOTES]["value"] == "vanha ja uusi tieto"
    clear.click()
    eventually(lambda: stored(page)["fields"][NOTES]["value"], None)


def test_what_cannot_be_saved_is_not_told_done(page: Page, items: list[str]) -> None:
    start(page, document(items[0], time=4))
    before = stored(page)
    page.evaluate(
        """() => {
          Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Tilannekuvan nimi").fill("Kevät")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(page.locator("[data-told]")).to_contain_text("ei voinut tallentaa")
    clear(page)
    expect(page.locator("[data-told]")).to_contain_text("mutta selain ei voinut tallentaa")
    assert stored(page) == before


def test_an_area_or_all_is_cleared_when_asked_and_undone(page: Page, outline: Outline) -> None:
    leading, skills = (
        outline.items(area=one)[0] for one in (real_path.AREA, real_path.SECOND_AREA)
    )
    content = document(leading, skills, time=5)
    content["fields"][NOTES] = text("muistio", 5, "a")
    start(page, content)

    def values() -> list[Any]:
        fields = stored(page)["fields"]
        return [fields[name]["value"] for name in (field_name(leading), field_name(skills), NOTES)]

    page.get_by_label("Mitkä merkinnät").select_option(real_path.SECOND_AREA)
    opener = page.get_by_role("button", name="Tyhjennä merkinnät…")
    opener.click()
    expect(page.get_by_role("dialog")).to_contain_text("(1)")
    page.get_by_role("button", name="Säilytä").click()
    eventually(values, ["done", "done", "muistio"])
    opener.click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(values, ["done", "todo", "muistio"])
    page.get_by_label("Mitkä merkinnät").select_option("all")
    page.get_by_label("Myös valinnat").check()
    opener.click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(values, ["todo", "todo", None])
    for _ in range(2):
        page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    eventually(values, ["done", "done", "muistio"])


@pytest.mark.parametrize("goes_on", [True, False])
def test_without_room_for_a_copy_the_visitor_is_asked_before_a_merge(
    page: Page, items: list[str], goes_on: bool
) -> None:
    start(page, document(items[0], time=5))
    open_file(page, document(items[1], time=9))
    page.evaluate(
        """() => {
          const own = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, value) {
            if (key.includes(":snapshot:")) throw new DOMException("", "QuotaExceededError");
            own.call(this, key, value);
          };
        }"""
    )
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        (dialog.accept if goes_on else dialog.dismiss)()

    page.on("dialog", answer)
    page.get_by_role("button", name="Tuo valitut").click()
    # The page tells of its questions while it is asked something.
    eventually(lambda: (page.title(), len(asked))[1], 1)
    eventually(lambda: field_name(items[1]) in stored(page)["fields"], goes_on)


def test_full_storage_asks_before_old_copies_go_and_offers_a_file(
    page: Page, items: list[str]
) -> None:
    stand_aside(page)
    store(page, document(items[0], time=5))
    store(page, "x" * 1_000_000, "elinvoimapolku:snapshot:1700000000000")
    page.evaluate(
        """() => {
          let text = "x".repeat(1 << 20);
          while (text) {
            try { localStorage.setItem("filler", (localStorage.filler ?? "") + text); }
            catch { text = text.slice(0, text.length >> 1); }
          }
        }"""
    )
    page.goto(STEP_PAGE)
    box(page, items[1]).check()
    notice = page.locator("[data-notices]")
    expect(notice).to_contain_text("täynnä")
    assert "elinvoimapolku:snapshot:1700000000000" in keys(page)
    expect(notice.get_by_role("button", name="Tallenna tiedostoksi")).to_be_visible()
    notice.get_by_role("button", name="Poista vanhat varmuuskopiot (1)").press("Enter")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text("Rastit tallentuvat")
    eventually(lambda: stored(page)["fields"][field_name(items[1])]["value"], "done")
