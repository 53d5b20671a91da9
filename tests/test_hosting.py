"""Files that hosts read."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.rendering import policy
from elinvoimapolku.writing.hosting import headers, redirects, robots
from tests.conftest import SiteFolder, rendering


def blocks(text: str) -> dict[str, dict[str, str]]:
    """The headers by path, as hosts read them: a path, then its indented lines."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
        elif line:
            path = line
            found[path] = {}
    return found


@pytest.mark.parametrize("base", ["/", "/polku/"])
def test_every_path_gets_the_policy_and_hashed_assets_are_kept_for_ever(
    site: SiteFolder, base: str
) -> None:
    found = blocks(headers(rendering(site, base_path=base), indexed=True))
    everything, assets = found
    assert everything == f"{base}*"
    assert re.fullmatch(rf"{base}assets/[0-9a-f]{{12}}/\*", assets)
    assert found[everything]["Content-Security-Policy"] == policy.HEADER
    assert found[everything]["X-Content-Type-Options"] == "nosniff"
    assert found[assets] == {"Cache-Control": "public, max-age=31536000, immutable"}


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in policy.HEADER
    assert "http" not in policy.HEADER
    assert policy.HEADER.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy.HEADER
    # A policy in the page may not have it: browsers would warn of it.
    assert "frame-ancestors" not in policy.META


def test_only_a_preview_is_kept_from_search_engines(site: SiteFolder) -> None:
    made = rendering(site)
    assert "X-Robots-Tag" not in headers(made, indexed=True)
    assert "  X-Robots-Tag: noindex\n" in headers(made, indexed=False)


def test_search_engines_may_fetch_every_page_to_see_whether_it_is_to_be_listed(
    site: SiteFolder,
) -> None:
    assert robots(rendering(site)).splitlines()[:2] == ["User-agent: *", "Allow: /"]


def test_the_sitemap_is_told_by_its_whole_address_or_not_at_all(site: SiteFolder) -> None:
    line = "Sitemap: https://kunta.fi/polku/sitemap.xml"
    assert line in robots(rendering(site, address="https://kunta.fi/polku")).splitlines()
    assert "Sitemap" not in robots(rendering(site, address=""))


@pytest.mark.parametrize("base", ["/", "/polku/"])
def test_each_old_address_leads_to_its_page_for_good(site: SiteFolder, base: str) -> None:
    assert redirects(rendering(site, base_path=base)).splitlines() == [
        f"{base}info/ {base}tietoa/ 301",
        f"{base}vanha/askel/ {base}alku/ensiaskel/ 301",
    ]


def test_without_old_addresses_there_is_nothing_to_redirect(site: SiteFolder) -> None:
    site.replace("content/sivut/tietoa.md", "aliases: [/info/]\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", "aliases:\n  - /vanha/askel/\n", "")
    assert redirects(rendering(site)) == ""
