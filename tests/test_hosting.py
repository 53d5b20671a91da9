"""Files that hosts read."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.files.hosting import headers, moved_page, redirects, robots
from tests.conftest import SiteFolder, rendering


def material(site: SiteFolder, **changes: object) -> FileContext:
    """What the files are made of."""
    return rendering(site, **changes).file_context


def moved_pages(site: SiteFolder, **changes: object) -> dict[str, str]:
    """The small pages by the old addresses at which they stand."""
    context = material(site, **changes)
    return {alias.path: moved_page(context, alias) for alias in context.published.aliases}


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
    found = blocks(headers(material(site, base_path=base, indexed=True)))
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


def test_a_page_carries_what_it_can_itself_for_hosts_that_send_no_headers(
    built_site: SiteFolder,
) -> None:
    page = built_site.read("index.html").replace("&#39;", "'")
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy.META}">' in page
    (everything, _) = blocks(built_site.read("_headers")).values()
    assert f'<meta name="referrer" content="{everything["Referrer-Policy"]}">' in page


def test_only_a_preview_is_kept_from_search_engines(site: SiteFolder) -> None:
    assert "X-Robots-Tag" not in headers(material(site, indexed=True))
    assert "  X-Robots-Tag: noindex\n" in headers(material(site, indexed=False))


def test_search_engines_may_fetch_every_page_to_see_whether_it_is_to_be_listed(
    site: SiteFolder,
) -> None:
    assert robots(material(site)).splitlines()[:2] == ["User-agent: *", "Allow: /"]


@pytest.mark.parametrize("indexed", [True, False])
def test_no_header_is_set_in_two_blocks_that_fit_one_path(site: SiteFolder, indexed: bool) -> None:
    """Cloudflare would join the values: a page's Cache-Control would spoil that of the assets."""
    everything, assets = blocks(headers(material(site, indexed=indexed))).values()
    assert not everything.keys() & assets.keys()
    assert "Cache-Control" not in everything


def test_the_headers_keep_within_what_cloudflare_reads(real_site: SiteFolder) -> None:
    text = headers(material(real_site, indexed=False))
    assert len(blocks(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000


def test_the_sitemap_is_told_by_its_whole_address_or_not_at_all(site: SiteFolder) -> None:
    line = "Sitemap: https://kunta.fi/polku/sitemap.xml"
    assert line in robots(material(site, address="https://kunta.fi/polku")).splitlines()
    assert "Sitemap" not in robots(material(site, address=""))


@pytest.mark.parametrize("base", ["/", "/polku/"])
def test_each_old_address_leads_to_its_page_for_good(site: SiteFolder, base: str) -> None:
    assert redirects(material(site, base_path=base)).splitlines() == [
        f"{base}info/ {base}tietoa/ 301",
        f"{base}vanha/askel/ {base}alku/ensiaskel/ 301",
    ]


@pytest.mark.parametrize("base", ["/", "/polku/"])
def test_a_page_at_each_old_address_leads_on_where_the_host_does_not(
    site: SiteFolder, base: str
) -> None:
    site.replace("content/sivut/tietoa.md", '"Tietoa sivustosta"', '"Tietoa & 5 < 6"')
    pages = moved_pages(site, base_path=base)
    assert list(pages) == ["/info/", "/vanha/askel/"]
    html = pages["/info/"]
    assert f'<meta http-equiv="refresh" content="0; url={base}tietoa/">' in html
    assert f'<link rel="canonical" href="https://polku.example.org{base}tietoa/">' in html
    assert f'<a href="{base}tietoa/">Tietoa &amp; 5 &lt; 6</a>' in html
    assert policy.META in html


def test_a_page_at_an_old_address_tells_no_canonical_one_when_the_address_is_unknown(
    site: SiteFolder,
) -> None:
    pages = moved_pages(site, address="")
    assert "canonical" not in pages["/info/"]


def test_without_old_addresses_there_is_nothing_to_redirect(site: SiteFolder) -> None:
    site.replace("content/sivut/tietoa.md", "aliases: [/info/]\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", "aliases:\n  - /vanha/askel/\n", "")
    assert redirects(material(site)) == ""
    assert moved_pages(site) == {}
