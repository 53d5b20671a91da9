"""What goes to a meeting: the page that lists the papers, and what each paper is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Page
from elinvoimapolku.model import special_pages as layouts
from elinvoimapolku.rendering.views.calendar import ListedArea, listed_areas
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.text import Link

PAPERS = {
    layouts.MEETING_SHEET_LAYOUT: "1 sivu, A4",
    layouts.BOARD_PAPER_LAYOUT: "1 sivu, A4",
    layouts.TOWN_MAP_LAYOUT: "1 sivu, A4 tai A3 vaakaan",
    layouts.CALENDAR_LAYOUT: "kalenteritiedosto",
    layouts.HANDOVER_LAYOUT: "1 sivu, A4",
}
"""How much each paper is, by its layout, in the order in which they are listed."""


class PaperEntry(NamedTuple):
    """A paper as the list of papers tells it."""

    title: str
    href: str
    summary: str
    """What it is for."""
    occasion: Markup
    """When it is needed: what the page says before its first heading."""
    size: str


@dataclass(frozen=True, slots=True)
class PapersView(PageView):
    """All that the template of the list prints."""

    papers: tuple[PaperEntry, ...]

    @property
    def listed(self) -> tuple[object, ...]:
        """The papers, each under its heading."""
        heading = Markup("<h2>{}</h2>").format
        return tuple((heading(one.title), one.summary, one.occasion) for one in self.papers)


@dataclass(frozen=True, slots=True)
class PaperView(PageView):
    """All that the template of a paper prints; what is saved is filled in by a script."""

    size: str
    areas: tuple[ListedArea, ...]
    """All steps and items: what is saved has ids alone."""


def paper_links(context: ViewContext) -> tuple[Link, ...]:
    """The papers, as a page leads to them on which they are filled in."""
    return tuple(Link(one.title, one.href) for one in _entries(context))


def papers_view(context: ViewContext, page: Page) -> PapersView:
    """The context of the page that lists the papers; a paper without a page is not listed."""
    return PapersView(**page_fields(context, page), papers=tuple(_entries(context)))


def paper_view(context: ViewContext, page: Page) -> PaperView:
    """The context of a paper."""
    return PaperView(
        **page_fields(context, page, layouts.PAPERS_LAYOUT),
        size=PAPERS[page.layout],
        areas=listed_areas(context),
    )


def _entries(context: ViewContext) -> Iterator[PaperEntry]:
    pages = {page.layout: page for page in context.site.pages}
    for layout, size in PAPERS.items():
        if page := pages.get(layout):
            yield PaperEntry(
                title=context.sign(page.title),
                href=context.urls.of(page),
                summary=page.summary,
                occasion=context.body(page).intro,
                size=size,
            )
