"""Versions that do not know of each other: both are shown as what they are, and one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.server import serving
from tests.browser.ticks import Outline, document, stand_aside, store, stored
from tests.browser.town_file_schema import read_table
from tests.browser.town_files import NOTES, PAGE, STEP, STEP_PAGE, keep, text
from tests.conftest import SiteFolder, copy_of

HERE, THERE = "0h1io7o0z0glty", "0k1fied0jrha75"
MAY, LATER = 1_778_740_000_000, 1_778_830_000_000  # 14 and 15 May 2026
LAST = '  "copy/saved": { is: "number" },\n'
# What a later table may have versions of, beside texts and days.
ADDED = (
    '  "item/handled": { is: "choice", versions: true, choices: ["todo", "done", "elsewhere"] },\n'
    '  "item/estimate": { is: "number", versions: true },\n'
    '  "item/agreed": { is: "flag", versions: true },\n'
)
# Of each form two values that may stand beside each other, and how they are told.
VALUES: dict[str, tuple[list[Any], list[str]]] = {
    "text": (["Liisa <b>L.</b>", "Matti"], ["Liisa <b>L.</b>", "Matti"]),
    "date": (["2026-12-31", "2027-01-05"], ["31.12.2026", "5.1.2027"]),
    "choice": (["elsewhere", "done"], ["hoidetaan muualla", "tehty"]),
    "number": ([0, 12], ["0", "12"]),
    "flag": ([True, False], ["polulla", "ei polulla"]),
}


def two(one: Any, other: Any, times: tuple[int, int] = (LATER, MAY)) -> dict[str, Any]:
    """A field with a version of this browser, and one of another beside it."""
    earlier = [text(other, times[1], f"{THERE}.b")]
    return text(one, times[0], f"{HERE}.a", seen={}, earlier=earlier)


def with_fields(**fields: dict[str, Any]) -> dict[str, Any]:
    content = document(mark=HERE)
    content["fields"] |= fields
    return content


def blocks(page: Page) -> Locator:
    return page.locator(".versions")


def shown(page: Page, path: str, **fields: dict[str, Any]) -> Locator:
    """The blocks of a page, opened in a browser that has these fields."""
    stand_aside(page)
    store(page, with_fields(**fields))
    page.goto(path)
    return blocks(page)


def moment(page: Page, time: int) -> str:
    return page.evaluate(
        """(time) => new Date(time).toLocaleDateString("fi") + " klo "
          + new Date(time).toLocaleTimeString("fi", { hour: "2-digit", minute: "2-digit" })""",
        time,
    )


def written_here(page: Page) -> str:
    return f"Tässä selaimessa {moment(page, LATER)}"


def written_there(page: Page) -> str:
    return f"Muualla {moment(page, MAY)}"


@pytest.fixture(scope="module")
def long_table(
    built_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The address of a site whose table has versions of every form, and its table."""
    folder = copy_of(built_site, tmp_path_factory.mktemp("versions"))
    folder.replace("assets/js/document/fields.js", LAST, ADDED + LAST)
    named, names = '{{ word("property-name", ', ("handled", "estimate", "agreed")
    words = "".join(f'{{{{ word("property-{name}", "arvio") }}}}\n' for name in names)
    folder.replace("templates/components/words.html", named, words + named)
    report = folder.run()
    assert not report.failed, report.problems
    with serving(folder.output) as address:
        yield address, (folder.root / "assets/js/document/fields.js").read_text("utf-8")


def test_every_field_of_the_table_that_has_versions_is_shown_on_the_own_path_as_what_it_is(
    browser: Browser, outline: Outline, long_table: tuple[str, str]
) -> None:
    address, script = long_table
    with browser.new_context(base_url=address, locale="fi-FI") as context:
        page = context.new_page()
        table = read_table(page, script)
        ids = {"item": outline.items(step=STEP)[0], "step": STEP, "town": "all"}
        ids["figure"] = "yhden-tarjouksen-osuus-yksi.2026"
        rows = {
            key.replace("/", f"/{ids[key.split('/')[0]]}/"): row["is"]
            for key, row in table.items()
            if row.get("versions")
        }
        assert set(rows.values()) == set(VALUES)
        found = shown(page, PAGE, **{name: two(*VALUES[form][0]) for name, form in rows.items()})
        expect(found).to_have_count(len(rows))
        for name, form in rows.items():
            block = page.locator(f'[id="versiot-{name.replace("/", "-")}"]')
            expect(block.locator("q")).to_have_text(VALUES[form][1])
            both = block.get_by_role("button", name="Pidä molemmat")
            expect(both).to_be_visible(visible=form == "text")
        for left in range(len(rows) - 1, -1, -1):
            keep(page, 1)
            expect(found).to_have_count(left)
        fields = stored(page)["fields"]
        assert {name: fields[name]["value"] for name in rows} == {
            name: VALUES[form][0][1] for name, form in rows.items()
        }


