"""The kinds of content that others name and that stand together on one page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from elinvoimapolku.model.content import FOLDER, Entry, PageAddress
from elinvoimapolku.model.records import (
    Change,
    Figure,
    FigureValue,
    Law,
    Source,
    source_urls,
)
from elinvoimapolku.model.sheets import Sheet
from elinvoimapolku.model.special_pages import (
    INDICATORS_LAYOUT,
    TEMPLATE_LAYOUT,
    TEMPLATES_LAYOUT,
    TOOLS_LAYOUT,
)
from elinvoimapolku.settings import Section, Sections
from elinvoimapolku.values import (
    Count,
    Day,
    Flag,
    KeyPath,
    Name,
    OfficeForm,
    OptionalProse,
    Prose,
    SitePath,
    Url,
    Verified,
    Version,
)

ENDINGS: Mapping[OfficeForm, str] = {"word": "docx", "excel": "xlsx"}
"""The ending of a file's name by its form."""


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
    figures: tuple[Figure, ...] = ()
    """What the town writes down of a year."""
    value: tuple[FigureValue, ...] = ()
    """What those tell, the first one first of all."""
    sources: tuple[Source, ...] = ()
    reviewed: Day
    draft: Flag = False

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """Those of the settings."""
        return sections.indicator

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of its sources."""
        return source_urls(self.sources)

    def saved_ids(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of its figures."""
        for number, figure in enumerate(self.figures):
            yield figure.id, ("figures", number, "id")


class Template(Entry):
    """A paper that a step asks for, as a page and as office files to fill in."""

    folder: ClassVar = f"{FOLDER}/tyopohjat"
    noun: ClassVar = "Työpohjaa"
    review_limit: ClassVar = "template"
    sentences: ClassVar = ("summary",)
    listed_on: ClassVar = TEMPLATES_LAYOUT
    is_form: ClassVar = True

    summary: Prose
    group: Name = ""
    makes: Annotated[tuple[OfficeForm, ...], Field(min_length=1)]
    who: Prose
    minutes: Count
    """About how long filling it in takes."""
    minutes_each: OptionalProse = ""
    """What they are told of, where it is not the whole paper: a row, a buyer."""
    ends_in: Prose
    """The decision or the publication that it becomes."""
    version: Version
    version_date: Day
    landscape: tuple[Name, ...] = ()
    """The ids of headings whose sections lie on their side on paper."""
    law: tuple[Law, ...] = ()
    filling: tuple[Prose, ...] = ()
    """How the sheets are filled in, a deed each."""
    sheets: tuple[Sheet, ...] = ()
    """Those of the Excel file."""
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    draft: Flag = False

    def addresses(self) -> Iterator[PageAddress]:
        """Its page, below that of the kind."""
        yield PageAddress(f"/{self.folder.rpartition('/')[2]}/{self.slug}/", TEMPLATE_LAYOUT)

    def office_files(self) -> Iterator[str]:
        """One of each form; its name tells the version to whoever keeps it."""
        for form in self.makes:
            yield f"{self.slug}-{self.version}.{ENDINGS[form]}"

    @property
    def work(self) -> str:
        """How long filling it in takes, in words."""
        return f"noin {self.minutes} minuuttia {self.minutes_each}".strip()

    @property
    def law_checked(self) -> datetime.date | None:
        """The oldest day on which a law was checked; None where one was not, or there is none."""
        days = [law.checked for law in self.law if law.checked is not None]
        return min(days) if days and len(days) == len(self.law) else None

    def headings_named(self) -> Iterator[tuple[str, KeyPath]]:
        """Those that lie on their side."""
        for number, key in enumerate(self.landscape):
            yield key, ("landscape", number)

    def excel_sheets(self) -> tuple[Sheet, ...]:
        """Its own."""
        return self.sheets

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of the law."""
        for number, law in enumerate(self.law):
            yield law.url, ("law", number, "url")


ENTRIES: tuple[type[Entry], ...] = (Tool, Indicator, Template)
