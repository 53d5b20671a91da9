"""Documents and town files that visitors saved earlier are read and written as they were.

``saved/`` holds what the site of 29 November 2026 wrote in Chromium, and is never written anew:
``full`` has every kind of field, texts of two tabs and a merge that was taken back, ``simple`` a
few marks; ``merged`` is the full file opened where the simple document was.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.town_files import saved_file, start

SAVED = Path(__file__).parent / "saved"
ALIKE = """async ([folder, stored, file]) => {
  const { parse, toStoredText } = await import(folder + "document/state.js");
  const { readFile } = await import(folder + "document/opening.js");
  const { toFile } = await import(folder + "document/town-file.js");
  const { state, fault } = parse(stored);
  const read = readFile(file);
  // A file has no mark of a browser, and what was taken back in it is as it was before.
  return {
    faults: [fault, read.fault].filter(Boolean),
    stored: toStoredText(state),
    file: toFile(state, read.saved),
    again: toFile(read.state, read.saved),
    town: read.town,
  };
}"""
MERGED = """async ([folder, stored, file]) => {
  const { merge, parse, toStoredText, valueOf } = await import(folder + "document/state.js");
  const { changesFor, compare, sidesBy } = await import(folder + "document/comparison.js");
  const { joining, readFile } = await import(folder + "document/opening.js");
  const { state } = parse(stored);
  const other = joining(state, readFile(file).state);
  const { differences, ...comparison } = compare(state, other, () => true);
  return {
    stored: toStoredText({ ...merge(state, other), mark: state.mark }),
    // As it is suggested it is what merging makes of it.
    changes: changesFor(comparison, sidesBy("newer", differences)),
    rows: differences.map(({ name, kind }) =>
      ({ name, kind, before: valueOf(state, name), after: valueOf(other, name) })),
  };
}"""


def saved(name: str) -> str:
    return (SAVED / name).read_text("utf-8")


@pytest.mark.parametrize(("name", "town"), [("full", "Kaislajoen kunta"), ("simple", "")])
def test_a_document_and_its_file_are_read_and_written_byte_for_byte_as_they_were(
    modules: Page, script: str, name: str, town: str
) -> None:
    stored, file = saved(f"{name}.stored.json"), saved(f"{name}.file.json")
    assert modules.evaluate(ALIKE, [script, stored, file]) == {
        "faults": [],
        "stored": stored,
        "file": file,
        "again": file,
        "town": town,
    }


def test_a_file_opened_where_another_document_is_changes_it_as_it_did(
    modules: Page, script: str
) -> None:
    found = modules.evaluate(MERGED, [script, saved("simple.stored.json"), saved("full.file.json")])
    assert found["stored"] == saved("merged.stored.json")
    assert found["changes"] == []
    kinds = {"there": "changed", "two": "conflicting", "here": "older", "cleared": "older"}
    rows = [one | {"kind": kinds.get(one["kind"], one["kind"])} for one in found["rows"]]
    # What nobody has chosen yet is no news.
    kept = [row for row in json.loads(saved("merged.rows.json")) if row["after"] != "todo"]
    told = sorted((row for row in rows if row["kind"] != "alone"), key=lambda row: row["name"])
    assert told == kept


def test_what_was_taken_back_where_nothing_was_goes_into_no_file_and_what_was_written_since_does(
    modules: Page, script: str
) -> None:
    field = {"value": None, "time": 9, "mark": "m", "undone": {"time": 9}}
    before = {"value": "oma", "time": 3, "mark": "m"}
    since = {"value": "uusi", "time": 12, "mark": "m"}
    fields = {
        "item/a/status": field,
        "item/b/reason": field | {"undone": {"time": 9, "field": before}},
        "item/c/reason": since | {"undone": {"time": 9, "field": before}},
    }
    stored = json.dumps({"format": "elinvoimapolku", "version": 2, "fields": fields})
    found = modules.evaluate(ALIKE, [script, stored, stored])
    assert found["faults"] == []
    assert json.loads(found["stored"])["fields"] == fields
    written = json.loads(found["file"])["fields"]
    assert written == {"item/b/reason": before, "item/c/reason": fields["item/c/reason"]}


def test_a_browser_that_holds_a_document_saves_its_file_as_it_did(page: Page) -> None:
    start(page, saved("full.stored.json"))
    _, written = saved_file(page)

    def told(file: dict[str, Any]) -> list[tuple[str, Any]]:
        return [(name, value) for name, value in file.items() if name != "saved"]

    assert told(written) == told(json.loads(saved("full.file.json")))
