"""From "we have an hour" to agreed levels and three deeds: as few presses as there can be."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.test_together import a_file, as_file, opens

PRESSES = 42
"""Two a statement, and ten for all the rest."""
SPREAD = (1, 1, 2, 2, 3, 4, "unknown")
OFFICE, DAY = "hallintojohtaja", "2027-02-15"


class Presses:
    """What a leader presses, counted; what is written into a field is none."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, place: Locator) -> None:
        """One."""
        place.click()
        self.count += 1


def answers(shorts: list[str]) -> list[dict[str, Any]]:
    """Seven people's: far apart on every fourth statement, one level apart on the others."""
    files = []
    for number, level in enumerate(SPREAD):
        levels = {
            statement: level if place % 4 == 0 else 2 + number % 2
            for place, statement in enumerate(shorts)
        }
        files.append(a_file(f"p{number}", levels, f"Vastaaja {number}" if number % 2 else ""))
    # What the post brings along: the same again, and something else.
    return [*files, files[0], as_file("kuva.json", "x")]


def test_an_hour_ends_with_agreed_levels_and_three_deeds(page: Page) -> None:
    leader = Presses()
    page.goto("/")
    leader.press(page.locator("main").get_by_role("link", name="Itsearviointi", exact=True))
    leader.press(page.locator("main").get_by_role("link", name="Näkemykset", exact=True).first)
    shorts = page.locator("[data-short]").evaluate_all(
        "(all) => all.map((one) => one.dataset.statement)"
    )
    with page.expect_file_chooser():
        leader.press(page.locator("label", has=page.locator("[data-open]")))
    opens(page, *answers(shorts))
    expect(page.locator("[data-people]")).to_have_text("7 vastaajaa. Sovittu 0/16, auki 16.")
    expect(page.locator("[data-left] li")).to_have_count(2)
    expect(page.locator("[data-list] .is-wide")).to_have_count(4)
    order = page.locator("[data-list] button")
    for agreed in range(1, 17):
        # What was agreed on is counted before the next statement is shown.
        expect(order.nth(agreed - 1)).to_have_attribute("aria-current", "true")
        statement = page.locator("[data-statement]:visible")
        leader.press(statement.get_by_text("Taso 2", exact=True).last)
        leader.press(page.locator("[data-agree]"))
        expect(page.locator("[data-people]")).to_contain_text(f"Sovittu {agreed}/16")
    leader.press(page.get_by_role("link", name="Katso tulos ja järjestys"))
    expect(page.locator("[data-order] li").first).to_be_visible()
    leader.press(page.locator("[data-take]"))
    leader.press(page.locator("[data-deed]"))
    for item in page.locator(".checklist li").all()[:3]:
        leader.press(item.locator(".more-button"))
        item.locator("input[name=owner]").fill(OFFICE)
        item.locator("input[name=date]").fill(DAY)
    leader.press(page.locator("header").get_by_role("link", name="Oma polku"))
    # After the three stand the first of the order that nobody has taken yet.
    owners = page.locator("[data-deeds] input[name=owner]")
    for number in range(3):
        expect(owners.nth(number)).to_have_value(OFFICE)
    expect(owners.nth(3)).to_have_value("")
    assert leader.count <= PRESSES, leader.count
