"""The self-assessment as a visitor does it: rounds, result, order, comparison."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import real_path
from tests.browser import town_files
from tests.browser.assessment import about, an_answer, saved
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.test_accessibility import BLOCKED
from tests.browser.test_pages import (
    SCREENS,
    TEXT_SPACING,
    faults_of_set_text,
    set_screen,
    too_wide,
)
from tests.browser.ticks import eventually, reword, store, stored
from tests.conftest import SiteFolder

PAGE = "/itsearviointi/"
SPRING = {"id": "r1", "name": "Kevät", "date": "2026-03-01", "length": "short"}
AUTUMN = {"id": "r2", "name": "Syksy", "date": "2026-11-29", "length": "short"}
# A laptop at 125 %, a projector, a laptop.
LOW = ((1093, 486), (1280, 590), (1366, 608))
STATEMENT = ".statement.asked"
LATEST = 99
"""A revision that no wording has come to."""


@pytest.fixture(scope="module")
def assessed(built_site: SiteFolder) -> list[dict[str, Any]]:
    """The steps as the build tells them to the self-assessment."""
    (file,) = built_site.output.glob("assets/*/js/document/statements.js")
    found = re.search(r"^export const assessed = (.*);$", file.read_text("utf-8"), re.MULTILINE)
    assert found
    steps: list[dict[str, Any]] = json.loads(found[1])
    return steps


@pytest.fixture(scope="module")
def shorts(built_site: SiteFolder, assessed: list[dict[str, Any]]) -> list[str]:
    """The statements of the short round, in the order in which they are asked."""
    short = {f"{one['id']}-{one['short']}" for one in assessed}
    page = built_site.read("itsearviointi/index.html")
    return [key for key in re.findall(r'data-statement="([^"]+)"', page) if key in short]


def document_of(*rounds: dict[str, Any], **answers: dict[str, Any]) -> dict[str, Any]:
    """A stored document with rounds; ``answers`` are levels by statement, by the rounds' ids."""
    fields = {f"round/{one['id']}/about": about(one) for one in rounds}
    for key, levels in answers.items():
        fields |= {
            f"answer/{statement}.{key}/given": an_answer(
                level if isinstance(level, tuple) else (level, LATEST)
            )
            for statement, level in levels.items()
        }
    return saved(fields)


def start(page: Page, content: dict[str, Any]) -> None:
    page.goto("/tietoa/")
    store(page, content)
    page.goto(PAGE)
    expect(page.locator("[data-assessment]")).to_have_attribute("data-view", "overview")


def level(page: Page, value: str) -> Locator:
    return page.locator(f'{STATEMENT} .level:has(input[value="{value}"])')


def place(page: Page) -> Locator:
    return page.locator("[data-place]")


def given(page: Page) -> list[tuple[str, Any]]:
    fields = stored(page)["fields"]
    return [
        (name.split("/")[1].split(".")[0], field["value"]["level"])
        for name, field in fields.items()
        if name.startswith("answer/") and field["value"]
    ]


