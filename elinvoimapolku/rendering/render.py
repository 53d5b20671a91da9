"""The pages of a site, rendered one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from elinvoimapolku.model import Content, Page, Site
from elinvoimapolku.model.special_pages import HOME, HOME_LAYOUT, NOT_CHOSEN
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.reading.options import Options, base_path_of
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.files.outline import render_outline
from elinvoimapolku.rendering.markup.context import LinkUse
from elinvoimapolku.rendering.published import Published, PublishedPage, publish
from elinvoimapolku.rendering.published_assets import AssetFolder, asset_folder
from elinvoimapolku.rendering.targets import Targets
from elinvoimapolku.rendering.templates import Templates
from elinvoimapolku.rendering.texts import Store, Texts
from elinvoimapolku.rendering.urls import Urls, map_entries
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.trail import trails
from elinvoimapolku.rendering.views.views import view_of


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
    """Pages that are made one after another: the plain pages, or those of an area."""

    pages: tuple[PublishedPage, ...]
    """Compilations last, when the texts that they show have been judged on their own pages."""

    @property
    def contents(self) -> tuple[Content, ...]:
        """The documents of the pages."""
        return tuple({page.source: page.content for page in self.pages}.values())


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
        assets = asset_folder(site.assets, render_outline(site), problems)
        self.published = publish(site, assets.path, assets.files, problems)
        self.urls = _urls(site, options, assets, self.published)
        targets = Targets(site, self.urls, reading.left_out, reading.drafts)
        self._texts = Texts(reading, targets, store, problems)
        self._templates = Templates(options.root, self.urls, problems)
        self._context = ViewContext(
            site, self.urls, options, self._texts, trails(site, self.urls, self._texts.hyphenator)
        )
        self.file_context = FileContext(site, self.urls, self.published, options.indexed)
        self._contents = reading.contents
        self.groups = _groups(self.published) if reading.settled else ()
        self.readable = reading.settled and not reading.left_out
        """Whether every document has its page, so that links between them can be judged."""

    def pages(self, group: PageGroup) -> Iterator[RenderedPage | None]:
        """The pages of a group; None for each that could not be made."""
        for page in group.pages:
            yield self._page(page)
        for content in group.contents:
            self._texts.forget(content)

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

    def _page(self, page: PublishedPage) -> RenderedPage | None:
        # The text has problems to tell even where a page does not show it.
        text = self._texts.of(page.content)
        problem = _check_layout(page, self._templates.layouts())
        if problem is not None:
            self.problems.append(problem)
            return None
        view = view_of(page.layout, self._context, page.content)
        html = self._templates.render(page.layout, view, page.source, self.problems)
        if html is None:
            return None
        links = () if page.is_compilation else text.links
        return RenderedPage(page.path, html, page.source, links, page.is_compilation)


def _groups(published: Published) -> tuple[PageGroup, ...]:
    groups: dict[str, list[PublishedPage]] = {"": []}
    for page in sorted(published.pages, key=lambda page: page.is_compilation):
        groups.setdefault(page.content.area_slug, []).append(page)
    return tuple(PageGroup(tuple(pages)) for pages in groups.values())


def _urls(site: Site, options: Options, assets: AssetFolder, published: Published) -> Urls:
    address = (options.address if options.address is not None else site.settings.address).rstrip(
        "/"
    )
    base_path = options.base_path
    if base_path == "/":
        base_path = base_path_of(address)
    host = "/".join(address.split("/")[:3])
    paths = published.paths()
    names = frozenset(asset.path for asset in assets.files)
    return Urls(base_path, host, paths, map_entries(site, paths), assets.path, names)


def _check_layout(page: PublishedPage, known: Iterable[str]) -> Problem | None:
    """A page may name a layout of pages; only the home page has the home page's."""
    choices = [name for name in known if name not in NOT_CHOSEN]
    content, layout = page.content, page.layout
    is_home = layout == HOME_LAYOUT and content.slug == HOME
    if not isinstance(content, Page) or layout in choices or is_home:
        return None
    return Problem(
        page.source,
        *content.places.at("layout"),
        Code.UNKNOWN_LAYOUT,
        f"Sivupohjaa ”{layout}” ei voi käyttää tällä sivulla.",
        f"{close_match(layout, choices)} Sivupohjat: {', '.join(choices)}.".strip(),
    )
