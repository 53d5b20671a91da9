"""A script that does not come is told and asked for again; till then nothing does the opposite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests import real_path
from tests.browser.ticks import Outline, a_field, box, document, eventually, store, stored
from tests.browser.town_files import PAGE, STEP, STEP_PAGE, others, text
from tests.browser.watch import Watch
from tests.conftest import PROJECT, SiteFolder
from tests.test_weights import ON_USE, scripts

MISSING = "Kaikki tämän sivun osat eivät auenneet. Sivu hakee ne uudelleen"
CHOSEN, WRITTEN = f"step/{STEP}/chosen", f"step/{STEP}/owner"
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
CLEAR = "() => { localStorage.clear(); dispatchEvent(new StorageEvent('storage')); }"
REFUSE = "{}.{} = () => {{ throw new DOMException('', 'SecurityError'); }};"
# Pages of every kind, and where their scripts stand. What only one kind has is tried there.
KINDS = {
    STEP_PAGE: f"{STEP_PAGE[1:]}index.html",
    "/": "index.html",
    f"/{real_path.AREA}/tyokirja/": f"{real_path.AREA}/tyokirja/index.html",
    PAGE: "oma-polku/index.html",
    "/itsearviointi/": "itsearviointi/index.html",
    "/itsearviointi/nakemykset/": "itsearviointi/nakemykset/index.html",
    "/luvut/": "luvut/index.html",
    "/kokoukseen/kalenteri/": "kokoukseen/kalenteri/index.html",
    "/kokoukseen/kokoussivu/": "kokoukseen/kokoussivu/index.html",
    "/kokoukseen/kartta/": "kokoukseen/kartta/index.html",
    "/kokoukseen/kokousasia/": "kokoukseen/kokousasia/index.html",
    "/kokoukseen/luovutus/": "kokoukseen/luovutus/index.html",
    "/mittarit/": "mittarit/index.html",
}
# The types are for readers; the last three are written by the build. The page for what is not found
# shows nothing of its script.
ALL = sorted(
    file.relative_to(PROJECT / "assets/js").as_posix()
    for file in (PROJECT / "assets/js").rglob("*.js")
    if file.name not in ("types.js", "not-found.js")
) + [f"document/{name}.js" for name in ("outline", "statements", "indicators")]
Act = Callable[[], Callable[[], bool]]


@contextmanager
def failing_once(page: Page, script: str, *, is_at_once: bool) -> Iterator[list[str]]:
    """Let a script fail once: till ``come_anew`` if it comes with the page; gives its requests."""
    asked: list[str] = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        # A page asks ahead for what its entry imports. The import itself asks once more or not,
        # by whether the first request has failed by then.
        if is_at_once or len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    page.route(f"**/js/{script}", fail)
    yield asked
    assert asked, f"{script} was never asked for"


def saved(items: list[str]) -> dict[str, object]:
    """Marks, a chosen step, a text, two reasons for one mark, many changes without a copy."""
    content = document(*items[:2], *(f"muu-{number}" for number in range(20)), time=5)
    reason = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    content["fields"] |= {
        CHOSEN: a_field() | {"value": True},
        WRITTEN: text("Liisa", 9, "a"),
        f"item/{items[2]}/status": a_field("left-out"),
        f"item/{items[2]}/reason": reason,
    }
    return content


def acts_on(page: Page, items: list[str]) -> Iterator[Act]:
    """The acts of a visitor to a step's page; each gives how it is known to have been done."""
    row = page.locator("li", has=box(page, items[4]))
    saves = page.get_by_role("button", name="Tallenna tiedostoksi").first
    files: list[object] = []
    page.on("download", lambda file: files.append(file))  # noqa: PLW0108

    def press(button: Locator, done: Callable[[], bool]) -> Callable[[], bool]:
        button.click()
        return done

    def choose() -> Callable[[], bool]:
        button = page.locator("[data-choose]")
        adds = button.inner_text() == "Lisää omalle polulle"
        return press(button, lambda: stored(page)["fields"][CHOSEN]["value"] is adds)

    def opens_choices() -> bool:
        return row.locator(".more").is_visible()

    def opens_plan() -> bool:
        return page.locator(".plan").is_visible()

    levels = page.locator(".fold:has(.levels)")

    def open_levels() -> Callable[[], bool]:
        for _ in range(1 + (levels.get_attribute("open") is not None)):
            levels.locator("summary").click()
        return levels.get_by_role("radio").first.is_visible

    yield open_levels
    plan = page.locator("[data-plan]")
    yield lambda: opens_plan if opens_plan() else press(plan, opens_plan)
    yield choose
    yield lambda: press(row.locator(".more-button"), opens_choices)
    undo = page.locator("[data-undo] button")
    yield lambda: press(box(page, items[5]), undo.is_visible)
    # What the browser has told of files by now has been heard when the title is there.
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    prints = page.get_by_role("button", name="Tulosta koko vaihe")
    yield lambda: press(prints, lambda: page.evaluate("window.printed === true"))
    yield lambda: press(saves, lambda: bool(page.title() and files))
    yield lambda: press(
        page.get_by_role("button", name="Tyhjennä merkinnät"), page.get_by_role("dialog").is_visible
    )
    page.keyboard.press("Escape")
    page.evaluate(FULL)
    room = page.locator("[data-notices]").get_by_role("button", name="Tallenna tiedostoksi")
    yield lambda: press(box(page, items[3]), room.is_visible)


