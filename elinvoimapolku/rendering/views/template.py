"""The page of a template, the page that lists them all, and how steps show them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from elinvoimapolku.model import Area, Page, Step, Template
from elinvoimapolku.model.entries import ENDINGS
from elinvoimapolku.model.special_pages import TEMPLATES_LAYOUT
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.views.blank_tables import BlankForm, blank_form
from elinvoimapolku.rendering.views.catalogue import GroupView, grouped
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.sheets import told_of_papers
from elinvoimapolku.rendering.views.shell import shell_view
from elinvoimapolku.rendering.views.spreadsheet import SheetView, sheet_views
from elinvoimapolku.rendering.views.text import DayView, Link, day_view

YEAR = datetime.timedelta(days=366)
PROGRAMS = {ENDINGS["word"]: "Word", ENDINGS["excel"]: "Excel"}
"""What a file is called by its ending."""
HEAD = "<h1>{}</h1><p>Kunta</p><p>Pohjan versio</p><p>Täyttäjä</p>"
"""What stands above the text on paper."""
LAW = "<h2>Laki ja ohjeet</h2>"
"""What stands above the laws."""


class DownloadView(NamedTuple):
    """A file that can be taken."""

    program: str
    href: str
    size: str
    """In kilobytes, with the unit."""


class LawView(NamedTuple):
    """A law that the paper leans on."""

    text: str
    url: str
    checked: DayView | None
    """None where the town checks it."""


class PaperPart(NamedTuple):
    """A section of the paper."""

    section: RenderedSection
    landscape: bool
    """Whether it lies on its side on paper."""


class TemplateView(NamedTuple):
    """A template as a step and the list of all show it."""

    id: str
    title: str
    href: str
    summary: str
    who: str
    work: str
    ends_in: str
    downloads: tuple[DownloadView, ...]


@dataclass(frozen=True, slots=True)
class TemplatePageView(PageView):
    """All that the template of a template's page prints."""

    template: TemplateView
    version: str
    version_day: DayView
    law: tuple[LawView, ...]
    law_checked: DayView | None
    """The oldest day on which a law was checked; None where one has not been, or there is none."""
    law_is_old: bool
    """Whether that was more than a year ago."""
    parts: tuple[PaperPart, ...]
    filling: tuple[str, ...]
    """How the spreadsheet is filled in, as short deeds."""
    spreadsheet: tuple[SheetView, ...]
    blank: BlankForm
    """What is printed of the spreadsheet."""
    steps: tuple[Link, ...]
    """The steps that ask for the paper."""

    @property
    def sheets(self) -> str:
        """About how many it is on paper."""
        return told_of_papers(self._texts(), len(self.blank.tables))

    def _texts(self) -> Iterator[tuple[bool, str]]:
        """What is printed of it before the empty tables, and whether it lies on its side."""
        first = bool(self.parts) and self.parts[0].landscape
        last = bool(self.parts) and self.parts[-1].landscape
        yield first, HEAD.format(self.title)
        yield first, self.body.intro
        for one in self.parts:
            yield one.landscape, f"<h2>{one.section.title}</h2>{one.section.html}"
        yield first, self.body.notes
        if self.law:
            yield last, LAW + "".join(f"<li>{one.text} {one.url}</li>" for one in self.law)
        for cells in self.blank.cells:
            yield last, cells.html


class StepTemplates(NamedTuple):
    """A step and its templates."""

    step: Link
    templates: tuple[Link, ...]


class AreaTemplates(NamedTuple):
    """An area's steps with their templates."""

    area: Link
    steps: tuple[StepTemplates, ...]


@dataclass(frozen=True, slots=True)
class TemplatesView(PageView):
    """All that the template of the list prints."""

    groups: tuple[GroupView[TemplateView], ...]
    """By when they are needed."""
    areas: tuple[AreaTemplates, ...]
    """Those that have some."""

    @property
    def listed(self) -> tuple[object, ...]:
        """The templates, twice: by when they are needed, and by step."""
        listed = (
            f"<p>{one.title}<p>{one.summary}<p>{one.who} {one.ends_in}"
            for group in self.groups
            for one in group.entries
        )
        return (*listed, self.areas)


