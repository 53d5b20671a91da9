"""Plain pages, the glossary and the page for missing pages."""

from __future__ import annotations

from dataclasses import dataclass

from elinvoimapolku.model import Page
from elinvoimapolku.rendering.markup.body import RenderedBody
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, day_view, prose
from elinvoimapolku.rendering.views.workshop import Workshop


@dataclass(frozen=True, slots=True)
class TermView:
    """An entry of the glossary."""

    id: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the template of a page prints."""

    shell: Shell
    title: str
    summary: str
    body: RenderedBody
    reviewed: DayView
    terms: tuple[TermView, ...]
    """The glossary's entries, in the order of the file."""


def page_view(shop: Workshop, page: Page) -> PageView:
    """The context of a page; each layout prints what it needs."""
    terms = shop.site.terms.values()
    return PageView(
        shell=shell_view(shop, page, ()),
        title=shop.sign(page.title),
        summary=prose(page.summary),
        body=shop.bodies[page.file],
        reviewed=day_view(page.reviewed),
        terms=tuple(TermView(one.id, prose(one.term), prose(one.definition)) for one in terms),
    )
