"""The self-assessment: every statement with its levels, for paper and for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Page, Statement
from elinvoimapolku.model.special_pages import TOGETHER_LAYOUT
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields, page_of
from elinvoimapolku.rendering.views.papers import paper_links
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.step import ItemView, item_views
from elinvoimapolku.rendering.views.text import Link
from elinvoimapolku.rendering.views.trail import StopView, TrailView


class AssessedStep(NamedTuple):
    """A step with its statements, and the items of which one may come first."""

    stop: StopView
    statements: tuple[Statement, ...]
    items: tuple[ItemView, ...]


class AssessedArea(NamedTuple):
    """An area with those of its steps that have statements."""

    trail: TrailView
    steps: tuple[AssessedStep, ...]


@dataclass(frozen=True, slots=True)
class AssessmentView(PageView):
    """All that the template of the self-assessment prints."""

    areas: tuple[AssessedArea, ...]
    together: str
    """Where several people's answers are put together; empty where the site has no such page."""
    papers: tuple[Link, ...]
    """For meetings: the result fills them in."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them."""
        return tuple(one for area in self.areas for step in area.steps for one in step.statements)

    @property
    def short_count(self) -> int:
        """How many the short round asks."""
        return sum(one.short for one in self.statements)

    @property
    def form_sheets(self) -> str:
        """About how many the empty form is on paper."""
        # Above a statement stands its step, and below the levels what is no level.
        return told(
            length(tuple((f"<p>{one.text}</p>", one.levels, one.text) for one in self.statements))
        )


def assessment_view(context: ViewContext, page: Page) -> AssessmentView:
    """The context of the self-assessment."""
    areas = []
    for area in context.site.areas:
        trail = context.trails[area.slug]
        steps = tuple(
            AssessedStep(stop, step.assessment, item_views(context, step))
            for step, stop in zip(area.steps, trail.stops, strict=True)
            if step.assessment
        )
        areas.append(AssessedArea(trail, steps))
    return AssessmentView(
        **page_fields(context, page),
        areas=tuple(areas),
        together=page_of(context, TOGETHER_LAYOUT),
        papers=paper_links(context),
    )
