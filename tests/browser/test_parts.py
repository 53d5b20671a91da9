"""A script that does not come is told and asked for again; till then nothing does the opposite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import zip_longest
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests import real_path
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    stand_aside,
    store,
    stored,
)
from tests.browser.town_files import PAGE, STEP, STEP_PAGE, others, text
from tests.browser.watch import Watch
from tests.conftest import SiteFolder
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
# Types are for readers. The page for what is not found shows nothing of its script.
NOT_TRIED = {"document/types.js", "pages/not-found.js"}
Act = Callable[[], Callable[[], bool]]
Failing = Callable[[str], AbstractContextManager[None]]
Tried = dict[str, tuple[list[str], list[str]]]


@pytest.fixture
def failing(page: Page, watch: Watch) -> Failing:
    """Lets a script fail meanwhile, which has to be asked for; all others come as they do."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")

    @contextmanager
    def fails(script: str) -> Iterator[None]:
        watch.expect(f"failed request: .*/js/{script} ")
        network.send("Network.setBlockedURLs", {"urls": [f"*/js/{script}"]})
        yield
        network.send("Network.setBlockedURLs", {"urls": []})

    return fails


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


def acts_on(page: Page, items: list[str]) -> dict[str, Act]:
    """The acts of a visitor to a step's page; each gives how it is known to have been done."""
    row = page.locator("li", has=box(page, items[4]))
    files: list[object] = []

    def keep(file: object) -> None:
        files.append(file)

    page.on("download", keep)

    def press(button: Locator, done: Callable[[], bool]) -> Callable[[], bool]:
        button.click()
        return done

    def choose() -> Callable[[], bool]:
        button = page.locator("[data-choose]")
        adds = button.inner_text() == "Lisää omalle polulle"
        return press(button, lambda: stored(page)["fields"][CHOSEN]["value"] is adds)

    levels = page.locator(".fold:has(.levels)")

    def open_levels() -> Callable[[], bool]:
        for _ in range(1 + (levels.get_attribute("open") is not None)):
            levels.locator("summary").click()
        return levels.get_by_role("radio").first.is_visible

    plan, plan_button = page.locator(".plan"), page.locator("[data-plan]")

    def print_step() -> Callable[[], bool]:
        # What the browser has told of files by now has been heard when the title is there.
        page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        button = page.get_by_role("button", name="Tulosta koko vaihe")
        return press(button, lambda: page.evaluate("window.printed === true"))

    def save() -> Callable[[], bool]:
        files.clear()
        return press(saves, lambda: bool(page.title() and files))

    saves = page.get_by_role("button", name="Tallenna tiedostoksi").first
    clears = page.get_by_role("button", name="Tyhjennä merkinnät")
    room = page.locator("[data-notices]").get_by_role("button", name="Tallenna tiedostoksi")

    def fill() -> Callable[[], bool]:
        page.evaluate(FULL)
        return press(box(page, items[3]), room.is_visible)

    return {
        "levels": open_levels,
        "plan": lambda: (
            plan.is_visible if plan.is_visible() else press(plan_button, plan.is_visible)
        ),
        "choose": choose,
        "more": lambda: press(row.locator(".more-button"), row.locator(".more").is_visible),
        "tick": lambda: press(box(page, items[5]), page.locator("[data-undo] button").is_visible),
        "print": print_step,
        "save": save,
        "clear": lambda: press(clears, page.get_by_role("dialog").is_visible),
        "full": fill,
    }


def come_back(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-notices]")).not_to_contain_text(MISSING)


def unstarted(page: Page) -> Locator:
    """The page's own word that its scripts have not started, once its time has come."""
    place = page.locator(".notice-unstarted")
    if place.count():
        place.evaluate("(one) => one.getAnimations().forEach((motion) => motion.finish())")
    return place


@pytest.fixture(scope="module")
def tried(built_site: SiteFolder) -> Tried:
    """What is tried on each page: scripts that come with it, and others of its acts."""
    left = {"/".join(file.parts[-2:]) for file in built_site.output.glob("assets/*/js/*/*.js")}
    left -= NOT_TRIED
    found = {}
    for path, file in KINDS.items():
        with_page, with_acts = (
            {"/".join(file.parts[-2:]) for file in scripts(built_site, file, *patterns)} & left
            for patterns in ((), (ON_USE,))
        )
        found[path] = sorted(with_page), sorted(with_acts - with_page)
        left -= with_acts
    assert not left, "no page of KINDS loads them"
    return found


@pytest.mark.parametrize("path", KINDS)
def test_without_a_script_that_comes_with_it_a_page_has_no_acts_and_says_so(
    page: Page,
    failing: Failing,
    outline: Outline,
    tried: Tried,
    path: str,
) -> None:
    stand_aside(page)
    store(page, saved(outline.items(step=STEP)))
    assert tried[path][0]
    for script in tried[path][0]:
        with failing(script):
            # A page is loaded only once the scripts that come with it have come or failed.
            page.goto(path)
            expect(unstarted(page), script).to_be_visible()
            # Nothing that is shown can be pressed.
            expect(page.locator("main button:visible"), script).to_have_count(0)
    page.reload()
    expect(unstarted(page)).to_have_count(0)


def open_step(page: Page, items: list[str]) -> None:
    stand_aside(page)
    store(page, saved(items))
    page.goto(STEP_PAGE)


def all_is_shown(page: Page) -> None:
    expect(page.locator(".list-head [data-progress=step]")).to_contain_text("2/")
    expect(page.locator(".plan").get_by_label("Tekijä", exact=True)).to_have_value("Liisa")
    expect(others(page)).to_have_text("toinen")


