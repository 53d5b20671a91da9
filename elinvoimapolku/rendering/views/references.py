"""Tools, indicators and sources as the pages that use them show them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Indicator, Source, Tool
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.text import DayView, day_view, verified_text


class ToolView(NamedTuple):
    """A tool with what one wants to know before opening it."""

    id: str
    title: str
    url: str
    publisher: str
    kind: str
    audience: str
    cost: str
    language: str
    checked: DayView
    verified: str
    text: Markup


class IndicatorView(NamedTuple):
    """A figure that the step should move."""

    title: str
    href: str
    """Where it is told in full; empty when the site has no such page."""
    definition: str
    unit: str
    direction: str


class SourceView(NamedTuple):
    """Where a fact comes from and how it was read."""

    title: str
    url: str
    publisher: str
    date: str
    checked: DayView
    verified: str


def tool_view(context: ViewContext, tool: Tool) -> ToolView:
    """A tool as its step and the tool library show it."""
    kinds = {kind.id: kind.title for kind in context.site.settings.tool_kinds}
    return ToolView(
        id=tool.id,
        title=tool.title,
        url=tool.url,
        publisher=tool.publisher,
        kind=kinds.get(tool.kind, tool.kind),
        audience=tool.audience,
        cost=tool.cost,
        language=tool.language,
        checked=day_view(tool.checked),
        verified=verified_text(tool.verified),
        text=context.body(tool).intro,
    )


def indicator_view(context: ViewContext, indicator: Indicator) -> IndicatorView:
    """An indicator as a step shows it: in short, with a link to the whole."""
    return IndicatorView(
        title=indicator.title,
        href=context.urls.of_entry(indicator),
        definition=indicator.definition,
        unit=indicator.unit,
        direction=indicator.direction,
    )


def source_view(source: Source) -> SourceView:
    """A source as the page that rests on it shows it."""
    return SourceView(
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        date=source.date,
        checked=day_view(source.checked),
        verified=verified_text(source.verified),
    )
