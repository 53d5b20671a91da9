"""After a file, a copy or a link is opened: what came is told as it is, and can be taken back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    stored,
    stored_text,
)
from tests.browser.town_files import (
    NOTES,
    PAGE,
    STEP,
    STEP_PAGE,
    bring,
    by_keyboard,
    landing,
    open_file,
    opening,
    start,
    text,
    told,
)

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def value(page: Page, name: str) -> object:
    return stored(page)["fields"].get(name, {}).get("value")


def test_from_a_file_on_another_computer_to_an_assigned_deed_is_four_clicks(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    with page.expect_file_chooser() as waiting:
        page.locator("[data-open-file]").click()
    file = json.dumps(document(items[0], time=5)).encode()
    waiting.value.set_files({"name": "kunta.json", "mimeType": "application/json", "buffer": file})
    opening(page).get_by_role("button", name="Tuo valitut").click()
    who = page.locator("[data-deeds] tbody tr").first.get_by_label("Kuka")
    who.click()
    page.keyboard.type("Liisa")
    page.get_by_role("heading", name="Seuraavat teot").click()
    eventually(
        lambda: [
            field["value"]
            for name, field in stored(page)["fields"].items()
            if name.endswith("/owner")
        ],
        ["Liisa"],
    )


def test_the_visitor_lands_at_what_came_by_area_and_step(page: Page, outline: Outline) -> None:
    first, last = (outline.items(step=one.id) for one in (real_path.STEP, real_path.LAST))
    start(page)
    file = document(*first[:2], last[0], time=5)
    file["fields"][NOTES] = text("heidän", 5, "b")
    open_file(page, file)
    bring(page)
    expect(landing(page).get_by_role("heading")).to_contain_text("Avattu: Tiedosto kunta.json")
    expect(landing(page)).to_contain_text(
        "2 vaiheessa muuttui 3 merkittyä kohtaa ja 1 muistiinpano."
    )
    rows = [row.replace("\xad", "") for row in landing(page).locator("li").all_inner_texts()]
    assert len(rows) == 2
    assert rows[0].endswith(f", {real_path.STEP.title}: 2 merkittyä kohtaa ja 1 muistiinpano")
    assert rows[1].endswith(f", {real_path.LAST.title}: 1 merkitty kohta")
    landing(page).get_by_role("button", name="Sulje yhteenveto").click()
    expect(landing(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Tallenna tiedostoksi")).to_be_focused()


def test_taking_back_loses_nothing_that_was_done_since(
    page: Page, second: Page, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"][field_name(items[2])] = a_field("left-out", 5)
    here["fields"][NOTES] = text("meidän", 5, "a")
    start(page, here)
    file = document(items[1], items[2], time=9)
    file["fields"][field_name(items[0])] = a_field("left-out", 9)
    file["fields"][NOTES] = text("heidän", 9, "b", seen={"a": 5})
    open_file(page, file)
    bring(page)
    second.goto(STEP_PAGE)
    box(second, items[2]).uncheck()
    box(second, items[3]).check()
    eventually(lambda: value(page, field_name(items[3])), "done")
    page.bring_to_front()
    landing(page).get_by_role("button", name="Kumoa avaaminen").click()
    expect(landing(page)).to_contain_text("3 tietoa on taas niin kuin ennen avaamista.")
    expect(landing(page)).to_contain_text("1 tieto on muutettu avaamisen jälkeen, ja se jäi.")
    found = [value(page, field_name(item)) for item in items[:4]]
    assert found == ["done", None, "todo", "done"]
    assert value(page, NOTES) == "meidän"
    expect(box(second, items[1])).not_to_be_checked()


def test_what_was_refused_comes_by_no_later_opening_of_the_same_file(
    page: Page, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"][NOTES] = text("meidän", 5, "a")
    start(page, here)
    file = document(items[1], time=9)
    file["fields"][field_name(items[0])] = a_field("left-out", 9)
    file["fields"][NOTES] = text("heidän", 9, "b")
    open_file(page, file)
    opening(page).get_by_text("3 tietoa yksitellen").click()
    # One by one: the note is ours, the new tick is not taken, the other mark is theirs.
    opening(page).get_by_label("Tämä selain: meidän").check()
    opening(page).get_by_label("Tämä selain: tekemättä").check()
    expect(opening(page).get_by_label("Mitä otetaan")).to_have_value("each")
    expect(opening(page).get_by_role("status")).to_have_text(
        "1 vaiheessa muuttuu 1 merkitty kohta."
    )
    opening(page).get_by_role("button", name="Tuo valitut").click()
    expect(landing(page)).to_be_visible()
    chosen = ["left-out", None, "meidän"]
    names = [field_name(items[0]), field_name(items[1]), NOTES]
    assert [value(page, name) for name in names] == chosen
    assert not stored(page)["fields"][NOTES].get("earlier")
    open_file(page, file)
    expect(opening(page)).to_contain_text("Mikään ei muutu: täällä on kaikesta uudempi.")
    opening(page).get_by_role("button", name="Peruuta").click()
    assert [value(page, name) for name in names] == chosen


def test_a_step_is_chosen_at_once_and_what_is_only_here_stays(page: Page, items: list[str]) -> None:
    here = document(items[0], items[3], time=50)
    here["fields"][NOTES] = text("meidän", 50, "a")
    start(page, here)
    file = document(time=9)
    file["fields"][field_name(items[0])] = a_field("left-out", 9)
    file["fields"][NOTES] = text("heidän", 9, "b")
    open_file(page, file)
    step = opening(page).locator(".pick").first
    expect(step.get_by_label("Uudempi kustakin")).to_be_checked()
    step.get_by_label("Tiedosto", exact=True).check()
    opening(page).get_by_role("button", name="Tuo valitut").click()
    expect(landing(page)).to_be_visible()
    assert value(page, field_name(items[0])) == "left-out"
    assert value(page, field_name(items[3])) == "done"
    assert value(page, NOTES) == "heidän"


def test_two_versions_are_told_with_a_link_to_where_one_chooses(
    page: Page, items: list[str]
) -> None:
    here, file = document(time=5), document(time=9)
    owner = f"item/{items[1]}/owner"
    here["fields"][owner] = text("Maija", 5, "a")
    file["fields"][owner] = text("Pekka", 9, "b")
    start(page, here)
    open_file(page, file)
    bring(page)
    expect(landing(page)).to_contain_text("Kaksi versiota jäi 1 kohtaan.")
    page.locator("[data-versions-told]").get_by_role("link", name="Siirry ensimmäiseen").click()
    page.wait_for_url(f"**#versiot-item-{items[1]}-owner")
    expect(page.locator(".versions q")).to_have_text(["Pekka", "Maija"])


@pytest.mark.parametrize("way", ["Escape", "Peruuta"])
def test_closing_the_dialog_changes_nothing_and_gives_the_focus_back(
    page: Page, items: list[str], way: str
) -> None:
    start(page, document(items[0], time=5))
    before = stored_text(page)
    page.locator("[data-open]").focus()
    open_file(page, document(items[1], time=9))
    dialog = by_keyboard(page)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name=way).press("Enter")
    expect(opening(page)).to_have_count(0)
    expect(page.locator("[data-open]")).to_be_focused()
    expect(told(page)).to_have_text("")
    assert stored_text(page) == before


def test_the_dialog_works_by_the_keyboard_alone(page: Page, items: list[str]) -> None:
    here, file = document(items[0], time=5), document(time=9)
    file["fields"][field_name(items[0])] = a_field("left-out", 9)
    start(page, here)
    open_file(page, file)
    dialog = by_keyboard(page)
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Mitä otetaan")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Tiedosto: ei koske meitä")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_label("Tämä selain: tehty")).to_be_checked()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Tuo valitut")).to_be_focused()
    page.keyboard.press("Enter")
    expect(landing(page).get_by_role("heading")).to_be_focused()
    assert value(page, field_name(items[0])) == "left-out"


def test_where_nothing_can_be_saved_it_is_said_before_and_after(
    page: Page, items: list[str]
) -> None:
    page.add_init_script(BLOCKED)
    page.goto(PAGE)
    open_file(page, document(items[0], time=5))
    expect(opening(page)).to_contain_text("tuotu säilyy vain tämän sivun ajan")
    bring(page)
    expect(landing(page)).to_contain_text("selain ei voinut tallentaa niitä")
    landing(page).get_by_role("button", name="Kumoa avaaminen").click()
    expect(landing(page)).to_contain_text("1 tieto on taas niin kuin ennen avaamista.")


def test_what_this_site_does_not_know_is_told_kept(page: Page) -> None:
    start(page)
    file = document()
    file["fields"]["item/uusi/laji"] = a_field("arvo", 5)
    open_file(page, file)
    bring(page)
    expect(landing(page)).to_contain_text("1 tieto, jota tämä sivusto ei tunne, säilyy.")
    expect(landing(page)).not_to_contain_text("piditte", use_inner_text=True)
    assert value(page, "item/uusi/laji") == "arvo"


def test_a_link_that_is_followed_while_another_is_asked_of_takes_its_place(page: Page) -> None:
    start(page)
    page.goto(f"{PAGE}#polku={STEP}.{real_path.LATER.id}")
    expect(opening(page)).to_contain_text("Linkin polku: 2 vaihetta")
    page.evaluate("(hash) => { location.hash = hash; }", f"#polku={STEP}")
    expect(opening(page)).to_have_count(1)
    expect(opening(page)).to_contain_text("Linkin polku: 1 vaihe")
    bring(page)
    eventually(lambda: value(page, f"step/{real_path.LATER.id}/chosen"), None)
