"""Reading and ticking the checklists of a page as a visitor sees them."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import Locator, Page, Route

STATE_KEY = "elinvoimapolku:state"
DAMAGED_PREFIX = "elinvoimapolku:damaged:"
PATIENCE = 10.0
ASIDE = "/robots.txt"
"""A file of the site that is no page, where a kept page stands when a test begins."""


@dataclass(frozen=True)
class Outline:
    """The path as the build tells it to the browser."""

    areas: list[dict[str, Any]]

    def items(self, area: str = "", step: str = "") -> list[str]:
        """The checklist items of a step, an area or the whole path."""
        return [
            item
            for one in self.areas
            if area in ("", one["id"])
            for found in one["steps"]
            if step in ("", found["id"])
            for item in found["items"]
        ]


def box(page: Page, item: str) -> Locator:
    return page.locator(f'input[data-item="{item}"]')


def ticked(page: Page) -> list[str]:
    """The items that show a tick."""
    return page.locator("input[data-item]:checked").evaluate_all(
        "boxes => boxes.map((box) => box.dataset.item)"
    )


def notice(page: Page) -> Locator:
    """The place where the page tells whether it saves."""
    return page.locator("[data-notices]")


def count(page: Page, kind: str, of: str = "") -> tuple[int, int]:
    """The done and all items that the page tells of a step, an area or the whole path."""
    of_what = f'[data-of="{of}"]' if of else ""
    place = page.locator(f'[data-progress="{kind}"]:not([data-short]){of_what}')
    # Lists say nothing of what has not been begun.
    texts = {text.strip() for text in place.all_inner_texts()} - {""}
    assert len(texts) == 1, texts
    (text,) = texts
    if found := re.fullmatch(r"(\d+)/(\d+) tehty", text):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(r"Kaikki (\d+) tehty", text):
        return int(found[1]), int(found[1])
    found = re.fullmatch(r"(\d+) kohtaa", text)
    assert found, text
    return 0, int(found[1])


def field_name(item: str) -> str:
    return f"item/{item}/status"


def a_field(value: str = "done", time: int = 1, mark: str = "other") -> dict[str, Any]:
    return {"value": value, "time": time, "mark": mark}


def document(*items: str, time: int = 1, **properties: Any) -> dict[str, Any]:
    """A stored document in which some items are ticked."""
    fields = {field_name(item): a_field(time=time) for item in items}
    return {"format": "elinvoimapolku", "version": 2, **properties, "fields": fields}


def stored_text(page: Page, key: str = STATE_KEY) -> str | None:
    return page.evaluate("(key) => localStorage.getItem(key)", key)


def stored(page: Page) -> dict[str, Any]:
    """The stored document."""
    text = stored_text(page)
    assert text is not None
    return json.loads(text)


def stored_ticks(page: Page) -> list[str]:
    """The items that are ticked in the stored document."""
    fields = stored(page)["fields"]
    return sorted(name.split("/")[1] for name, field in fields.items() if field["value"] == "done")


def eventually(read: Callable[[], object], expected: object) -> None:
    """Fail unless what is read becomes what is expected within ``PATIENCE`` seconds.

    What shows and saves marks is loaded at the first act: on a busy machine it comes later
    than the next line of a test.
    """
    end = monotonic() + PATIENCE
    while monotonic() < end:
        with contextlib.suppress(AssertionError, LookupError):
            if read() == expected:
                return
        sleep(0.02)
    assert read() == expected


def republish(page: Page, origins: dict[str, list[str]]) -> None:
    """Let the pages come from a build in which ids have replaced others."""

    def renamed(route: Route) -> None:
        text = route.fetch().text()
        body, count = re.subn("origins = .*;", f"origins = {json.dumps(origins)};", text)
        assert count == 1
        route.fulfill(body=body, content_type="text/javascript")

    page.context.route("**/js/document/outline.js", renamed)


def reword(page: Page, rewordings: dict[str, int]) -> None:
    """Let the pages come from a build in which statements are worded anew, by their revisions."""

    def reworded(route: Route) -> None:
        text = route.fetch().text()
        body, count = re.subn("rewordings = .*;", f"rewordings = {json.dumps(rewordings)};", text)
        assert count == 1
        route.fulfill(body=body, content_type="text/javascript")

    page.context.route("**/js/document/statements.js", reworded)


def hold(page: Page, address: str) -> list[Route]:
    """The requests of an address, which wait until each is let go on."""
    held: list[Route] = []

    # Playwright marks its handlers, so it cannot take a method of a list.
    def wait(route: Route) -> None:
        held.append(route)

    page.route(address, wait)
    return held


def keys(page: Page) -> list[str]:
    """The names of all that is in the browser's storage."""
    return page.evaluate("() => Object.keys(localStorage).sort()")


def stand_aside(page: Page) -> None:
    """Stand where the storage can be reached and no page writes over what is put there."""
    if not page.url.endswith(ASIDE):
        page.goto(ASIDE)


def store(page: Page, value: object, key: str = STATE_KEY) -> None:
    """Write to the storage past the site's own module; a text is written as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