def begin(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Aloita lyhyt kierros").click()
    expect(place(page)).to_contain_text("väittämä 1/")


def test_a_round_can_be_begun_without_scrolling_in_a_low_window(page: Page) -> None:
    page.goto(PAGE)
    button = page.get_by_role("button", name="Aloita lyhyt kierros")
    for width, height in LOW:
        page.set_viewport_size({"width": width, "height": height})
        expect(button).to_be_in_viewport(ratio=1)


def test_a_round_is_one_press_a_statement_and_ends_in_a_result(
    page: Page, shorts: list[str]
) -> None:
    begin(page)
    for number, _ in enumerate(shorts, 1):
        expect(place(page)).to_contain_text(f"väittämä {number}/{len(shorts)}")
        # Two presses in haste at one place would be taken for one.
        level(page, "12"[number % 2]).click()
    expect(page.get_by_role("heading", name="Mistä aloitatte")).to_be_focused()
    assert sorted(given(page)) == sorted(
        (key, 1 + number % 2) for number, key in enumerate(shorts, 1)
    )
    expect(page.locator("[data-round-told]")).to_contain_text(
        f"Vastattu {len(shorts)}/{len(shorts)}"
    )
    expect(page.locator("[data-order] li")).to_have_count(len(shorts))


def test_numbers_answer_and_go_on_and_arrows_only_choose(page: Page, shorts: list[str]) -> None:
    begin(page)
    page.keyboard.press("3")
    expect(place(page)).to_contain_text("väittämä 2/")
    page.keyboard.press("0")
    expect(place(page)).to_contain_text("väittämä 3/")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(600)
    expect(place(page)).to_contain_text("väittämä 3/")
    page.keyboard.press("Enter")
    expect(place(page)).to_contain_text("väittämä 4/")
    assert given(page) == [(shorts[0], 3), (shorts[1], "unknown"), (shorts[2], 2)]
    page.get_by_role("button", name="Edellinen").click()
    expect(page.locator(f"{STATEMENT} input:checked")).to_be_focused()


def test_where_it_does_not_go_on_by_itself_a_press_only_chooses(page: Page) -> None:
    begin(page)
    page.get_by_label("Siirry itsestään").uncheck()
    level(page, "4").click()
    page.wait_for_timeout(600)
    expect(place(page)).to_contain_text("väittämä 1/")
    page.get_by_role("button", name="Seuraava").click()
    expect(place(page)).to_contain_text("väittämä 2/")


def test_the_second_press_of_two_in_haste_answers_nothing_more(
    page: Page, shorts: list[str]
) -> None:
    begin(page)
    level(page, "1").dblclick()
    page.wait_for_timeout(600)
    assert given(page) == [(shorts[0], 1)]
    expect(place(page)).to_contain_text("väittämä 2/")


def test_one_stops_and_goes_on_from_the_first_that_has_no_answer(
    page: Page, shorts: list[str]
) -> None:
    begin(page)
    page.keyboard.press("2")
    expect(place(page)).to_contain_text("väittämä 2/")
    page.get_by_role("button", name="Keskeytä ja katso tulos").click()
    expect(page.locator("[data-round-told]")).to_contain_text("Vastatkaa vielä 2 väittämään")
    expect(page.locator("[data-order-part]")).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="Jatka väittämästä 2").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[1])


def test_the_next_round_begins_from_nothing_or_from_the_last_one_which_stays(
    page: Page, shorts: list[str]
) -> None:
    start(page, document_of(SPRING, r1={shorts[0]: 1, shorts[1]: "not-ours"}))
    page.get_by_label("Aloitetaan edellisen kierroksen vastauksista").check()
    page.get_by_label("Kierroksen nimi").last.fill("Toinen")
    page.get_by_role("button", name="Aloita lyhyt kierros").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[2])
    page.get_by_role("button", name="Edellinen").click()
    page.get_by_role("button", name="Edellinen").click()
    page.keyboard.press("4")
    eventually(lambda: sorted(given(page), key=str), sorted(
        [(shorts[0], 1), (shorts[1], "not-ours"), (shorts[0], 4), (shorts[1], "not-ours")], key=str
    ))  # fmt: skip
    page.get_by_role("button", name="Keskeytä ja katso tulos").click()
    page.get_by_label("Aloitetaan edellisen kierroksen vastauksista").uncheck()
    page.get_by_role("button", name="Aloita lyhyt kierros").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[0])
    expect(page.locator(f"{STATEMENT} input:checked")).to_have_count(0)


def test_a_round_goes_on_in_another_browser_by_a_file(page: Page, shorts: list[str]) -> None:
    file = document_of(SPRING, r1={shorts[0]: 1, shorts[1]: "unknown", shorts[2]: 4})
    del file["mark"]
    page.goto(town_files.PAGE)
    town_files.open_file(page, file)
    expect(town_files.opening(page)).to_contain_text(", vastaus")
    town_files.bring(page)
    page.goto(PAGE)
    expect(page.locator("[data-round-told]")).to_contain_text("Kevät, 1.3.2026")
    expect(page.locator("[data-round-told]")).to_contain_text(f"Vastattu 3/{len(shorts)}")
    page.get_by_role("button", name="Jatka väittämästä 4").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[3])


