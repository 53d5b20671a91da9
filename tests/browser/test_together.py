"""Several people's answers, as the one who puts them together does it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.answer_files import measure
from tests.browser.assessment import an_answer
from tests.browser.axe import violations
from tests.browser.test_accessibility import BLOCKED
from tests.browser.test_pages import TOO_WIDE
from tests.browser.ticks import eventually, stored

PAGE = "/itsearviointi/nakemykset/"
IDS = "(all) => all.map((one) => one.dataset.statement)"
PROJECTOR = {"width": 1280, "height": 720}
# How far below the top of the views each statement's last button ends.
HEIGHTS = """() => {
  const sections = [...document.querySelectorAll("[data-statement]")];
  const top = document.querySelector("[data-views]").getBoundingClientRect().top;
  return sections.map((shown) => {
    sections.forEach((one) => (one.hidden = one !== shown));
    return document.querySelector(".view-foot").getBoundingClientRect().bottom - top;
  });
}"""


@pytest.fixture
def shorts(page: Page) -> list[str]:
    """The statements of the short round; the page is open."""
    page.goto(PAGE)
    found: list[str] = page.locator("[data-short]").evaluate_all(IDS)
    return found


def a_file(mark: str, levels: dict[str, Any], name: str = "", **more: Any) -> dict[str, Any]:
    """A file to open."""
    answers = {key: an_answer(level) for key, level in levels.items()}
    content = {
        "format": "elinvoimapolku-answers", "version": 1, "id": f"{mark}.r", "name": name,
        "round": {"name": "Kevät", "date": "2026-03-01"}, "saved": 1, "answers": answers, **more,
    }  # fmt: skip
    return as_file(f"{mark}.json", json.dumps(content))


def as_file(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def opens(page: Page, *files: dict[str, Any]) -> None:
    page.locator("[data-open]").set_input_files(list(files))


def three(shorts: list[str]) -> list[dict[str, Any]]:
    """Three people: far apart on the second statement, of one mind on the others."""
    wide = shorts[1]
    return [
        a_file("a", dict.fromkeys(shorts, 2) | {wide: 1}, "Liisa"),
        a_file("b", dict.fromkeys(shorts, 2) | {wide: 4}, "<b>Olli</b>"),
        a_file("c", dict.fromkeys(shorts, 2) | {wide: "unknown"}),
    ]


def shown(page: Page) -> Any:
    return page.locator("[data-statement]:visible")


def test_the_widest_stands_first_with_counts_and_is_marked(page: Page, shorts: list[str]) -> None:
    opens(page, *three(shorts))
    expect(page.locator("[data-people]")).to_have_text("3 vastaajaa. Sovittu 0/16, auki 16.")
    expect(shown(page)).to_have_attribute("data-statement", shorts[1])
    expect(shown(page).locator("[data-facts]")).to_contain_text("väli 3 tasoa, keskustelkaa")
    expect(shown(page).locator("[data-facts]")).to_contain_text("ei tiedä: 1")
    expect(shown(page).locator("[data-sentence]")).to_have_text(
        "3 vastausta: taso 1: 1, taso 2: 0, taso 3: 0, taso 4: 1, ei tiedä: 1."
    )
    assert [place.locator("i").count() for place in shown(page).locator("[data-at]").all()] == [
        *(1, 0, 0, 1)
    ]
    expect(page.locator("[data-list] .is-wide")).to_have_count(1)


@pytest.mark.parametrize("seed", range(3))
def test_files_at_once_one_by_one_and_again_show_the_same(
    page: Page, shorts: list[str], seed: int
) -> None:
    levels = [1, 2, 3, 4, "unknown", "not-ours"]
    rule = random.Random(seed)
    files = [a_file(mark, {key: rule.choice(levels) for key in shorts}) for mark in "abcdefg"]
    opens(page, *files)
    expect(page.locator("[data-people]")).to_contain_text("7 vastaajaa")
    at_once = page.locator("[data-list]").inner_text()
    page.reload()
    for number, file in enumerate(rule.sample(files, 7), start=1):
        opens(page, file)
        people = "Yksi vastaaja" if number == 1 else f"{number} vastaajaa"
        expect(page.locator("[data-people]")).to_contain_text(people)
    opens(page, *files[:2])
    expect(page.locator("[data-left] li")).to_have_count(2)
    assert page.locator("[data-list]").inner_text() == at_once


def test_what_is_left_out_is_named_with_its_reason(page: Page, shorts: list[str]) -> None:
    files = three(shorts)
    older = a_file("a", {shorts[0]: 1}, saved=0)
    others = {
        "tyhjä.json": "",
        "rikki.json": '{"format": "elinvoimapolku-answers", ',
        "uusi.json": '{"format": "elinvoimapolku-answers", "version": 2}',
        "kunta.json": '{"format": "elinvoimapolku", "version": 2, "fields": {}}',
        "<img src=x>.json": "hei",
    }
    opens(
        page,
        *files,
        {**files[0], "name": "a(1).json"},
        {**older, "name": "vanha.json"},
        *(as_file(name, text) for name, text in others.items()),
    )
    expect(page.locator("[data-left-count]")).to_have_text("7 tiedostoa jätettiin pois:")
    told = page.locator("[data-left]")
    for words in (
        "tyhjä.json: siinä ei ole vastauksia.",
        "rikki.json: se on vioittunut.",
        "uusi.json: se on tallennettu sivuston uudemmalla versiolla.",
        "kunta.json: se on kunnan tiedosto.",
        "<img src=x>.json: se ei ole vastaustiedosto.",
        "vanha.json: samalta vastaajalta on uudemmat vastaukset.",
        "samat vastaukset on jo avattu.",
    ):
        expect(told).to_contain_text(words)
    expect(page.locator("[data-people]")).to_contain_text("3 vastaajaa")


def test_answers_to_statements_that_the_page_has_not_are_told(
    page: Page, shorts: list[str]
) -> None:
    one, other, _ = three(shorts)
    strange = a_file("d", {"muu-arvio-x": 2, shorts[0]: 3})
    opens(page, one, other, strange)
    expect(page.locator("[data-people]")).to_contain_text("Yhtä vastattua väittämää")


def test_names_show_only_when_asked_for_and_are_plain_text(page: Page, shorts: list[str]) -> None:
    opens(page, *three(shorts))
    expect(page.locator("[data-views]")).to_be_visible()
    assert "Liisa" not in page.locator("main").inner_text()
    page.get_by_role("button", name="Näytä nimet").click()
    expect(shown(page).locator("[data-names]")).to_have_text(
        "Taso 1: Liisa. Taso 4: <b>Olli</b>. Ei tiedä: nimetön."
    )
    page.reload()
    opens(page, *three(shorts))
    expect(page.locator("[data-named]")).to_have_attribute("aria-pressed", "false")
    assert "Liisa" not in page.locator("main").inner_text()


def agreed_in(page: Page) -> dict[str, Any]:
    """The answers that are saved as agreed, by statement."""
    fields = stored(page)["fields"]
    values = {name.split("/")[1].split(".")[0]: field["value"] for name, field in fields.items()
              if name.startswith("answer/")}  # fmt: skip
    return {key: value for key, value in values.items() if value}


def test_an_agreed_level_is_the_town_s_own_with_its_day_and_can_be_left_open_again(
    page: Page, shorts: list[str]
) -> None:
    opens(page, *three(shorts))
    agree = page.locator("[data-agree]")
    expect(agree).to_be_disabled()
    shown(page).get_by_label("Taso 3").check()
    # A second press before the first is saved leaves no statement out.
    agree.evaluate("(button) => [button.click(), button.click()].length")
    expect(page.locator("[data-list] .agreed")).to_have_text("sovittu taso 3")
    expect(page.locator("[data-people]")).to_contain_text("Sovittu 1/16, auki 15.")
    expect(page.locator("[data-list] button").nth(1)).to_have_attribute("aria-current", "true")
    expect(shown(page)).not_to_have_attribute("data-statement", shorts[1])
    eventually(lambda: list(agreed_in(page)), [shorts[1]])
    found = agreed_in(page)[shorts[1]]
    assert found["level"] == 3
    assert found["agreed"] == page.evaluate("new Date().toLocaleDateString('sv')")
    # The result of the self-assessment goes by it.
    page.goto("/itsearviointi/")
    expect(page.locator("[data-round-told]")).to_contain_text("Yhteinen arvio")
    page.goto(PAGE)
    opens(page, *three(shorts))
    expect(page.locator("[data-list] .agreed")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    page.locator("[data-list] button").first.click()
    page.locator("[data-leave-open]").click()
    expect(page.locator("[data-list] .agreed")).to_have_count(0)
    eventually(lambda: agreed_in(page), {})


def test_separate_answers_are_kept_without_names_or_dropped(page: Page, shorts: list[str]) -> None:
    opens(page, *three(shorts))
    page.get_by_role("button", name="Säilytä erilliset vastaukset").click()
    drop = page.get_by_role("button", name="Poista erilliset vastaukset")
    expect(drop).to_be_visible()
    assert "Liisa" not in json.dumps(stored(page))
    page.reload()
    expect(page.locator("[data-people]")).to_contain_text("3 vastaajaa")
    drop.click()
    expect(page.get_by_role("button", name="Säilytä erilliset vastaukset")).to_be_visible()
    expect(page.locator("[data-people]")).to_contain_text("3 vastaajaa")
    page.reload()
    expect(page.locator("[data-views]")).to_be_hidden()


def test_arrow_keys_change_the_statement_outside_of_the_levels(
    page: Page, shorts: list[str]
) -> None:
    opens(page, *three(shorts))
    order = page.locator("[data-list] button")
    expect(order.nth(0)).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowRight")
    expect(order.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(order.nth(0)).to_have_attribute("aria-current", "true")
    shown(page).get_by_label("Taso 1").check()
    page.keyboard.press("ArrowRight")
    expect(shown(page).get_by_label("Taso 2")).to_be_checked()
    expect(order.nth(0)).to_have_attribute("aria-current", "true")


def test_every_statement_of_thirty_people_is_in_view_on_a_projector(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    page.goto(PAGE)
    every: list[str] = page.locator("[data-statement]").evaluate_all(IDS)
    files = [a_file(f"m{number}", dict.fromkeys(every, 2)) for number in range(30)]
    opens(page, *files)
    expect(page.locator("[data-people]")).to_contain_text("30 vastaajaa")
    expect(page.locator("[data-list] button")).to_have_count(len(every))
    page.wait_for_function("document.fonts.status === 'loaded'")
    expect(shown(page).locator("[data-at] i")).to_have_count(30)
    assert max(page.evaluate(HEIGHTS)) <= PROJECTOR["height"]
    assert page.locator("[data-views]").evaluate("(one) => one.getBoundingClientRect().top") < 100


def test_counts_from_paper_are_answers_of_as_many_people(page: Page, shorts: list[str]) -> None:
    page.get_by_role("button", name="Kirjoita paperivastaukset").click()
    # By keys alone, row by row.
    for counts in (["2", "", "1", "", "1", ""], ["", "4", "", "", "", ""]):
        for count in counts:
            page.keyboard.type(count)
            page.keyboard.press("Tab")
    expect(page.locator("[data-counts] output").first).to_have_text("4")
    page.keyboard.press("Enter")
    expect(page.locator("[data-people]")).to_have_text("4 vastaajaa. Sovittu 0/2, auki 2.")
    expect(shown(page)).to_have_attribute("data-statement", shorts[0])
    expect(shown(page).locator("[data-sentence]")).to_have_text(
        "4 vastausta: taso 1: 2, taso 2: 0, taso 3: 1, taso 4: 0, ei tiedä: 1."
    )


def test_answers_saved_on_the_page_of_the_self_assessment_open_here(
    page: Page, shorts: list[str]
) -> None:
    page.goto("/itsearviointi/")
    page.get_by_role("button", name="Aloita lyhyt kierros").click()
    page.locator(".statement.asked .level").first.click()
    page.get_by_role("button", name="Keskeytä ja katso tulos").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna vastaukset tiedostoksi").click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename.startswith("vastaukset-")
    assert json.loads(text)["name"] == ""
    page.goto(PAGE)
    opens(page, as_file("oma.json", text), three(shorts)[0])
    expect(page.locator("[data-people]")).to_contain_text("2 vastaajaa")


def test_its_states_are_accessible_and_fit_a_narrow_window(page: Page, shorts: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opens(page, three(shorts)[0])
    expect(page.locator("[data-people]")).to_contain_text("Tarvitaan vähintään kaksi vastaajaa.")
    assert (violations(page), page.evaluate(TOO_WIDE)) == ([], 0)
    opens(page, *three(shorts)[1:], as_file("x.json", "hei"))
    expect(page.locator("[data-views]")).to_be_visible()
    shown(page).get_by_label("Taso 3").check()
    page.locator("[data-agree]").click()
    page.get_by_role("button", name="Näytä nimet").click()
    page.get_by_role("button", name="Kirjoita paperivastaukset").click()
    page.locator(".as-table summary").click()
    assert (violations(page), page.evaluate(TOO_WIDE)) == ([], 0)


def test_a_browser_that_saves_nothing_is_told_to_save_the_file(page: Page) -> None:
    page.add_init_script(BLOCKED)
    page.goto(PAGE)
    shorts = page.locator("[data-short]").evaluate_all(IDS)
    opens(page, *three(shorts))
    shown(page).get_by_label("Taso 3").check()
    page.locator("[data-agree]").click()
    expect(page.locator("[data-list] .agreed")).to_have_count(1)
    expect(page.locator("[data-saved-agreed]")).to_contain_text("Selain ei tallenna")
    assert violations(page) == []


def test_without_a_script_it_is_told_how_to_count_on_paper(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(PAGE)
    # Switched off this way, Chromium still does not open what is meant for no scripts.
    assert "<noscript><p>Tämä sivu tarvitsee JavaScriptin. Vastaukset voi laskea" in page.content()
    expect(page.locator(".begins")).to_be_hidden()
    context.close()


def test_the_benchmark_of_answer_files_sees_all_that_it_opens(
    browser: Browser, base_url: str, page: Page
) -> None:
    page.goto(PAGE)
    paint, opening, count = measure(browser, base_url, people=2, rounds=1)
    assert paint > 0
    assert opening > 0
    assert count == page.locator("[data-statement]").count()
