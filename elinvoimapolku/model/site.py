"""The site that the contents make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from elinvoimapolku.model.content import Content, Entry
from elinvoimapolku.model.entries import Indicator, Template, Tool
from elinvoimapolku.model.kinds import Area, Document, Page, Step
from elinvoimapolku.model.records import LedgerEntry, Term
from elinvoimapolku.settings import Phase, SiteSettings

Kind = TypeVar("Kind", bound=Entry)


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
    entries: Mapping[type[Entry], Mapping[str, Entry]]
    """By kind and id."""
    terms: Mapping[str, Term]
    hyphenation: tuple[str, ...]
    ledger: Mapping[str, LedgerEntry]
    assets: tuple[Asset, ...]

    def of_kind(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """The entries of a kind by their ids."""
        return cast(Mapping[str, Kind], self.entries.get(kind, {}))

    @property
    def tools(self) -> Mapping[str, Tool]:
        """The tools by their ids."""
        return self.of_kind(Tool)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators by their ids."""
        return self.of_kind(Indicator)

    @property
    def templates(self) -> Mapping[str, Template]:
        """The templates by their ids."""
        return self.of_kind(Template)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document that has a page of its own, in the order of the site."""
        return (*self._told, *self.templates.values())

    @cached_property
    def _told(self) -> tuple[Document, ...]:
        """The documents that are no entries."""
        found: list[Document] = [*self.pages]
        for area in self.areas:
            found += [area, *area.steps]
        return tuple(found)

    @property
    def contents(self) -> tuple[Content, ...]:
        """The documents, and the entries of every kind: those with pages are both."""
        entries = (entry for kind in self.entries.values() for entry in kind.values())
        return (*self._told, *entries)

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
