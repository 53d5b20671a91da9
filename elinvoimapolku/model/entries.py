"""The kinds of content that others name and that stand together on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from elinvoimapolku.model.content import FOLDER, Entry
from elinvoimapolku.model.records import Source, source_urls
from elinvoimapolku.model.special_pages import INDICATORS_LAYOUT, TOOLS_LAYOUT
from elinvoimapolku.settings import Section, Sections
from elinvoimapolku.values import Day, Flag, KeyPath, Name, Prose, Url, Verified


class Tool(Entry):
    """Something of others that helps in a step."""

    folder: ClassVar = f"{FOLDER}/tyokalut"
    noun: ClassVar = "Työkalua"
    review_key: ClassVar = "checked"
    review_limit: ClassVar = "tool"
    listed_on: ClassVar = TOOLS_LAYOUT

    publisher: Prose
    url: Url
    kind: Name
    group: Name = ""
    starter: Flag = False
    audience: Prose
    cost: Prose
    language: Prose
    checked: Day
    verified: Verified
    draft: Flag = False

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """Its own."""
        yield self.url, ("url",)


class Indicator(Entry):
    """A figure that tells whether a step had an effect."""

    folder: ClassVar = f"{FOLDER}/mittarit"
    noun: ClassVar = "Mittaria"
    review_limit: ClassVar = "indicator"
    sentences: ClassVar = ("definition",)
    listed_on: ClassVar = INDICATORS_LAYOUT

    group: Name = ""
    starter: Flag = False
    definition: Prose
    unit: Prose
    direction: Prose
    data: Prose
    sources: tuple[Source, ...] = ()
    reviewed: Day
    draft: Flag = False

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """Those of the settings."""
        return sections.indicator

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of its sources."""
        return source_urls(self.sources)


ENTRIES: tuple[type[Entry], ...] = (Tool, Indicator)
