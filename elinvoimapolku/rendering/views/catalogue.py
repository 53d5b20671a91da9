"""Pages that list what the steps use: tools, indicators, terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Indicator, Page, Step, Term, Tool
from elinvoimapolku.rendering.markup.rendered import RenderedSection
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.references import SourceView, ToolView, source_view, tool_view
from elinvoimapolku.rendering.views.sheets import sheets
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.typography import written


@dataclass(frozen=True, slots=True)
class GlossaryView(PageView):
    """All that the template of the glossary prints."""

    terms: tuple[Term, ...]
    """In the order of the file."""


class ListedTool(NamedTuple):
    """A tool and the steps that use it."""

    tool: ToolView
    steps: tuple[Link, ...]


class ToolKindView(NamedTuple):
    """The tools of one kind, by title."""

    id: str
    title: str
    tools: tuple[ListedTool, ...]


class StepTools(NamedTuple):
    """A step and links to its tools further down the page."""

    step: Link
    tools: tuple[Link, ...]


class AreaTools(NamedTuple):
    """An area's steps with their tools."""

    area: Link
    steps: tuple[StepTools, ...]


@dataclass(frozen=True, slots=True)
class ToolsView(PageView):
    """All that the template of the tool library prints."""

    areas: tuple[AreaTools, ...]
    kinds: tuple[ToolKindView, ...]


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


@dataclass(frozen=True, slots=True)
class IndicatorsView(PageView):
    """All that the template of the indicators prints."""

    indicators: tuple[ListedIndicator, ...]

    @property
    def sheets(self) -> int:
        """About how many it is on paper, with its list."""
        return sheets(self.body.intro, self.body.sections, self.indicators)


def glossary_view(context: ViewContext, page: Page) -> GlossaryView:
    """The context of the glossary."""
    return GlossaryView(
        **page_fields(context, page),
        terms=tuple(context.site.terms.values()),
    )


def tools_view(context: ViewContext, page: Page) -> ToolsView:
    """The context of the tool library: every tool once by kind, and by area and step as links."""
    site = context.site
    tools = site.tools.values()
    kinds = tuple(
        ToolKindView(
            kind.id,
            kind.title,
            tuple(
                ListedTool(
                    tool_view(context, tool),
                    _users(context, (step for step in site.steps if tool.id in step.tools)),
                )
                for tool in sorted(tools, key=_title)
                if tool.kind == kind.id
            ),
        )
        for kind in site.settings.tool_kinds
    )
    areas = tuple(
        AreaTools(
            context.link(area, area.title),
            tuple(
                StepTools(
                    context.link(step, step.title),
                    tuple(
                        _place(context, site.tools[key]) for key in step.tools if key in site.tools
                    ),
                )
                for step in area.steps
                if step.tools
            ),
        )
        for area in site.areas
    )
    return ToolsView(
        **page_fields(context, page), areas=areas, kinds=tuple(kind for kind in kinds if kind.tools)
    )


def indicators_view(context: ViewContext, page: Page) -> IndicatorsView:
    """The context of the indicators, by title."""
    ordered = sorted(context.site.indicators.values(), key=_title)
    return IndicatorsView(
        **page_fields(context, page), indicators=tuple(_listed(context, one) for one in ordered)
    )


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
    )


def _title(one: Tool | Indicator) -> str:
    return written(one.title).casefold()


def _users(context: ViewContext, steps: Iterable[Step]) -> tuple[Link, ...]:
    return tuple(context.link(step, step.title) for step in steps)


def _place(context: ViewContext, tool: Tool) -> Link:
    return Link(tool.title, context.urls.of_entry(tool))
