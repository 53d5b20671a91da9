"""The page of a step: the doing first, the rest on demand, and a way to the list all along."""

from __future__ import annotations

import io
import re
from itertools import product
from math import ceil

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests import real_path
from tests.browser.conftest import NewContext
from tests.browser.ticks import Outline, a_field, box, document, eventually, store

AREA, STEP, PAGE = real_path.AREA, real_path.STEP.id, real_path.STEP.page
MOST_OPEN_WORDS = 900
WIDTHS = [320, 360, 768, 991, 992, 1093, 1280, 1343, 1344, 1920]
MAP, SHEET = "Katso polun kartta", "Kokoussivu"
# In pixels: A4 without the margins of the style for paper.
INSIDE_OF_A4 = {"width": 672, "height": 994}
FOOT = re.compile(r"^\d+ / \d+|^Julkisten hankintojen elinvoimapolku$")


@pytest.fixture
def steps(paths: list[str]) -> list[str]:
    """The pages of the steps."""
    return [one for one in paths if re.fullmatch(r"/\w+/[\w-]+/", one) and "tyokirja" not in one]


@pytest.fixture
def step_pages(steps: list[str], outline: Outline) -> list[str]:
    """The pages of the steps, as many as there are steps."""
    ids = {step["id"] for area in outline.areas for step in area["steps"]}
    found = [one for one in steps if one.split("/")[2] in ids]
    assert len(found) == len(ids)
    return found


def open_words(page: Page) -> int:
    """How many words there are to read: what is folded, unseen, or for finding the way is not."""
    return page.evaluate("""() => {
      const words = (one) => one.innerText.split(/\\s+/).filter(Boolean).length;
      const main = document.querySelector("main");
      const others = [...main.querySelectorAll("nav, .unseen:not(nav *)")]
        .filter((one) => one.checkVisibility());
      return words(main) - others.reduce((sum, one) => sum + words(one), 0);
    }""")


def test_the_list_and_the_instructions_are_open_and_nothing_else_and_items_lead_to_them(
    page: Page, step_pages: list[str]
) -> None:
    page.set_viewport_size({"width": 1366, "height": 608})
    for path in step_pages:
        page.goto(path)
        words = open_words(page)
        assert 200 < words <= MOST_OPEN_WORDS, f"{path}: {words} words are open"
        parts = page.locator(".step-main .reading > :is(section, p:not(.jump), ul, ol)")
        assert parts.count() == 1, path
        expect(parts.get_by_role("heading", level=2)).to_have_text("Ohjeet")
        folded = page.locator(".folds > details")
        assert folded.count() > 5
        assert page.locator(".folds > details[open], .folds > :not(details)").count() == 0
        assert all(
            size == 0
            for size in folded.locator("> div").evaluate_all(
                "all => all.map((one) => one.checkVisibility() ? one.innerText.length : 0)"
            )
        )
        led = page.locator(".checklist .item-links a[href*='#']").evaluate_all(
            "links => links.map((link) => document.getElementById(link.hash.slice(1))?.tagName)"
        )
        assert led, path
        assert set(led) <= {"H2", "H3"}, path


def test_a_page_with_too_much_open_is_over_the_bound(page: Page) -> None:
    page.goto(PAGE)
    page.locator(".folds > details").evaluate_all(
        "folds => folds.forEach((fold) => (fold.open = true))"
    )
    assert open_words(page) > MOST_OPEN_WORDS


@pytest.mark.parametrize("with_script", [True, False])
def test_a_link_into_a_folded_part_opens_it(new_context: NewContext, with_script: bool) -> None:
    page = new_context(java_script_enabled=with_script).new_page()
    page.goto(PAGE)
    expect(page.locator("#lahteet")).not_to_be_visible()
    page.get_by_role("navigation", name="Tällä sivulla").get_by_role("link", name="Lähteet").click()
    expect(page.locator("#lahteet")).to_be_in_viewport()
    # From another page too.
    page.goto("/")
    page.goto(f"{PAGE}#kysymykset")
    expect(page.locator("#kysymykset")).to_be_in_viewport()
    expect(page.locator("#lahteet")).not_to_be_visible()


def test_what_is_folded_opens_by_keyboard_and_is_found_by_its_heading(page: Page) -> None:
    page.goto(PAGE)
    summary = page.locator("summary", has=page.get_by_role("heading", name="Ketkä tekevät"))
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tekijat")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#tekijat")).not_to_be_visible()


def test_a_way_to_the_list_is_in_view_while_the_list_is_not(page: Page) -> None:
    page.goto(PAGE)
    box(page, f"{STEP}-rajaus").check()
    ways = page.locator(".jump a, .to-list").filter(visible=True)
    for width, height in product(WIDTHS, (486, 800)):
        page.set_viewport_size({"width": width, "height": height})
        size = f"{width} × {height}"
        for place in ("#ohjeet", ".fold:last-of-type", ".signs"):
            page.locator(place).first.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
            expect(ways, size).to_have_count(1)
            expect(ways, size).to_be_in_viewport(ratio=1)
            expect(ways, size).to_have_text(re.compile(r"^Tarkistuslista 1/\d+$"))
        ways.click()
        expect(page.locator("#tarkistuslista"), size).to_be_in_viewport()
        # It covers nothing of the list.
        pill = page.locator(".jump a")
        if pill.is_visible():
            expect(pill, size).not_to_be_in_viewport()


