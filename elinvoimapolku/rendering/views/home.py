"""The home page: the trails, the suggested order and what one gains."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Page
from elinvoimapolku.model.special_pages import TOWN_MAP_LAYOUT
from elinvoimapolku.rendering.path_map import PathMap
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import page_of
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.rendering.views.trail import StopView, TrailView, map_of

ORDER = "jarjestys"
BENEFITS = "hyodyt"
MAP = 0.4
"""What the map takes of a sheet."""


class PhaseView(NamedTuple):
    """A phase of the suggested order with its steps."""

    title: str
    summary: str
    steps: tuple[Link, ...]


class HomeSection(NamedTuple):
    """A section of the home page and what the content adds below its text."""

    id: str
    title: Markup
    html: Markup
    phases: tuple[PhaseView, ...] = ()
    first: Link | None = None
    last: Link | None = None
    benefits: tuple[TrailView, ...] = ()


class HomeView(NamedTuple):
    """All that the template of the home page prints."""

    shell: Shell
    title: str
    intro: Markup
    trails: tuple[TrailView, ...]
    map: PathMap | None
    """None when there is too much for a map: the list alone stands then."""
    start: Link | None
    """The first step of the suggested order."""
    town_map: str
    """Where the map is for the wall; empty where the site has no such page."""
    sections: tuple[HomeSection, ...]
    notes: Markup
    reviewed: DayView

    @property
    def stops(self) -> tuple[StopView, ...]:
        """All steps of the path."""
        return tuple(stop for trail in self.trails for stop in trail.stops)

    @property
    def sheets(self) -> str:
        """About how many it is on paper."""
        texts = tuple(one.html for one in self.sections)
        stops = tuple((stop.title, stop.benefit) for stop in self.stops)
        return told(MAP + length(self.intro, texts, stops))


def home_view(context: ViewContext, page: Page) -> HomeView:
    """The context of the home page."""
    trails = tuple(context.trails.values())
    phases = tuple(
        PhaseView(
            phase.title,
            phase.summary,
            tuple(context.link_of_step(step) for step in steps),
        )
        for phase, steps in context.site.suggested_order
        if steps
    )
    links = [link for phase in phases for link in phase.steps]
    first, last = context.start(), links[-1] if links else None
    body = context.body(page)
    sections = []
    for section in body.sections:
        with_order, with_benefits = section.id == ORDER, section.id == BENEFITS
        sections.append(
            HomeSection(
                section.id,
                section.title,
                section.html,
                phases if with_order else (),
                first if with_order else None,
                last if with_order else None,
                trails if with_benefits else (),
            )
        )
    return HomeView(
        shell=shell_view(context, page, ()),
        title=context.sign(page.title),
        intro=body.intro,
        trails=trails,
        map=map_of(trails),
        start=first,
        town_map=page_of(context, TOWN_MAP_LAYOUT),
        sections=tuple(sections),
        notes=body.notes,
        reviewed=day_view(page.reviewed),
    )