def test_a_target_is_the_towns_own_and_changes_the_order(page: Page, shorts: list[str]) -> None:
    start(page, document_of(SPRING, r1=dict.fromkeys(shorts, 3)))
    expect(page.locator("[data-no-order]")).to_be_visible()
    expect(page.locator("[data-finding]")).to_contain_text(
        f"Kaikki {len(shorts)} vastattua vaihetta ovat tasolla 3."
    )
    page.get_by_text("Näytä taulukkona").click()
    page.get_by_label(f"Tavoite: {real_path.STEP.title}").select_option("4")
    expect(page.locator("[data-order] li")).to_have_count(1)
    expect(page.locator("[data-order] li")).to_contain_text("Taso 3, tavoite 4.")
    assert stored(page)["fields"][f"step/{real_path.STEP.id}/target"]["value"] == 4


def test_the_order_is_taken_onto_the_own_path_and_back(page: Page, shorts: list[str]) -> None:
    start(page, document_of(SPRING, r1=dict.fromkeys(shorts, 3) | {shorts[0]: 1, shorts[-1]: 2}))
    titles = page.locator("[data-order] li a").all_inner_texts()
    assert len(titles) == 2
    page.get_by_role("button", name="Ota järjestys omalle polulle").click()
    expect(page.locator("[data-told]")).to_contain_text("Omalla polulla on nyt 2 vaihetta")
    page.goto("/oma-polku/")
    expect(page.locator("[data-chosen-list] h3")).to_have_text(titles)
    page.goto(PAGE)
    page.get_by_role("button", name="Ota järjestys omalle polulle").click()
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(page.locator("[data-told]")).to_contain_text("Kumottu.")


def test_every_page_goes_on_by_the_order_of_the_assessment(page: Page, shorts: list[str]) -> None:
    start(page, document_of(SPRING, r1=dict.fromkeys(shorts, 3) | {shorts[4]: 1}))
    first = page.locator("[data-order] li a").first.inner_text()
    for path in ("/", "/oma-polku/", f"/{real_path.AREA}/"):
        page.goto(path)
        sentence = page.locator("[data-next-step]")
        expect(sentence).to_contain_text("Seuraava itsearvioinnin järjestyksessä.")
        assert first in sentence.inner_text().replace("\u00ad", "")


def test_the_one_thing_is_told_with_its_template(
    page: Page, shorts: list[str], assessed: list[dict[str, Any]]
) -> None:
    # The first step whose items ask for a paper is made the only one with a need.
    step = next(one for one in assessed if one["papers"] and one["short"])
    low = f"{step['id']}-{step['short']}"
    start(page, document_of(SPRING, r1=dict.fromkeys(shorts, 4) | {low: 1}))
    month = page.locator("[data-month]")
    href = re.compile(f"/{step['id']}/#{step['id']}-{step['papers'][0]}$")
    expect(month.locator("[data-deed]")).to_have_attribute("href", href)
    expect(month).to_contain_text("Työpohja: ")
    expect(month.get_by_role("link").last).to_have_attribute("href", re.compile("^/tyopohjat/"))


def test_two_rounds_are_told_in_sentences_with_the_grammar_of_their_counts(
    page: Page, shorts: list[str]
) -> None:
    before = dict.fromkeys(shorts, 2)
    one_up = before | {shorts[0]: 3}
    start(page, document_of(SPRING, AUTUMN, r1=before, r2=one_up))
    told = page.locator("[data-beside-told]")
    expect(told).to_contain_text("Yksi vaihe nousi: ")
    expect(told).to_contain_text("Yksikään vaihe ei laskenut.")
    expect(told).to_contain_text(f"{len(shorts) - 1} pysyi ennallaan.")
    expect(page.locator("[data-beside-rows] tr")).to_have_count(len(shorts))
    page.locator("[data-before]").select_option("r2")
    page.locator("[data-after]").select_option("r1")
    expect(told).to_contain_text("Yksi vaihe laski: ")
    expect(told).to_contain_text("Yksikään vaihe ei noussut.")


