"""WCAG 2.2 AA beyond what axe sees of a fresh page: states, sizes, spacing, focus, names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests import real_path
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.test_pages import SCREENS, set_screen, too_wide
from tests.browser.test_step_page import INSIDE_OF_A4
from tests.browser.test_translated import TRANSLATE
from tests.browser.ticks import Outline, a_field, document, notice, store
from tests.browser.town_files import text
from tests.conftest import SiteFolder

AREA, STEP = f"/{real_path.AREA}/", real_path.STEP.page
# Those that show or save what a visitor has done, one of each kind.
SAVING = [
    *("/", AREA, STEP, f"{AREA}tyokirja/", "/oma-polku/"),
    *("/itsearviointi/", "/itsearviointi/nakemykset/", "/luvut/", "/kokoukseen/kalenteri/"),
    *("/kokoukseen/kokoussivu/", "/kokoukseen/kokousasia/"),
    "/kokoukseen/luovutus/",
    "/kokoukseen/kartta/",
]
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
# How far what is seen has moved by itself since the page began.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
# What a visitor may meet by keyboard, in the order of the page.
FOCUSABLE = "a[href], button, input, [tabindex='0']"
# The focus is looked at before each key takes it further: what comes of a key has come by then.
NOTE_FOCUS = """() => {
  let before;
  const look = () => {
    const one = document.activeElement;
    // A field of a day has several places for the focus.
    const again = before === one;
    before = one;
    if (!one || one === document.body) return null;
    // A link of a drawing is marked by a part of it.
    const ring = one.ownerSVGElement && one.querySelector(".ring, .board");
    const box = (ring ?? one).getBoundingClientRect();
    const rects = one.matches("a:not(.button)") && !one.ownerSVGElement
      ? [...one.getClientRects()] : [box];
    const rect = rects[0];
    const x = Math.min(Math.max(rect.x + rect.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(rect.y + rect.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const style = getComputedStyle(one);
    const mark = ring && getComputedStyle(ring);
    return {
      again,
      name: one.outerHTML.slice(0, 120),
      seen: rect.bottom > 0 && rect.top < innerHeight && rect.width > 0,
      free: top !== null && (one.contains(top) || top.contains(one)),
      marked: ring
        ? mark.strokeWidth !== "0px" && mark.stroke !== "none"
        : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  };
  let noted = [], isNew = false;
  addEventListener("keydown", () => {
    if (isNew) noted.push(look());
    isNew = true;
  }, true);
  globalThis.takeFocuses = () => {
    const taken = [...noted, look()];
    noted = [];
    isNew = false;
    return taken;
  };
}"""


def half_done(outline: Outline) -> dict[str, object]:
    """A step done and another under way, with all that can be written of one."""
    items = outline.items(step=real_path.STEP.id)
    content = document(*items[:3], *outline.items(step=real_path.START.id))
    moment = {"name": "Kevät", "date": "2026-05-01", "steps": {real_path.STEP.id: [1, 9, 0]}}
    content["fields"] |= {
        f"item/{items[3]}/owner": text("Maija", 9, "a", earlier=[text("Liisa", 5, "b")]),
        f"item/{items[3]}/date": a_field("2026-02-05"),
        f"item/{items[4]}/status": a_field("left-out"),
        f"item/{items[4]}/reason": a_field("Ostot tekee naapuri."),
        f"step/{real_path.STEP.id}/notes": text("uusin", 9, "a", earlier=[text("toinen", 5, "b")]),
        f"step/{real_path.SECOND.id}/chosen": a_field() | {"value": True},
        "town/all/name": a_field("Kaislajoki"),
        "moment/m1/record": a_field() | {"value": moment},
        **written_figures({2024: ("1 200", "3 400,50"), 2026: ("kaksi", "")}),
    }
    return content


def complete(outline: Outline) -> dict[str, object]:
    """Everything done, and figures of years on both sides of a break."""
    content = document(*outline.items())
    content["fields"] |= written_figures({2024: ("12", "40"), 2025: ("9", "41"), 2026: ("8", "39")})
    return content


def written_figures(years: dict[int, tuple[str, str]]) -> dict[str, object]:
    """A share of euros, by year as it was written."""
    names = ("paikallinen-osuus-alue", "paikallinen-osuus-yritykset")
    return {
        f"figure/{name}.{year}/count": text(written, 9, "a")
        for year, both in years.items()
        for name, written in zip(names, both, strict=True)
    }


# What a visitor's browser may hold: a page is empty in ``test_every_page_is_clean``.
STATES: dict[str, Callable[[Outline], object]] = {
    "half done": half_done,
    "complete": complete,
    "damaged": lambda _outline: '{"format": "elinvoimapolku", "version": 2, "fields":',
    "blocked": lambda _outline: "",
}
NARROW, WIDE = SCREENS


@pytest.fixture(scope="module")
def seen() -> dict[str, set[str]]:
    """The parts whose contrast has been looked at, by screen."""
    return defaultdict(set)


def paper_faults(page: Page) -> list[str]:
    """What of the screen stands on paper, or is wider than it."""
    size = page.viewport_size
    assert size
    page.set_viewport_size(INSIDE_OF_A4)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => [...document.querySelectorAll(
          "main :is(button, select, textarea, input:not([type=checkbox], [type=radio]))"
        )].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"""
    )
    found += too_wide(page)
    page.emulate_media(media="screen")
    page.set_viewport_size(size)
    return [f"on paper: {one}" for one in found]


def test_every_kind_of_page_that_saves_is_among_those_of_the_states(
    built_site: SiteFolder, paths: list[str]
) -> None:
    def script(path: str) -> str:
        found = re.search(r"js/pages/([\w-]+)\.js", built_site.read(f"{path[1:]}index.html"))
        return found[1] if found else ""

    assert {script(path) for path in SAVING} | {"page"} == {script(path) for path in paths}


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_every_kind_of_page_is_clean_on_screen_translated_and_on_paper(
    new_context: NewContext, outline: Outline, seen: dict[str, set[str]], state: str
) -> None:
    context = new_context()
    page = context.new_page()
    page.goto("/robots.txt")
    if state == "blocked":
        context.add_init_script(BLOCKED)
    else:
        store(page, STATES[state](outline))
    screens = [WIDE, NARROW] if state in ("half done", "complete") else [NARROW]
    set_screen(page, screens[0])
    found = {}
    for path in SAVING:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if path == STEP:
            # The levels become choices.
            page.locator(".fold:has(.levels) summary").click()
            expect(page.get_by_role("radio").first).to_be_visible()
        faults = paper_faults(page)
        for screen in screens:
            set_screen(page, screen)
            if (state, screen) == ("half done", NARROW):
                # A browser may translate what it shows.
                page.evaluate(TRANSLATE)
            told = [*violations(page, seen[screen]), *too_wide(page)]
            faults += [f"{one} ({screen})" for one in told]
        if faults:
            found[path] = faults
    assert found == {}
    page.goto(STEP)
    words = {"blocked": "ei salli tallennusta", "damaged": "vioittunut"}.get(state, "")
    expect(notice(page)).to_contain_text(words)


def test_rows_of_a_checklist_are_wide_enough_for_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(STEP)
    for label in page.locator(".checklist label").all():
        box = label.bounding_box()
        assert box
        assert box["height"] >= 44
    for target in page.locator(".checklist input, header a, header button").all():
        box = target.bounding_box()
        if box:
            assert box["height"] >= 24
            assert box["width"] >= 24


def faults_of_focus(page: Page) -> list[str]:
    """What goes wrong on the way of the focus through a page by keys."""
    reachable = page.locator(FOCUSABLE).evaluate_all(
        "all => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length"
    )
    page.evaluate(NOTE_FOCUS)
    faults, met = [], 0
    while met < reachable:
        for _ in range(reachable - met):
            page.keyboard.press("Tab")
        for focus in page.evaluate("takeFocuses()"):
            if focus is None:
                return [*faults, f"{met} of {reachable} were met"]
            met += not focus["again"]
            faults += [
                f"{focus['name']}: not {key}"
                for key in ("seen", "free", "marked")
                if not focus[key]
            ]
    return faults


@pytest.mark.parametrize(
    ("paths_of_size", "size"),
    [
        (
            ["/sanasto/", *(path for path in SAVING if "tyokirja" not in path)],
            {"width": 360, "height": 640},
        ),
        (["/sanasto/", *SAVING[:3], "/itsearviointi/"], {"width": 1280, "height": 720}),
    ],
    ids=["360 px", "1280 px"],
)
def test_the_focus_goes_everywhere_is_seen_and_never_covered(
    page: Page, outline: Outline, paths_of_size: list[str], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto("/robots.txt")
    store(page, half_done(outline))
    found = {}
    for path in paths_of_size:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if faults := faults_of_focus(page):
            found[path] = faults
    assert found == {}


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page) -> None:
    page.goto(STEP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Siirry sisältöön"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sisalto"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_folded_menu_opens_and_closes_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(STEP)
    button, menu = page.locator(".menu-button"), page.locator(".site-menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == AREA
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.className") == "menu-button"


def test_an_accessible_name_begins_with_the_words_that_are_seen(page: Page) -> None:
    page.goto("/")
    named = page.locator(".map a[aria-label]").evaluate_all(
        """links => links.map((link) => [
          link.getAttribute("aria-label"),
          link.textContent.trim().replace(/\\s+/g, " "),
        ])"""
    )
    assert len(named) > 3
    for label, seen in named:
        assert label.startswith(f"{seen},"), label


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_opens(page: Page, outline: Outline, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto("/")
    store(page, document(*outline.items(step=real_path.STEP.id)[:4]))
    for path in ("/", AREA, STEP, *SAVING[-3:]):
        page.goto(path)
        page.wait_for_function("document.fonts.status === 'loaded'")
        assert page.evaluate(SHIFT) < 0.01, path
