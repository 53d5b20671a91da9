"""The sitemap and the feed of content changes.

Neither tells a day that has not come. The sitemap takes a page's latest day that has, and both
the day of the build where there is none.
"""

from __future__ import annotations

import datetime
import uuid
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

from elinvoimapolku.model import Change, Document
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.published import FEED

ATOM = "http://www.w3.org/2005/Atom"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(context: FileContext) -> str:
    """``sitemap.xml``: every page with the day of its last review or change.

    Without the site's address the places are root-relative: a list of the pages that no
    search engine is pointed to.
    """
    root = ET.Element("urlset", xmlns=SITEMAPS)
    for page in context.published.pages:
        if page.in_sitemap:
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = context.urls.absolute(page.path)
            last = _last_day(page.content, context.today)
            ET.SubElement(url, "lastmod").text = last.isoformat()
    return _xml(root)


def feed(context: FileContext) -> str:
    """An Atom feed of every ``changes`` line, the newest first.

    An entry's id depends on the document and the day alone: it stays when the site moves.
    """
    site, urls = context.site, context.urls
    today = context.today
    entries = [
        (change, number, content)
        for content in site.documents
        for change, number in _numbered(content)
    ]
    entries.sort(key=lambda entry: (entry[0].date, entry[2].file, entry[1]), reverse=True)
    reviewed = [_last_day(content, today) for content in site.documents]
    updated = entries[0][0].date if entries else max(reviewed, default=datetime.date.min)
    root = ET.Element("feed", xmlns=ATOM)
    root.set("xml:lang", site.settings.language)
    ET.SubElement(root, "title").text = f"{site.settings.short_name}: sisällön muutokset"
    ET.SubElement(root, "id").text = _urn(FEED)
    ET.SubElement(root, "updated").text = _moment(min(updated, today))
    ET.SubElement(root, "link", rel="self", href=urls.absolute(FEED))
    ET.SubElement(root, "link", rel="alternate", href=urls.absolute("/"))
    author = ET.SubElement(root, "author")
    ET.SubElement(author, "name").text = site.settings.owner or site.settings.short_name
    for change, number, content in entries:
        entry = ET.SubElement(root, "entry")
        ET.SubElement(entry, "title").text = content.title
        ET.SubElement(entry, "id").text = _urn(f"{content.file}#{change.date}-{number}")
        ET.SubElement(entry, "updated").text = _moment(min(change.date, today))
        address = urls.absolute(urls.paths[content.file])
        ET.SubElement(entry, "link", rel="alternate", href=address)
        ET.SubElement(entry, "summary").text = change.text
    return _xml(root)


def _numbered(content: Document) -> Iterator[tuple[Change, int]]:
    """The changes, each with its number among its day's: a new day renumbers no older one."""
    seen: Counter[datetime.date] = Counter()
    for change in content.changes:
        yield change, seen[change.date]
        seen[change.date] += 1


def _last_day(content: Document, today: datetime.date) -> datetime.date:
    days = [content.reviewed, *(change.date for change in content.changes)]
    return max((day for day in days if day <= today), default=today)


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"elinvoimapolku:{name}").urn


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(root: ET.Element) -> str:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
