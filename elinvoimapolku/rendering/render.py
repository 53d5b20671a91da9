"""All pages of a site, rendered in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from elinvoimapolku.model import Area, Content, Indicator, Page, Site, Step
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.reading.options import Options, base_path_of
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.markup.body import MarkdownRenderer, RenderedBody
from elinvoimapolku.rendering.markup.context import LinkUse
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.outline import render_outline
from elinvoimapolku.rendering.published_assets import PublishedAssets, publish
from elinvoimapolku.rendering.targets import Targets
from elinvoimapolku.rendering.templates import Templates
from elinvoimapolku.rendering.urls import (
    GLOSSARY_LAYOUT,
    INDICATORS_LAYOUT,
    TOOLS_LAYOUT,
    Urls,
    documents_with_pages,
    map_entries,
    map_paths,
    workbook_path,
)
from elinvoimapolku.rendering.views.catalogue import glossary_view, indicators_view, tools_view
from elinvoimapolku.rendering.views.my_path import my_path_view
from elinvoimapolku.rendering.views.page import page_view
from elinvoimapolku.rendering.views.step import step_view
from elinvoimapolku.rendering.views.trails import area_view, home_view
from elinvoimapolku.rendering.views.workbook import workbook_view
from elinvoimapolku.rendering.views.workshop import Workshop
from elinvoimapolku.settings import Section

HOME_LAYOUT = "home"
MY_PATH_LAYOUT = "my-path"
NOT_CHOSEN = ("home", "area", "step", "workbook")
PAGE_VIEWS = {
    HOME_LAYOUT: home_view,
    TOOLS_LAYOUT: tools_view,
    INDICATORS_LAYOUT: indicators_view,
    GLOSSARY_LAYOUT: glossary_view,
    MY_PATH_LAYOUT: my_path_view,
}


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page."""

    path: str
    """Its site path: ``/johtaminen/nykytila/``."""
    html: str
    source: str
    """The content file that it was made from."""
    links: tuple[LinkUse, ...]
    """Links of its Markdown with their places, for messages."""
    compiled: bool = False
    """Whether its texts are those of other pages, and are judged there. Such pages come last."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The whole site in memory."""

    site: Site
    urls: Urls
    pages: tuple[RenderedPage, ...]
    assets: PublishedAssets
    whole: bool
    """Whether every page could be rendered, so that links between them can be judged."""
    links: Mapping[str, Sequence[LinkUse]]
    """The links of the Markdown by source file, also of those that have no page."""


def render_site(reading: Reading, options: Options, problems: list[Problem]) -> Rendered:
    """Render every page.

    Args:
        reading: The site and what could not be read.
        options: Base path, address and mode.
        problems: Gets every problem of the Markdown and the templates.
    """
    site = reading.site
    assets = publish(site.assets, render_outline(site), problems)
    urls = _urls(site, options, assets, problems)
    texts = _Texts(reading, urls, problems)
    templates = Templates(options.root, urls, problems)
    pages: list[RenderedPage | None] = []
    if reading.settled:
        shop = Workshop(site, urls, options, texts.bodies, texts.lines, texts.hyphenator)
        for content in documents_with_pages(site):
            pages.append(_render_page(shop, templates, content, texts, problems))
        for area in site.areas:
            pages.append(_render_workbook(shop, templates, area, problems))
    finished = tuple(page for page in pages if page is not None)
    whole = reading.settled and len(finished) == len(pages) and not reading.left_out
    return Rendered(site, urls, finished, assets, whole, texts.links)


class _Texts:
    """Every Markdown text of the site, rendered once."""

    def __init__(self, reading: Reading, urls: Urls, problems: list[Problem]) -> None:
        self.hyphenator = Hyphenator(reading.site.hyphenation)
        self.bodies: dict[str, RenderedBody] = {}
        self.lines: dict[tuple[str, str], Markup] = {}
        self.links: dict[str, list[LinkUse]] = {}
        renderer = MarkdownRenderer(self.hyphenator)
        targets = Targets(reading.site, urls, reading.left_out, reading.drafts)
        for content in reading.contents:
            sections = _sections_of(content, reading)
            body = renderer.body(content.body, content.file, targets, sections, problems)
            self.bodies[content.file] = body
            self.links[content.file] = list(body.links)
            for number, item in enumerate(content.checklist if isinstance(content, Step) else ()):
                place = content.marks.at("checklist", number, "help")
                line, links = renderer.line(item.help, content.file, place, targets, problems)
                self.lines[content.file, item.id] = line
                self.links[content.file].extend(links)


def _sections_of(content: Content, reading: Reading) -> tuple[Section, ...]:
    sections = reading.site.settings.sections
    if isinstance(content, Step):
        return sections.step
    if isinstance(content, Indicator):
        return sections.indicator
    if isinstance(content, Page) and content.layout == HOME_LAYOUT:
        return sections.home
    return ()


def _urls(site: Site, options: Options, assets: PublishedAssets, problems: list[Problem]) -> Urls:
    address = (options.address if options.address is not None else site.settings.address).rstrip(
        "/"
    )
    base_path = options.base_path
    if base_path == "/":
        base_path = base_path_of(address)
    host = "/".join(address.split("/")[:3])
    paths = map_paths(site, problems)
    names = frozenset(asset.path for asset in assets.files)
    return Urls(base_path, host, paths, map_entries(site, paths), assets.folder, names)


def _render_page(
    shop: Workshop,
    templates: Templates,
    content: Page | Area | Step,
    texts: _Texts,
    problems: list[Problem],
) -> RenderedPage | None:
    layout, view = _view(shop, content)
    if isinstance(content, Page):
        problem = _check_layout(content, templates.layouts())
        if problem is not None:
            problems.append(problem)
            return None
    html = templates.render(layout, view, content.file, problems)
    if html is None:
        return None
    path = shop.urls.paths[content.file]
    return RenderedPage(path, html, content.file, tuple(texts.links[content.file]))


def _render_workbook(
    shop: Workshop, templates: Templates, area: Area, problems: list[Problem]
) -> RenderedPage | None:
    html = templates.render("workbook", workbook_view(shop, area), area.file, problems)
    if html is None:
        return None
    return RenderedPage(workbook_path(area), html, area.file, (), compiled=True)


def _view(shop: Workshop, content: Page | Area | Step) -> tuple[str, object]:
    match content:
        case Step():
            return "step", step_view(shop, shop.site.area_of(content), content)
        case Area():
            return "area", area_view(shop, content)
    return content.layout, PAGE_VIEWS.get(content.layout, page_view)(shop, content)


def _check_layout(page: Page, known: Iterable[str]) -> Problem | None:
    """A page may name a layout of pages; only the home page has the home page's."""
    choices = [name for name in known if name not in NOT_CHOSEN]
    if page.layout in choices or (page.layout == HOME_LAYOUT and page.slug == "index"):
        return None
    return Problem(
        page.file,
        *page.marks.at("layout"),
        Code.UNKNOWN_LAYOUT,
        f"Sivupohjaa ”{page.layout}” ei voi käyttää tällä sivulla.",
        f"{close_match(page.layout, choices)} Sivupohjat: {', '.join(choices)}.".strip(),
    )
