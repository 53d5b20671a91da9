"""The visitor's own path: every step and item, for a script to fill in what is the visitor's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Page
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.papers import paper_links
from elinvoimapolku.rendering.views.step import ItemView, item_views
from elinvoimapolku.rendering.views.text import Link
from elinvoimapolku.rendering.views.trail import StopView, TrailView


class PathStep(NamedTuple):
    """A step with its area and its checklist."""

    trail: TrailView
    stop: StopView
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class MyPathView(PageView):
    """All that the template of the own path prints."""

    trails: tuple[TrailView, ...]
    steps: tuple[PathStep, ...]
    """In the suggested order."""
    start: Link | None
    """The first of them."""
    papers: tuple[Link, ...]
    """For meetings: what is saved here fills them in."""


def my_path_view(context: ViewContext, page: Page) -> MyPathView:
    """The context of the visitor's own path."""
    trails = context.trails
    steps = []
    for _, ordered in context.site.suggested_order:
        for step in ordered:
            trail = trails[step.area]
            stop = next(one for one in trail.stops if one.id == step.id)
            steps.append(PathStep(trail, stop, item_views(context, step)))
    return MyPathView(
        **page_fields(context, page),
        trails=tuple(trails.values()),
        steps=tuple(steps),
        start=context.start(),
        papers=paper_links(context),
    )
