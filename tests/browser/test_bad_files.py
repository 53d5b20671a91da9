"""A file that cannot be used changes nothing and is told; one that looks odd opens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ticks import Outline, document, eventually, field_name, keys, stored, stored_text
from tests.browser.town_files import (
    IN_THE_PLACE_OF_ALL,
    NOTES,
    STEP,
    add_a_step,
    bring,
    open_file,
    opening,
    start,
    text,
    told,
    untell,
)


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


DEEP = "[" * 100_000 + "]" * 100_000


USELESS: list[tuple[object, str]] = [
    ("", "Tiedosto on tyhjä"),
    ("hei", "Tämä ei ole Elinvoimapolun tiedosto"),
    ("null", "jonkin muun ohjelman tietoja"),
    ('{"muu": 1}', "jonkin muun ohjelman tietoja"),
    (DEEP, "iedosto"),
    ('{"format":"elinvoimapolku","version":2,"fields":{"item/', "vioittunut"),
    ('{"format":"elinvoimapolku","version":2,"fields":[]}', "vioittunut"),
    ({"format": "elinvoimapolku", "version": 2, "fields": {"a/b/c": 1}}, "vioittunut"),
    (document() | {"fields": {NOTES: {"value": {}, "time": 1, "mark": "x"}}}, "vioittunut"),
    (document() | {"fields": {NOTES: text("x", 1, "m", earlier=[1])}}, "vioittunut"),
    (document() | {"version": 3}, "uudemmalla versiolla"),
    (
        json.dumps(document() | {"town": "Äänekoski"}, ensure_ascii=False).encode("latin-1"),
        "vioittunut",
    ),
    (b"\xff\xfe\x00", "vioittunut"),
]


def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    before = stored_text(page)
    for content, message in USELESS:
        untell(page)
        open_file(page, content)
        expect(told(page), str(content)[:40]).to_contain_text(message)
        expect(opening(page)).to_have_count(0)
        eventually(lambda: stored_text(page), before)
        eventually(lambda: keys(page), ["elinvoimapolku:state"])


def test_a_file_larger_than_any_of_ours_is_told_and_changes_nothing(
    page: Page, items: list[str], tmp_path: Path
) -> None:
    start(page, document(items[0], time=5))
    before = stored_text(page)
    file = tmp_path / "kunta.json"
    file.write_bytes(b" " * 20_000_001)
    page.locator("[data-open]").set_input_files(file)
    expect(told(page)).to_contain_text("liian suuri")
    expect(opening(page)).to_have_count(0)
    eventually(lambda: stored_text(page), before)


def test_names_of_prototypes_in_a_file_harm_nothing(page: Page) -> None:
    start(page)
    field = '{"value":"done","time":1,"mark":"m"}'
    names = ("__proto__", "item/__proto__/status", "item/constructor/toString", "x/y/constructor")
    fields = ",".join(f'"{name}":{field}' for name in names)
    open_file(page, f'{{"format":"elinvoimapolku","version":2,"fields":{{{fields}}}}}')
    expect(opening(page)).to_contain_text("joita tämä sivusto ei tunne, säilyy")
    bring(page)
    assert page.evaluate("({}).value") is None
    assert set(names) - {"__proto__"} <= set(stored(page)["fields"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_with_a_byte_order_mark_and_of_the_first_version_opens(
    page: Page, items: list[str], encoding: str
) -> None:
    start(page)
    text = json.dumps(document(items[0]) | {"version": 1}, indent=2).replace("\n", "\r\n")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    open_file(page, (mark + text).encode(encoding))
    expect(opening(page)).to_contain_text("1 vaiheessa muuttuu 1 merkitty kohta.")


def test_what_does_not_fit_into_the_browser_is_given_up_whole_and_told(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    page.evaluate(
        """() => {
          const own = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, value) {
            if (value.length > 100_000) throw new DOMException("", "QuotaExceededError");
            own.call(this, key, value);
          };
        }"""
    )
    large = document(items[1], time=9)
    large["fields"]["step/vanha/notes"] = text("x" * 200_000, 9, "b")
    for way in ("Uudempi kustakin", IN_THE_PLACE_OF_ALL):
        open_file(page, large)
        opening(page).get_by_label("Mitä otetaan").select_option(label=way)
        opening(page).get_by_role("button", name="Tuo valitut").click()
        expect(told(page)).to_contain_text("Mitään ei muutettu")
        eventually(lambda: field_name(items[1]) in stored(page)["fields"], expected=False)
        expect(page.locator("[data-notices]")).to_contain_text("Rastit tallentuvat")
    add_a_step(page)
    eventually(lambda: any("/chosen" in name for name in stored(page)["fields"]), expected=True)


def test_a_page_that_cannot_read_what_is_saved_gives_no_empty_file(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0]) | {"version": 3})
    page.get_by_role("button", name="Tallenna tiedostoksi").click()
    expect(told(page)).to_have_text("Ladatkaa sivu uudelleen.")
