"""A page that a browser translates works by mouse: its words stand in elements of the browser's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests import real_path
from tests.browser.ticks import Outline, a_field, box, document, eventually, store, stored
from tests.browser.town_files import NOTES, PAGE, STEP, STEP_PAGE, open_file, text

# What Chrome's translation does: each text stands in two elements more.
TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const own = text.parentElement.closest("script, style, textarea, option, svg, font");
    if (own || !text.data.trim()) continue;
    const [outer, inner] = ["font", "font"].map((name) => document.createElement(name));
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
}"""
# All that an act can change, where the browser itself moves the focus and asks for paper.
SHOWN = """() => [
  document.body.innerHTML,
  JSON.stringify(localStorage),
  [...document.querySelectorAll("input, select, textarea")].map((one) => one.value).join(),
  String(window.printed),
].join("\\n")"""
PRINTING = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"
# The first button on view whose words are not among those that have been pressed; one whose number
# goes on, such as a year, is the same one again.
NEXT = """(pressed) => {
  const words = (one) => one.textContent.trim().replace(/\\d+/g, "0");
  const within = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const buttons = [...within.querySelectorAll("button")].filter((one) => one.checkVisibility());
  const next = buttons.find((one) => !pressed.includes(words(one)));
  document.querySelector("[data-to-press]")?.removeAttribute("data-to-press");
  next?.setAttribute("data-to-press", "");
  return next && words(next);
}"""
MOST_REDRAWN = 5
AREA = f"/{real_path.AREA}/"
KINDS = ["/", AREA, STEP_PAGE, f"{AREA}tyokirja/", "/mittarit/", "/tyokalut/", PAGE]
PAPERS = ("kokoussivu", "kokousasia", "kalenteri", "luovutus", "kartta")
KINDS += ["/luvut/", *(f"/kokoukseen/{paper}/" for paper in PAPERS)]


def used(items: list[str]) -> dict[str, object]:
    """A document in which something of everything is saved."""
    content = document(*items[:2], time=5)
    chosen = (real_path.START, real_path.STEP, real_path.NEXT, real_path.SECOND)
    for place, (step, *_) in enumerate(chosen, 1):
        content["fields"][f"step/{step}/chosen"] = a_field() | {"value": True}
        content["fields"][f"step/{step}/order"] = a_field() | {"value": place}
    content["fields"][NOTES] = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    moment = {"name": "Kevät", "date": "2027-03-01", "steps": {STEP: [1, 5, 0]}}
    content["fields"]["moment/m1/record"] = a_field() | {"value": moment}
    return content


def words_of(button: Locator) -> Locator:
    """What a pointer hits of a button: the innermost element around its words."""
    return button.locator("font font").first


@pytest.mark.parametrize("path", KINDS)
def test_every_button_of_a_translated_page_does_something_when_its_words_are_pressed(
    page: Page, outline: Outline, path: str
) -> None:
    page.add_init_script(PRINTING)
    page.goto("/robots.txt")
    store(page, used(outline.items(step=STEP)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path == PAGE:
        open_file(page, document(outline.items(step=real_path.SECOND.id)[0], time=7))
    pressed: list[str] = []
    redrawn = 0
    while words := page.evaluate(NEXT, pressed):
        page.evaluate(TRANSLATE)
        before = page.evaluate(SHOWN)
        try:
            words_of(page.locator("[data-to-press]")).click(timeout=2000)
        except TookTooLong:
            # What the act before has asked for came only now, and drew the button anew or over it.
            redrawn += 1
            assert redrawn < MOST_REDRAWN, words
            continue
        pressed.append(words)
        eventually(lambda before=before: page.evaluate(SHOWN) != before, expected=True)
    assert pressed or page.locator("main button").count() == 0 or path in ("/", AREA)


def test_steps_are_moved_and_a_file_is_opened_on_a_translated_page(
    page: Page, outline: Outline
) -> None:
    items = outline.items(step=STEP)
    page.goto("/robots.txt")
    store(page, used(items))
    page.goto(PAGE)
    row = page.locator(f'.path-list > li[data-step="{STEP}"]')
    page.evaluate(TRANSLATE)
    words_of(row.locator("button[value=down]")).click()
    eventually(lambda: stored(page)["fields"][f"step/{STEP}/order"]["value"], 3)
    page.evaluate(TRANSLATE)
    words_of(row.locator("button[value=remove]")).click()
    eventually(lambda: stored(page)["fields"][f"step/{STEP}/chosen"]["value"], expected=False)
    open_file(page, document(items[4], time=7))
    merge = page.get_by_role("button", name="Tuo valitut")
    expect(merge).to_be_visible()
    page.evaluate(TRANSLATE)
    words_of(merge).click()
    eventually(lambda: f"item/{items[4]}/status" in stored(page)["fields"], expected=True)


def test_a_list_is_ticked_by_its_words_on_a_translated_page(page: Page, outline: Outline) -> None:
    item = outline.items(step=STEP)[0]
    page.goto(STEP_PAGE)
    page.evaluate(TRANSLATE)
    words_of(page.locator(f'label[for="{item}"]')).click()
    expect(box(page, item)).to_be_checked()
    eventually(lambda: stored(page)["fields"][f"item/{item}/status"]["value"], "done")
