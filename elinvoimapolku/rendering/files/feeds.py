"""The sitemap and the feed of content changes."""

from __future__ import annotations

import datetime
import uuid
import xml.etree.ElementTree as ET

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
            ET.SubElement(url, "lastmod").text = _last_day(page.content).isoformat()
    return _xml(root)


def feed(context: FileContext) -> str:
    """An Atom feed of every ``changes`` line, the newest first.

    An entry's id depends on the document and the day alone: it stays when the site moves.
    """
    site, urls = context.site, context.urls
    entries = [
        (change, _turn(content, change), content)
        for content in site.documents
        for change in content.changes
    ]
    entries.sort(key=lambda entry: (entry[0].date, entry[2].file, entry[1]), reverse=True)
    reviewed = [_last_day(content) for content in site.documents]
    updated = entries[0][0].date if entries else max(reviewed, default=datetime.date.min)
    root = ET.Element("feed", xmlns=ATOM)
    root.set("xml:lang", site.settings.language)
    ET.SubElement(root, "title").text = f"{site.settings.short_name}: sisällön muutokset"
    ET.SubElement(root, "id").text = _urn(FEED)
    ET.SubElement(root, "updated").text = _moment(updated)
    ET.SubElement(root, "link", rel="self", href=urls.absolute(FEED))
    ET.SubElement(root, "link", rel="alternate", href=urls.absolute("/"))
    author = ET.SubElement(root, "author")
    ET.SubElement(author, "name").text = site.settings.owner or site.settings.short_name
    for change, number, content in entries:
        _entry(root, change, number, content, urls.absolute(urls.paths[content.file]))
    return _xml(root)


def _entry(root: ET.Element, change: Change, number: int, content: Document, address: str) -> None:
    entry = ET.SubElement(root, "entry")
    ET.SubElement(entry, "title").text = content.title
    ET.SubElement(entry, "id").text = _urn(f"{content.file}#{change.date}-{number}")
    ET.SubElement(entry, "updated").text = _moment(change.date)
    ET.SubElement(entry, "link", rel="alternate", href=address)
    ET.SubElement(entry, "summary").text = change.text


def _turn(content: Document, change: Change) -> int:
    """Which of the day's changes this is: a new day's line never renumbers the older ones."""
    same_day = [one for one in content.changes if one.date == change.date]
    return same_day.index(change)


def _last_day(content: Document) -> datetime.date:
    return max([content.reviewed, *(change.date for change in content.changes)])


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"elinvoimapolku:{name}").urn


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(root: ET.Element) -> str:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
