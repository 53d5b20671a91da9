"""Links: how everything that is published is reached from a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from elinvoimapolku.model import ENTRIES, Content, Entry, Site


class Urls(NamedTuple):
    """Where everything stands on the site."""

    base_path: str
    """Path under which the site stands, with first and last slash."""
    address: str
    """Address of the site without path and last slash; empty when it is not known."""
    paths: Mapping[str, str]
    """Source file to site path: ``content/sivut/tietoa.md`` to ``/tietoa/``."""
    entries: Mapping[str, str]
    """Source file of an entry to its place: ``/mittarit/#osuus``."""
    asset_folder: str
    """Site path of the folder whose name is the hash of all assets, with a last slash."""
    assets: frozenset[str]
    """Paths of the assets below that folder."""
    awaited: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Paths of the scripts that each script waits for, the nearest first."""

    def href(self, path: str) -> str:
        """A site path as a link that works on every page: root-relative, with the base path.

        Assets keep the names that editors gave them; in a link they are percent-encoded.
        """
        return self.base_path + quote(path.removeprefix("/"), safe="/#*")

    def absolute(self, path: str) -> str:
        """A site path with the address, or root-relative when no address is known."""
        return self.address + self.href(path)

    def of(self, content: Content) -> str:
        """The link to a document's page."""
        return self.href(self.paths[content.file])

    def of_entry(self, content: Entry) -> str:
        """The link to an entry; empty when the page of its kind is missing."""
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

    def awaited_by(self, script: str) -> list[str]:
        """The links to the scripts that a script waits for, the nearest first.

        Raises:
            KeyError: when there is no such file in ``assets/``, or it imports one.
        """
        return [self.asset(path) for path in self.awaited[script]]


def map_entries(site: Site, paths: Mapping[str, str]) -> dict[str, str]:
    """The place of every entry without a page of its own on the page that lists its kind."""
    return {
        one.file: f"{paths[page.file]}#{one.id}"
        for page in site.pages
        for kind in ENTRIES
        if page.layout == kind.listed_on
        for one in site.of_kind(kind).values()
        if one.file not in paths
    }
