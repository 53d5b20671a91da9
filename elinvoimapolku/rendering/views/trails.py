"""The home page and the area page: the trails and what one gains on them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Area, Page, Step
from elinvoimapolku.model.special_pages import MEETING_SHEET_LAYOUT, TOWN_MAP_LAYOUT
from elinvoimapolku.rendering.map_layouts import PAGE, Layout
from elinvoimapolku.rendering.markup.hyphenation import SOFT
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.rendering.path_map import MapArea, MapStep, PathMap, draw
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import page_of
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.rendering.views.trail import StopView, TrailView

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


class AreaView(NamedTuple):
    """All that the template of an area prints."""

    shell: Shell
    title: str
    trail: TrailView
    body: RenderedBody
    reviewed: DayView
    others: tuple[TrailView, ...]
    start: Link | None
    """The first step of the suggested order, of whichever area."""
    workbook: str
    """Link to the area as one workbook."""
    meeting_sheet: str
    """What the town takes to its next meeting; empty where the site has no such page."""

    @property
    def sheets(self) -> str:
        """About how many the overview is on paper."""
        stops = tuple((stop.title, stop.benefit, stop.duration) for stop in self.trail.stops)
        listed = (self.title, self.trail.benefit, self.trail.summary, stops)
        return told(length(*listed, self.body.intro, self.body.sections))


def home_view(context: ViewContext, page: Page) -> HomeView:
    """The context of the home page."""
    trails = tuple(context.trails.values())
    phases = tuple(
        PhaseView(
            phase.title,
            phase.summary,
            tuple(_step_link(context, step) for step in steps),
        )
        for phase, steps in context.site.suggested_order
        if steps
    )
    links = [link for phase in phases for link in phase.steps]
    first, last = start_link(context), links[-1] if links else None
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


def area_view(context: ViewContext, area: Area) -> AreaView:
    """The context of an area's page."""
    return AreaView(
        shell=shell_view(context, area, ()),
        title=context.sign(area.title),
        trail=context.trails[area.slug],
        body=context.body(area),
        reviewed=day_view(area.reviewed),
        others=tuple(
            context.trails[other.slug] for other in context.site.areas if other is not area
        ),
        start=start_link(context),
        workbook=context.urls.href(area.workbook_path),
        meeting_sheet=page_of(context, MEETING_SHEET_LAYOUT),
    )


def start_link(context: ViewContext) -> Link | None:
    """The first step of the suggested order: where to start, whichever page is asked."""
    steps = (step for _, steps in context.site.suggested_order for step in steps)
    first = next(steps, None)
    return _step_link(context, first) if first else None


def _step_link(context: ViewContext, step: Step) -> Link:
    area = context.site.area_of(step)
    return context.link(step, f"{area.title}: {step.title}")


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
