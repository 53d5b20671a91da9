"""The calendar file: what may have a day, for a script to fill in which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Page, Template
from elinvoimapolku.model.special_pages import MY_PATH_LAYOUT, PAPERS_LAYOUT
from elinvoimapolku.reading.reviews import add_months
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields, page_of
from elinvoimapolku.rendering.views.step import ItemView, item_views
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.rendering.views.trail import StopView, TrailView


class ListedStep(NamedTuple):
    """A step with its checklist."""

    stop: StopView
    items: tuple[ItemView, ...]


class ListedArea(NamedTuple):
    """An area with all its steps."""

    trail: TrailView
    steps: tuple[ListedStep, ...]


class ReviewedPaper(NamedTuple):
    """A template, and when there may be a new version of it."""

    id: str
    link: Link
    reviewed: DayView
    due: DayView


@dataclass(frozen=True, slots=True)
class CalendarView(PageView):
    """All that the template of the calendar prints."""

    areas: tuple[ListedArea, ...]
    papers: tuple[ReviewedPaper, ...]
    path: str
    """Where deeds get their days; empty where the site has no such page."""


def calendar_view(context: ViewContext, page: Page) -> CalendarView:
    """The context of the calendar."""
    templates = context.site.templates.values()
    return CalendarView(
        **page_fields(context, page, PAPERS_LAYOUT),
        areas=listed_areas(context),
        papers=tuple(_reviewed(context, one) for one in templates),
        path=page_of(context, MY_PATH_LAYOUT),
    )


def listed_areas(context: ViewContext) -> tuple[ListedArea, ...]:
    """Every step with its checklist, area by area."""
    return tuple(
        ListedArea(
            context.trails[area.slug],
            tuple(
                ListedStep(stop, item_views(context, step))
                for step, stop in zip(area.steps, context.trails[area.slug].stops, strict=True)
            ),
        )
        for area in context.site.areas
    )


def _reviewed(context: ViewContext, template: Template) -> ReviewedPaper:
    months = getattr(context.site.settings.review_months, template.review_limit)
    return ReviewedPaper(
        template.slug,
        context.link(template, template.title),
        day_view(template.last_review),
        day_view(add_months(template.last_review, months)),
    )
