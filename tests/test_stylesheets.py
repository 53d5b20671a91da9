"""Stylesheets are published whole: each with what it imports in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.stylesheets import put_together
from tests.conftest import SiteFolder


def published(**sheets: str) -> tuple[dict[str, str], list[Problem]]:
    """The sheets of the folder css/ as they are published, and what is told."""
    problems: list[Problem] = []
    assets = [Asset(f"css/{name}.css", text.encode()) for name, text in sheets.items()]
    made = put_together(assets, problems)
    return {one.path[4:-4]: one.data.decode() for one in made}, problems


def test_an_imported_sheet_stands_in_the_place_of_its_import_and_its_imports_in_theirs() -> None:
    made, problems = published(
        page='/* A */\n@import "base.css";\n@import "text.css";\n\n@layer page { p {} }\n',
        text='@import "marks.css";\n.text {}\n',
        base="@layer base, page;\nhtml {}\n",
        marks=".mark {}\n",
    )
    assert problems == []
    rules = re.sub(r"\s*\n\s*", "\n", made["page"])
    assert (
        rules == "/* A */\n@layer base, page;\nhtml {}\n.mark {}\n.text {}\n@layer page { p {} }\n"
    )
    assert made["base"] == "@layer base, page;\nhtml {}\n"


def test_an_import_that_is_only_spoken_of_stays_a_comment() -> None:
    text = '/* @import "base.css"; */\np {}\n/* no @import here */\n'
    assert published(page=text) == ({"page": text}, [])


def test_what_is_no_stylesheet_is_left_alone() -> None:
    asset = Asset("js/a.js", b'@import "b.css";')
    assert put_together([asset], []) == (asset,)


@given(st.lists(st.sampled_from("abcd"), unique=True), st.text("{}.p\n ", max_size=20))
def test_a_sheet_is_its_parts_in_their_order_and_then_itself(parts: list[str], own: str) -> None:
    sheets = {name: f".{name} {{}}" for name in "abcd"}
    imports = "".join(f'@import "{name}.css";\n' for name in parts)
    made, problems = published(page=f"{imports}{own}", **sheets)
    assert problems == []
    assert made["page"].split() == " ".join([*(sheets[name] for name in parts), own]).split()


@pytest.mark.parametrize(
    "line",
    [
        '@import url("base.css");',
        '@import "base.css" print;',
        '@import "base.css" layer(base);',
        '@import "../base.css";',
        '@import "https://muu.example/a.css";',
        'p {}\n@import "base.css";',
    ],
)
def test_what_cannot_be_put_in_its_place_is_told_and_not_lost_in_silence(line: str) -> None:
    _, problems = published(page=f"/* A */\n{line}\n", base="p {}")
    assert [(one.file, one.code) for one in problems] == [("assets/css/page.css", Code.BAD_IMPORT)]
    assert problems[0].line == (3 if line.startswith("p") else 2)


def test_a_circle_of_sheets_is_told_once_for_each_of_them() -> None:
    _, problems = published(a='@import "b.css";\n', b='@import "a.css";\n')
    assert {(one.file, one.code) for one in problems} == {
        ("assets/css/a.css", Code.BAD_IMPORT),
        ("assets/css/b.css", Code.BAD_IMPORT),
    }


def test_a_change_of_an_imported_sheet_changes_the_sheet_of_the_page(site: SiteFolder) -> None:
    site.write("assets/css/base.css", "p { color: red; }\n")
    site.write("assets/css/site.css", '@import "base.css";\nbody { color: black; }\n')
    assert not site.run().failed
    (before,) = site.output.glob("assets/*/css/site.css")
    assert before.read_text("utf-8") == "p { color: red; }\n\nbody { color: black; }\n"
    site.write("assets/css/base.css", "p { color: blue; }\n")
    assert not site.run().failed
    (after,) = site.output.glob("assets/*/css/site.css")
    assert after.parent != before.parent
    assert after.read_text("utf-8").startswith("p { color: blue; }\n")
