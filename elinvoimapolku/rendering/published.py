"""THE list of what is published: every file that a build writes has its row here.

Addresses, links, collisions, the sitemap, what hosts are told and what is written are all read
from it. A kind of content adds its pages by ``addresses``, a file of the whole site by a row of
``SITE_FILES`` and a maker in ``files/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from elinvoimapolku.model import Asset, Document, Site, Template
from elinvoimapolku.problems import Code, Problem

FEED = "/muutokset.xml"
SITEMAP = "/sitemap.xml"
MANIFEST = "/site.webmanifest"
HEADERS, REDIRECTS, ROBOTS = "/_headers", "/_redirects", "/robots.txt"
OUTLINE, STATEMENTS = "js/document/outline.js", "js/document/statements.js"
INDICATORS, SAVED_WORDS = "js/document/indicators.js", "js/views/saved-words.js"
"""The assets that the build makes."""
ASSET_FOLDER = "/assets/"


class PublishedPage(NamedTuple):
    """A page that is made of a document."""

    path: str
    source: str
    """The content file."""
    content: Document
    layout: str
    in_sitemap: bool
    is_compilation: bool
    """Whether its texts are those of other pages, and are judged there."""


class Alias(NamedTuple):
    """An old address, from which a visitor is sent on to a document's page."""

    path: str
    source: str
    content: Document
    place: tuple[int, int]
    """Where the address is written."""


class PublishedOffice(NamedTuple):
    """An office file that is made of a template, and stands beside its page."""

    path: str
    source: str
    content: Template


class PublishedAsset(NamedTuple):
    """A file of the asset folder."""

    path: str
    source: str
    data: bytes


class SiteFile(NamedTuple):
    """A file that is made of the whole site."""

    path: str
    is_link: bool
    """Whether pages may link to it: other files are for hosts and search engines alone."""
    source: str = ""


Row: TypeAlias = PublishedPage | Alias | PublishedOffice | PublishedAsset | SiteFile

SITE_FILES = (
    SiteFile(SITEMAP, True),
    SiteFile(FEED, True),
    SiteFile(MANIFEST, True),
    SiteFile(HEADERS, False),
    SiteFile(REDIRECTS, False),
    SiteFile(ROBOTS, False),
)


class Published(NamedTuple):
    """The list, by what its rows are."""

    pages: tuple[PublishedPage, ...]
    """In the order of the site."""
    aliases: tuple[Alias, ...]
    offices: tuple[PublishedOffice, ...]
    assets: tuple[PublishedAsset, ...]
    files: tuple[SiteFile, ...]

    def rows(self) -> Iterator[Row]:
        """The whole list."""
        yield from self.pages
        yield from self.aliases
        yield from self.offices
        yield from self.assets
        yield from self.files

    def links(self) -> Iterator[str]:
        """The site path of every page and file that a page may link to."""
        yield from (page.path for page in self.pages)
        yield from (office.path for office in self.offices)
        yield from (asset.path for asset in self.assets)
        yield from (file.path for file in self.files if file.is_link)

    def paths(self) -> Mapping[str, str]:
        """The site path of each document's own page, by the content file."""
        paths: dict[str, str] = {}
        for page in self.pages:
            paths.setdefault(page.source, page.path)
        return paths


def publish(
    site: Site, asset_folder: str, assets: tuple[Asset, ...], problems: list[Problem]
) -> Published:
    """Make the list.

    Args:
        site: The site.
        asset_folder: Site path of the assets, with a last slash.
        assets: The files of that folder.
        problems: Gets each path that two rows want.
    """
    pages = tuple(
        PublishedPage(
            one.path, content.file, content, one.layout, one.is_listed, one.is_compilation
        )
        for content in site.documents
        for one in content.addresses()
    )
    aliases = tuple(
        Alias(path, content.file, content, content.places.at("aliases", number))
        for content in site.documents
        for number, path in enumerate(content.aliases)
    )
    files = tuple(
        PublishedAsset(asset_folder + one.path, f"assets/{one.path}", one.data) for one in assets
    )
    offices = tuple(
        PublishedOffice(next(content.addresses()).path + name, content.file, content)
        for content in site.templates.values()
        for name in content.office_files()
    )
    published = Published(pages, aliases, offices, files, SITE_FILES)
    problems.extend(_collisions(published))
    return published


def output_file(path: str) -> str:
    """The file of a site path: ``/tietoa/`` is ``tietoa/index.html``."""
    file = path.removeprefix("/")
    return f"{file}index.html" if file == "" or file.endswith("/") else file


SIGNS = tuple(map(output_file, (HEADERS, ROBOTS, SITEMAP)))
"""Files that a build of any version writes: a folder that has them is a build's own."""


def _collisions(published: Published) -> Iterator[Problem]:
    """Each path that two rows want: told where it can be mended, naming the other's file."""
    claims = {ASSET_FOLDER: "kansio assets/"}
    claims |= {row.path: row.source or "koonnin oma tiedosto" for row in published.files}
    # The name of a compilation cannot be changed, so it is the other that has to give way.
    for page in published.pages:
        if page.is_compilation:
            claims.setdefault(page.path, f"alueen työkirja, {page.source}")
    for page in published.pages:
        if not page.is_compilation:
            if page.path in claims:
                yield _collision(page.source, (1, 1), page.path, claims[page.path])
            claims.setdefault(page.path, page.source)
    for alias in published.aliases:
        if alias.path in claims:
            yield _collision(alias.source, alias.place, alias.path, claims[alias.path])
        claims.setdefault(alias.path, alias.source)


def _collision(file: str, place: tuple[int, int], path: str, other: str) -> Problem:
    return Problem(
        file,
        *place,
        Code.DUPLICATE_URL,
        f"Osoite {path} on jo varattu: {other}.",
        "Vaihtakaa toisen tiedoston nimi tai poistakaa vanha osoite avaimesta aliases.",
    )
