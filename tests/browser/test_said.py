"""What the site says of saving is what happened; what is not kept is told beside its field."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.test_plan import open_form, value
from tests.browser.ticks import Outline, a_field, document, eventually, stand_aside, store, stored
from tests.browser.town_files import (
    STEP_PAGE,
    add_a_step,
    bring,
    open_file,
    opening,
    start,
    text,
    told,
)
from tests.conftest import PROJECT

REMINDER = "25 muutosta ei ole tiedostossa"
FILE_TOO = "tallentakaa myös tiedosto"
# The bar's edges, and how wide it and all that scrolls below it are.
BAR = """(bar) => {
  const { left, right } = bar.getBoundingClientRect();
  const { borderBlockStartWidth, borderBlockEndWidth } = getComputedStyle(bar);
  const texts = [...bar.parentElement.querySelectorAll(":scope > :not(.undo)")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
  const text = {
    left: Math.min(...texts.map((one) => one.left)),
    right: Math.max(...texts.map((one) => one.right)),
  };
  return { left, right, text, edges: [borderBlockStartWidth, borderBlockEndWidth] };
}"""


def with_a_tick(outline: Outline) -> dict[str, object]:
    return document(outline.items()[0], *(f"muu-{number}" for number in range(24)), time=5)


@pytest.mark.parametrize("accepts", [True, False], ids=["a file came", "the browser refused"])
def test_a_file_is_a_copy_once_the_visitor_says_that_it_is_there(
    new_context: NewContext, outline: Outline, accepts: bool
) -> None:
    page = new_context(accept_downloads=accepts).new_page()
    start(page, with_a_tick(outline))
    line = page.locator(".saved-line")
    expect(line).to_contain_text(REMINDER)
    page.locator("[data-save]").click()
    expect(told(page)).to_contain_text("Selain sai tiedoston.")
    expect(line).to_contain_text(REMINDER)
    expect(line).to_contain_text(FILE_TOO)
    # What is done after the file was made is not in it.
    add_a_step(page)
    page.locator("[data-save]").click()
    add_a_step(page)
    eventually(lambda: len(stored(page)["fields"]) >= 29, expected=True)
    page.locator("[data-save]").click()
    page.get_by_role("button", name="Tiedosto on tallessa").click()
    expect(told(page)).to_have_text("Tiedosto on varmuuskopionne.")
    expect(line).not_to_contain_text("ei ole tiedostossa")
    expect(line).not_to_contain_text(FILE_TOO)


def test_changes_after_the_file_was_made_stay_without_a_copy(page: Page, outline: Outline) -> None:
    start(page, with_a_tick(outline))
    page.locator("[data-save]").click()
    there = page.get_by_role("button", name="Tiedosto on tallessa")
    expect(there).to_be_visible()
    page.locator("[data-town]").fill("Kaislajoki")
    there.focus()
    eventually(lambda: stored(page)["fields"]["town/all/name"]["value"], "Kaislajoki")
    covered = max(field["time"] for field in document("a", time=5)["fields"].values())
    there.press("Enter")
    mark = stored(page)["mark"]
    eventually(lambda: stored(page)["fields"][f"copy/{mark}/saved"]["value"], covered)


@pytest.mark.parametrize(
    ("lacks", "told_of"),
    [
        ([24], "Avatusta tiedostosta puuttuu yksi muutos"),
        ([22, 23, 24], "Avatusta tiedostosta puuttuu 3 muutosta"),
        ([0], ""),
    ],
)
def test_a_file_that_is_opened_counts_for_what_it_holds_and_no_more(
    page: Page, lacks: list[int], told_of: str
) -> None:
    names = [f"item/muu-{number}/status" for number in range(25)]
    fields = {name: a_field(time=100 + at) for at, name in enumerate(names)}
    start(page, document(mark="m") | {"fields": fields})
    file = {name: field for at, (name, field) in enumerate(fields.items()) if at not in lacks}
    open_file(page, document() | {"fields": file})
    expect(opening(page)).to_be_visible()
    if told_of:
        expect(page.locator("[data-file-given]")).to_contain_text(told_of)
        eventually(lambda: stored(page)["fields"]["copy/m/saved"]["value"], 99 + min(lacks))
    else:
        expect(page.locator("[data-file-given]")).to_have_count(0)
        assert "copy/m/saved" not in stored(page)["fields"]


def test_what_a_file_brings_is_in_a_copy_from_then_on(page: Page, outline: Outline) -> None:
    start(page, document(mark="m"))
    open_file(page, with_a_tick(outline))
    expect(page.locator("[data-file-given]")).to_have_count(0)
    bring(page)
    expect(page.locator("[data-file-given]")).to_contain_text("on kaikki, mitä tässä selaimessa")
    expect(page.locator(".saved-line")).not_to_contain_text("ilman varmuuskopiota")


@pytest.mark.parametrize("width", [360, 1366])
def test_what_was_done_stands_in_a_bar_of_its_own_apart_from_what_was_told(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 608})
    start(page)
    add_a_step(page)
    page.locator("[data-save]").click()
    expect(told(page)).to_contain_text("Selain sai tiedoston.")
    undo = page.get_by_role("button", name="Kumoa viimeisin merkintä")
    expect(undo).to_be_visible()
    bar = page.locator(".undo").evaluate(BAR)
    # An edge on both sides, wherever it sticks, and no text beside it that it would cut.
    assert bar["edges"] == ["2px", "2px"]
    assert bar["left"] <= bar["text"]["left"]
    assert bar["right"] >= bar["text"]["right"]
    said, button = told(page).bounding_box(), undo.bounding_box()
    assert said
    assert button
    assert (
        button["y"] >= said["y"] + said["height"] or button["x"] >= said["x"] + said["width"] + 16
    )


def test_no_field_cuts_what_is_written_and_every_day_has_the_same_bounds() -> None:
    texts = [file.read_text("utf-8") for file in (PROJECT / "templates").rglob("*.html")]
    fields = [field for text in texts for field in re.findall(r"<(?:input|textarea)\b[^>]*>", text)]
    assert [field for field in fields if "maxlength" in field] == []
    days = [field for field in fields if 'type="date"' in field]
    assert len(days) > 3
    assert {" ".join(re.findall(r'(?:min|max)="[^"]*"', day)) for day in days} == {
        'min="2000-01-01" max="2099-12-31"'
    }


def test_what_was_pasted_is_kept_whole_however_long_it_is(page: Page) -> None:
    long = "Pöytäkirja, kohta 1. " * 600
    page.goto(STEP_PAGE)
    notes = open_form(page).get_by_label("Muistiinpanot")
    notes.focus()
    page.keyboard.insert_text(long)
    page.get_by_label("Tekijä", exact=True).focus()
    page.keyboard.insert_text("Liisa 😀, " * 60)
    page.keyboard.press("Tab")
    eventually(lambda: value(page, "notes"), long.strip())
    eventually(lambda: value(page, "owner"), ("Liisa 😀, " * 60).strip())


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("0503", "Päivää ei ole tallennettu. Kirjoittakaa päivä, kuukausi ja vuosi."),
        ("05030027", "Päivää ei ole tallennettu. Kirjoittakaa vuosi neljällä numerolla"),
        ("05032927", "Päivää ei ole tallennettu. Kirjoittakaa vuosi neljällä numerolla"),
    ],
)
def test_a_day_that_is_not_kept_is_told_beside_its_field(page: Page, keys: str, words: str) -> None:
    page.goto(STEP_PAGE)
    open_form(page)
    day = page.get_by_label("Valmis viimeistään")
    day.focus()
    page.keyboard.type(keys)
    page.get_by_label("Muistiinpanot").fill("muistio")
    page.get_by_label("Tekijä", exact=True).focus()
    eventually(lambda: value(page, "notes"), "muistio")
    note = page.locator(".not-kept")
    expect(note).to_contain_text(words)
    expect(day).to_have_attribute("aria-describedby", note.get_attribute("id") or "-")
    assert "step/nykytila/date" not in stored(page)["fields"]
    day.fill("2027-03-05")
    page.get_by_label("Tekijä", exact=True).focus()
    expect(note).to_have_count(0)
    eventually(lambda: value(page, "date"), "2027-03-05")


def test_an_old_day_that_was_saved_earlier_is_not_told_lost(page: Page) -> None:
    here = document()
    here["fields"]["step/nykytila/date"] = text("0027-03-05", 5, "a")
    stand_aside(page)
    store(page, here)
    page.goto(STEP_PAGE)
    page.get_by_label("Valmis viimeistään").focus()
    page.get_by_label("Tekijä", exact=True).focus()
    expect(page.locator(".not-kept")).to_have_count(0)
    assert value(page, "date") == "0027-03-05"


def test_it_is_told_saved_only_when_the_browser_gives_back_what_was_stored(
    page: Page, outline: Outline
) -> None:
    page.goto(STEP_PAGE)
    # Some browsers take what is stored and keep nothing of it.
    page.evaluate("() => { Storage.prototype.setItem = () => {}; }")
    page.locator(f'input[data-item="{outline.items(step="nykytila")[0]}"]').check()
    expect(page.locator("[data-notices]")).to_contain_text("Selain ei salli tallennusta")
    expect(page.locator(".saved-line:visible")).to_have_count(0)