def act_on_the_map(page: Page, script: str) -> None:
    told = page.locator("[data-notices]")
    is_wall = script == "views/map-on-wall.js"
    button = page.get_by_role("button", name="koko näytöllä" if is_wall else "Tallenna kuvana")
    button.click()
    expect(told).to_contain_text(MISSING)
    button.click()
    expect(
        page.get_by_role("dialog") if is_wall else page.get_by_text("Selain sai")
    ).to_be_visible()
    expect(told).not_to_contain_text(MISSING)


def come_back(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-notices]")).not_to_contain_text(MISSING)


def come_anew(page: Page, script: str) -> None:
    page.unroute(f"**/js/{script}")
    page.reload()


def unstarted(page: Page) -> Locator:
    """The page's own word that its scripts have not started, once its time has come."""
    place = page.locator(".notice-unstarted")
    if place.count():
        place.evaluate("(one) => one.getAnimations().forEach((motion) => motion.finish())")
    return place


@pytest.fixture(scope="module")
def reach(built_site: SiteFolder) -> dict[str, tuple[set[str], set[str]]]:
    """The scripts of each page: those that come with it, and all that can come."""

    def names(page: str, *patterns: str) -> set[str]:
        found = scripts(built_site, page, *patterns)
        return {"/".join(file.parts[-2:]) for file in found}

    return {path: (names(file), names(file, ON_USE)) for path, file in KINDS.items()}


