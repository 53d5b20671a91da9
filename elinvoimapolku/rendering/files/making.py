"""Every published file that is no page, as bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from elinvoimapolku.rendering import published
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.files.feeds import feed, sitemap
from elinvoimapolku.rendering.files.hosting import headers, moved_page, redirects, robots
from elinvoimapolku.rendering.files.manifest import manifest

MAKERS: Mapping[str, Callable[[FileContext], str]] = {
    published.SITEMAP: sitemap,
    published.FEED: feed,
    published.MANIFEST: manifest,
    published.HEADERS: headers,
    published.REDIRECTS: redirects,
    published.ROBOTS: robots,
}
"""How each file of the whole site is made, by its path."""


def make_files(context: FileContext) -> Iterator[tuple[str, bytes]]:
    """The site path and the bytes of each asset, file of the whole site and old address."""
    for asset in context.published.assets:
        yield asset.path, asset.data
    for file in context.published.files:
        yield file.path, MAKERS[file.path](context).encode()
    for alias in context.published.aliases:
        yield alias.path, moved_page(context, alias).encode()