def template_view(context: ViewContext, template: Template) -> TemplateView:
    """A template with what one wants to know before opening it."""
    return TemplateView(
        id=template.id,
        title=template.title,
        href=context.urls.of(template),
        summary=template.summary,
        who=template.who,
        work=template.work,
        ends_in=template.ends_in,
        downloads=tuple(_downloads(context, template)),
    )


def template_page_view(context: ViewContext, template: Template) -> TemplatePageView:
    """The context of one template's page."""
    pages = (page for page in context.site.pages if page.layout == TEMPLATES_LAYOUT)
    parents = tuple(context.link(page, page.title) for page in pages)
    law = ((one, day_view(one.checked) if one.checked else None) for one in template.law)
    checked = template.law_checked
    body = context.body(template)
    return TemplatePageView(
        shell=shell_view(context, template, parents),
        title=context.sign(template.title),
        summary=template.summary,
        body=body,
        reviewed=day_view(template.reviewed),
        template=template_view(context, template),
        version=template.version,
        version_day=day_view(template.version_date),
        law=tuple(LawView(one.text, one.url, day) for one, day in law),
        law_checked=day_view(checked) if checked else None,
        law_is_old=checked is not None and context.options.today - checked > YEAR,
        parts=tuple(_parts(template, body)),
        filling=template.filling,
        spreadsheet=sheet_views(template),
        blank=blank_form(template, context.sign),
        steps=tuple(
            context.link(step, step.title) for step in context.site.steps if template.id in of(step)
        ),
    )


def _parts(template: Template, body: RenderedBody) -> Iterator[PaperPart]:
    """The sections; one lies on its side when one of its headings is named."""
    turned, ids = set(), [one.id for one in body.sections]
    section = ids[0] if ids else ""
    for heading in body.headings:
        section = heading.id if heading.id in ids else section
        if heading.id in template.landscape:
            turned.add(section)
    for one in body.sections:
        yield PaperPart(one, one.id in turned)


def templates_view(context: ViewContext, page: Page) -> TemplatesView:
    """The context of the list: every template once, and by area and step as links."""
    groups = context.site.settings.template_groups
    listed = partial(template_view, context)
    areas = (_of_area(context, area) for area in context.site.areas)
    return TemplatesView(
        **page_fields(context, page),
        groups=grouped(groups, context.site.templates.values(), listed, "tilanne"),
        areas=tuple(area for area in areas if area.steps),
    )


def of(step: Step) -> tuple[str, ...]:
    """The ids of a step's templates, each once: as its checklist needs them, then the others."""
    needed = (item.template for item in step.checklist if item.template)
    return tuple(dict.fromkeys((*needed, *step.templates)))


def _of_area(context: ViewContext, area: Area) -> AreaTemplates:
    links = (
        StepTemplates(
            context.link(step, step.title),
            tuple(_links(context, (key for key in of(step)))),
        )
        for step in area.steps
    )
    return AreaTemplates(
        context.link(area, area.title), tuple(one for one in links if one.templates)
    )


def _links(context: ViewContext, keys: Iterable[str]) -> Iterable[Link]:
    templates = context.site.templates
    return (context.link(templates[key], templates[key].title) for key in keys if key in templates)


def _downloads(context: ViewContext, template: Template) -> Iterable[DownloadView]:
    for row in context.offices.of_template(template):
        kilobytes = max(1, round(len(context.offices.of(row)) / 1000))
        program = PROGRAMS[row.path.rpartition(".")[2]]
        yield DownloadView(program, context.urls.href(row.path), f"{kilobytes}\N{NO-BREAK SPACE}kt")
