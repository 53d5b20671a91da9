"""The pages of a site, rendered one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from elinvoimapolku.model import Area, Content, Page, Site, Step
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.reading.options import Options, base_path_of
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.markup.context import LinkUse
from elinvoimapolku.rendering.outline import render_outline
from elinvoimapolku.rendering.published_assets import PublishedAssets, publish
from elinvoimapolku.rendering.targets import Targets
from elinvoimapolku.rendering.templates import Templates
from elinvoimapolku.rendering.texts import Store, Texts
from elinvoimapolku.rendering.urls import (
    GLOSSARY_LAYOUT,
    HOME_LAYOUT,
    INDICATORS_LAYOUT,
    TOOLS_LAYOUT,
    Urls,
    map_entries,
    map_paths,
    workbook_path,
)
from elinvoimapolku.rendering.views.catalogue import glossary_view, indicators_view, tools_view
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.my_path import my_path_view
from elinvoimapolku.rendering.views.page import page_view
from elinvoimapolku.rendering.views.step import step_view
from elinvoimapolku.rendering.views.trails import area_view, home_view
from elinvoimapolku.rendering.views.workbook import workbook_view

MY_PATH_LAYOUT = "my-path"
NOT_CHOSEN = ("home", "area", "step", "workbook")
PAGE_VIEWS = {
    HOME_LAYOUT: home_view,
    TOOLS_LAYOUT: tools_view,
    INDICATORS_LAYOUT: indicators_view,
    GLOSSARY_LAYOUT: glossary_view,
    MY_PATH_LAYOUT: my_path_view,
}


class RenderedPage(NamedTuple):
    """A finished page."""

    path: str
    """Its site path: ``/johtaminen/nykytila/``."""
    html: str
    source: str
    """The content file that it was made from."""
    links: tuple[LinkUse, ...]
    """Links of its Markdown with their places, for messages."""
    is_compilation: bool = False
    """Whether its texts are those of other pages, and are judged there."""


class PageGroup(NamedTuple):
    """Documents whose pages are made one after another: the plain pages, or those of an area."""

    contents: tuple[Page | Area | Step, ...]
    area: Area | None = None
    """Whose workbook is made last."""


class SiteRenderer:
    """The site as it is being rendered: what all pages share, and the pages one by one."""

    def __init__(
        self, reading: Reading, options: Options, store: Store, problems: list[Problem]
    ) -> None:
        """Prepare the URLs, the assets and the templates.

        Args:
            reading: The site and what could not be read.
            options: Base path, address and mode.
            store: Has texts that were rendered before.
            problems: Gets every problem of the Markdown and the templates, also those of the
                pages that are asked for later.
        """
        self.site = site = reading.site
        self.problems = problems
        self.assets = publish(site.assets, render_outline(site), problems)
        self.urls = _urls(site, options, self.assets, problems)
        targets = Targets(site, self.urls, reading.left_out, reading.drafts)
        self._texts = Texts(reading, targets, store, problems)
        self._templates = Templates(options.root, self.urls, problems)
        self._context = ViewContext(site, self.urls, options, self._texts)
        self._contents = reading.contents
        self.groups = _groups(site) if reading.settled else ()
        self.readable = reading.settled and not reading.left_out
        """Whether every document has its page, so that links between them can be judged."""

    def pages(self, group: PageGroup) -> Iterator[RenderedPage | None]:
        """The pages of a group; None for each that could not be made."""
        for content in group.contents:
            yield self._page(content)
        if group.area is not None:
            yield self._workbook(group.area)
            for content in group.contents:
                self._context.forget(content)

    def first_text(self) -> None:
        """Make one text, so that what all new ones need is set up before work is shared."""
        for content in self._contents[:1]:
            self._texts.of(content)

    def links(self, content: Content) -> tuple[LinkUse, ...]:
        """The links of a document's Markdown with their places, whether it has a page or not."""
        return self._texts.of(content).links

    def remaining_texts(self) -> None:
        """Render what no page of the groups shows, for its problems."""
        shown = {content.file for group in self.groups for content in group.contents}
        for content in self._contents:
            if content.file not in shown:
                self._texts.of(content)

    def _page(self, content: Page | Area | Step) -> RenderedPage | None:
        # The text has problems to tell even where a page does not show it.
        text = self._texts.of(content)
        if isinstance(content, Page):
            problem = _check_layout(content, self._templates.layouts())
            if problem is not None:
                self.problems.append(problem)
                return None
        layout, view = _view(self._context, content)
        html = self._templates.render(layout, view, content.file, self.problems)
        if html is None:
            return None
        return RenderedPage(self.urls.paths[content.file], html, content.file, text.links)

    def _workbook(self, area: Area) -> RenderedPage | None:
        view = workbook_view(self._context, area)
        html = self._templates.render("workbook", view, area.file, self.problems)
        if html is None:
            return None
        return RenderedPage(workbook_path(area), html, area.file, (), is_compilation=True)


def _groups(site: Site) -> tuple[PageGroup, ...]:
    areas = (PageGroup((area, *area.steps), area) for area in site.areas)
    return (PageGroup(site.pages), *areas)


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


def _view(context: ViewContext, content: Page | Area | Step) -> tuple[str, object]:
    match content:
        case Step():
            return "step", step_view(context, context.site.area_of(content), content)
        case Area():
            return "area", area_view(context, content)
    return content.layout, PAGE_VIEWS.get(content.layout, page_view)(context, content)


def _check_layout(page: Page, known: Iterable[str]) -> Problem | None:
    """A page may name a layout of pages; only the home page has the home page's."""
    choices = [name for name in known if name not in NOT_CHOSEN]
    if page.layout in choices or (page.layout == HOME_LAYOUT and page.slug == "index"):
        return None
    return Problem(
        page.file,
        *page.places.at("layout"),
        Code.UNKNOWN_LAYOUT,
        f"Sivupohjaa ”{page.layout}” ei voi käyttää tällä sivulla.",
        f"{close_match(page.layout, choices)} Sivupohjat: {', '.join(choices)}.".strip(),
    )
