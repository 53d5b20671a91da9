"""Plain pages and the page for missing pages."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from elinvoimapolku.model import Page
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, day_view


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the template of a page prints."""

    shell: Shell
    title: str
    summary: str
    body: RenderedBody
    reviewed: DayView

    @property
    def sheets(self) -> str:
        """About how many it is on paper."""
        return told(length(self.body.intro, self.body.sections, self.body.notes, self.listed))

    @property
    def listed(self) -> tuple[object, ...]:
        """What the layout lists besides the page's own text."""
        return ()


def page_view(context: ViewContext, page: Page, below: str = "") -> PageView:
    """The context of a page; each layout prints what it needs.

    Args:
        context: The material.
        page: The page.
        below: The layout of the page that this one stands below; empty for none.
    """
    above = [one for one in context.site.pages if below and one.layout == below]
    return PageView(
        shell=shell_view(context, page, tuple(context.link(one, one.title, page) for one in above)),
        title=context.sign(page.title),
        summary=page.summary,
        body=context.body(page),
        reviewed=day_view(page.reviewed),
    )


def page_fields(context: ViewContext, page: Page, below: str = "") -> dict[str, Any]:
    """What the context of every page has, by field: for a layout's context that has more."""
    return fields_of(page_view(context, page, below))


def fields_of(view: PageView) -> dict[str, Any]:
    """What a context has, by field: for one that has more."""
    return {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}


def page_of(context: ViewContext, layout: str) -> str:
    """Where the page of a layout is; empty where the site has none."""
    pages = (page for page in context.site.pages if page.layout == layout)
    return next(map(context.urls.of, pages), "")