def test_a_round_without_answers_is_not_compared(page: Page, shorts: list[str]) -> None:
    start(page, document_of(SPRING, AUTUMN, r1=dict.fromkeys(shorts, 2)))
    expect(page.locator("[data-beside]")).to_be_hidden()
    expect(page.locator("[data-round-list] li")).to_have_count(2)


def test_a_damaged_answer_is_asked_again(page: Page, shorts: list[str]) -> None:
    content = document_of(SPRING, r1=dict.fromkeys(shorts, 2))
    content["fields"][f"answer/{shorts[5]}.r1/given"]["value"] = {"level": "high"}
    start(page, content)
    expect(page.locator("[data-asks]")).to_contain_text("Yksi vastaus on vioittunut.")
    page.get_by_role("button", name="Vastaa uudelleen").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[5])
    page.keyboard.press("3")
    expect(page.locator("[data-asks]")).to_be_empty()


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "Yhden väittämän sanamuoto on muuttunut vastauksenne jälkeen."),
        (2, "2 väittämän sanamuoto on muuttunut vastaustenne jälkeen."),
    ],
)
def test_a_changed_wording_asks_for_a_second_look_and_the_answer_stays(
    page: Page, shorts: list[str], count: int, told: str
) -> None:
    reword(page, dict.fromkeys(shorts[1 : 1 + count], 3))
    start(page, document_of(SPRING, r1=dict.fromkeys(shorts, (2, 2))))
    expect(page.locator("[data-asks]")).to_contain_text(told)
    page.get_by_role("button", name="Katso ne läpi").click()
    expect(page.locator(STATEMENT)).to_have_attribute("data-statement", shorts[1])
    expect(page.locator(f"{STATEMENT} input:checked")).to_have_value("2")
    for _ in range(count):
        page.keyboard.press("2")
        page.wait_for_timeout(600)
    expect(page.locator("[data-asks]")).to_be_empty()


def test_a_round_is_named_anew_and_removed_and_that_can_be_taken_back(
    page: Page, shorts: list[str]
) -> None:
    start(page, document_of(SPRING, r1={shorts[0]: 2}))
    name = page.locator("[data-round-list] input")
    name.fill("Talvi")
    name.press("Tab")
    expect(page.locator("[data-round-told]")).to_contain_text("Talvi, 1.3.2026")
    page.get_by_role("button", name="Poista: Talvi").click()
    expect(page.locator("[data-told]")).to_contain_text("Kierros on poistettu.")
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("[data-round-name]")).to_be_focused()
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(page.locator("[data-round-told]")).to_contain_text("Vastattu 1/")


def test_a_steps_page_leads_to_its_own_statements(page: Page) -> None:
    page.goto(real_path.STEP.page)
    levels_of_step(page).get_by_role("link", name="Itsearviointi").click()
    expect(place(page)).to_contain_text("väittämä 1/3")
    expect(page.locator(STATEMENT)).to_have_attribute("data-of", real_path.STEP.id)
    page.keyboard.press("2")
    expect(place(page)).to_contain_text("väittämä 2/3")
    assert [value for _, value in given(page)] == [2]
    page.get_by_role("button", name="Keskeytä ja katso tulos").click()
    page.get_by_role("link", name="Takaisin vaiheen sivulle").click()
    expect(page).to_have_url(re.compile(rf"{real_path.STEP.page}#missa-olemme$"))
    expect(page.locator("#missa-olemme").get_by_role("link")).to_be_visible()


def levels_of_step(page: Page) -> Locator:
    """The statements of a step's page, opened."""
    fold = page.locator(".fold:has(.levels)")
    fold.locator("summary").click()
    expect(fold.get_by_role("radiogroup")).to_have_count(3)
    return fold


