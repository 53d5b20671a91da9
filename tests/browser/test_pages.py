"""Every built page in a browser: no complaint, nothing that axe finds, no sideways scrolling."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

from tests import real_path
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.server import serving
from tests.browser.ticks import Outline
from tests.browser.watch import Watch
from tests.conftest import SITES, site_folder

AREA = f"/{real_path.AREA}/"
KINDS = {
    *("/", AREA, real_path.STEP.page, f"{AREA}tyokirja/", "/oma-polku/"),
    *("/itsearviointi/", "/tyokalut/", "/mittarit/", "/tietoa/", "/sanasto/", "/tyopaja/"),
    *("/itsearviointi/nakemykset/", "/luvut/", "/kokoukseen/kalenteri/"),
    *("/kokoukseen/", "/kokoukseen/kokoussivu/", "/kokoukseen/kokousasia/"),
    "/kokoukseen/luovutus/",
    "/kokoukseen/kartta/",
}
# One load of a page is looked at on all of these: a size and a colour scheme.
SCREENS: dict[str, tuple[ViewportSize, Literal["dark", "light"]]] = {
    "320 px, dark": ({"width": 320, "height": 640}, "dark"),
    "1280 px, light": ({"width": 1280, "height": 720}, "light"),
}
MOVING = """() => document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().duration > 0).length"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
# Success criterion 1.4.12: what a page has to bear.
TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
LARGE_TEXT = "html { font-size: 200% }"
# A reader's own style comes past the site's policy.
SET_STYLE = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, dd, label, a)")]
  .filter((one) => getComputedStyle(one).overflow !== "visible")
  .filter((one) => !one.matches(".unseen"))
  .map((one) => `clipped: ${one.outerHTML.slice(0, 80)}`)"""


def set_screen(page: Page, screen: str) -> None:
    """Make the window one of ``SCREENS``."""
    size, scheme = SCREENS[screen]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)


def too_wide(page: Page) -> list[str]:
    """That a page scrolls sideways."""
    wide = page.evaluate(TOO_WIDE)
    return [f"{wide} px too wide"] * (wide > 0)


def faults_of_set_text(page: Page, width: int, style: str) -> list[str]:
    """What goes wrong where a reader sets texts by a style."""
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate(SET_STYLE, style)
    found = [*too_wide(page), *page.evaluate(CLIPPED)]
    page.evaluate(SET_STYLE, "")
    return [f"{one} ({style.strip()} at {width} px)" for one in found]


def test_a_way_to_another_host_and_a_file_that_is_not_there_are_complained_of(
    page: Page, watch: Watch
) -> None:
    watch.expect("failed request: http://toinen.example/ net::ERR_NAME_NOT_RESOLVED")
    watch.expect("console error: .* 404 .*/puuttuva.json")
    page.goto("/")
    page.evaluate("async () => { await fetch('/puuttuva.json'); }")
    with page.expect_event("requestfailed"):
        page.evaluate("() => { location.href = 'http://toinen.example/'; }")


def test_every_page_is_clean_still_on_request_keeps_nothing_and_bears_a_readers_text_settings(
    new_context: NewContext, paths: list[str], watch: Watch
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    watch.expect("Failed to load resource.* 404 .*/olematon/")
    seen: dict[str, set[str]] = {screen: set() for screen in SCREENS}
    found = {}
    assert set(paths) > KINDS
    for path in [*paths, "/olematon/"]:
        page.goto(path)
        moving = page.evaluate(MOVING)
        faults = [f"{moving} parts move"] * (moving > 0)
        for screen in SCREENS:
            set_screen(page, screen)
            told = [*violations(page, seen[screen]), *too_wide(page)]
            faults += [f"{one} ({screen})" for one in told]
        faults += faults_of_set_text(page, 320, TEXT_SPACING)
        # Where room is least every page is tried, else one of each kind.
        if path in KINDS:
            faults += faults_of_set_text(page, 1280, TEXT_SPACING)
            faults += faults_of_set_text(page, 640, LARGE_TEXT)
        kept = page.evaluate("[localStorage.length, sessionStorage.length]")
        faults += ["something is kept before the first act"] * (kept != [0, 0])
        if faults:
            found[path] = faults
    assert found == {}
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases()") == []


def test_all_trails_are_in_view_on_a_projector(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto("/")
    for stop in page.locator(".map .stop").all():
        box = stop.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 720


def test_the_map_is_walked_by_keyboard_trail_by_trail(page: Page, outline: Outline) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto("/")
    walked = []
    for area in outline.areas:
        if walked:
            page.keyboard.press("Tab")
        else:
            page.locator(".map a").first.focus()
        walked.append(page.evaluate("document.activeElement.getAttribute('href')"))
        for _ in area["steps"]:
            page.keyboard.press("Tab")
            walked.append(page.evaluate("document.activeElement.dataset.step"))
    expected = []
    for area in outline.areas:
        expected += [f"/{area['id']}/", *(step["id"] for step in area["steps"])]
    assert walked == expected


# Windows of an office: whole, zoomed to 110, 125, 150 and 200 %, and a projector's.
WINDOWS = [(1366, 608), (1242, 553), (1093, 486), (911, 405), (683, 304), (1280, 590), (1088, 400)]


def test_the_texts_of_the_map_are_14_px_or_more_wherever_it_is_shown(page: Page) -> None:
    page.goto("/")
    for width, height in [*WINDOWS, (1536, 730), (1920, 940)]:
        page.set_viewport_size({"width": width, "height": height})
        sizes = page.locator(".map text").evaluate_all(
            """texts => texts.filter((one) => one.checkVisibility()).map(
              (one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
        )
        assert all(size >= 14 for size in sizes), (width, height, min(sizes))
        # It is one or the other: the drawn map, or the trails.
        trails = page.locator(".trails a").first
        assert trails.is_visible() == (not sizes), (width, height)


def test_a_narrow_window_has_the_list_instead_of_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    assert not page.locator(".map").is_visible()
    assert page.locator(".trails a").first.is_visible()


def test_the_state_of_a_step_is_told_on_the_map_in_words_too(page: Page, outline: Outline) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    items = outline.items(step=real_path.STEP.id)
    page.goto(real_path.STEP.page)
    page.locator(f'input[data-item="{items[0]}"]').check()
    page.goto("/")
    stop = page.locator(f'.map .stop[data-step="{real_path.STEP.id}"]')
    name = stop.get_attribute("aria-label") or ""
    done = f"1/{len(items)} tehty"
    assert re.fullmatch(rf"2 .+ {done}, .+, vaihe 2, kesken", name)
    assert done in (stop.text_content() or "")


def test_a_page_at_an_old_address_leads_on_under_the_policy(
    browser: Browser, tmp_path: Path
) -> None:
    # The small site: no document of the real one has an old address yet.
    site = site_folder(SITES / "valid", tmp_path)
    assert not site.run().problems
    page = browser.new_page()
    with serving(site.output) as address:
        page.goto(f"{address}/vanha/askel/")
        page.wait_for_url(f"{address}/alku/ensiaskel/")
    page.close()


def test_a_picture_with_its_size_is_never_stretched_or_wider_than_the_window(page: Page) -> None:
    page.goto("/tietoa/")
    page.evaluate(
        """async () => {
            const image = document.createElement("img");
            const icon = document.querySelector("link[rel=apple-touch-icon]").href;
            image.src = icon.replace("icon-180", "icon-512");
            [image.width, image.height] = [4000, 4000];
            document.querySelector("main p").append(image);
            await image.decode();
        }"""
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        shown = page.locator("main p img").evaluate(
            "(image) => [image.clientWidth, image.clientHeight, innerWidth]"
        )
        assert shown[0] == shown[1]
        assert 200 < shown[0] < shown[2]


def test_the_menu_stands_on_the_line_of_the_name(page: Page) -> None:
    page.goto("/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    for width in (1088, 1093, 1280):
        page.set_viewport_size({"width": width, "height": 486})
        tops = page.locator(".site-name, .site-menu a").evaluate_all(
            "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
        )
        assert len(tops) > 3
        assert max(tops) - min(tops) < 10, width
