"""Values that a key does not take: told, and mended by the hint.

A list where one value belongs, one value where a list does, and nothing where something does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from pydantic import BaseModel

from elinvoimapolku.model import KINDS, Content, Glossary, Hyphenation, Template
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.schema import build
from elinvoimapolku.reading.yaml_text import read_yaml
from elinvoimapolku.settings import SiteSettings
from tests.hints import CHANGE

ABOVE = 3
"""Lines before the key, so that its own is not the first one."""


class Key(NamedTuple):
    """A key of a template or of a group in it, as its file has it."""

    name: str
    groups: tuple[str, ...]
    """The keys of the lists in whose rows it stands, the outer ones first."""
    parts: tuple[Any, ...]
    """Its type and those that it is made of."""

    @property
    def is_list(self) -> bool:
        """Whether it takes a list."""
        return any(get_origin(one) is tuple for one in self.parts)

    @property
    def has_rows(self) -> bool:
        """Whether that is one of groups of keys."""
        return any(map(is_group, self.parts))

    def of_other_form(self) -> str:
        """A file with one value of the other form."""
        samples = {datetime.date: "2026-11-29", bool: "true"}
        one = next((samples[part] for part in self.parts if part in samples), "1")
        return self.file(f'"{one}"' if self.is_list else f'["{one}"]')

    def file(self, value: str) -> str:
        """The key alone below those of its groups, with a value as it is written."""
        lines = [
            f"{'  ' * (2 * at - 1)}{'- ' * bool(at)}{name}:"
            for at, name in enumerate((*self.groups, self.name))
        ]
        return "\n".join(["# x"] * ABOVE + lines) + f" {value}\n"


def keys(kind: type[BaseModel], groups: tuple[str, ...] = ()) -> Iterator[Key]:
    """Those of a class and of the groups in its lists."""
    # What the place of a file tells is no key of it.
    for name in kind.keys() if issubclass(kind, Content) else kind.model_fields:
        form = kind.model_fields[name].annotation
        parts = tuple(_parts(form))
        yield Key(name, groups, parts)
        for row in filter(is_group, parts):
            yield from keys(row, (*groups, name))


def is_group(form: Any) -> bool:
    """Whether a type is a group of keys."""
    return isinstance(form, type) and issubclass(form, BaseModel)


def _parts(form: Any) -> Iterator[Any]:
    yield form
    if get_origin(form) is not Literal:
        for one in get_args(form):
            yield from _parts(one)


def told(text: str, name: str, kind: type[BaseModel] = Template) -> list[Problem]:
    """What is told of a key; that others are missing is another matter."""
    return [
        one
        for one in problems_of(text, kind)
        if one.code is not Code.MISSING_KEY and f"”{name}”" in one.message
    ]


def problems_of(text: str, kind: type[BaseModel]) -> list[Problem]:
    """All that is told of a file."""
    problems: list[Problem] = []
    read = read_yaml(text, "a.md", 1, problems)
    if read is not None:
        build(kind, read, "a.md", problems)
    return problems


ALL = list(keys(Template))
FILES: tuple[type[BaseModel], ...] = (*KINDS, SiteSettings, Glossary, Hyphenation)
"""What editors write, each a file's kind."""


@pytest.mark.parametrize("key", ALL, ids=lambda key: ".".join((*key.groups, key.name)))
def test_a_key_of_the_other_form_is_told_and_its_hint_mends_it(key: Key) -> None:
    text = key.of_other_form()
    (problem,) = told(text, key.name)
    assert problem.code is Code.WRONG_TYPE
    assert problem.line == text.count("\n")
    if key.has_rows:
        assert "luettelo, jonka rivit alkavat viivalla (-)" in problem.hint
        return
    change = CHANGE.search(problem.hint)
    assert change, problem.hint
    lines = text.splitlines()
    lines[int(change["numbers"]) - 1] = change["lines"].split("\n")[1][4:]
    assert [one.code for one in told("\n".join(lines), key.name)] in ([], [Code.BAD_VALUE])


def test_all_the_groups_of_a_template_are_among_them() -> None:
    groups = {key.groups for key in ALL}
    assert {("sheets", "columns"), ("sheets", "cells"), ("sheets", "results"), ("law",)} <= groups
    assert any(key.is_list and not key.has_rows and key.name == "choices" for key in ALL)


@pytest.mark.parametrize("kind", FILES)
def test_every_key_tells_what_belongs_there_where_nothing_does_or_nonsense(
    kind: type[BaseModel],
) -> None:
    general = [
        (key.name, value, problem.hint)
        for key in keys(kind)
        for value in ("", '""', '"?!"', '["?!"]')
        for problem in told(key.file(value), key.name, kind)
        if "toiseen samanlaiseen tiedostoon" in problem.hint
    ]
    assert general == []


@pytest.mark.parametrize("kind", FILES)
def test_an_empty_key_is_told_to_be_left_out_where_that_mends_it_and_only_there(
    kind: type[BaseModel],
) -> None:
    found = set[bool]()
    for key in keys(kind):
        for problem in told(key.file(""), key.name, kind):
            without = key._replace(name="muu").file('"x"')
            is_asked_for = any(
                one.code is Code.MISSING_KEY and f"”{key.name}”" in one.message
                for one in problems_of(without, kind)
            )
            assert ("poistakaa avain" in problem.hint) != is_asked_for, (key, problem)
            found.add(is_asked_for)
    assert found
