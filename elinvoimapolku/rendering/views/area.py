"""The page of an area: its trail, and the ways on from it."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.model import Area
from elinvoimapolku.model.special_pages import MEETING_SHEET_LAYOUT
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import page_of
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.rendering.views.trail import TrailView


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
        start=context.start(),
        workbook=context.urls.href(area.workbook_path),
        meeting_sheet=page_of(context, MEETING_SHEET_LAYOUT),
    )
