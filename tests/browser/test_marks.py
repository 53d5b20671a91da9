"""The marks of an item beside a tick, taking acts back, and clearing a list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests import real_path
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.server import serving
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    keys,
    republish,
    stand_aside,
    store,
    stored,
    stored_text,
    ticked,
)
from tests.browser.town_files import keep, others
from tests.conftest import SiteFolder

AREA, STEP, PAGE = real_path.AREA, real_path.STEP.id, real_path.STEP.page
SNAPSHOT_PREFIX = "elinvoimapolku:snapshot:"


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def row(page: Page, item: str) -> Locator:
    return page.locator("li", has=box(page, item))


def status(page: Page, item: str) -> str | None:
    return row(page, item).get_attribute("data-status")


def choose(page: Page, item: str, value: str) -> None:
    """Open an item's form, choose one, and close it."""
    button = row(page, item).locator(".more-button")
    button.click()
    row(page, item).locator(f"input[value={value}]").check()
    button.click()


def undo_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Kumoa viimeisin merkintä")


def test_every_mark_is_set_by_keyboard_and_kept_over_a_reload(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    row(page, items[0]).locator(".more-button").focus()
    for expected in ("left-out", "elsewhere", "todo"):
        page.keyboard.press("Enter")
        expect(row(page, items[0]).get_by_label("Kuka", exact=True)).to_be_focused()
        row(page, items[0]).locator("input:checked[type=radio]").focus()
        page.keyboard.press("ArrowDown")
        eventually(lambda: status(page, items[0]), expected)
        page.keyboard.press("Escape")
        expect(row(page, items[0]).locator(".more-button")).to_be_focused()
        page.reload()
        eventually(lambda: status(page, items[0]), expected)
        row(page, items[0]).locator(".more-button").focus()


def test_one_form_is_open_at_a_time_takes_the_focus_and_gives_it_back(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    button, other = (row(page, item).locator(".more-button") for item in items[1:3])
    assert (button.get_attribute("aria-label") or "").startswith("Lisää: ")
    other.click()
    expect(row(page, items[2]).get_by_label("Kuka", exact=True)).to_be_focused()
    button.click()
    expect(row(page, items[1]).get_by_label("Kuka", exact=True)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(other).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".more")).to_have_count(1)
    button.click()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".more")).to_have_count(0)


