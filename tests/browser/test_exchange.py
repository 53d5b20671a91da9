"""Files, copies and builds in turns: what one takes back or replaces, and what others keep."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    republish,
    store,
    stored,
    ticked,
)
from tests.browser.town_files import (
    NOTES,
    PAGE,
    STEP,
    STEP_PAGE,
    open_file,
    preview,
    saved_file,
    start,
    text,
    told,
)
from tests.conftest import SiteFolder

NEWER = {"format": "elinvoimapolku", "version": 3, "fields": {}}
COPY = "elinvoimapolku:snapshot:1700000000000"


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def merge(page: Page, file: object) -> None:
    open_file(page, file)
    preview(page).get_by_role("button", name="Yhdistä").click()
    expect(told(page)).to_have_text("Tiedot on yhdistetty.")


def take_back(page: Page) -> None:
    button = page.get_by_role("button", name="Kumoa viimeisin merkintä")
    button.click()
    expect(button).to_have_count(0)


def values(page: Page) -> dict[str, Any]:
    return {name: field["value"] for name, field in stored(page)["fields"].items()}


def test_a_merge_that_was_taken_back_takes_nothing_from_the_other(
    page: Page, new_context: NewContext, items: list[str]
) -> None:
    theirs = document(items[0], time=5)
    theirs["fields"][NOTES] = text("Sivu tekstiä", 5, "x.1")
    start(page, document(items[1], time=4))
    merge(page, theirs)
    take_back(page)
    _, file = saved_file(page)
    assert field_name(items[0]) not in file["fields"]
    assert NOTES not in file["fields"]
    other = new_context().new_page()
    start(other, theirs)
    merge(other, file)
    assert values(other)[field_name(items[0])] == "done"
    assert values(other)[NOTES] == "Sivu tekstiä"
    assert values(other)[field_name(items[1])] == "done"


def test_an_own_act_that_was_taken_back_is_taken_back_on_the_other_computer_too(
    page: Page, new_context: NewContext
) -> None:
    start(page, document(time=4))
    page.locator("[data-rest-list] button[value=add]").first.click()
    expect(page.locator("[data-chosen-list] > li")).to_have_count(1)
    _, first = saved_file(page)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    _, second = saved_file(page)
    other = new_context().new_page()
    start(other)
    merge(other, first)
    expect(other.locator("[data-chosen-list] > li")).to_have_count(1)
    merge(other, second)
    expect(other.locator("[data-chosen-list] > li")).to_have_count(0)


def test_what_one_has_cleared_is_cleared_on_the_other_computer_too(
    page: Page, new_context: NewContext, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"][NOTES] = text("muistio", 5, "a.1")
    here["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    start(page, here)
    page.get_by_label("Myös valinnat").check()
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    expect(told(page)).to_have_text("Merkinnät on tyhjennetty.")
    _, file = saved_file(page)
    other = new_context().new_page()
    start(other, here)
    merge(other, file)
    left = values(other)
    assert left[field_name(items[0])] == "todo"
    assert (left[NOTES], left[f"step/{STEP}/chosen"]) == ("", False)


def test_what_is_new_is_still_told_after_a_merge_was_taken_back(
    page: Page, items: list[str]
) -> None:
    page.goto(STEP_PAGE)
    box(page, items[0]).check()
    eventually(lambda: "visit/all/items" in stored(page)["fields"], expected=True)
    page.goto(PAGE)
    _, file = saved_file(page)
    known = file["fields"]["visit/all/items"]["value"]
    # As if one item had come after the file was saved.
    known[STEP] = " ".join(known[STEP].split()[1:])
    page.goto("/robots.txt")
    page.evaluate("localStorage.clear()")
    page.goto(PAGE)
    merge(page, file)
    take_back(page)
    page.goto(STEP_PAGE)
    expect(page.locator(".news")).to_have_attribute("data-kind", "new")


def test_a_browser_that_has_forgotten_what_it_knew_remembers_again(
    page: Page, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"]["visit/all/items"] = a_field() | {"value": None}
    page.goto("/robots.txt")
    store(page, here)
    page.goto(STEP_PAGE)
    box(page, items[1]).check()
    eventually(lambda: bool(values(page)["visit/all/items"]), expected=True)


def test_a_copy_from_before_ids_were_replaced_comes_back_whole(
    page: Page, items: list[str]
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    here = document("vanha-a", time=5)
    here["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page, here)
    page.get_by_label("Myös valinnat").check()
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    expect(told(page)).to_have_text("Merkinnät on tyhjennetty.")
    page.locator("[data-copies] button").first.click()
    preview(page).get_by_role("button", name="Korvaa").click()
    expect(told(page)).to_have_text("Tiedot on korvattu.")
    page.goto(STEP_PAGE)
    eventually(lambda: ticked(page), [items[0]])
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("Vanha muistiinpano")


def test_a_merge_over_replaced_ids_is_taken_back_to_what_was_shown(
    page: Page, items: list[str]
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    here = document("vanha-a", time=5)
    here["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page, here)
    file = document(time=50)
    file["fields"][field_name(items[0])] = a_field("left-out", time=50)
    file["fields"][NOTES] = text("Toisen", 50, "b")
    open_file(page, file)
    kinds = preview(page).locator("details")
    expect(kinds).to_have_count(2)
    expect(kinds.first).to_contain_text("tehty → ei koske meitä")
    expect(kinds.last).to_contain_text("täällä Vanha muistiinpano, avattavassa Toisen")
    preview(page).get_by_role("button", name="Yhdistä").click()
    take_back(page)
    page.goto(STEP_PAGE)
    eventually(lambda: ticked(page), [items[0]])
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("Vanha muistiinpano")
    expect(page.locator(".plan q")).to_have_count(0)


@pytest.mark.parametrize(
    ("kept", "message"),
    [
        (NEWER, "Kopio on tallennettu sivuston uudemmalla versiolla."),
        ("rikki", "Kopio on vioittunut, eikä sitä voi lukea."),
    ],
    ids=["of a newer version", "damaged"],
)
def test_a_copy_that_cannot_be_read_is_not_offered_in_the_place_of_all(
    page: Page, items: list[str], kept: object, message: str
) -> None:
    start(page, document(items[0]))
    store(page, kept, COPY)
    page.reload()
    page.locator("[data-copies] button").first.click()
    expect(told(page)).to_contain_text(message)
    expect(preview(page)).to_have_count(0)


def test_a_merge_that_cannot_be_saved_is_not_told_done(page: Page, items: list[str]) -> None:
    start(page, NEWER)
    open_file(page, document(items[0]))
    preview(page).get_by_role("button", name="Yhdistä").click()
    expect(told(page)).to_contain_text("selain ei voinut tallentaa niitä")
    assert stored(page) == NEWER


def test_a_town_name_that_is_no_text_stops_nothing(page: Page, items: list[str]) -> None:
    odd = a_field() | {"value": {"toString": None}}
    file = document(items[0])
    file["fields"]["town/all/name"] = odd
    start(page)
    open_file(page, file)
    expect(preview(page).get_by_role("button", name="Yhdistä")).to_be_visible()
    start(page, file)
    expect(page.get_by_label("Kunnan nimi")).to_have_value("")
    name, saved = saved_file(page)
    assert name.startswith("elinvoimapolku-2")
    assert saved["town"] == ""


def test_a_step_that_replaced_others_has_their_counts_in_an_older_moment(
    page: Page, built_site: SiteFolder
) -> None:
    (file,) = built_site.output.glob("assets/*/js/comparison.js")
    page.goto("/")
    rows = page.evaluate(
        """async (module) => {
          const { compareMoments, wholeOf } = await import(module);
          const areas = [{ id: "x", steps: [{ id: "one" }, { id: "two" }, { id: "three" }] }];
          const origins = { one: ["a", "b"], two: ["c"], three: ["c"] };
          const before = { steps: { a: [1, 2, 0], b: [2, 3, 1], c: [4, 4] } };
          const after = { steps: { one: [3, 5, 1], two: [2, 2, 0], three: [1, 2, 0] } };
          const rows = compareMoments(areas, origins, before, after);
          return [...rows, wholeOf(rows)].map(({ before, after }) =>
            [before, after].map((one) => one && [one.done, one.total, one.left]));
        }""",
        f"/{file.relative_to(built_site.output).as_posix()}",
    )
    assert rows == [
        [[7, 9, 1], [6, 9, 1]],
        [[3, 5, 1], [3, 5, 1]],
        [[4, 4, 0], [2, 2, 0]],
        [None, [1, 2, 0]],
        [[7, 9, 1], [6, 9, 1]],
    ]


def test_a_step_chosen_on_its_page_comes_last_and_moves_no_other(page: Page) -> None:
    # Two people's paths, merged: two steps share each place.
    here = document()
    for step, place in {"innostus": 1, "nykytila": 1, "strategia": 2, "kumppanuus": 2}.items():
        here["fields"][f"step/{step}/chosen"] = a_field() | {"value": True}
        here["fields"][f"step/{step}/order"] = a_field() | {"value": place}
    start(page, here)
    rows = page.locator("[data-chosen-list] > li")
    expect(rows).to_have_count(4)
    before = rows.evaluate_all("rows => rows.map((row) => row.dataset.step)")
    page.goto("/viestinta/avoimuus/")
    page.get_by_role("button", name="Lisää omalle polulle").click()
    expect(page.get_by_role("button", name="Poista omalta polulta")).to_be_visible()
    page.goto(PAGE)
    expect(rows).to_have_count(5)
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.step)") == [
        *before,
        "avoimuus",
    ]


def test_a_moment_has_a_name_and_any_letters_may_stand_in_a_picture(page: Page) -> None:
    start(page)
    page.get_by_label("Kunnan nimi").fill("x" * 79 + "😀")
    name = page.get_by_label("Tilannekuvan nimi")
    name.fill("   ")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(name).to_have_value("")
    name.fill("Kevät")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(page.locator("[data-moments] li")).to_have_count(1)
    expect(page.locator("[data-moments] li")).to_contain_text("Kevät")
    # The first moment is compared with now at once.
    with page.expect_download():
        page.locator("[data-save-picture]").click()