def test_a_step_is_answered_on_its_own_page_as_on_that_of_the_assessment(
    page: Page, second: Page
) -> None:
    page.goto(real_path.STEP.page)
    fold = levels_of_step(page)
    first, further, _ = fold.get_by_role("radiogroup").all()
    first.get_by_role("radio").nth(1).check()
    expect(first).to_contain_text("Tallennettu")
    expect(fold.get_by_role("link")).to_have_text("Itsearviointi")
    expect(fold).to_contain_text(re.compile(r"Itsearviointi: \w+ 20\d\d, \d+\.\d+\.20\d\d"))
    suggested = "town/all/suggested"
    eventually(lambda: bool(stored(page)["fields"][suggested]["value"]), expected=True)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(fold.locator("input:checked")).to_have_count(0)
    eventually(lambda: stored(page)["fields"][suggested]["value"], None)
    first.get_by_role("radio").nth(1).check()
    page.keyboard.press("ArrowDown")
    further.get_by_label("Emme tiedä").check()
    expect(further).to_contain_text("Tallennettu")
    assert [value for _, value in given(page)] == [3, "unknown"]
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(first.get_by_role("listitem")).to_have_count(4)
    expect(first.get_by_label("Emme tiedä")).to_be_hidden()
    page.emulate_media(media="screen")
    second.goto(f"{PAGE}#{real_path.STEP.id}")
    expect(second.locator(f"{STATEMENT} input:checked")).to_have_value("3")
    second.keyboard.press("1")
    expect(first.locator("input:checked")).to_have_value("1")
    first.get_by_label("Ei koske meitä").check()
    second.get_by_role("button", name="Edellinen").click()
    expect(second.locator(f"{STATEMENT} input:checked")).to_have_value("not-ours")


def test_a_step_s_page_shows_and_goes_on_with_the_last_round(
    page: Page, assessed: list[dict[str, Any]]
) -> None:
    (step,) = [one for one in assessed if one["id"] == real_path.STEP.id]
    one, other, _ = [f"{step['id']}-{own}" for own in step["statements"]]
    page.goto("/tietoa/")
    store(page, document_of(SPRING, AUTUMN, r1={one: 1, other: 2}, r2={one: 4}))
    page.goto(f"{real_path.STEP.page}#missa-olemme")
    fold = page.locator(".fold:has(.levels)")
    expect(fold).to_contain_text("Itsearviointi: Syksy, 29.11.2026")
    expect(fold.locator("input:checked")).to_have_count(1)
    expect(fold.locator("input:checked")).to_have_value("4")
    fold.get_by_role("radiogroup").nth(1).get_by_role("radio").nth(2).check()
    eventually(
        lambda: {
            name: field["value"]["level"]
            for name, field in stored(page)["fields"].items()
            if name.startswith(f"answer/{other}")
        },
        {f"answer/{other}.r1/given": 2, f"answer/{other}.r2/given": 3},
    )


@pytest.fixture
def without_script(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


def test_without_a_script_the_statements_are_a_form_to_print(
    without_script: Page, built_site: SiteFolder
) -> None:
    page = without_script
    page.goto(PAGE)
    count = built_site.read("itsearviointi/index.html").count("data-statement=")
    statements = page.locator("[data-statement]")
    expect(statements).to_have_count(count)
    expect(statements.first).to_be_visible()
    expect(statements.last).to_be_visible()
    expect(page.locator(".begins")).to_be_hidden()
    assert "Vaiheen taso on pienin rastitettu.</p></noscript>" in page.content()


@pytest.mark.parametrize(("part", "sheets"), [("result", 1), ("beside", 1)])
def test_the_result_and_the_comparison_print_as_told(
    page: Page, shorts: list[str], part: str, sheets: int
) -> None:
    start(
        page,
        document_of(SPRING, AUTUMN, r1=dict.fromkeys(shorts, 1), r2=dict.fromkeys(shorts, 2)),
    )
    page.evaluate("(part) => (document.body.dataset.printed = part)", part)
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == sheets


def test_the_empty_form_is_about_as_many_sheets_as_its_button_tells(page: Page) -> None:
    page.goto(PAGE)
    button = page.get_by_role("button", name="Tulosta tyhjä lomake")
    expect(button).to_be_visible()
    (told,) = re.findall(r"\d+", button.inner_text())
    page.evaluate("document.body.dataset.printed = 'form'")
    assert abs(len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) - int(told)) <= 1


