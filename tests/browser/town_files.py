"""Saving and opening files on the own path, as a visitor does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests import real_path
from tests.browser.ticks import stand_aside, store

PAGE, STEP, STEP_PAGE = "/oma-polku/", real_path.STEP.id, real_path.STEP.page
NOTES = f"step/{STEP}/notes"


def open_file(page: Page, content: object, name: str = "kunta.json") -> None:
    """Choose a file on the page; a text, or bytes, are its content as they are."""
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    data = text if isinstance(text, bytes) else text.encode()
    page.locator("[data-open]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )


def start(page: Page, content: object = None) -> None:
    """Open the page in a browser that holds a document."""
    if content is not None:
        stand_aside(page)
        store(page, content)
    page.goto(PAGE)


def clear(page: Page) -> None:
    """Clear what is chosen to be cleared, and say yes to the question."""
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()


def add_a_step(page: Page) -> None:
    """Choose the first step that is not on the path, also where those are folded."""
    page.locator("[data-rest-fold]").evaluate("(fold) => { fold.open = true; }")
    page.locator("[data-rest-list] button[value=add]").first.click()


def opening(page: Page) -> Locator:
    """The dialog that asks what of a file, a copy or a link is taken in."""
    return page.locator(".opening")


def by_keyboard(page: Page) -> Locator:
    """The dialog, once keys go to it: what it is loads when a file is chosen."""
    expect(opening(page).get_by_role("heading", level=2)).to_be_focused()
    return opening(page)


def landing(page: Page) -> Locator:
    """The summary of what came."""
    return page.locator(".landing")


def bring(page: Page, way: str = "") -> None:
    """Take in what the dialog offers, or what one of its ways chooses."""
    if way:
        opening(page).get_by_label("Mitä otetaan").select_option(label=way)
    opening(page).get_by_role("button", name="Tuo valitut").click()
    expect(landing(page).get_by_role("heading")).to_be_focused()


ALL_THERE = "Kaikki tiedostosta"
IN_THE_PLACE_OF_ALL = "Tiedosto kaiken tilalle"


def others(page: Page) -> Locator:
    """The versions that stand beside the first of each field that has several."""
    return page.locator(".versions p + p q")


def keep(page: Page, which: int) -> None:
    """Choose one of the versions of the first field that has several; 0 is the one that stands."""
    page.locator(".versions").first.get_by_role("button", name="Pidä tämä").nth(which).click()


def told(page: Page) -> Locator:
    return page.locator("[data-told]")


def untell(page: Page) -> None:
    """Take away what is told, so that what is told next is told of what is done next."""
    told(page).evaluate("(place) => place.replaceChildren()")


def saved_file(page: Page) -> tuple[str, dict[str, Any]]:
    """The name and content of the file that the page saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tallenna tiedostoksi").click()
    return waiting.value.suggested_filename, json.loads(
        Path(waiting.value.path()).read_text("utf-8")
    )


def text(value: str | None, time: int, mark: str, **more: Any) -> dict[str, Any]:
    return {"value": value, "time": time, "mark": mark, **more}
