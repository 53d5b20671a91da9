"""The one map from content to URLs and output files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from elinvoimapolku.model import Area, Content, Indicator, Page, Site, Step, Tool
from elinvoimapolku.problems import Code, Problem

HOME = "index"
NOT_FOUND = "404"
FEED = "/muutokset.xml"
SITEMAP = "/sitemap.xml"
MANIFEST = "/site.webmanifest"
HOME_LAYOUT = "home"
GLOSSARY_LAYOUT, TOOLS_LAYOUT, INDICATORS_LAYOUT = "glossary", "tools", "indicators"
OUTLINE = "js/document/outline.js"
RESERVED = {"/assets/": "kansio assets/"}


class Urls(NamedTuple):
    """Where everything stands on the site."""

    base_path: str
    """Path under which the site stands, with first and last slash."""
    address: str
    """Address of the site without path and last slash; empty when it is not known."""
    paths: Mapping[str, str]
    """Source file to site path: ``content/sivut/tietoa.md`` to ``/tietoa/``."""
    entries: Mapping[str, str]
    """Source file of a tool or indicator to its place: ``/mittarit/#osuus``."""
    asset_folder: str
    """Site path of the folder whose name is the hash of all assets, with a last slash."""
    assets: frozenset[str]
    """Paths of the assets below that folder."""

    def href(self, path: str) -> str:
        """A site path as a link that works on every page: root-relative, with the base path."""
        return self.base_path + path.removeprefix("/")

    def absolute(self, path: str) -> str:
        """A site path with the address, or root-relative when no address is known."""
        return self.address + self.href(path)

    def of(self, content: Content) -> str:
        """The link to a document's page."""
        return self.href(self.paths[content.file])

    def of_entry(self, content: Tool | Indicator) -> str:
        """The link to a tool or indicator; empty when the page of its kind is missing."""
        path = self.entries.get(content.file)
        return self.href(path) if path else ""

    def asset(self, path: str) -> str:
        """The link to an asset.

        Raises:
            KeyError: when there is no such file in ``assets/``.
        """
        if path not in self.assets:
            raise KeyError(path)
        return self.href(self.asset_folder + path)


def path_of(content: Page | Area | Step) -> str:
    """The site path of a document's page."""
    match content:
        case Page(slug=slug) if slug == HOME:
            return "/"
        case Page(slug=slug) if slug == NOT_FOUND:
            return "/404.html"
        case Step():
            return f"/{content.area}/{content.slug}/"
    return f"/{content.slug}/"


def workbook_path(area: Area) -> str:
    """The site path of an area's workbook, below the area and beside its steps."""
    return f"/{area.slug}/tyokirja/"


def output_file(path: str) -> str:
    """The file of a site path: ``/tietoa/`` is ``tietoa/index.html``."""
    file = path.removeprefix("/")
    return f"{file}index.html" if file == "" or file.endswith("/") else file


def map_paths(site: Site, problems: list[Problem]) -> dict[str, str]:
    """The site path of every page; two sources on one path are a problem that names both."""
    claims: dict[str, str] = dict(RESERVED)
    paths: dict[str, str] = {}
    for content in documents_with_pages(site):
        path = path_of(content)
        paths[content.file] = path
        if path in claims:
            problems.append(_collision(content.file, (1, 1), path, claims[path]))
        claims.setdefault(path, content.file)
    for area in site.areas:
        path = workbook_path(area)
        if path in claims:
            problems.append(_collision(claims[path], (1, 1), path, "alueen työkirja"))
        claims.setdefault(path, "alueen työkirja")
    for content in documents_with_pages(site):
        for number, alias in enumerate(content.aliases):
            if alias in claims:
                place = content.places.at("aliases", number)
                problems.append(_collision(content.file, place, alias, claims[alias]))
            claims.setdefault(alias, content.file)
    return paths


def map_entries(site: Site, paths: Mapping[str, str]) -> dict[str, str]:
    """The place of every tool and indicator on the page whose layout lists them."""
    places: dict[str, str] = {}
    for page in site.pages:
        for layout, entries in ((TOOLS_LAYOUT, site.tools), (INDICATORS_LAYOUT, site.indicators)):
            if page.layout == layout:
                places |= {one.file: f"{paths[page.file]}#{one.id}" for one in entries.values()}
    return places


def documents_with_pages(site: Site) -> Iterator[Page | Area | Step]:
    """Every document that has a page, in the order of the site."""
    yield from site.pages
    for area in site.areas:
        yield area
        yield from area.steps


def _collision(file: str, place: tuple[int, int], path: str, other: str) -> Problem:
    return Problem(
        file,
        *place,
        Code.DUPLICATE_URL,
        f"Osoite {path} on jo varattu: {other}.",
        "Vaihtakaa toisen tiedoston nimi tai poistakaa vanha osoite avaimesta aliases.",
    )