# What the page can show, by what leads there.
def show_entry(page: Page, shorts: list[str]) -> None:
    page.goto(PAGE)


def show_statement(page: Page, shorts: list[str]) -> None:
    begin(page)
    page.keyboard.press("2")
    expect(place(page)).to_contain_text("väittämä 2/")


def show_half(page: Page, shorts: list[str]) -> None:
    start(page, document_of(SPRING, r1={shorts[0]: 1, shorts[1]: "unknown"}))


def show_result(page: Page, shorts: list[str]) -> None:
    levels = dict.fromkeys(shorts, 2) | {shorts[2]: "unknown", shorts[5]: "not-ours", shorts[7]: 4}
    start(page, document_of(SPRING, r1=levels))
    page.get_by_text("Näytä taulukkona").click()
    page.locator("[data-closed-count]").click()


def show_two_rounds(page: Page, shorts: list[str]) -> None:
    before = dict.fromkeys(shorts, (1, 1)) | {shorts[2]: "unknown"}
    start(page, document_of(SPRING, AUTUMN, r1=before, r2=dict.fromkeys(shorts[:9], 3)))


STATES = [show_entry, show_statement, show_half, show_result, show_two_rounds]


@pytest.fixture(scope="module")
def looked_at() -> dict[str, set[str]]:
    """The parts whose colours have been looked at, by screen."""
    return {screen: set() for screen in SCREENS}


@pytest.mark.parametrize("reach", STATES)
def test_every_state_is_accessible_and_no_wider_than_its_window(
    page: Page,
    shorts: list[str],
    reach: Callable[[Page, list[str]], None],
    looked_at: dict[str, set[str]],
) -> None:
    set_screen(page, next(iter(SCREENS)))
    reach(page, shorts)
    faults = []
    for screen in SCREENS:
        set_screen(page, screen)
        told = [*violations(page, looked_at[screen]), *too_wide(page)]
        faults += [f"{one} ({screen})" for one in told]
    for width in (320, 1280):
        faults += faults_of_set_text(page, width, TEXT_SPACING)
    assert faults == []


def test_where_the_browser_saves_nothing_a_round_goes_on_and_that_is_told(
    new_context: NewContext, shorts: list[str]
) -> None:
    context = new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    begin(page)
    for number in range(1, 4):
        page.keyboard.press("1")
        expect(place(page)).to_contain_text(f"väittämä {number + 1}/")
    page.get_by_role("button", name="Keskeytä ja katso tulos").click()
    expect(page.locator("[data-round-told]")).to_contain_text("Tulos häviää, kun suljette sivun.")
    expect(page.locator("[data-order] li")).to_have_count(len(shorts))
    expect(page.locator("[data-notices]")).to_contain_text("Selain ei salli tallennusta.")


def test_on_a_phone_a_statement_begins_at_the_top(page: Page, shorts: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show_statement(page, shorts)
    expect(page.locator(f"{STATEMENT} legend")).to_be_in_viewport(ratio=1)
    expect(place(page)).to_be_in_viewport(ratio=1)


def test_at_a_low_window_a_statement_is_in_view_with_its_levels(
    page: Page, shorts: list[str]
) -> None:
    page.set_viewport_size({"width": 1366, "height": 608})
    show_statement(page, shorts)
    for value in ("1", "2", "3", "4", "unknown", "not-ours"):
        expect(level(page, value)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Seuraava")).to_be_in_viewport(ratio=1)
