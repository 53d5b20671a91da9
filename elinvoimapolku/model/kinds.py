"""The kinds of content: frozen values, each kind declared once.

A class here is both the schema of a file's front matter and the value that the later
stages read. The fields of ``Content`` come from the file itself; every other field is a
front matter key. What the stages must know of a kind besides stands on its class too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Field

from elinvoimapolku.model.content import FOLDER, Content, Entry, InlineText, PageAddress
from elinvoimapolku.model.entries import ENTRIES, Indicator, Template, Tool
from elinvoimapolku.model.records import (
    Change,
    ChecklistItem,
    Role,
    Source,
    Statement,
    source_urls,
)
from elinvoimapolku.model.special_pages import (
    AREA_LAYOUT,
    HOME_LAYOUT,
    NOT_FOUND,
    NOT_FOUND_LAYOUT,
    PLACES,
    STEP_LAYOUT,
    WORKBOOK_LAYOUT,
)
from elinvoimapolku.settings import Section, Sections
from elinvoimapolku.values import (
    Count,
    Day,
    Flag,
    Id,
    KeyPath,
    Name,
    OptionalProse,
    Prose,
    Shape,
    SitePath,
)

INDEX = "index.md"
"""The file of an area in its folder."""


class Step(Content):
    """One step of an area."""

    folder: ClassVar = f"{FOLDER}/alueet"
    review_limit: ClassVar = "step"
    sentences: ClassVar = ("benefit", "summary", "checklist", "assessment", "decision_questions")

    id: Id
    area: Annotated[str, Field(exclude=True)]
    title: Prose
    short_title: OptionalProse = ""
    order: Count
    phase: Name
    requires: tuple[Id, ...] = ()
    """The ids of the steps whose outcome it builds on."""
    benefit: Prose
    summary: Prose
    duration: Prose
    outcome: Prose
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    templates: tuple[Name, ...] = ()
    tools: tuple[Name, ...] = ()
    indicators: tuple[Name, ...] = ()
    checklist: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]
    assessment: tuple[Statement, ...] = ()
    decision_questions: tuple[Prose, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    draft: Flag = False

    @property
    def sign(self) -> str:
        """The name that fits a sign or the map."""
        return self.short_title or self.title

    @classmethod
    def at(cls, file: PurePosixPath) -> dict[str, Any] | None:
        """Its area is the folder; its id comes from its name."""
        if str(file.parent.parent) != cls.folder or file.name == INDEX:
            return None
        return {"slug": file.stem, "id": file.stem, "area": file.parent.name}

    @property
    def area_slug(self) -> str:
        """The area that it belongs to."""
        return self.area

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """Those of the settings."""
        return sections.step

    def addresses(self) -> Iterator[PageAddress]:
        """Its page."""
        yield PageAddress(f"/{self.area}/{self.slug}/", STEP_LAYOUT)

    def inline_texts(self) -> Iterator[InlineText]:
        """The help texts of the checklist."""
        for number, item in enumerate(self.checklist):
            yield InlineText(item.id, item.help, ("checklist", number, "help"))

    def headings_named(self) -> Iterator[tuple[str, KeyPath]]:
        """Those that tell how the checklist is done."""
        for number, item in enumerate(self.checklist):
            if item.section is not None:
                yield item.section, ("checklist", number, "section")

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of its sources."""
        return source_urls(self.sources)

    def references(self) -> Iterator[tuple[type[Entry], str, KeyPath]]:
        """Its templates, tools and indicators, and the templates of its checklist."""
        for number, key in enumerate(self.templates):
            yield Template, key, ("templates", number)
        for number, key in enumerate(self.tools):
            yield Tool, key, ("tools", number)
        for number, key in enumerate(self.indicators):
            yield Indicator, key, ("indicators", number)
        for number, item in enumerate(self.checklist):
            if item.template is not None:
                yield Template, item.template, ("checklist", number, "template")

    def saved_ids(self) -> Iterator[tuple[str, KeyPath]]:
        """Its own and those of its items and statements."""
        yield self.id, ("id",)
        for number, item in enumerate(self.checklist):
            yield item.id, ("checklist", number, "id")
        for number, statement in enumerate(self.assessment):
            yield statement.id, ("assessment", number, "id")


class Area(Content):
    """One trail: an index file and the steps beside it."""

    folder: ClassVar = Step.folder
    review_limit: ClassVar = "area"
    sentences: ClassVar = ("benefit", "summary")

    title: Prose
    short_title: OptionalProse = ""
    order: Count
    benefit: Prose
    summary: Prose
    shape: Shape | None = None
    link_text: Prose
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def sign(self) -> str:
        """The name that fits a sign or the map."""
        return self.short_title or self.title

    @classmethod
    def at(cls, file: PurePosixPath) -> dict[str, Any] | None:
        """Its name is the folder's."""
        if str(file.parent.parent) != cls.folder or file.name != INDEX:
            return None
        return {"slug": file.parent.name}

    @property
    def area_slug(self) -> str:
        """Its own name."""
        return self.slug

    @property
    def workbook_path(self) -> str:
        """The site path of its workbook, below the area and beside its steps."""
        return f"/{self.slug}/tyokirja/"

    def addresses(self) -> Iterator[PageAddress]:
        """Its page, and the workbook of its steps."""
        yield PageAddress(f"/{self.slug}/", AREA_LAYOUT)
        # The steps have pages of their own, which is where a search should lead.
        yield PageAddress(self.workbook_path, WORKBOOK_LAYOUT, is_listed=False, is_compilation=True)


class Page(Content):
    """A page that is neither an area nor a step."""

    folder: ClassVar = f"{FOLDER}/sivut"
    sentences: ClassVar = ("summary",)

    title: Prose
    summary: Prose
    layout: Name = "page"
    reviewed: Day
    changes: tuple[Change, ...] = ()
    aliases: tuple[SitePath, ...] = ()
    draft: Flag = False

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """Those of the home page; other pages have their own."""
        return sections.home if self.layout == HOME_LAYOUT else ()

    def addresses(self) -> Iterator[PageAddress]:
        """Its page. The one for missing pages has no address of its own to be found by."""
        path = PLACES.get(self.slug, f"/{self.slug}/")
        is_listed = self.slug != NOT_FOUND and self.layout != NOT_FOUND_LAYOUT
        yield PageAddress(path, self.layout, is_listed)


Document: TypeAlias = Page | Area | Step | Template
"""Content that has a page of its own."""
KINDS: tuple[type[Content], ...] = (Area, Step, Page, *ENTRIES)
