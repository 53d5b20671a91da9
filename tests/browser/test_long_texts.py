"""The longest texts that fields take make no page wider than its window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessment import an_answer
from tests.browser.ticks import Outline, a_field, document, store
from tests.browser.town_files import NOTES, PAGE, STEP, STEP_PAGE, open_file, opening, text

NAMES = "Maija Meikäläinen, Kalle Virtanen ja Liisa Korhonen " * 4
ADDRESS = "https://www.esimerkki.example/" + "pitka-osoite-ilman-valeja/" * 12
FIGURE = "figure/yhden-tarjouksen-osuus-yksi.2026/count"
STATEMENT = "nykytila-arvio-ostot"
WORD = "hankintasopimusrekisterinylläpito" * 8


def full(items: list[str], long: str, other: str) -> dict[str, object]:
    """A document in which every text is long, and stands beside another one."""
    content = document(time=5)
    fields = content["fields"]
    versions = text(long, 9, "a", earlier=[text(other, 5, "b")])
    for name in (f"step/{STEP}/owner", NOTES, "town/all/name", f"item/{items[0]}/owner"):
        fields[name] = versions
    fields[f"item/{items[1]}/status"] = a_field("left-out")
    fields[f"item/{items[1]}/reason"] = versions
    fields[f"step/{STEP}/chosen"] = a_field() | {"value": True}
    moment = {"name": long, "date": "2027-03-01", "steps": {STEP: [1, 5, 0]}}
    fields["moment/m1/record"] = a_field() | {"value": moment}
    for key, name in (("r1", long), ("r2", other)):
        about = {"name": name, "date": "2027-03-01", "length": "short"}
        fields[f"round/{key}/about"] = a_field() | {"value": about}
        fields[f"answer/{STATEMENT}.{key}/given"] = a_field() | {"value": an_answer(2)}
    fields[FIGURE] = versions
    return content


# 320 px is what 400 % leaves of a window of 1280.
WIDTHS = (320, 360, 390)
PATHS = (
    STEP_PAGE,
    "/johtaminen/tyokirja/",
    "/",
    "/itsearviointi/",
    "/luvut/",
    "/kokoukseen/kokoussivu/",
    PAGE,
)


@pytest.mark.parametrize(
    ("long", "other"),
    [(NAMES, WORD), (ADDRESS, NAMES), (WORD, ADDRESS)],
    ids=["names", "url", "word"],
)
def test_no_page_is_wider_than_its_window(
    page: Page, outline: Outline, long: str, other: str
) -> None:
    items = outline.items(step=STEP)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/robots.txt")
    store(page, full(items, long, other))
    too_wide = {}
    for path in PATHS:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        for fold in page.locator("main summary:visible").all():
            fold.click()
        if path == PAGE:
            page.locator("[data-plan]:visible").first.click()
            expect(page.locator(".plan")).to_be_visible()
            open_file(page, full(items, other, long), name=f"{WORD}.json")
            expect(opening(page)).to_be_visible()
            for kind in page.locator(".opening summary").all():
                kind.click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                too_wide[path, width] = wide
    assert too_wide == {}