def test_who_and_when_are_kept_told_in_the_row_and_late_when_the_day_has_passed(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    row(page, items[3]).locator(".more-button").click()
    row(page, items[3]).get_by_label("Kuka", exact=True).fill("<b>Liisa</b>")
    row(page, items[3]).get_by_label("Milloin").fill("2026-02-05")
    page.keyboard.press("Escape")
    told = row(page, items[3]).locator(".told")
    expect(told.locator(".late")).to_have_text("Myöhässä")
    expect(told).to_have_text("Myöhässä<b>Liisa</b> · 5.2.2026")
    page.reload()
    expect(told).to_have_text("Myöhässä<b>Liisa</b> · 5.2.2026")
    expect(box(page, items[3])).to_have_accessible_description(re.compile("Liisa.* · 5.2.2026$"))
    # What is done is late no more.
    box(page, items[3]).check()
    expect(told).to_have_text("<b>Liisa</b> · 5.2.2026")


def test_clearing_a_list_clears_who_and_when_too(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    row(page, items[3]).locator(".more-button").click()
    row(page, items[3]).get_by_label("Kuka", exact=True).fill("Liisa")
    page.keyboard.press("Escape")
    expect(row(page, items[3]).locator(".told")).to_have_text("Liisa")
    page.get_by_role("button", name="Tyhjennä merkinnät").click()
    page.get_by_role("dialog").get_by_role("button", name="Tyhjennä").click()
    expect(row(page, items[3]).locator(".told")).to_have_text("")
    assert stored(page)["fields"][f"item/{items[3]}/owner"]["value"] is None
    expect(page.get_by_role("button", name="Tyhjennä merkinnät")).to_be_hidden()
    undo_button(page).click()
    expect(row(page, items[3]).locator(".told")).to_have_text("Liisa")


def test_what_two_browsers_wrote_of_who_does_an_item_is_both_kept(
    page: Page, items: list[str]
) -> None:
    saved = document(items[0])
    other = a_field("Maija", time=4, mark="b")
    name = f"item/{items[1]}/owner"
    saved["fields"][name] = a_field("Pekka", time=5, mark="a") | {"earlier": [other]}
    stand_aside(page)
    store(page, saved)
    page.goto(PAGE)
    expect(others(page)).to_have_text("Maija")
    keep(page, 1)
    expect(row(page, items[1]).locator(".told")).to_have_text("Maija")
    expect(box(page, items[1])).to_be_focused()
    expect(others(page)).to_have_count(0)


def test_the_reason_is_kept_and_told_in_the_row(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    row(page, items[1]).locator(".more-button").click()
    row(page, items[1]).locator("input[value=left-out]").check()
    reason_field(page, items[1]).fill("  <b>Emme</b> osta tätä ")
    page.keyboard.press("Tab")
    page.reload()
    told = row(page, items[1]).locator(".told")
    expect(told).to_have_text("Ei koske meitä: <b>Emme</b> osta tätä")
    choose(page, items[1], "elsewhere")
    expect(told).to_have_text("Hoidetaan muualla: <b>Emme</b> osta tätä")
    box(page, items[1]).check()
    expect(told).to_be_hidden()


def reason_field(page: Page, item: str) -> Locator:
    return row(page, item).locator("input[name=reason]")


def test_a_reason_half_written_is_saved_when_the_page_is_left(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    row(page, items[1]).locator(".more-button").click()
    row(page, items[1]).locator("input[value=left-out]").check()
    reason_field(page, items[1]).press_sequentially("Ei sat")
    page.goto("/")
    assert stored(page)["fields"][f"item/{items[1]}/reason"]["value"] == "Ei sat"


def test_two_reasons_written_without_knowing_of_each_other_are_both_kept_and_shown(
    page: Page, items: list[str]
) -> None:
    saved = document()
    name = f"item/{items[1]}/reason"
    other = a_field("Naapuri hoitaa", time=4, mark="b")
    saved["fields"] = {
        field_name(items[1]): a_field("left-out"),
        name: a_field("Ei satamaa", time=5, mark="a") | {"earlier": [other]},
    }
    stand_aside(page)
    store(page, saved)
    page.goto(PAGE)
    # Nobody has to know where to look.
    expect(others(page)).to_have_text("Naapuri hoitaa")
    expect(row(page, items[1]).locator(".versions")).to_be_visible()
    keep(page, 1)
    expect(row(page, items[1]).locator(".told")).to_have_text("Ei koske meitä: Naapuri hoitaa")
    expect(others(page)).to_have_count(0)
    undo_button(page).click()
    expect(others(page)).to_have_text("Naapuri hoitaa")


def test_taking_an_act_back_leaves_what_another_tab_has_marked_since(
    page: Page, second: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    second.goto(PAGE)
    box(page, items[0]).check()
    expect(undo_button(page)).to_be_visible()
    expect(box(second, items[0])).to_be_checked()
    choose(second, items[0], "left-out")
    eventually(lambda: status(page, items[0]), "left-out")
    undo_button(page).click()
    expect(undo_button(page)).to_be_hidden()
    expect(page.locator("[data-told]")).to_contain_text("Ei kumottu")
    assert stored(page)["fields"][field_name(items[0])]["value"] == "left-out"


def test_what_is_left_out_does_not_count_and_all_can_be_reached(
    page: Page, items: list[str], outline: Outline
) -> None:
    page.goto(PAGE)
    choose(page, items[0], "left-out")
    choose(page, items[1], "elsewhere")
    box(page, items[2]).check()
    place = page.locator(f'.list-head [data-progress="step"][data-of="{STEP}"]')
    expect(place).to_have_text(f"2/{len(items) - 1} tehty, 1 ei koske teitä")
    page.goto("/")
    expect(page.locator(f'.map [data-step="{STEP}"] [data-state-word]')).to_have_text(
        f"2/{len(items) - 1} tehty"
    )
    page.goto(PAGE)
    for item in items[3:]:
        box(page, item).check()
    expect(place).to_have_text(f"Kaikki {len(items) - 1} tehty, 1 ei koske teitä")
    steps = len(outline.areas[0]["steps"])
    page.goto(f"/{AREA}/")
    expect(page.locator(f'[data-progress="area"][data-of="{AREA}"]')).to_have_text(
        f"1/{steps} vaihetta tehty"
    )


def test_each_act_can_be_taken_back_in_its_turn(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    expect(undo_button(page)).to_have_count(0)
    box(page, items[0]).check()
    choose(page, items[1], "left-out")
    box(page, items[0]).uncheck()
    undo_button(page).click()
    eventually(lambda: ticked(page), [items[0]])
    undo_button(page).click()
    eventually(lambda: status(page, items[1]), "todo")
    undo_button(page).click()
    eventually(lambda: ticked(page), [])
    expect(undo_button(page)).to_be_hidden()
    expect(box(page, items[0])).to_be_focused()
    page.reload()
    eventually(lambda: ticked(page), [])
    eventually(lambda: status(page, items[1]), "todo")


def test_clearing_asks_first_keeps_a_copy_and_can_be_taken_back(
    page: Page, outline: Outline, items: list[str]
) -> None:
    page.goto(PAGE)
    reset = page.get_by_role("button", name="Tyhjennä merkinnät")
    expect(reset).to_be_hidden()
    box(page, items[0]).check()
    choose(page, items[1], "left-out")
    other = field_name(outline.items(step=real_path.NEXT.id)[0])
    page.reload()
    reset.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("(2)")
    page.keyboard.press("Escape")
    eventually(lambda: ticked(page), [items[0]])
    reset.click()
    dialog.get_by_role("button", name="Säilytä").click()
    eventually(lambda: ticked(page), [items[0]])
    before = stored_text(page)
    reset.click()
    dialog.get_by_role("button", name="Tyhjennä").click()
    eventually(lambda: ticked(page), [])
    eventually(lambda: status(page, items[1]), "todo")
    (copy,) = [key for key in keys(page) if key.startswith(SNAPSHOT_PREFIX)]
    eventually(lambda: stored_text(page, copy), before)
    undo_button(page).click()
    eventually(lambda: ticked(page), [items[0]])
    eventually(lambda: status(page, items[1]), "left-out")
    assert other not in stored(page)["fields"]


def test_the_question_gives_the_focus_back_whatever_is_answered(
    page: Page, items: list[str]
) -> None:
    page.goto(PAGE)
    reset = page.get_by_role("button", name="Tyhjennä merkinnät")
    dialog = page.get_by_role("dialog")
    box(page, items[0]).check()
    box(page, items[1]).check()
    undo_button(page).click()
    undo_button(page).click()
    expect(undo_button(page)).to_be_hidden()
    box(page, items[0]).check()
    page.reload()
    reset.press("Enter")
    dialog.get_by_role("button", name="Säilytä").press("Enter")
    expect(reset).to_be_focused()
    reset.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(reset).to_be_focused()
    reset.press("Enter")
    dialog.get_by_role("button", name="Tyhjennä").press("Enter")
    # The button that asked is gone: there is nothing left to clear.
    expect(reset).to_be_hidden()
    expect(undo_button(page)).to_be_focused()
    expect(page.locator("[data-told]")).to_have_text("Merkinnät on tyhjennetty.")


def test_only_the_newest_copies_are_kept(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    for number in range(7):
        store(page, f'{{"old":{number}}}', f"{SNAPSHOT_PREFIX}{1_700_000_000_000 + number}")
    box(page, items[0]).check()
    page.get_by_role("button", name="Tyhjennä merkinnät").click()
    page.get_by_role("dialog").get_by_role("button", name="Tyhjennä").click()
    page.wait_for_function("localStorage.length === 6")
    copies = [key for key in keys(page) if key.startswith(SNAPSHOT_PREFIX)]
    assert len(copies) == 5
    assert copies[:4] == [f"{SNAPSHOT_PREFIX}{1_700_000_000_003 + number}" for number in range(4)]


def test_marks_live_on_when_the_build_replaces_or_retires_an_item(
    new_context: NewContext, real_site: SiteFolder
) -> None:
    file = f"content/alueet/{AREA}/{STEP}.md"
    old, gone, new = f"{STEP}-tasmaytys", f"{STEP}-ryhmittely", f"{STEP}-tasmays"
    text = (real_site.root / file).read_text("utf-8").replace(f"id: {old}\n", f"id: {new}\n")
    text, cut = re.subn(rf"  - id: {gone}\n(?:    .*\n)+", "", text)
    assert cut == 1
    real_site.write(file, text)
    acts = Acts(retired=(gone,), replaced=(old, new))
    outcome = update_ledger(real_site.options, acts)
    assert outcome.done, outcome.message
    assert not real_site.run().failed
    with serving(real_site.output) as address:
        page = new_context().new_page()
        page.goto(address + PAGE)
        store(page, document(old, gone))
        page.reload()
        eventually(lambda: ticked(page), [new])
        box(page, new).uncheck()
        page.reload()
        eventually(lambda: ticked(page), [])
        assert field_name(gone) in stored(page)["fields"], "what is unknown is kept"
        assert field_name(old) in stored(page)["fields"]


def test_a_step_and_items_that_replace_others_carry_on_all_that_was_saved(
    page: Page, second: Page, items: list[str]
) -> None:
    origins = {STEP: ["vanha", "toinen"], items[0]: ["vanha-a", "vanha-b"], items[1]: ["vanha-c"]}
    republish(page, origins)
    saved = document()
    saved["fields"] |= {
        "item/vanha-a/status": a_field(time=5),
        # Taken away after what it had replaced was ticked.
        "item/vanha-b/status": a_field("todo", time=6),
        "item/vanha-c/status": a_field("left-out"),
        "item/vanha-c/reason": a_field("Ei ole satamaa"),
        "step/vanha/chosen": {"value": True, "time": 5, "mark": "m"},
        "step/vanha/owner": a_field("Liisa"),
        "step/vanha/notes": a_field("eka", time=8),
        "step/toinen/notes": a_field("toka", time=7),
    }
    stand_aside(page)
    store(page, saved)
    page.goto(PAGE)
    form = page.locator(".plan")
    expect(form.get_by_label("Tekijä", exact=True)).to_have_value("Liisa")
    expect(form.get_by_label("Muistiinpanot")).to_have_value("eka")
    expect(others(page)).to_have_text("toka")
    eventually(lambda: [status(page, item) for item in items[:2]], ["todo", "left-out"])
    expect(row(page, items[1]).locator(".told")).to_contain_text("Ei ole satamaa")
    expect(page.get_by_role("button", name="Poista omalta polulta")).to_be_visible()
    eventually(lambda: stored(page), saved)
    # An act on what was carried over is taken back to what it was.
    box(page, items[1]).check()
    undo_button(page).click()
    eventually(lambda: status(page, items[1]), "left-out")
    keep(page, 0)
    form.get_by_label("Muistiinpanot").fill("eka ja toka")
    page.keyboard.press("Tab")
    second.goto("/oma-polku/")
    expect(second.locator(f'[data-chosen-list] [data-step="{STEP}"]')).to_be_visible()
    page.reload()
    expect(form.get_by_label("Muistiinpanot")).to_have_value("eka ja toka")
    expect(others(page)).to_have_count(0)
    kept = stored(page)["fields"]
    assert {name: kept[name] for name in saved["fields"]} == saved["fields"]


def test_the_choices_and_the_question_are_clean(page: Page, items: list[str]) -> None:
    page.goto(PAGE)
    box(page, items[0]).check()
    row(page, items[1]).locator(".more-button").click()
    row(page, items[1]).locator("input[value=elsewhere]").check()
    found = violations(page)
    page.get_by_role("button", name="Tyhjennä merkinnät").click()
    assert found + violations(page) == []
