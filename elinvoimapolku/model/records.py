"""The groups of keys that contents, the glossary, the hyphenation and the ledger are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from elinvoimapolku.values import (
    Compound,
    Count,
    Day,
    FigureUnit,
    Flag,
    Id,
    KeyPath,
    MarkdownLine,
    OptionalProse,
    Prose,
    Record,
    ShownAs,
    Url,
    Verified,
)


class Role(Record):
    """Who does what in a step, and how much of it."""

    role: Prose
    task: Prose
    hours: Count
    """Hours of work."""


class ChecklistItem(Record):
    """One thing to do and tick; visitors' ticks hang on its id."""

    sentences: ClassVar = ("text", "help")

    id: Id
    text: Prose
    help: MarkdownLine = ""
    section: Id | None = None
    """The id of the heading of the step's text that tells how it is done."""
    template: Id | None = None
    """The template of the paper that it asks for."""


class Statement(Record):
    """A claim of the self-assessment with its four described levels, lowest first."""

    sentences: ClassVar = ("text", "levels", "question")

    id: Id
    text: Prose
    levels: Annotated[tuple[Prose, ...], Field(min_length=4, max_length=4)]
    short: Flag = False
    """Whether it stands for its step in the short round."""
    question: OptionalProse = ""
    """What to talk of first where views differ."""


class Figure(Record):
    """A number that a town writes down once a year; what it has saved hangs on its id."""

    id: Id
    label: Prose
    unit: FigureUnit


class FigureValue(Record):
    """What an indicator's figures tell together: one divided by another, or one by itself."""

    title: OptionalProse = ""
    """What it is called where the indicator has several."""
    numerator: Id | None = None
    denominator: Id | None = None
    """Of a figure by itself, how many cases it is of."""
    figure: Id | None = None
    """The figure that is told by itself."""
    missing: Id | None = None
    """The figure that tells of how many the information is missing."""
    shown_as: ShownAs = "percent"
    three_years: Flag = False
    """Whether the sum of three years is told beside."""
    broken: Flag = False
    """Whether its years have the breaks of euros though it counts something else."""

    def named(self) -> Iterator[tuple[str, str]]:
        """The figures that it names, each with its key."""
        for key in ("numerator", "figure", "denominator", "missing"):
            if (name := getattr(self, key)) is not None:
                yield name, key


class Source(Record):
    """Where a fact comes from, and how it was read."""

    title: Prose
    publisher: Prose
    url: Url
    date: Prose
    """The source's own date, in words."""
    checked: Day
    verified: Verified


def source_urls(sources: tuple[Source, ...]) -> Iterator[tuple[str, KeyPath]]:
    """The addresses of a content's sources, and where they are written in it."""
    for number, source in enumerate(sources):
        yield source.url, ("sources", number, "url")


class Law(Record):
    """A law or an official guide that a paper leans on."""

    text: Prose
    """Its name, and the section where there is one."""
    url: Url
    checked: Day | None = None
    """The day on which the official text was read; None where the town has to do it."""


class Change(Record):
    """A change worth telling to those who follow the site."""

    date: Day
    text: Prose


class Term(Record):
    """One entry of the glossary."""

    id: Id
    term: Prose
    definition: Prose


class Glossary(Record):
    """``content/sanasto.yml``."""

    terms: tuple[Term, ...] = ()


class Hyphenation(Record):
    """``content/tavutus.yml``: long compounds, their parts separated by ``|``."""

    words: tuple[Compound, ...] = ()


class LedgerEntry(Record):
    """What ``content/tunnisteet.yml`` tells of one id."""

    revision: Count = 1
    """Grows when the wording has changed materially."""
    retired: Day | None = None
    replaced_by: tuple[Id, ...] = ()