def test_both_versions_stand_side_by_side_with_who_wrote_them_and_when(
    page: Page, outline: Outline
) -> None:
    item = outline.items(step=STEP)[1]
    page.set_viewport_size({"width": 1366, "height": 608})
    name = f"item/{item}/date"
    (found,) = shown(page, STEP_PAGE, **{name: two("2026-12-31", "2027-01-05")}).all()
    expect(found.locator("strong")).to_have_text("Kaksi versiota")
    expect(found.locator(".facts")).to_have_text([written_here(page), written_there(page)])
    left, right = (one.bounding_box() for one in found.locator("div > p").all())
    assert left is not None
    assert right is not None
    assert (left["y"], left["x"] < right["x"]) == (right["y"], True)
    page.set_viewport_size({"width": 320, "height": 640})
    left, right = (one.bounding_box() for one in found.locator("div > p").all())
    assert left is not None
    assert right is not None
    assert (left["x"], left["y"] < right["y"]) == (right["x"], True)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    # A choice that is taken back leaves both as they were, with who wrote them and when.
    keep(page, 1)
    expect(found).to_have_count(0)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(found.locator(".facts")).to_have_text([written_here(page), written_there(page)])
    assert violations(page) == []


@pytest.mark.parametrize("path", [STEP_PAGE, PAGE])
def test_how_many_things_have_versions_is_told_once_with_a_way_to_the_first(
    page: Page, outline: Outline, path: str
) -> None:
    items = outline.items(step=STEP)
    fields = {
        f"item/{items[2]}/owner": two("Liisa", "Matti"),
        f"item/{items[4]}/date": two("2026-12-31", "2027-01-05"),
        NOTES: two("eka", "toka"),
    }
    found = shown(page, path, **fields)
    expect(found).to_have_count(3)
    status = page.locator('[role="status"]', has_text="Useampi versio")
    expect(status).to_have_text("Useampi versio 3 kohdassa. Siirry ensimmäiseen")
    status.get_by_role("link").click()
    expect(found.first).to_be_in_viewport()
    assert page.url.endswith(f"#{found.first.get_attribute('id')}")
    page.keyboard.press("Tab")
    expect(found.first.get_by_role("button", name="Pidä tämä: ").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Useampi versio 2 kohdassa")
    for _ in range(2):
        keep(page, 0)
    expect(page.locator("[data-versions-told]")).to_be_empty()


@pytest.mark.parametrize(
    ("texts", "both"),
    [
        (("Liisa", "Matti"), "Liisa / Matti"),
        (("eka\nrivi", "toka"), "eka\nrivi\ntoka"),
    ],
)
def test_both_texts_are_kept_in_one_when_that_is_chosen_and_it_can_be_taken_back(
    page: Page, texts: tuple[str, str], both: str
) -> None:
    found = shown(page, STEP_PAGE, **{NOTES: two(*texts)})
    found.get_by_role("button", name="Pidä molemmat").click()
    expect(found).to_have_count(0)
    expect(page.get_by_role("textbox", name="Muistiinpanot")).to_have_value(both)
    assert stored(page)["fields"][NOTES]["earlier"] == []
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(found.locator("q")).to_have_text(list(texts))


def test_beside_an_emptied_text_there_is_nothing_to_join(page: Page) -> None:
    found = shown(page, STEP_PAGE, **{NOTES: two("", "toka")})
    expect(found.locator("q")).to_have_text(["tyhjä", "toka"])
    expect(found.get_by_role("button", name="Pidä molemmat")).to_be_hidden()


@pytest.mark.parametrize(
    ("mark", "time"), [(f"{THERE}.a'", MAY), (f"{HERE}.a+", MAY), (f"{THERE}.a", 4_000_000_000_000)]
)
def test_a_writer_or_a_day_that_is_not_known_is_not_told(page: Page, mark: str, time: int) -> None:
    field = text("eka", LATER, f"{HERE}.a", earlier=[text("toka", time, mark)])
    (found,) = shown(page, STEP_PAGE, **{NOTES: field}).all()
    expect(found.locator(".facts")).to_have_text([written_here(page), ""])
