"""An area as a trail with its stops, as every page shows it, and the trails as a map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from elinvoimapolku.model import Area, Site, Step
from elinvoimapolku.rendering.map_layouts import PAGE, Layout
from elinvoimapolku.rendering.markup.hyphenation import SOFT, Hyphenator
from elinvoimapolku.rendering.path_map import MapArea, MapStep, PathMap, draw
from elinvoimapolku.rendering.urls import Urls

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


def trails(site: Site, urls: Urls, hyphenator: Hyphenator) -> dict[str, TrailView]:
    """The areas as trails, by slug, in the order of the site: made once for all pages."""
    makers = _Trails(urls, hyphenator, {one.id: one.title for one in site.settings.phases})
    return {area.slug: makers.trail(area, order) for order, area in enumerate(site.areas)}


def map_of(trails: tuple[TrailView, ...], layout: Layout = PAGE) -> PathMap | None:
    """The map of trails; None when there is too much for one."""
    return draw(
        [
            MapArea(
                trail.id,
                trail.sign.replace(SOFT, ""),
                trail.href,
                trail.shape,
                tuple(MapStep(stop.id, stop.sign, stop.href) for stop in trail.stops),
            )
            for trail in trails
        ],
        layout,
    )


class _Trails(NamedTuple):
    """What trails are made with."""

    urls: Urls
    hyphenator: Hyphenator
    phases: Mapping[str, str]
    """Titles by id."""

    def trail(self, area: Area, order: int) -> TrailView:
        return TrailView(
            id=area.slug,
            title=self.hyphenator.apply(area.title),
            sign=self.hyphenator.apply(area.sign),
            href=self.urls.of(area),
            benefit=area.benefit,
            summary=area.summary,
            shape=SHAPES[area.shape or NAMES[order % len(NAMES)]],
            trail_class=f"trail-{order % len(NAMES) + 1}",
            link_text=area.link_text,
            stops=tuple(self._stop(step, number) for number, step in enumerate(area.steps, 1)),
        )

    def _stop(self, step: Step, number: int) -> StopView:
        return StopView(
            id=step.id,
            number=number,
            title=self.hyphenator.apply(step.title),
            sign=self.hyphenator.apply(step.sign),
            href=self.urls.of(step),
            phase=self.phases.get(step.phase, ""),
            benefit=step.benefit,
            duration=step.duration,
        )