def asked_by(page: Page, items: list[str], acts: dict[str, Act]) -> dict[str, str]:
    """The scripts that come with acts on a step's page where much is saved, with the first act."""
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url.rpartition("/js/")[2])

    open_step(page, items)
    page.wait_for_load_state("networkidle")
    all_is_shown(page)
    page.on("request", hear)
    found: dict[str, str] = {}
    for name, act in acts.items():
        eventually(act(), expected=True)
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Escape")
        found = dict.fromkeys(asked, name) | found
    page.remove_listener("request", hear)
    return found


def test_a_script_that_fails_once_is_told_and_what_it_does_works_after_that(
    page: Page,
    failing: Failing,
    outline: Outline,
    tried: Tried,
) -> None:
    items = outline.items(step=STEP)
    told = page.locator("[data-notices]")
    acts = acts_on(page, items)
    brought = asked_by(page, items, acts)
    on_use = tried[STEP_PAGE][1]
    # Each time the page is open, each act is tried without the next one of its scripts.
    of_acts = [[one for one in on_use if brought.get(one) == name] for name in acts]
    for each in zip_longest(*of_acts):
        open_step(page, items)
        all_is_shown(page)
        for act, script in zip(acts.values(), each, strict=True):
            if not script:
                continue
            with failing(script):
                done = act()
                expect(told, script).to_contain_text(MISSING)
                assert not done(), script
            eventually(act(), expected=True)
            expect(told, script).not_to_contain_text(MISSING)
            page.keyboard.press("Escape")
    # The others show what is saved.
    open_step(page, items)
    for script in (one for one in on_use if one not in brought):
        with failing(script):
            page.goto(STEP_PAGE)
            expect(told, script).to_contain_text(MISSING)
        choose = page.locator("[data-choose]")
        if choose.inner_text() == "Lisää omalle polulle":
            choose.click()
            eventually(choose.inner_text, "Poista omalta polulta")
            assert stored(page)["fields"][CHOSEN]["value"] is True
        come_back(page)
        all_is_shown(page)


def show_the_whole_path(page: Page, _: str) -> Locator:
    page.evaluate("dispatchEvent(new Event('online'))")
    return page.locator('[data-progress="all"]').filter(has_text="kesken")


def paste(page: Page, _: str) -> Locator:
    if not page.get_by_label("Rivit taulukosta").is_visible():
        page.get_by_role("button", name="Tuo taulukosta").click()
        page.get_by_label("Rivit taulukosta").fill("Mittari")
    page.get_by_role("button", name="Näytä, mitä muuttuisi").click()
    return page.locator("[data-paste-preview]").filter(has_text=re.compile(r"\S"))


def show_the_map(page: Page, script: str) -> Locator:
    is_wall = script == "views/map-on-wall.js"
    page.get_by_role("button", name="koko näytöllä" if is_wall else "Tallenna kuvana").click()
    return page.get_by_role("dialog") if is_wall else page.get_by_text("Selain sai")


OTHERS = {"/": show_the_whole_path, "/luvut/": paste, "/kokoukseen/kartta/": show_the_map}
"""What asks for the scripts that come with the acts of other pages alone, and what it shows."""


def test_what_other_pages_load_on_use_is_told_when_it_fails_once_and_comes_after_that(
    page: Page,
    failing: Failing,
    outline: Outline,
    tried: Tried,
) -> None:
    assert {path for path, (_, on_use) in tried.items() if on_use} == {STEP_PAGE, *OTHERS}
    told = page.locator("[data-notices]")
    stand_aside(page)
    store(page, saved(outline.items(step=STEP)))
    for path, act in OTHERS.items():
        for script in tried[path][1]:
            with failing(script):
                page.goto(path)
                shown = act(page, script)
                expect(told, script).to_contain_text(MISSING)
                expect(shown, script).to_be_hidden()
            expect(act(page, script), script).to_be_visible()
            expect(told, script).not_to_contain_text(MISSING)


# Of each template that can only be printed, a page; the indicators have buttons of their own too.
PRINTED = ("/paattajalle/", "/mittarit/", "/tyopohjat/pienhankintaohje/", "/tyopaja/")
PRINT_SCRIPTS = ("pages/page.js", "views/button.js", "views/parts.js", "views/print-page.js")


@pytest.mark.parametrize("path", PRINTED)
def test_a_page_that_can_only_be_printed_tells_which_part_of_its_printing_failed(
    page: Page, failing: Failing, built_site: SiteFolder, path: str
) -> None:
    came = {"/".join(file.parts[-2:]) for file in scripts(built_site, f"{path[1:]}index.html")}
    assert came == set(PRINT_SCRIPTS[:-1])
    button, told = page.locator("[data-print]").last, page.locator("[data-notices] .notice")
    for script in PRINT_SCRIPTS[:-1]:
        with failing(script):
            page.goto(path)
            expect(unstarted(page)).to_have_text(re.compile("Tulostuspainike ei auennut"))
            expect(unstarted(page)).to_be_visible()
            expect(page.locator("[data-print]:visible"), script).to_have_count(0)
    page.reload()
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    with failing(PRINT_SCRIPTS[-1]):
        button.click()
        expect(told).to_contain_text("Tulostus ei auennut. Painakaa uudelleen")
        # Where it was asked for.
        beside = button.locator("xpath=../following-sibling::*[1]")
        expect(beside).to_contain_text("ei auennut")
    button.click()
    page.wait_for_function("() => window.printed")
    expect(told).to_have_count(0)


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
    stand_aside(page)
    if content:
        store(page, content)
    if before:
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
