"""The golden sites, and that they hold everything the templates can show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SITES
from tests.golden import GOLDEN, difference, texts

# A site of more areas than the map has room for.
NOT_SHOWN = {"list-only"}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_site_is_as_it_was_agreed(name: str, tmp_path: Path) -> None:
    changed = difference(texts(SITES / name), GOLDEN[name](tmp_path))
    assert not changed, f"If this is meant, run make golden.\n{changed}"


def classes(html: str) -> set[str]:
    """The classes that are written out; those that are put together by a name's end are not."""
    written = (re.sub(r"\{[{%].*?[}%]\}", " ", one) for one in re.findall(r'class="([^"]*)"', html))
    return {name for text in written for name in text.split() if not name.endswith("-")}


def test_the_golden_pages_show_every_component_of_the_templates() -> None:
    shown = set().union(*map(classes, texts(SITES / "golden-pages").values()))
    known = set().union(*map(classes, texts(PROJECT / "templates").values()))
    assert known - shown == NOT_SHOWN


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"a": "1\n2\n"}, ""),
        ({"a": "1\n3\n"}, "--- agreed/a\n+++ now/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"),
        ({"a": "1\n2"}, "--- agreed/a\n+++ now/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+2\n"),
        ({}, "--- agreed/a\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n"),
        ({"a": "1\n2\n", "b": "3\n"}, "--- /dev/null\n+++ now/b\n@@ -0,0 +1 @@\n+3\n"),
    ],
)
def test_a_difference_names_the_file_and_the_lines(now: dict[str, str], told: str) -> None:
    assert difference({"a": "1\n2\n"}, now) == told