def test_when_all_is_done_the_list_tells_what_comes_next(page: Page, outline: Outline) -> None:
    first, second = outline.areas[0]["steps"][1:3]
    page.goto("/robots.txt")
    content = document()
    content["fields"] = {f"step/{second['id']}/chosen": a_field(True)}
    store(page, content)
    page.goto(PAGE)
    arrived = page.locator(".arrived-parts")
    for item in first["items"]:
        expect(arrived).to_be_hidden()
        box(page, item).check()
    size = sum(len(area["steps"]) for area in outline.areas)
    expect(arrived).to_contain_text("Vaihe on tehty")
    expect(arrived).to_contain_text(f"Polusta on tehty 1/{size} vaihetta.")
    expect(box(page, first["items"][-1])).to_be_focused()
    arrived.get_by_role("link", name="Seuraavaksi: ").click()
    expect(page).to_have_url(re.compile(f"/{AREA}/{second['id']}/$"))
    expect(arrived).to_be_hidden()
    page.go_back()
    box(page, first["items"][0]).uncheck()
    expect(arrived).to_be_hidden()


def test_the_end_of_an_area_and_of_the_path_are_told_too(page: Page, outline: Outline) -> None:
    area = outline.areas[0]["id"]
    page.goto("/robots.txt")
    for items, words, links in (
        (
            outline.items(area=area),
            "Alue on kuljettu",
            ["Seuraavaksi: Innostus hankintatyöhön", MAP, SHEET],
        ),
        (outline.items(), "Olette perillä", [MAP, SHEET]),
    ):
        store(page, document(*items))
        page.goto(PAGE)
        arrived = page.locator(".arrived-parts")
        expect(arrived).to_contain_text(words)
        expect(arrived.get_by_role("link")).to_have_text(links)
        # The picture shows no way on along the trail: the next step is on another, or none is.
        expect(arrived.locator(".leg:visible")).to_have_count(0)


def sheets(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


# Printing halts the page until the visitor is done: here it is noted what it would print.
NOTE_PRINTING = """() => {
  globalThis.printed = [];
  window.print = () => printed.push([
    document.body.dataset.printed,
    document.querySelectorAll(".folds details:not([open])").length,
  ]);
}"""


def test_the_print_actions_print_what_they_tell_and_leave_the_page_as_it_was(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate(NOTE_PRINTING)
    page.get_by_role("button", name="Tulosta koko vaihe (noin ").click()
    eventually(lambda: page.evaluate("printed.length"), 1)
    page.get_by_role("button", name="Tulosta tarkistuslista (1 sivu)").click()
    eventually(lambda: page.evaluate("printed.length"), 2)
    assert [part for part, _ in page.evaluate("printed")] == [None, "list"]
    assert [folded for _, folded in page.evaluate("printed")] == [0, 0]
    assert page.locator(".folds details[open]").count() == 0
    assert page.locator("body[data-printed]").count() == 0


def test_the_list_alone_is_one_sheet_with_who_and_when_of_every_item(
    page: Page, outline: Outline
) -> None:
    items = outline.items(step=STEP)
    fields = {
        f"item/{item}/{name}": a_field(value)
        for item in items
        for name, value in (("owner", "Pekka Pitkänen-Korhonen"), ("date", "2026-02-05"))
    }
    page.goto("/robots.txt")
    store(page, document() | {"fields": fields})
    page.goto(PAGE)
    expect(page.locator(".told").last).to_contain_text("5.2.2026")
    page.evaluate("document.body.dataset.printed = 'list'")
    pdf = sheets(page)
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    assert text.count("5.2.2026") == len(items)
    assert "Muistiin:" in text


# What is printed of these is the visitor's own, and is told by their own tests.
OF_ONES_OWN = "/oma-polku/", "/itsearviointi/", "/kokoukseen/kartta/"
IN_PARTS = "/tyopaja/", "/itsearviointi/nakemykset/"
# What leaves it is a file for a calendar.
NOT_PRINTED = ("/kokoukseen/kalenteri/",)


def test_print_actions_tell_about_as_many_sheets_as_there_are(page: Page, paths: list[str]) -> None:
    told = 0
    for path in sorted({*paths} - {*NOT_PRINTED}):
        page.goto(path)
        button = page.locator('[data-print=""]')
        if path in OF_ONES_OWN + IN_PARTS:
            expect(page.locator("[data-print]")).not_to_have_count(0)
            continue
        told += 1
        words, pdf = button.inner_text(), sheets(page)
        actual, numbers = len(pdf.pages), re.findall(r"\d+", words)
        # What is told as one sheet is one; of more it is said "noin".
        doubt = max(1, actual // 8) if "noin" in words else 0
        lowest, highest = int(numbers[0]) - doubt, int(numbers[-1]) + doubt
        assert lowest <= actual <= highest, f"{path}: {words}, {actual}"
        lines = [line for line in pdf.pages[-1].extract_text().splitlines() if line.strip()]
        assert len([line for line in lines if not FOOT.search(line)]) > 3, f"{path}: {lines}"
    assert told == len(paths) - len(OF_ONES_OWN + IN_PARTS + NOT_PRINTED)


def test_an_indicator_by_itself_is_as_many_sheets_as_its_button_tells(page: Page) -> None:
    page.set_viewport_size(INSIDE_OF_A4)
    page.emulate_media(media="print")
    page.goto("/mittarit/")
    found = page.evaluate(
        """(height) => [...document.querySelectorAll(".indicator")].map((section) => {
          section.toggleAttribute("data-printed-alone", true);
          const sheets = document.querySelector("main").getBoundingClientRect().height / height;
          section.removeAttribute("data-printed-alone");
          return [section.querySelector("[data-print]").textContent, sheets];
        })""",
        INSIDE_OF_A4["height"],
    )
    assert len(found) > 10
    for words, actual in found:
        lowest, highest = (int(one) for one in (*re.findall(r"\d+", words) * 2,)[:2])
        assert lowest <= ceil(actual) <= highest, (words, actual)
