"""Pages that list what the steps use: tools, indicators, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from elinvoimapolku.model import Indicator, Page, Step, Template, Term, Tool
from elinvoimapolku.model.special_pages import FIGURES_LAYOUT
from elinvoimapolku.rendering.markup.rendered import RenderedSection
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.references import SourceView, ToolView, source_view, tool_view
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.settings import Group
from elinvoimapolku.typography import written

SMALLER = 0.77
"""How much less an entry takes where it is printed by itself, in smaller letters."""
REST = "muut"
"""The place of what answers none of the questions."""


@dataclass(frozen=True, slots=True)
class GlossaryView(PageView):
    """All that the template of the glossary prints."""

    terms: tuple[Term, ...]
    """In the order of the file."""

    @property
    def listed(self) -> tuple[object, ...]:
        """The terms."""
        return tuple(f"<p>{term.term} {term.definition}" for term in self.terms)


Listed = TypeVar("Listed")


class GroupView(NamedTuple, Generic[Listed]):
    """What is listed together, by title; each thing is in one group."""

    id: str
    title: str
    entries: tuple[Listed, ...]


class ListedTool(NamedTuple):
    """A tool and the steps that use it."""

    tool: ToolView
    steps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ToolsView(PageView):
    """All that the template of the tool library prints."""

    groups: tuple[GroupView[ListedTool], ...]
    starters: tuple[Link, ...]

    @property
    def listed(self) -> tuple[object, ...]:
        """The tools."""
        return self.groups


class ListedIndicator(NamedTuple):
    """An indicator in full."""

    id: str
    title: str
    definition: str
    unit: str
    direction: str
    data: str
    sections: tuple[RenderedSection, ...]
    steps: tuple[Link, ...]
    """The steps that should move it."""
    sources: tuple[SourceView, ...]
    reviewed: DayView
    figures: str
    """Where a town writes down its own; empty when there is no such place."""

    @property
    def sheets(self) -> str:
        """About how many it is on paper by itself."""
        return told(SMALLER * length(self))


@dataclass(frozen=True, slots=True)
class IndicatorsView(PageView):
    """All that the template of the indicators prints."""

    groups: tuple[GroupView[ListedIndicator], ...]
    starters: tuple[Link, ...]

    @property
    def listed(self) -> tuple[object, ...]:
        """The indicators."""
        return self.groups


def glossary_view(context: ViewContext, page: Page) -> GlossaryView:
    """The context of the glossary."""
    return GlossaryView(
        **page_fields(context, page),
        terms=tuple(context.site.terms.values()),
    )


def tools_view(context: ViewContext, page: Page) -> ToolsView:
    """The context of the tool library."""
    tools = context.site.tools.values()
    return ToolsView(
        **page_fields(context, page),
        groups=grouped(context.site.settings.tool_groups, tools, partial(_listed_tool, context)),
        starters=_starters(context, tools),
    )


def indicators_view(context: ViewContext, page: Page) -> IndicatorsView:
    """The context of the indicators."""
    indicators = context.site.indicators.values()
    groups = context.site.settings.indicator_groups
    return IndicatorsView(
        **page_fields(context, page),
        groups=grouped(groups, indicators, partial(_listed, context)),
        starters=_starters(context, indicators),
    )


Grouped = TypeVar("Grouped", Tool, Indicator, Template)


def grouped(
    groups: Iterable[Group],
    entries: Iterable[Grouped],
    listed: Callable[[Grouped], Listed],
    word: str = "kysymys",
) -> tuple[GroupView[Listed], ...]:
    """The groups that have something, in the order of the settings; last what is in none.

    Args:
        groups: Those of the settings.
        entries: All that is listed.
        listed: Makes of an entry what the page shows.
        word: With which the anchors of the groups begin.
    """
    ordered = sorted(entries, key=_title)
    found = (
        GroupView(
            f"{word}-{group.id}" if group.id else REST,
            group.title,
            tuple(listed(one) for one in ordered if one.group == group.id),
        )
        for group in (*groups, Group.model_construct(id="", title="Muut"))
    )
    return tuple(group for group in found if group.entries)


def _starters(context: ViewContext, entries: Iterable[Tool | Indicator]) -> tuple[Link, ...]:
    return tuple(
        Link(context.sign(one.title), context.urls.of_entry(one))
        for one in sorted(entries, key=_title)
        if one.starter
    )


def _listed_tool(context: ViewContext, tool: Tool) -> ListedTool:
    steps = (step for step in context.site.steps if tool.id in step.tools)
    return ListedTool(tool_view(context, tool), _users(context, steps))


def _listed(context: ViewContext, indicator: Indicator) -> ListedIndicator:
    return ListedIndicator(
        id=indicator.id,
        title=context.sign(indicator.title),
        definition=indicator.definition,
        unit=indicator.unit,
        direction=indicator.direction,
        data=indicator.data,
        sections=context.body(indicator).sections,
        steps=_users(context, (s for s in context.site.steps if indicator.id in s.indicators)),
        sources=tuple(map(source_view, indicator.sources)),
        reviewed=day_view(indicator.reviewed),
        figures=_figures(context, indicator),
    )


def _figures(context: ViewContext, indicator: Indicator) -> str:
    pages = (page for page in context.site.pages if page.layout == FIGURES_LAYOUT)
    found = (f"{context.urls.of(page)}#{indicator.id}" for page in pages if indicator.value)
    return next(found, "")


def _title(one: Tool | Indicator | Template) -> str:
    return written(one.title).casefold()


def _users(context: ViewContext, steps: Iterable[Step]) -> tuple[Link, ...]:
    return tuple(context.link(step, step.title) for step in steps)
