"""What a town writes of a step for itself: saved as it is written, never lost to another text."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import real_path
from tests.browser.axe import violations
from tests.browser.ticks import document, eventually, stand_aside, store, stored, stored_text
from tests.browser.town_files import keep, others

PAGE = real_path.STEP.page
FIELD = f"step/{real_path.STEP.id}/"


def open_form(page: Page) -> Locator:
    button = page.get_by_role("button", name="Tekijä, päivä ja muistiinpanot")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    form = page.locator(".plan")
    form.wait_for()
    return form


def open_forms(*tabs: Page) -> None:
    for tab in tabs:
        tab.goto(PAGE)
        open_form(tab)


def value(page: Page, name: str) -> object:
    return stored(page)["fields"][FIELD + name]["value"]


def version(text: str, time: int, mark: str, **more: Any) -> dict[str, Any]:
    return {"value": text, "time": time, "mark": mark, **more}


def with_notes(field: dict[str, Any]) -> dict[str, Any]:
    return {**document(), "fields": {f"{FIELD}notes": field}}


def test_who_when_and_notes_are_kept_and_shown_at_once_when_one_returns(page: Page) -> None:
    page.goto(PAGE)
    form = open_form(page)
    expect(form.get_by_label("Tekijä", exact=True)).to_be_focused()
    form.get_by_label("Tekijä", exact=True).fill("Hallintojohtaja")
    form.get_by_label("Valmis viimeistään").fill("2027-03-01")
    form.get_by_label("Muistiinpanot").fill("Kysykää palveluyhtiöltä.\nÄäkköset säilyvät.")
    page.keyboard.press("Tab")
    page.reload()
    form = page.locator(".plan")
    expect(form.get_by_label("Tekijä", exact=True)).to_have_value("Hallintojohtaja")
    expect(form.get_by_label("Valmis viimeistään")).to_have_value("2027-03-01")
    expect(form.get_by_label("Muistiinpanot")).to_have_value(
        "Kysykää palveluyhtiöltä.\nÄäkköset säilyvät."
    )


def test_a_word_half_written_is_saved_when_the_page_is_left(page: Page) -> None:
    page.goto(PAGE)
    open_form(page).get_by_label("Muistiinpanot").press_sequentially("kes")
    page.goto("/")
    assert value(page, "notes") == "kes"


def test_writing_saves_after_a_pause_without_leaving_the_field(page: Page) -> None:
    page.goto(PAGE)
    open_form(page).get_by_label("Muistiinpanot").press_sequentially("tauko")
    deadline = page.evaluate("performance.now()") + 5_000
    while stored_text(page) is None and page.evaluate("performance.now()") < deadline:
        page.wait_for_timeout(50)
    assert value(page, "notes") == "tauko"


def test_what_was_written_can_be_taken_back(page: Page) -> None:
    page.goto(PAGE)
    notes = open_form(page).get_by_label("Muistiinpanot")
    notes.fill("yksi")
    page.keyboard.press("Tab")
    notes.fill("kaksi")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(notes).to_have_value("yksi")
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(notes).to_have_value("")


def test_two_tabs_that_write_the_same_note_lose_neither_text(page: Page, second: Page) -> None:
    open_forms(page, second)
    page.get_by_label("Muistiinpanot").press_sequentially("eka")
    second.get_by_label("Muistiinpanot").fill("toka")
    second.keyboard.press("Tab")
    page.get_by_label("Muistiinpanot").press_sequentially("!")
    page.keyboard.press("Tab")
    for tab in (page, second):
        tab.reload()
        expect(tab.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("eka!")
        expect(others(tab)).to_have_text("toka")


def test_the_other_tabs_text_stays_while_one_writes_on(page: Page, second: Page) -> None:
    open_forms(page, second)
    notes = page.get_by_role("textbox", name="Muistiinpanot")
    notes.press_sequentially("eka")
    eventually(lambda: value(page, "notes"), "eka")
    second.get_by_role("textbox", name="Muistiinpanot").fill("toka")
    second.keyboard.press("Tab")
    for text in ("eka!", "eka!?"):
        notes.press_sequentially(text[-1])
        eventually(lambda text=text: value(page, "notes"), text)
    # The other tab takes it in and acts.
    second.get_by_label("Tekijä", exact=True).fill("Liisa")
    second.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for tab in (page, second):
        tab.reload()
        expect(tab.locator(".plan").get_by_role("textbox", name="Muistiinpanot")).to_have_value(
            "eka!?"
        )
        expect(others(tab)).to_have_text("toka")
        expect(tab.locator("[data-notices]")).to_contain_text("Rastit tallentuvat")


def test_a_text_that_was_dropped_is_back_in_every_tab_when_the_choice_is_taken_back(
    page: Page, second: Page
) -> None:
    page.goto(PAGE)
    other = version("toinen", 5, "b")
    store(page, with_notes(version("uusin", 9, "a", seen={}, earlier=[other])))
    for tab in (page, second):
        tab.goto(PAGE)
        expect(others(tab)).to_have_text("toinen")
    second.get_by_label("Tekijä", exact=True).fill("Liisa")
    second.keyboard.press("Tab")
    keep(page, 0)
    expect(others(second)).to_have_count(0)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    for tab in (page, second):
        expect(others(tab)).to_have_text("toinen")
    second.get_by_label("Tekijä", exact=True).fill("Liisa L.")
    second.keyboard.press("Tab")
    page.reload()
    expect(others(page)).to_have_text("toinen")
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("uusin")


def test_taking_an_act_back_keeps_what_another_tab_has_written_since(
    page: Page, second: Page
) -> None:
    open_forms(page, second)
    page.get_by_role("textbox", name="Muistiinpanot").fill("eka")
    page.keyboard.press("Tab")
    expect(second.get_by_role("textbox", name="Muistiinpanot")).to_have_value("eka")
    second.get_by_role("textbox", name="Muistiinpanot").fill("eka, ja toka")
    second.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Muistiinpanot")).to_have_value("eka, ja toka")
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(page.get_by_role("textbox", name="Muistiinpanot")).to_have_value("")
    for tab in (page, second):
        expect(others(tab)).to_have_text("eka, ja toka")


def test_taking_back_what_was_written_keeps_what_another_tab_wrote_in_the_middle_of_it(
    page: Page, second: Page
) -> None:
    open_forms(page, second)
    notes = page.get_by_label("Muistiinpanot")
    page.bring_to_front()
    notes.click()
    notes.press_sequentially("Minun")
    eventually(lambda: value(page, "notes"), "Minun")
    second.bring_to_front()
    second.get_by_label("Muistiinpanot").fill("Toisen teksti")
    second.keyboard.press("Tab")
    eventually(lambda: value(page, "notes"), "Toisen teksti")
    page.bring_to_front()
    notes.press_sequentially(" jatko")
    page.keyboard.press("Tab")
    expect(others(page)).to_have_text("Toisen teksti")
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    for tab in (page, second):
        expect(others(tab)).to_have_text("Toisen teksti")


@pytest.mark.parametrize(("which", "left"), [(1, "toinen"), (0, "uusin")])
def test_a_conflict_is_shown_settled_and_does_not_come_back(
    page: Page, which: int, left: str
) -> None:
    page.goto(PAGE)
    other = version("toinen", 5, "b")
    store(page, with_notes(version("uusin", 9, "a", seen={}, earlier=[other])))
    page.reload()
    form = page.locator(".plan")
    expect(others(page)).to_have_text("toinen")
    keep(page, which)
    expect(others(page)).to_have_count(0)
    expect(form.get_by_label("Muistiinpanot")).to_have_value(left)
    expect(page.locator("[data-plan]")).to_be_focused()
    # The other browser still has its own version: it was seen, so it is no news.
    page.evaluate(
        """([text]) => {
          const old = localStorage["elinvoimapolku:state"];
          dispatchEvent(new StorageEvent("storage",
            { key: "elinvoimapolku:state", newValue: text, oldValue: old }));
        }""",
        [
            f'{{"format":"elinvoimapolku","version":1,"fields":{{"{FIELD}notes":'
            '{"value":"toinen","time":5,"mark":"b"}}}'
        ],
    )
    expect(others(page)).to_have_count(0)
    page.reload()
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value(left)
    expect(others(page)).to_have_count(0)


@pytest.mark.parametrize(("which", "left"), [(1, "Bertta"), (0, "Anna")])
def test_of_three_texts_one_is_chosen_and_what_was_not_shown_stays(
    page: Page, which: int, left: str
) -> None:
    stand_aside(page)
    shown = [version("Bertta", 20, "b"), version("Cecilia", 10, "c")]
    store(page, with_notes(version("Anna", 30, "a", earlier=shown)))
    page.goto(PAGE)
    expect(page.locator(".versions strong")).to_have_text("3 versiota")
    expect(page.locator(".versions q")).to_have_text(["Anna", "Bertta", "Cecilia"])
    # Another tab writes before this one hears of it.
    store(page, with_notes(version("Anna", 30, "a", earlier=[*shown, version("Dora", 5, "d")])))
    keep(page, which)
    expect(page.locator(".versions q")).to_have_text([left, "Dora"])
    page.reload()
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value(left)
    expect(others(page)).to_have_text(["Dora"])


def test_a_settled_conflict_can_be_taken_back(page: Page) -> None:
    page.goto(PAGE)
    other = version("toinen", 5, "b")
    store(page, with_notes(version("uusin", 9, "a", seen={}, earlier=[other])))
    page.reload()
    keep(page, 1)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(others(page)).to_have_text("toinen")
    page.reload()
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("uusin")
    expect(others(page)).to_have_text("toinen")


def test_a_field_that_was_only_clicked_into_shows_what_another_tab_writes(
    page: Page, second: Page
) -> None:
    open_forms(page, second)
    notes = page.get_by_label("Muistiinpanot")
    notes.fill("yhteinen")
    page.keyboard.press("Tab")
    expect(second.get_by_label("Muistiinpanot")).to_have_value("yhteinen")
    notes.click()
    second.get_by_label("Muistiinpanot").fill("toisen välilehden teksti")
    second.keyboard.press("Tab")
    expect(notes).to_have_value("toisen välilehden teksti")
    notes.press("End")
    notes.press_sequentially("!")
    page.keyboard.press("Tab")
    eventually(lambda: value(page, "notes"), "toisen välilehden teksti!")


def test_a_form_that_was_closed_writes_nothing_more(page: Page) -> None:
    page.goto(PAGE)
    open_form(page)
    notes = page.get_by_label("Muistiinpanot")
    notes.press_sequentially("a")
    eventually(lambda: value(page, "notes"), "a")
    page.keyboard.press("Backspace")
    eventually(lambda: value(page, "notes"), "")
    # By key: the line of what is saved comes and goes above, and moves what a pointer aims at.
    page.get_by_role("button", name="Tekijä, päivä ja muistiinpanot").press("Enter")
    expect(page.locator(".plan")).to_have_count(0)
    page.get_by_role("button", name="Tekijä, päivä ja muistiinpanot").press("Enter")
    notes.fill("uusi teksti")
    page.keyboard.press("Tab")
    eventually(lambda: value(page, "notes"), "uusi teksti")
    page.goto("/")
    assert value(page, "notes") == "uusi teksti"
    assert not stored(page)["fields"][f"{FIELD}notes"].get("earlier")


def test_a_text_beside_an_emptied_one_is_shown_when_one_returns(page: Page) -> None:
    stand_aside(page)
    store(page, with_notes(version("", 30, "a", earlier=[version("Bertan teksti", 20, "b")])))
    page.goto(PAGE)
    expect(others(page)).to_have_text("Bertan teksti")


def test_a_day_half_written_leaves_the_saved_one_and_a_year_has_four_digits(page: Page) -> None:
    page.goto(PAGE)
    open_form(page)
    day = page.get_by_label("Valmis viimeistään")
    day.fill("2027-03-01")
    page.keyboard.press("Tab")
    eventually(lambda: value(page, "date"), "2027-03-01")
    day.focus()
    page.keyboard.press("Backspace")
    page.keyboard.press("Tab")
    assert day.evaluate("input => input.validity.badInput")
    page.get_by_label("Muistiinpanot").fill("muistio")
    page.get_by_label("Tekijä", exact=True).click()
    eventually(lambda: value(page, "notes"), "muistio")
    assert value(page, "date") == "2027-03-01"
    expect(day).to_have_value("2027-03-01")
    assert day.get_attribute("max") == "2099-12-31"


def test_nothing_is_shown_or_loaded_before_there_is_something_of_ones_own(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".plan")).to_have_count(0)
    assert not any("plan-form.js" in url or "undo.js" in url for url in asked)


def test_the_form_is_clean(page: Page) -> None:
    page.goto(PAGE)
    open_form(page)
    assert violations(page) == []
