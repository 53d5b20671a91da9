"""Callouts within callouts: one message, and its lines make them what was meant."""

from __future__ import annotations

import re
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.markup.context import Rules
from elinvoimapolku.rendering.markup.parsing import MarkdownParser, ParsedBody
from elinvoimapolku.values import Body
from tests.test_conservation import Anything

Tree: TypeAlias = "list[Tree]"
TREES = st.recursive(st.just([]), lambda inner: st.lists(inner, max_size=3), max_leaves=6)
PARSER = MarkdownParser()
FIRST_LINE = 9
EDIT = re.compile(r"Muuttakaa rivit (?P<numbers>[\d, ]+) muotoon:(?P<lines>(?:\n {4}.*)+)")


def written(tree: Tree, colons: int, before: str = "") -> list[str]:
    """A callout with those inside it, each of as many colons."""
    lines = [f"{before}{':' * colons} vinkki Otsikko", f"{before}Alku.", before.rstrip()]
    for one in tree:
        lines += [*written(one, colons, before), before.rstrip(), f"{before}Väli.", before.rstrip()]
    return [*lines, f"{before}{':' * colons}"]


def parsed(lines: list[str]) -> tuple[ParsedBody, list[Problem]]:
    problems: list[Problem] = []
    body = PARSER.body(Body("\n".join(lines), FIRST_LINE), "x.md", Anything(), Rules(), problems)
    return body, problems


def callouts(body: ParsedBody) -> list[int]:
    """How deep each callout stands."""
    depths, depth = [], 0
    for token in body.intro:
        depth -= token.type == "container_callout_close"
        if token.type == "container_callout_open":
            depths.append(depth)
            depth += 1
    return depths


def depths(tree: Tree, depth: int = 0) -> list[int]:
    return [depth, *(one for inner in tree for one in depths(inner, depth + 1))]


def follow(lines: list[str], problem: Problem) -> None:
    edit = EDIT.search(problem.hint)
    assert edit
    numbers = [int(one) - FIRST_LINE for one in edit["numbers"].split(", ")]
    new = [line[4:] for line in edit["lines"].split("\n")[1:]]
    for number, line in zip(numbers, new, strict=True):
        lines[number] = line


@given(TREES, st.integers(3, 4), st.sampled_from(["", "> "]))
def test_nested_callouts_are_told_once_and_their_lines_mend_them(
    tree: Tree, colons: int, before: str
) -> None:
    lines = [*written(tree, colons, before), "", "Loppu."]
    _, problems = parsed(lines)
    if not tree:
        assert problems == []
        return
    (problem,) = problems
    assert (problem.line, problem.code) == (FIRST_LINE, Code.UNCLOSED_CALLOUT)
    follow(lines, problem)
    body, problems = parsed(lines)
    assert problems == []
    assert callouts(body) == depths(tree)


def test_a_misspelt_name_inside_is_told_too() -> None:
    lines = ["::: vinkki A", "a", "", "::: vinki B", "b", ":::", "", "c", ":::"]
    assert [one.code for one in parsed(lines)[1]] == [
        Code.UNCLOSED_CALLOUT,
        Code.UNKNOWN_CALLOUT,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["::: vinkki A", "a", "", "::: vinkki B", "b", ":::"],
        ["::: vinkki A", "a", "", "## Otsikko", "", "::: vinkki B", "b", ":::", "", ":::"],
    ],
)
def test_a_callout_without_its_end_is_not_taken_for_an_outer_one(lines: list[str]) -> None:
    _, problems = parsed(lines)
    assert problems
    assert all("Muuttakaa" not in one.hint for one in problems)


def test_colons_in_code_are_no_callouts() -> None:
    lines = ["::: vinkki A", "```", "::: vinkki B", "b", ":::", "```", ":::"]
    body, problems = parsed(lines)
    assert [one for one in problems if "Muuttakaa" in one.hint] == []
    assert callouts(body)[0] == 0
