"""The forms by which people tell of mistakes, suggest and send changes on GitHub."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
NAMES = ("content-error.yml", "suggestion.yml")
# What GitHub's syntax for issue forms allows.
KEYS = {"name", "description", "labels", "body"}
PARTS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def form(name: str) -> dict[str, Any]:
    read = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def test_the_forms_are_these_two_and_nothing_is_sent_without_one() -> None:
    assert sorted(file.name for file in FORMS.iterdir()) == sorted([*NAMES, "config.yml"])
    assert form("config.yml") == {"blank_issues_enabled": False}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_one_that_github_shows(name: str) -> None:
    read = form(name)
    assert set(read) == KEYS
    assert 3 < len(read["name"]) < 50
    assert len(read["description"]) < 200
    ids = [part["id"] for part in read["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in read["body"]:
        assert part["type"] in PARTS
        text = "value" if part["type"] == "markdown" else "label"
        assert part["attributes"][text].strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_form_asks_for_the_page_and_warns_of_personal_data(name: str) -> None:
    parts = form(name)["body"]
    assert "henkilötietoja" in parts[0]["attributes"]["value"]
    assert parts[1]["id"] == "page"
    assert any(part.get("validations", {}).get("required") for part in parts)


def test_a_pull_request_has_boxes_to_tick_and_asks_for_items_that_mean_something_else() -> None:
    text = (PROJECT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    boxes = [line for line in text.splitlines() if line.startswith("- [ ] ")]
    assert len(boxes) == 6
    assert any("content/tunnisteet.yml" in box for box in boxes)
