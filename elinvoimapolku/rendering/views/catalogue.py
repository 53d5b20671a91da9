"""Pages that list what the steps use: tools, indicators, terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Indicator, Page, Step, Tool
from elinvoimapolku.rendering.markup.rendered import RenderedSection
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.references import SourceView, ToolView, source_view, tool_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view, prose
from elinvoimapolku.rendering.views.workshop import Workshop


class TermView(NamedTuple):
    """An entry of the glossary."""

    id: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class GlossaryView(PageView):
    """All that the template of the glossary prints."""

    terms: tuple[TermView, ...]
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


def glossary_view(shop: Workshop, page: Page) -> GlossaryView:
    """The context of the glossary."""
    return GlossaryView(
        **page_fields(shop, page),
        terms=tuple(
            TermView(one.id, prose(one.term), prose(one.definition))
            for one in shop.site.terms.values()
        ),
    )


def tools_view(shop: Workshop, page: Page) -> ToolsView:
    """The context of the tool library: every tool once by kind, and by area and step as links."""
    site = shop.site
    tools = site.tools.values()
    kinds = tuple(
        ToolKindView(
            kind.id,
            prose(kind.title),
            tuple(
                ListedTool(
                    tool_view(shop, tool),
                    _users(shop, (step for step in site.steps if tool.id in step.tools)),
                )
                for tool in sorted(tools, key=_title)
                if tool.kind == kind.id
            ),
        )
        for kind in site.settings.tool_kinds
    )
    areas = tuple(
        AreaTools(
            shop.link(area, area.title),
            tuple(
                StepTools(
                    shop.link(step, step.title),
                    tuple(_place(shop, site.tools[key]) for key in step.tools if key in site.tools),
                )
                for step in area.steps
                if step.tools
            ),
        )
        for area in site.areas
    )
    return ToolsView(
        **page_fields(shop, page), areas=areas, kinds=tuple(kind for kind in kinds if kind.tools)
    )


def indicators_view(shop: Workshop, page: Page) -> IndicatorsView:
    """The context of the indicators, by title."""
    ordered = sorted(shop.site.indicators.values(), key=_title)
    return IndicatorsView(
        **page_fields(shop, page), indicators=tuple(_listed(shop, one) for one in ordered)
    )


def _listed(shop: Workshop, indicator: Indicator) -> ListedIndicator:
    return ListedIndicator(
        id=indicator.id,
        title=shop.sign(indicator.title),
        definition=prose(indicator.definition),
        unit=prose(indicator.unit),
        direction=prose(indicator.direction),
        data=prose(indicator.data),
        sections=shop.body(indicator).sections,
        steps=_users(shop, (s for s in shop.site.steps if indicator.id in s.indicators)),
        sources=tuple(map(source_view, indicator.sources)),
        reviewed=day_view(indicator.reviewed),
    )


def _title(one: Tool | Indicator) -> str:
    return one.title.casefold()


def _users(shop: Workshop, steps: Iterable[Step]) -> tuple[Link, ...]:
    return tuple(shop.link(step, step.title) for step in steps)


def _place(shop: Workshop, tool: Tool) -> Link:
    return Link(prose(tool.title), shop.urls.of_entry(tool))
