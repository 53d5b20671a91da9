"""The sitemap and the feed."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET

import pytest

from elinvoimapolku.rendering.files import feeds
from tests.conftest import SiteFolder, rendering

ATOM = {"a": feeds.ATOM}
MAP = {"m": feeds.SITEMAPS}
STEP = "content/alueet/alku/ensiaskel.md"


def feed(site: SiteFolder, **changes: object) -> ET.Element:
    return ET.fromstring(feeds.feed(rendering(site, **changes).file_context))


def ids(site: SiteFolder, **changes: object) -> dict[str, str]:
    """The id of each entry by its text."""
    entries = feed(site, **changes).findall("a:entry", ATOM)
    return {
        entry.findtext("a:summary", "", ATOM): entry.findtext("a:id", "", ATOM) for entry in entries
    }


def test_the_feed_has_all_that_atom_asks(site: SiteFolder) -> None:
    root = feed(site)
    assert root.tag == f"{{{feeds.ATOM}}}feed"
    assert root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fi"
    for part in (root, *root.findall("a:entry", ATOM)):
        assert part.findtext("a:id", "", ATOM).startswith("urn:uuid:")
        assert part.findtext("a:title", "", ATOM)
        assert part.findtext("a:updated", "", ATOM).endswith("T00:00:00Z")
    assert root.findtext("a:author/a:name", "", ATOM) == "Polku"
    assert root.findtext("a:updated", "", ATOM) == "2026-11-23T00:00:00Z"


def test_entries_tell_the_newest_first_and_lead_to_their_pages(site: SiteFolder) -> None:
    entries = feed(site, address="https://kunta.fi/polku").findall("a:entry", ATOM)
    assert [
        (entry.findtext("a:updated", "", ATOM)[:10], entry.findtext("a:summary", "", ATOM))
        for entry in entries
    ] == [("2026-11-23", "Ohje tarkentui."), ("2026-11-20", "Vaihe julkaistiin.")]
    links = {link.get("href") for link in feed(site).findall("a:entry/a:link", ATOM)}
    assert links == {"https://polku.example.org/alku/ensiaskel/"}


def test_the_feed_tells_its_own_address(site: SiteFolder) -> None:
    links = {
        link.get("rel"): link.get("href")
        for link in feed(site, address="https://kunta.fi/polku").findall("a:link", ATOM)
    }
    assert links == {
        "self": "https://kunta.fi/polku/muutokset.xml",
        "alternate": "https://kunta.fi/polku/",
    }


def test_the_author_is_the_owner_when_one_is_named(site: SiteFolder) -> None:
    site.replace("content/sivusto.yml", 'owner: ""', 'owner: "Kunta"')
    assert feed(site).findtext("a:author/a:name", "", ATOM) == "Kunta"


@pytest.mark.parametrize(
    "changes", [{"address": "https://muualla.example/x"}, {"base_path": "/polku/"}, {"address": ""}]
)
def test_ids_stay_when_the_site_moves(site: SiteFolder, changes: dict[str, str]) -> None:
    assert ids(site, **changes) == ids(site)
    assert feed(site, **changes).findtext("a:id", "", ATOM) == feed(site).findtext("a:id", "", ATOM)


@pytest.mark.parametrize("day", ["2026-11-19", "2026-11-21", "2026-11-24"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_ids_stay_when_a_change_is_added(site: SiteFolder, day: str, place: str) -> None:
    before = ids(site)
    entry = f'  - date: {day}\n    text: "Uusi."\n'
    old, new = ("changes:\n", f"changes:\n{entry}")
    if place == "last":
        old, new = ("aliases:\n", f"{entry}aliases:\n")
    site.replace(STEP, old, new)
    after = ids(site)
    assert before.items() <= after.items()
    assert len(set(after.values())) == 3


def test_two_changes_of_a_day_have_their_own_ids_and_the_older_one_keeps_its(
    site: SiteFolder,
) -> None:
    before = ids(site)
    site.replace(STEP, "aliases:\n", '  - date: 2026-11-23\n    text: "Toinen."\naliases:\n')
    after = ids(site)
    assert before.items() <= after.items()
    assert len(set(after.values())) == 3


def test_marks_in_a_text_do_not_break_the_feed(site: SiteFolder) -> None:
    odd = "a & b ]]> 'x' < ä"
    site.replace(STEP, '"Ohje tarkentui."', f'"{odd}"')
    assert "a & b ]]> ’x’ < ä" in ids(site)


def test_a_site_without_changes_has_a_feed_dated_by_its_last_review(site: SiteFolder) -> None:
    text = (site.root / STEP).read_text(encoding="utf-8")
    start, end = text.index("changes:"), text.index("aliases:")
    site.write(STEP, text[:start] + text[end:])
    root = feed(site)
    assert root.findall("a:entry", ATOM) == []
    assert root.findtext("a:updated", "", ATOM) == "2026-11-23T00:00:00Z"


def test_the_sitemap_has_each_page_with_its_last_day(site: SiteFolder) -> None:
    site.replace(STEP, "date: 2026-11-20", "date: 2026-11-24")
    root = ET.fromstring(feeds.sitemap(rendering(site).file_context))
    days = {
        url.findtext("m:loc", "", MAP): url.findtext("m:lastmod", "", MAP)
        for url in root.findall("m:url", MAP)
    }
    assert len(days) == 10
    assert days["https://polku.example.org/"] == "2026-11-23"
    assert days["https://polku.example.org/alku/ensiaskel/"] == "2026-11-24"
    assert not any("404" in address for address in days)


def test_without_an_address_the_sitemap_is_root_relative(site: SiteFolder) -> None:
    root = ET.fromstring(
        feeds.sitemap(rendering(site, address="", base_path="/polku/").file_context)
    )
    places = [loc.text or "" for loc in root.findall("m:url/m:loc", MAP)]
    assert all(place.startswith("/polku/") for place in places)


def test_two_changes_of_one_day_in_the_same_words_have_an_id_each(site: SiteFolder) -> None:
    row = '  - date: 2026-11-23\n    text: "Ohje tarkentui."\n'
    site.replace(STEP, row, row * 2)
    found = [one.findtext("a:id", "", ATOM) for one in feed(site).findall("a:entry", ATOM)]
    assert len(found) == len(set(found)) == 3


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-20", "2026-01-01"])
def test_neither_sitemap_nor_feed_tells_a_day_after_that_of_the_build(
    site: SiteFolder, day: str
) -> None:
    today = datetime.date.fromisoformat(day)
    context = rendering(site, today=today).file_context
    changes = [change.date for one in context.site.documents for change in one.changes]
    days = [one.reviewed for one in context.site.documents] + changes
    assert max(days) > today
    told = re.findall(
        r"(?:lastmod|updated)>([0-9-]{10})", feeds.feed(context) + feeds.sitemap(context)
    )
    assert max(told) <= day
    # A day that has come is told as it is, and only what has none takes the day of the build.
    assert set(told) == {str(one) for one in changes if one <= today} | {day}


def test_a_change_that_is_still_to_come_stands_in_the_feed(site: SiteFolder) -> None:
    site.replace(STEP, "date: 2026-11-20", "date: 2062-11-20")
    first = feed(site).findall("a:entry", ATOM)[0]
    assert first.findtext("a:summary", "", ATOM) == "Vaihe julkaistiin."
    assert first.findtext("a:updated", "", ATOM) == "2026-11-24T00:00:00Z"


def test_the_sitemap_tells_the_latest_day_that_has_come(site: SiteFolder) -> None:
    site.replace(STEP, "reviewed: 2026-11-23", "reviewed: 2062-11-23")
    root = ET.fromstring(feeds.sitemap(rendering(site).file_context))
    days = {
        url.findtext("m:loc", "", MAP): url.findtext("m:lastmod", "", MAP)
        for url in root.findall("m:url", MAP)
    }
    assert days["https://polku.example.org/alku/ensiaskel/"] == "2026-11-23"
