"""The pages of a site, rendered one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from elinvoimapolku.model import Content, Site
from elinvoimapolku.model.special_pages import HOME, HOME_LAYOUT, NOT_CHOSEN
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.reading.options import Options, base_path_of
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.files.outline import made_assets
from elinvoimapolku.rendering.files.saved_words import saved_words
from elinvoimapolku.rendering.markup.context import LinkUse
from elinvoimapolku.rendering.office.making import OfficeFiles
from elinvoimapolku.rendering.office.source import Keep, always_make
from elinvoimapolku.rendering.published import Published, PublishedPage, publish
from elinvoimapolku.rendering.published_assets import AssetFolder, asset_folder
from elinvoimapolku.rendering.scripts import awaited_scripts
from elinvoimapolku.rendering.targets import Targets
from elinvoimapolku.rendering.templates import TemplateFault, Templates
from elinvoimapolku.rendering.texts import DocumentText, Recall, Texts, always_render
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


class RenderedDocument(NamedTuple):
    """What came of a document."""

    pages: tuple[RenderedPage, ...]
    """Those that could be made."""
    whole: bool
    """Whether every page of it could be made."""
    problems: tuple[Problem, ...]
    faults: tuple[TemplateFault, ...]
    """Of templates; other documents may meet the same ones."""


RenderPage: TypeAlias = Callable[[PublishedPage, object], str | TemplateFault]
"""Makes the HTML of a page from its view."""
RecallPage: TypeAlias = Callable[[Templates], RenderPage]
"""Makes of templates what gives the same pages, and has kept some of them."""


def always_render_page(templates: Templates) -> RenderPage:
    """Keep nothing."""
    return lambda page, view: templates.render(page.layout, view)


class Recalls(NamedTuple):
    """What has been rendered and made before, kind by kind."""

    text: Recall = always_render
    page: RecallPage = always_render_page
    office: Keep = always_make


NOTHING_KEPT = Recalls()


class SiteRenderer:
    """The site as it is being rendered: what all pages share, and the documents one by one."""

    def __init__(
        self,
        reading: Reading,
        options: Options,
        problems: list[Problem],
        recalls: Recalls = NOTHING_KEPT,
    ) -> None:
        """Prepare the URLs, the assets and the templates.

        Args:
            reading: The site and what could not be read.
            options: Base path, address and mode.
            problems: Gets every problem of what all pages share.
            recalls: Has what was rendered and made before.
        """
        self.site = site = reading.site
        self._templates = Templates(options.root, problems)
        made = (*made_assets(site), *saved_words(self._templates, problems))
        assets = asset_folder(site.assets, made, problems)
        self.published = publish(site, assets.path, assets.files, problems)
        self.urls = _urls(site, options, assets, self.published)
        targets = Targets(site, self.urls, reading.left_out, reading.drafts)
        self._texts = Texts(site, targets, recalls.text)
        self._templates.link(self.urls)
        self._render_page = recalls.page(self._templates)
        self.offices = OfficeFiles(
            self.published.offices, site.settings, self.urls, self._texts, recalls.office
        )
        shown = trails(site, self.urls, self._texts.hyphenator)
        self._context = ViewContext(site, self.urls, options, self._texts, shown, self.offices)
        self.file_context = FileContext(
            site, self.urls, self.published, options.today, options.indexed
        )
        self.documents = _in_order_of_the_site(reading)
        """Every document, whether it has a page or not: its text has problems to tell."""
        self._pages: dict[str, list[PublishedPage]] = {}
        for page in self.published.pages if reading.settled else ():
            self._pages.setdefault(page.source, []).append(page)
        self.readable = reading.settled and not reading.left_out
        """Whether every document has its page, so that links between them can be judged."""

    def document(self, content: Content) -> RenderedDocument:
        """Make the pages of a document."""
        problems = list(self.text(content).problems)
        pages, faults = [], []
        wanted = self._pages.get(content.file, ())
        for page in wanted:
            match self._page(page):
                case RenderedPage() as rendered:
                    pages.append(rendered)
                case TemplateFault() as fault:
                    faults.append(fault)
                case Problem() as problem:
                    problems.append(problem)
        whole = len(pages) == len(wanted)
        return RenderedDocument(tuple(pages), whole, tuple(problems), tuple(faults))

    def text(self, content: Content) -> DocumentText:
        """The Markdown of a document, rendered, whether it has a page or not."""
        return self._texts.of(content)

    def _page(self, page: PublishedPage) -> RenderedPage | TemplateFault | Problem | None:
        """A page, or why there is none; nothing where that is told already."""
        problem = _check_layout(page, self._templates.layouts())
        if problem is not None or not self._templates.whole:
            return problem
        view = view_of(page.layout, self._context, page.content)
        html = self._render_page(page, view)
        if isinstance(html, TemplateFault):
            return html
        links = () if page.is_compilation else self.text(page.content).links
        return RenderedPage(page.path, html, page.source, links, page.is_compilation)


def _in_order_of_the_site(reading: Reading) -> tuple[Content, ...]:
    """The documents that have pages, then the others."""
    placed = {document.file for document in reading.site.documents}
    others = (content for content in reading.contents if content.file not in placed)
    return (*reading.site.documents, *others)


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
    awaited = awaited_scripts(assets.files)
    return Urls(base_path, host, paths, map_entries(site, paths), assets.path, names, awaited)


def _check_layout(page: PublishedPage, known: Iterable[str]) -> Problem | None:
    """A kind with that key may name a layout of pages; only the home page has the home page's."""
    choices = [name for name in known if name not in NOT_CHOSEN]
    content, layout = page.content, page.layout
    keys = content.keys()
    is_home = layout == HOME_LAYOUT and content.slug == HOME
    if "layout" not in keys or layout in choices or is_home:
        return None
    return Problem(
        page.source,
        *content.places.at("layout"),
        Code.UNKNOWN_LAYOUT,
        f"Sivupohjaa ”{layout}” ei voi käyttää tällä sivulla.",
        f"{close_match(layout, choices)} Sivupohjat: {', '.join(choices)}.".strip(),
    )
