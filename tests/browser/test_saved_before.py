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
  const { merge, parse, toStoredText } = await import(folder + "document/state.js");
  const { compare, joining, readFile } = await import(folder + "document/opening.js");
  const { state } = parse(stored);
  const other = joining(state, readFile(file).state);
  return {
    stored: toStoredText({ ...merge(state, other), mark: state.mark }),
    rows: compare(state, other, () => true),
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
    assert found["rows"] == json.loads(saved("merged.rows.json"))


def test_a_browser_that_holds_a_document_saves_its_file_as_it_did(page: Page) -> None:
    start(page, saved("full.stored.json"))
    _, written = saved_file(page)

    def told(file: dict[str, Any]) -> list[tuple[str, Any]]:
        return [(name, value) for name, value in file.items() if name != "saved"]

    assert told(written) == told(json.loads(saved("full.file.json")))
