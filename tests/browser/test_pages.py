"""Every built page in a browser: no complaint, nothing that axe finds, no sideways scrolling."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests import real_path
from tests.browser.conftest import NewContext
from tests.browser.server import serving
from tests.browser.ticks import Outline
from tests.browser.watch import Watch
from tests.conftest import SITES, site_folder

SCREENS = {
    "320 px, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "1280 px, light": {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"},
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Not of the standard sets yet: what is seen in a link stands in its name in one piece.
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}


# What is far below is laid out when one comes near. Axe looks at a place before that has happened.
LAY_OUT = """() => {
  for (const part of document.querySelectorAll("main *")) {
    if (getComputedStyle(part).contentVisibility === "auto") {
      part.style.contentVisibility = "visible";
    }
  }
}"""


# Colours come from the style sheets: by what an element is and what it stands in.
PARTS = """() => [...new Set([...document.querySelectorAll("body *")].map((one) => {
  const chain = [];
  for (let part = one; part && chain.length < 4; part = part.parentElement) {
    chain.push(`${part.localName}.${part.getAttribute("class") ?? ""}`);
  }
  return chain.join(" in ");
}))]"""


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_every_page_is_clean(
    new_context: NewContext, paths: list[str], screen: dict[str, object], watch: Watch
) -> None:
    page = new_context(**screen).new_page()
    watch.expect("status 404: .*/olematon/")
    watch.expect("Failed to load resource")
    found, seen = [], set[str]()
    for path in [*paths, "/olematon/"]:
        page.goto(path)
        page.evaluate(LAY_OUT)
        parts = set(page.evaluate(PARTS))
        # The script goes in through the debugger: the site's policy would stop an inline one.
        rules = RULES["rules"] | {"color-contrast": {"enabled": not parts <= seen}}
        result = Axe().run(page, options=RULES | {"rules": rules})
        seen |= parts
        found += [
            f"{path}: {one['id']} {one['nodes'][0]['html']}"
            for one in result.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} is {wide} px too wide"
    assert found == []


def test_all_trails_are_in_view_on_a_projector(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.goto("/")
    for stop in page.locator(".map .stop").all():
        box = stop.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 720


def test_the_map_is_walked_by_keyboard_trail_by_trail(
    new_context: NewContext, outline: Outline
) -> None:
    page = new_context(viewport={"width": 1280, "height": 720}).new_page()
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


@pytest.mark.parametrize("window", [*WINDOWS, (1536, 730), (1920, 940)], ids=str)
def test_the_texts_of_the_map_are_14_px_or_more_wherever_it_is_shown(
    new_context: NewContext, window: tuple[int, int]
) -> None:
    page = new_context(viewport={"width": window[0], "height": window[1]}).new_page()
    page.goto("/")
    sizes = page.locator(".map text").evaluate_all(
        """texts => texts.filter((one) => one.checkVisibility()).map(
          (one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
    )
    assert all(size >= 14 for size in sizes), min(sizes)
    # It is one or the other: the drawn map, or the trails.
    assert page.locator(".trails a").first.is_visible() == (not sizes)


def test_a_narrow_window_has_the_list_instead_of_the_map(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto("/")
    assert not page.locator(".map").is_visible()
    assert page.locator(".trails a").first.is_visible()


def test_the_state_of_a_step_is_told_on_the_map_in_words_too(
    new_context: NewContext, outline: Outline
) -> None:
    page = new_context(viewport={"width": 1280, "height": 720}).new_page()
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


@pytest.mark.parametrize("width", [320, 1280])
def test_a_picture_with_its_size_is_never_stretched_or_wider_than_the_window(
    new_context: NewContext, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 640}).new_page()
    page.goto("/tietoa/")
    shown = page.evaluate(
        """async () => {
            const image = document.createElement("img");
            const icon = document.querySelector("link[rel=apple-touch-icon]").href;
            image.src = icon.replace("icon-180", "icon-512");
            [image.width, image.height] = [4000, 4000];
            document.querySelector("main p").append(image);
            await image.decode();
            return [image.clientWidth, image.clientHeight, innerWidth];
        }"""
    )
    assert shown[0] == shown[1]
    assert 200 < shown[0] < shown[2]


@pytest.mark.parametrize("width", [1088, 1093, 1280])
def test_the_menu_stands_on_the_line_of_the_name(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 486}).new_page()
    page.goto("/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    tops = page.locator(".site-name, .site-menu a").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(tops) > 3
    assert max(tops) - min(tops) < 10
