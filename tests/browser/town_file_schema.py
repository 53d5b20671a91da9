"""The published schema of the town's file, made from the table of the saved document.

``make schema`` (``python -m tests.browser.town_file_schema``) writes it anew. The table is a
script, so an installed Chromium reads it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import MISSING, find
from tests.conftest import PROJECT

TABLE = PROJECT / "assets/js/document/fields.js"
SCHEMA = PROJECT / "docs/kuntatiedosto.schema.json"
FRAME = Path(__file__).with_name("town_file_frame.json")
"""All of the schema but its fields."""
READ = """async (script) => {
  const { TABLE, fieldOf } = await import("data:text/javascript," + encodeURIComponent(script));
  return Object.entries(TABLE).map(([key, row]) => [key, fieldOf(key.replace("/", "/x/"))]);
}"""
FORMS: dict[str, Any] = {
    "text": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"]},
    "number": {"type": ["integer", "null"]},
    "flag": {"type": ["boolean", "null"]},
}
"""What a value may be, by what the table says that it is; null is what has been taken away."""
OWN_FORMS: dict[str, Any] = {
    "moment/record": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/moment"}]},
    "round/about": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/round"}]},
    "view/answers": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/view"}]},
    "answer/given": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/answer"}]},
    "town/suggested": {"type": ["array", "null"], "items": {"type": "string"}},
    "visit/items": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
}
"""What a record or a list has in it, by its line of the table."""
DESCRIPTIONS = {
    "answer/given": "An answer in a round of the self-assessment: the id is the statement's and the"
    " round's, with a point between.",
    "view/answers": "One person's answers, put together with others', where the town keeps them.",
    "town/suggested": "The ids of the steps in the order that the self-assessment suggests.",
    "visit/items": "What had been looked at: by step, its items, with the revision where it is not"
    " the first.",
}
IDS = {"town": "all", "visit": "all"}
"""The one id of a kind that has one thing."""


class FormError(Exception):
    """The table has a line whose value's form is told nowhere."""


def read_table(page: Page, script: str) -> dict[str, dict[str, Any]]:
    """The lines of a table, by kind and property, with what is so of their kinds."""
    # No policy is there to refuse a script that no file holds.
    page.goto("about:blank")
    return dict(page.evaluate(READ, script))


def schema(table: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The schema of files with the fields of a table.

    Raises:
        FormError: when a record or a list of the table has no form here.
    """
    made: dict[str, Any] = json.loads(FRAME.read_text("utf-8"))
    made["properties"]["fields"]["patternProperties"] = {
        _pattern(key): _described(
            key, {"$ref": "#/$defs/field", "properties": {"value": _form(key, row)}}
        )
        for key, row in table.items()
        if not row.get("local") or row.get("file")
    }
    return made


def _pattern(key: str) -> str:
    kind, name = key.split("/")
    return f"^{kind}/{IDS.get(kind, '[^/]+')}/{name}$"


def _described(key: str, form: dict[str, Any]) -> dict[str, Any]:
    return {"description": DESCRIPTIONS[key], **form} if key in DESCRIPTIONS else form


def _form(key: str, row: dict[str, Any]) -> dict[str, Any]:
    if row["is"] == "choice":
        return {"enum": [*row["choices"], None]}
    form = OWN_FORMS.get(key) or FORMS.get(row["is"])
    if form is None:
        raise FormError(f"{key} is a {row['is']}: tell its form in OWN_FORMS")
    return form


def as_text(made: dict[str, Any]) -> str:
    """A schema as the file that is published."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the published schema anew."""
    executable = find()
    if executable is None:
        print(MISSING, file=sys.stderr)  # noqa: T201
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        made = schema(read_table(browser.new_page(), TABLE.read_text("utf-8")))
        browser.close()
    SCHEMA.write_text(as_text(made), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
