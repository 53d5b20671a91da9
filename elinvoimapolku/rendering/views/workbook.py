"""An area as one workbook, to be printed and written on."""

from __future__ import annotations

import re
from math import ceil
from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Area, Step
from elinvoimapolku.rendering.markup.rendered import RenderedSection
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.sheets import told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.step import StepView, step_view
from elinvoimapolku.rendering.views.trail import TrailView

HEADING_TAG = re.compile(r"(</?h)([2-5])\b")
ANCHOR = re.compile(r' id="[^"]*"')
FRAGMENT_LINK = re.compile(r'href="#')


class WorkbookStep(NamedTuple):
    """A step as a chapter."""

    step: StepView
    intro: Markup
    sections: tuple[RenderedSection, ...]
    notes: Markup
    href: str
    address: str
    """The step's own page as one writes it out: with the site's address when that is known."""


class WorkbookView(NamedTuple):
    """All that the template of a workbook prints."""

    shell: Shell
    title: str
    trail: TrailView
    steps: tuple[WorkbookStep, ...]

    @property
    def sheets(self) -> str:
        """About how many it is on paper, with its cover and its contents."""
        return told(2 + sum(ceil(entry.step.length) for entry in self.steps))


def workbook_view(context: ViewContext, area: Area) -> WorkbookView:
    """The context of an area's workbook."""
    title = f"{area.title}: työkirja"
    shell = shell_view(context, area, (context.link(area, area.title),))
    shell = shell._replace(
        title=f"{title} – {shell.short_name}",
        contributing=None,  # its texts are those of the steps, and are edited there
        heading=title,
        description=f"{area.title} vihkona: kaikki vaiheet ohjeineen, kysymyksineen ja "
        "tarkistuslistoineen tulostettavaksi tai luettavaksi yhdeltä sivulta.",
        # The steps have pages of their own, which is where a search should lead.
        indexed=False,
        canonical="",
    )
    return WorkbookView(
        shell=shell,
        title=context.texts.hyphenator.apply(title),
        trail=context.trails[area.slug],
        steps=tuple(_chapter(context, step) for step in area.steps),
    )


def _chapter(context: ViewContext, step: Step) -> WorkbookStep:
    body, href = context.body(step), context.urls.of(step)
    return WorkbookStep(
        step=step_view(context, step),
        intro=_nested(body.intro, href),
        sections=tuple(
            RenderedSection(section.id, section.title, _nested(section.html, href))
            for section in body.sections
        ),
        notes=_nested(body.notes, href),
        href=href,
        address=context.urls.absolute(context.urls.paths[step.file]),
    )


def _nested(html: Markup, href: str) -> Markup:
    """A part of a page as it stands inside another: headings a level down, without anchors.

    Links to the anchors lead to the part's own page. The HTML is our own renderer's, whose
    texts are escaped, so that tags and attributes can be told by their look.
    """
    nested = HEADING_TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", html)
    return Markup(FRAGMENT_LINK.sub(f'href="{href}#', ANCHOR.sub("", nested)))
