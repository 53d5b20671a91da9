"""Splitting a file into front matter and body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.front_matter import split

LINES = st.lists(st.one_of(st.sampled_from(["---", "--- ", "----", "", "title: x"]), st.text()))


def test_front_matter_begins_on_the_second_line_and_the_body_after_the_closing_fence() -> None:
    found = split("---\ntitle: A\norder: 1\n---\n\nTeksti.\n", "f.md", [])
    assert found is not None
    assert found.front_matter == "title: A\norder: 1\n"
    assert (found.body.text, found.body.line) == ("\nTeksti.\n", 5)


def test_spaces_after_a_fence_do_not_matter() -> None:
    found = split("--- \na: 1\n---\t\nB", "f.md", [])
    assert found is not None
    assert (found.front_matter, found.body.text) == ("a: 1\n", "B")


def test_a_later_line_of_dashes_belongs_to_the_body() -> None:
    found = split("---\na: 1\n---\nB\n---\nC", "f.md", [])
    assert found is not None
    assert found.body.text == "B\n---\nC"


def test_an_empty_front_matter_is_empty_and_not_missing() -> None:
    found = split("---\n---\n", "f.md", [])
    assert found is not None
    assert (found.front_matter.strip(), found.body.text, found.body.line) == ("", "", 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.MISSING_FRONT_MATTER),
        ("# Otsikko\n", Code.MISSING_FRONT_MATTER),
        ("\n---\na: 1\n---\n", Code.MISSING_FRONT_MATTER),
        (" ---\na: 1\n---\n", Code.MISSING_FRONT_MATTER),
        ("----\na: 1\n---\n", Code.MISSING_FRONT_MATTER),
        ("---\na: 1\n", Code.UNCLOSED_FRONT_MATTER),
        ("---\na: 1\n ---\nB", Code.UNCLOSED_FRONT_MATTER),
        ("---\na: 1\n----\nB", Code.UNCLOSED_FRONT_MATTER),
        ("---\n## Otsikko\n---\nB", Code.UNCLOSED_FRONT_MATTER),
        ("---", Code.UNCLOSED_FRONT_MATTER),
    ],
)
def test_a_missing_fence_is_a_problem_of_the_first_line(text: str, code: Code) -> None:
    problems: list[Problem] = []
    assert split(text, "f.md", problems) is None
    assert [(one.file, one.line, one.column, one.code) for one in problems] == [
        ("f.md", 1, 1, code)
    ]


@given(LINES.map("\n".join))
def test_any_text_splits_without_losing_a_line_or_is_one_problem(text: str) -> None:
    problems: list[Problem] = []
    found = split(text, "f.md", problems)
    if found is None:
        assert len(problems) == 1
        return
    assert problems == []
    lines = text.split("\n")
    first = found.front_matter.split("\n")[:-1]
    body = found.body.text.split("\n") if found.body.line <= len(lines) else []
    closing = found.body.line - 2
    assert lines == [lines[0], *(first if closing > 1 else []), lines[closing], *body]
    assert lines[0].rstrip() == lines[closing].rstrip() == "---"
    assert "---" not in [line.rstrip() for line in lines[1:closing]]
