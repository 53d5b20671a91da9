"""The settings of the site: what ``content/sivusto.yml`` may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from elinvoimapolku.values import Count, Flag, Id, Name, OptionalProse, Prose, Record, Url


class Phase(Record):
    """What the steps of different areas have in common: their turn in the suggested order."""

    id: Id
    title: Prose
    summary: OptionalProse = ""


class Section(Record):
    """A level-2 heading that a body has."""

    id: Id
    heading: Name
    required: Flag = True
    numbered: Flag = False
    """Whether its level-3 headings are numbered acts, with short ids: ``ohjeet-2``."""


class Sections(Record):
    """The headings of the kinds whose headings are fixed, in their order."""

    step: tuple[Section, ...]
    home: tuple[Section, ...]
    indicator: tuple[Section, ...] = ()


class Navigation(Record):
    """Content files linked from every page, beside the areas."""

    header: tuple[Name, ...] = ()
    footer: tuple[Name, ...] = ()


class ReviewMonths(Record):
    """After how many months a review is overdue."""

    area: Count = 12
    step: Count = 12
    page: Count = 12
    tool: Count = 6
    indicator: Count = 12
    template: Count = 12


class ToolKind(Record):
    """A group of tools."""

    id: Id
    title: Prose


class Group(Record):
    """What is listed together: the question that it answers, or when it is needed."""

    id: Id
    title: Prose


class Licence(Record):
    """On what terms others may use the site's own texts and pictures."""

    name: Prose
    url: Url


class SiteSettings(Record):
    """``content/sivusto.yml``."""

    name: Prose
    short_name: Prose
    description: Prose
    language: Name = "fi"
    address: Annotated[str, StringConstraints(pattern=r"^(https?://[^\s?#]+)?$")] = ""
    repository: Annotated[str, StringConstraints(pattern=r"^(https://[^\s?#]+)?$")] = ""
    owner: OptionalProse = ""
    feedback: Annotated[str, StringConstraints(pattern=r"^([^\s@]+@[^\s@]+\.[^\s@]+)?$")] = ""
    licence: Licence | None = None
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    sections: Sections
    tool_kinds: tuple[ToolKind, ...]
    tool_groups: tuple[Group, ...] = ()
    indicator_groups: tuple[Group, ...] = ()
    template_groups: tuple[Group, ...] = ()
    navigation: Navigation = Navigation()
    review_months: ReviewMonths = ReviewMonths()