@pytest.mark.parametrize("script", ALL)
def test_a_script_that_fails_once_is_told_and_what_it_does_works_after_that(
    page: Page,
    outline: Outline,
    watch: Watch,
    reach: dict[str, tuple[set[str], set[str]]],
    script: str,
) -> None:
    items = outline.items(step=STEP)
    path = next((path for path, (_, with_acts) in reach.items() if script in with_acts), "")
    assert path, f"no page of KINDS loads {script}"
    watch.expect("net::ERR_FAILED")
    page.goto("/robots.txt")
    store(page, saved(items))
    told = page.locator("[data-notices]")
    is_at_once = script in reach[path][0]
    with failing_once(page, script, is_at_once=is_at_once) as asked:
        # A page is loaded only once the scripts that come with it have come or failed.
        page.goto(path)
        if is_at_once:
            # The page has none of its acts, and says so; nothing that is shown can be pressed.
            expect(unstarted(page)).to_be_visible()
            expect(page.locator("main button:visible")).to_have_count(0)
            come_anew(page, script)
            expect(unstarted(page)).to_have_count(0)
            return
        page.wait_for_load_state("networkidle")
        if path == "/":
            # What it shows of the whole path.
            expect(told).to_contain_text(MISSING)
            come_back(page)
            expect(page.locator('[data-progress="all"]')).to_contain_text("kesken")
            return
        if path == "/luvut/":
            page.get_by_role("button", name="Tuo taulukosta").click()
            page.get_by_label("Rivit taulukosta").fill("Mittari")
            shows = page.get_by_role("button", name="Näytä, mitä muuttuisi")
            shows.click()
            expect(told).to_contain_text(MISSING)
            shows.click()
            expect(page.locator("[data-paste-preview]")).not_to_be_empty()
            expect(told).not_to_contain_text(MISSING)
            return
        if path == "/kokoukseen/kartta/":
            act_on_the_map(page, script)
            return
        if asked:
            expect(told).to_contain_text(MISSING)
            choose = page.locator("[data-choose]")
            if choose.inner_text() == "Lisää omalle polulle":
                choose.click()
                eventually(choose.inner_text, "Poista omalta polulta")
                assert stored(page)["fields"][CHOSEN]["value"] is True
            come_back(page)
        expect(page.locator(".list-head [data-progress=step]")).to_contain_text("2/")
        expect(page.locator(".plan").get_by_label("Tekijä", exact=True)).to_have_value("Liisa")
        expect(others(page)).to_have_text("toinen")
        for act in [] if asked else acts_on(page, items):
            done = act()
            eventually(lambda done=done: done() or MISSING in told.inner_text(), expected=True)
            if not done():
                done = act()
                eventually(done, expected=True)
                expect(told).not_to_contain_text(MISSING)


# Of each template that can only be printed, a page; the indicators have buttons of their own too.
PRINTED = ("/paattajalle/", "/mittarit/", "/tyopohjat/pienhankintaohje/", "/tyopaja/")
PRINT_SCRIPTS = ("pages/page.js", "views/button.js", "views/parts.js", "views/print-page.js")


@pytest.mark.parametrize("script", PRINT_SCRIPTS)
@pytest.mark.parametrize("path", PRINTED)
def test_a_page_that_can_only_be_printed_tells_which_part_of_its_printing_failed(
    page: Page, built_site: SiteFolder, watch: Watch, path: str, script: str
) -> None:
    watch.expect("net::ERR_FAILED")
    page.add_init_script("window.print = () => { window.printed = true; };")
    came = {"/".join(file.parts[-2:]) for file in scripts(built_site, f"{path[1:]}index.html")}
    assert came | {"views/print-page.js"} == set(PRINT_SCRIPTS)
    with failing_once(page, script, is_at_once=script in came):
        page.goto(path)
        if script in came:
            expect(unstarted(page)).to_have_text(re.compile("Tulostuspainike ei auennut"))
            expect(unstarted(page)).to_be_visible()
            expect(page.locator("[data-print]:visible")).to_have_count(0)
            come_anew(page, script)
        button = page.locator("[data-print]").last
        button.click()
        if script not in came:
            told = page.locator("[data-notices] .notice")
            expect(told).to_contain_text("Tulostus ei auennut. Painakaa uudelleen")
            # Where it was asked for.
            expect(button.locator("xpath=../following-sibling::*[1]")).to_contain_text("ei auennut")
            button.click()
        page.wait_for_function("() => window.printed")
    expect(page.locator("[data-notices] .notice")).to_have_count(0)


