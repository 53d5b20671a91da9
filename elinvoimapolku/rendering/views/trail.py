"""An area as a trail with its stops, as every page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from elinvoimapolku.model import Area, Step
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.text import prose

# The painted marks of the trails, about 31 units across.
SHAPES = {
    "vino": "M0-15.5 15.5 0 0 15.5-15.5 0Z",
    "rengas": "M0-14.5a14.5 14.5 0 0 1 0 29 14.5 14.5 0 0 1 0-29Z",
    "viiri": "M-14-13.5H15.5L10 0l5.5 13.5H-14Z",
    "kolmio": "M0-15.5 16 13.5H-16Z",
    "laatta": "M-13.5-13.5h27v27h-27Z",
}
NAMES = tuple(SHAPES)


class StopView(NamedTuple):
    """A step as a stop of its trail."""

    id: str
    number: int
    title: str
    sign: str
    href: str
    phase: str
    benefit: str
    duration: str
    item_count: int


class TrailView(NamedTuple):
    """An area as a trail."""

    id: str
    title: str
    sign: str
    """The title where room is short."""
    href: str
    benefit: str
    summary: str
    shape: str
    """Outline of the area's route mark, around the origin."""
    trail_class: str
    link_text: str
    stops: tuple[StopView, ...]

    @property
    def item_count(self) -> int:
        """How many checklist items its steps have."""
        return sum(stop.item_count for stop in self.stops)


def trail_view(context: ViewContext, area: Area) -> TrailView:
    """One area with its steps, made once for all the pages that show it."""
    if area.slug not in context.trails:
        context.trails[area.slug] = _trail(context, area)
    return context.trails[area.slug]


def _trail(context: ViewContext, area: Area) -> TrailView:
    order = next(i for i, other in enumerate(context.site.areas) if other is area)
    phases = {phase.id: phase.title for phase in context.site.settings.phases}
    return TrailView(
        id=area.slug,
        title=context.sign(area.title),
        sign=context.sign(area.sign),
        href=context.urls.of(area),
        benefit=prose(area.benefit),
        summary=prose(area.summary),
        shape=SHAPES[area.shape or NAMES[order % len(NAMES)]],
        trail_class=f"trail-{order % len(NAMES) + 1}",
        link_text=prose(area.link_text),
        stops=tuple(
            _stop(context, step, number, phases) for number, step in enumerate(area.steps, start=1)
        ),
    )


def _stop(context: ViewContext, step: Step, number: int, phases: Mapping[str, str]) -> StopView:
    return StopView(
        id=step.id,
        number=number,
        title=context.sign(step.title),
        sign=context.sign(step.sign),
        href=context.urls.of(step),
        phase=prose(phases.get(step.phase, "")),
        benefit=prose(step.benefit),
        duration=prose(step.duration),
        item_count=len(step.checklist),
    )
