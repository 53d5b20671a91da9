"""The handover: what was agreed on and when, and where the papers are, on paper and in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.test_meeting_sheet import open_with
from tests.browser.ticks import Outline, a_field, document, eventually, stored

HANDOVER = "/kokoukseen/luovutus/"
PAPERS = "Asianhallinta, KAIS/112/2026"
STEPS = [{"id": "a1", "items": "x y"}, {"id": "a2", "items": "x"}]
FIELDS: dict[str, Any] = {
    "moment/m1/record": {"name": "Kevät", "date": "2026-05-14", "steps": {}},
    "round/r1/about": {"name": "Oma", "date": "2026-03-01", "length": "short"},
    "round/r2/about": {"name": "Johtoryhmä", "date": "2026-11-10", "length": "short"},
    "answer/a1-1.r2/given": {"level": 2, "revision": 1, "agreed": "2026-11-12"},
    "answer/a2-1.r2/given": {"level": 1, "revision": 1, "agreed": "2026-11-13"},
    "answer/a2-1.r1/given": {"level": 1, "revision": 1},
    "item/a1-x/status": "done",
    "item/a1-y/status": "elsewhere",
    "step/a2/notes": "Muistiin",
}


def test_what_was_agreed_on_is_told_with_its_day_the_latest_first(
    modules: Page, script: str
) -> None:
    times = {"item/a1-x/status": 5, "item/a1-y/status": 7}
    fields = {
        name: {"value": value, "time": times.get(name, 1), "mark": "a"}
        for name, value in FIELDS.items()
    }
    told = modules.evaluate(
        """([file, fields, steps]) => import(file).then(({ agreedOf }) =>
          agreedOf({ fields }, steps, (time) => `2026-06-0${time}`))""",
        [f"{script}document/agreed.js", fields, STEPS],
    )
    assert told == [
        {"day": "2026-11-13", "kind": "together", "values": {"name": "Johtoryhmä", "count": 2}},
        {"day": "2026-06-07", "kind": "step", "values": {"step": "a1"}},
        {"day": "2026-05-14", "kind": "moment", "values": {"name": "Kevät"}},
        {"day": "2026-03-01", "kind": "round", "values": {"name": "Oma", "count": 0}},
    ]


def test_where_the_papers_are_goes_on_the_sheet_and_into_the_town_s_file(
    page: Page, outline: Outline, tmp_path: Path
) -> None:
    content = document(*outline.items(step=real_path.START.id))
    content["fields"]["moment/m1/record"] = a_field() | {
        "value": {"name": "Kevät", "date": "2026-05-14", "steps": {}}
    }
    open_with(page, content, HANDOVER)
    sheet = page.locator("[data-sheet]")
    expect(sheet).to_contain_text("14.5.2026 Tilannekuva Kevät")
    host = page.evaluate("location.host")
    expect(sheet).to_contain_text(f"Avatkaa sivuston {host} sivu Oma polku")
    field = page.get_by_label("Missä paperit ovat")
    field.fill(PAPERS)
    field.blur()
    expect(sheet.locator("[data-papers-told]")).to_have_text(PAPERS)
    eventually(lambda: stored(page)["fields"]["town/all/papers"]["value"], PAPERS)
    with page.expect_download() as given:
        page.get_by_role("button", name="Tallenna kunnan tiedosto").click()
    given.value.save_as(tmp_path / "town.json")
    saved = json.loads((tmp_path / "town.json").read_text("utf-8"))
    assert saved["fields"]["town/all/papers"]["value"] == PAPERS
    expect(page.get_by_text("Selain sai tiedoston.")).to_be_visible()


def test_of_two_places_for_the_papers_one_is_chosen_on_the_page(page: Page) -> None:
    content = document()
    other = {"value": "Verkkolevy", "time": 5, "mark": "b"}
    content["fields"]["town/all/papers"] = a_field("Asianhallinta", time=9) | {"earlier": [other]}
    open_with(page, content, HANDOVER)
    two = page.get_by_role("group").filter(has_text="Kaksi versiota")
    expect(two).to_contain_text("Missä paperit ovat")
    two.locator("p").filter(has_text="Verkkolevy").get_by_role("button").click()
    expect(two).to_have_count(0)
    expect(page.locator("[data-papers-told]")).to_have_text("Verkkolevy")
    expect(page.get_by_label("Missä paperit ovat")).to_be_focused()