FAULTS: dict[str, tuple[str, Any, str, bool]] = {
    "private": (REFUSE.format("StorageManager.prototype", "getDirectory"), None, "", True),
    "blocked": (REFUSE.format("Storage.prototype", "setItem"), None, "", False),
    "full": ("", None, FULL, False),
    "damaged": ("", {"format": "elinvoimapolku", "version": 2, "fields": {"a": 1}}, "", True),
    "newer": ("", document(version=99), "", False),
    "cleared": ("", document("a-1"), CLEAR, False),
}
"""What may be said of the storage, by name: what is so before the page opens, what is stored, what
happens on it, and whether the marks are saved all the same."""


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_said_of_the_storage_stays_beside_a_part_that_is_missing(
    page: Page, outline: Outline, watch: Watch, name: str
) -> None:
    before, content, then, is_saved = FAULTS[name]
    told = page.locator("[data-notices]")
    watch.expect("net::ERR_FAILED")
    page.goto("/robots.txt")
    if content:
        store(page, content)
    page.add_init_script(before)
    page.goto(STEP_PAGE)
    if then:
        page.evaluate(then)
    if name == "full":
        box(page, outline.items(step=STEP)[0]).check()
    texts = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('template[data-notice]')]"
        ".map((one) => [one.dataset.notice, one.content.textContent]))"
    )
    assert texts.keys() == {*FAULTS, "saving", "missing", "reload"}
    expect(told).to_contain_text(texts[name])
    page.route("**/js/views/plan-form.js", lambda route: route.abort())
    page.locator("[data-plan]").click()
    expect(told).to_contain_text(texts["missing"])
    expect(told).to_contain_text(texts[name])
    # To load the page again would lose what is not saved.
    assert (texts["reload"] in told.inner_text()) == is_saved
    page.unroute("**/js/views/plan-form.js")
    come_back(page)
    expect(told).to_contain_text(texts[name])


STATED = "main button:visible:is([aria-expanded], [aria-pressed])"


@pytest.mark.parametrize(
    "path", ["/itsearviointi/nakemykset/", "/luvut/", "/kokoukseen/kokoussivu/"]
)
def test_two_presses_in_haste_are_one(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    buttons = page.locator(STATED).all()
    assert buttons
    for button in buttons:
        name = "aria-expanded" if button.get_attribute("aria-expanded") else "aria-pressed"
        button.dblclick()
        expect(button).to_have_attribute(name, "true")
        button.click()
        expect(button).to_have_attribute(name, "false")


def test_what_is_pressed_again_and_again_follows_each_press(page: Page) -> None:
    page.goto("/itsearviointi/")
    page.get_by_role("button", name="Aloita lyhyt kierros").click()
    place = page.locator("[data-place]")
    expect(place).to_contain_text("väittämä 1/")
    page.get_by_role("button", name="Seuraava").dblclick()
    expect(place).to_contain_text("väittämä 3/")


def test_a_fault_of_another_program_on_the_page_alarms_nobody(page: Page) -> None:
    page.goto(STEP_PAGE)
    page.evaluate("() => { addEventListener('unhandledrejection', (e) => e.preventDefault()); }")
    page.evaluate("() => { Promise.reject(new Error('an extension')); }")
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    expect(page.locator("[data-notices]")).not_to_contain_text("osat")


def test_the_acts_of_a_page_without_its_follower_can_be_taken_back_once_it_is_there(
    page: Page, outline: Outline, watch: Watch
) -> None:
    first, second = outline.items(step=STEP)[:2]
    watch.expect("net::ERR_FAILED")
    page.goto(STEP_PAGE)
    page.route("**/js/views/undo.js", lambda route: route.abort())
    box(page, first).check()
    box(page, second).check()
    expect(page.locator("[data-notices]")).to_contain_text(MISSING)
    page.unroute("**/js/views/undo.js")
    come_back(page)
    undo = page.get_by_role("button", name="Kumoa viimeisin merkintä")
    undo.click()
    expect(box(page, second)).not_to_be_checked()
    undo.click()
    expect(box(page, first)).not_to_be_checked()
