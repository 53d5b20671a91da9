"""The workshop: its hours, and its cards and sheets on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from elinvoimapolku.model import Site
from tests.browser.test_print import Paper, squeezed

A4_TEXT = 673  # CSS pixels between the margins of print.css
PRINTS = """() => {
  globalThis.print = () => {
    const alone = document.querySelector("[data-printed-alone]");
    globalThis.shown = { part: document.body.dataset.printed, alone };
  };
}"""
SHOW = """() => {
  document.body.dataset.printed = shown.part;
  shown.alone?.toggleAttribute("data-printed-alone", true);
}"""
# By how much each card's text is higher than the card.
OVER = """() => [...document.querySelectorAll(".cards > li")]
  .map((one) => one.scrollHeight - one.clientHeight)"""


def printed(page: Page, words: str) -> tuple[Paper, str]:
    """What the button with these words prints, and how many sheets it tells."""
    page.goto("/tyopaja/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.evaluate(PRINTS)
    button = page.get_by_role("button", name=words).first
    told = button.inner_text()
    button.click()
    page.wait_for_function("() => globalThis.shown")
    page.evaluate(SHOW)
    return Paper(page), told


def test_the_agenda_s_minutes_follow_each_other_to_two_hours(page: Page) -> None:
    page.goto("/tyopaja/")
    cells = page.locator("#ohjelma ~ * td, section:has(> #ohjelma) td").all_inner_texts()
    rows = [(cells[at], int(cells[at + 1])) for at in range(0, len(cells), 4)]
    passed = 0
    for begins, minutes in rows:
        assert begins == f"{passed // 60}.{passed % 60:02}"
        passed += minutes
    assert passed == 120
    # The heading of each part tells the same minutes.
    told = [re.search(r"\((\d+) minuuttia\)", one) for one in page.locator("h2").all_inner_texts()]
    assert [int(one[1]) for one in told if one] == [minutes for _, minutes in rows]


def test_every_card_has_its_whole_text_on_as_many_sheets_as_are_told(
    page: Page, content: Site
) -> None:
    paper, told = printed(page, "Tulosta kortit")
    assert told == f"Tulosta kortit ({len(paper.bodies)} sivua)"
    text = "".join(paper.bodies)
    short = [one for step in content.steps for one in step.assessment if one.short]
    for one in short:
        for words in (one.text, *one.levels):
            assert squeezed(words) in text
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_TEXT, "height": 900})
    assert page.evaluate(OVER) == [0] * len(short)


def test_the_tally_sheet_is_one_sheet_with_questions_and_room_for_three_deeds(
    page: Page, content: Site
) -> None:
    paper, told = printed(page, "Tulosta laskulomake")
    assert told == "Tulosta laskulomake (1 sivu)"
    (text,) = paper.bodies
    for one in (one for step in content.steps for one in step.assessment if one.short):
        assert squeezed(one.text) in text
        assert squeezed(one.question) in text
    assert squeezed("Kolme tekoa") in text


@pytest.mark.parametrize("other", ["Katkoviiva", "Laskulomake"])
def test_the_leader_s_sheets_are_printed_without_cards(page: Page, other: str) -> None:
    paper, told = printed(page, "Tulosta vetäjän ohje")
    found = re.search(r"\(noin (\d+) sivua\)$", told)
    assert found
    # Of more than one sheet it is said "noin".
    assert abs(int(found[1]) - len(paper.bodies)) <= 1
    assert other not in "".join(paper.bodies)
