"""What the site is made of: frozen values, each kind declared once.

A class here is both the schema of a file's front matter and the value that the later
stages read. The fields of ``Content`` come from the file itself; every other field is a
front matter key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import Field

from elinvoimapolku.settings import Phase, SiteSettings
from elinvoimapolku.values import (
    Body,
    Compound,
    Count,
    Day,
    Flag,
    Id,
    KeyPath,
    MarkdownLine,
    OptionalText,
    Places,
    Record,
    Shape,
    SitePath,
    Text,
    Url,
    Verified,
)


class Content(Record):
    """What every content file has: these come from the file, not from its front matter."""

    file: str
    """Path from the project's root, with forward slashes."""
    slug: str
    """File name without its ending: the last part of the URL."""
    places: Places = Field(repr=False)
    body: Body = Field(repr=False)

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The front matter keys of this kind, in the order in which they are written."""
        return tuple(name for name in cls.model_fields if name not in FROM_FILE)


class Role(Record):
    """Who does what in a step, and how much of it."""

    role: Text
    task: Text
    hours: Count
    """Hours of work."""


class ChecklistItem(Record):
    """One thing to do and tick; visitors' ticks hang on its id."""

    id: Id
    text: Text
    help: MarkdownLine = ""


class Statement(Record):
    """A claim of the self-assessment with its four described levels, lowest first."""

    id: Id
    text: Text
    levels: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]


class Source(Record):
    """Where a fact comes from, and how it was read."""

    title: Text
    publisher: Text
    url: Url
    date: Text
    """The source's own date, in words."""
    checked: Day
    verified: Verified


class Change(Record):
    """A change worth telling to those who follow the site."""

    date: Day
    text: Text


class Step(Content):
    """One step of an area."""

    id: Id
    area: Annotated[str, Field(exclude=True)]
    title: Text
    short_title: OptionalText = ""
    order: Count
    phase: Text
    benefit: Text
    summary: Text
    duration: Text
    outcome: Text
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    tools: tuple[Text, ...] = ()
    indicators: tuple[Text, ...] = ()
    checklist: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]
    assessment: tuple[Statement, ...] = ()
    decision_questions: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    draft: Flag = False

    @property
    def sign(self) -> str:
        """The name that fits a sign or the map."""
        return self.short_title or self.title

    def saved_ids(self) -> Iterator[tuple[str, KeyPath]]:
        """Every id on which a visitor's saved state may hang, and where it is written."""
        yield self.id, ("id",)
        for number, item in enumerate(self.checklist):
            yield item.id, ("checklist", number, "id")
        for number, statement in enumerate(self.assessment):
            yield statement.id, ("assessment", number, "id")


class Area(Content):
    """One trail: an index file and the steps beside it."""

    title: Text
    short_title: OptionalText = ""
    order: Count
    benefit: Text
    summary: Text
    shape: Shape | None = None
    link_text: Text
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def sign(self) -> str:
        """The name that fits a sign or the map."""
        return self.short_title or self.title


class Page(Content):
    """A page that is neither an area nor a step."""

    title: Text
    summary: Text
    layout: Text = "page"
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    draft: Flag = False


class Tool(Content):
    """Something of others that helps in a step."""

    id: Id
    title: Text
    publisher: Text
    url: Url
    kind: Text
    audience: Text
    cost: Text
    language: Text
    checked: Day
    verified: Verified
    draft: Flag = False


class Indicator(Content):
    """A figure that tells whether a step had an effect."""

    id: Id
    title: Text
    definition: Text
    unit: Text
    direction: Text
    data: Text
    sources: tuple[Source, ...] = ()
    reviewed: Day
    draft: Flag = False


class Term(Record):
    """One entry of the glossary."""

    id: Id
    term: Text
    definition: Text


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


FROM_FILE = frozenset(Content.model_fields) | {"area", "steps"}


@dataclass(frozen=True)
class Asset:
    """A file of ``assets/``."""

    path: str
    """Path below ``assets/``, with forward slashes."""
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Site:
    """The whole content, read and joined."""

    settings: SiteSettings
    areas: tuple[Area, ...]
    pages: tuple[Page, ...]
    tools: Mapping[str, Tool]
    indicators: Mapping[str, Indicator]
    terms: Mapping[str, Term]
    hyphenation: tuple[str, ...]
    ledger: Mapping[str, LedgerEntry]
    assets: tuple[Asset, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, area by area."""
        return tuple(step for area in self.areas for step in area.steps)

    @cached_property
    def suggested_order(self) -> tuple[tuple[Phase, tuple[Step, ...]], ...]:
        """The steps by phase, and within a phase by area: the order that the site suggests."""
        return tuple(
            (phase, tuple(step for step in self.steps if step.phase == phase.id))
            for phase in self.settings.phases
        )

    def area_of(self, step: Step) -> Area:
        """The area that a step belongs to."""
        return next(area for area in self.areas if area.slug == step.area)
