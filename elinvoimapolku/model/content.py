"""What a kind of content tells of itself, so that no later stage has to ask which kind it has."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, ClassVar, NamedTuple

from pydantic import Field

from elinvoimapolku.model.sheets import Sheet
from elinvoimapolku.settings import Section, Sections
from elinvoimapolku.values import Body, Id, KeyPath, Places, Prose, Record

FOLDER = "content"


class PageAddress(NamedTuple):
    """A page that is made of a document."""

    path: str
    """Its site path: ``/johtaminen/nykytila/``."""
    layout: str
    """Of the template and the view that make it."""
    is_listed: bool = True
    """Whether search engines are to know it."""
    is_compilation: bool = False
    """Whether its texts are those of other pages, and are judged there."""


class InlineText(NamedTuple):
    """A text of the front matter that is one line of Markdown."""

    id: str
    text: str
    path: KeyPath


class Content(Record):
    """What every content file has: these come from the file, not from its front matter."""

    folder: ClassVar[str]
    """The folder of the kind's files, from the project's root."""
    review_key: ClassVar[str] = "reviewed"
    """The key that holds the day on which the content was last reviewed."""
    review_limit: ClassVar[str] = "page"
    """The key of ``review_months`` that tells when the next review is due."""
    is_form: ClassVar[bool] = False
    """Whether others fill it in: brackets in its body are places to fill, and it has guidance."""

    file: str
    """Path from the project's root, with forward slashes."""
    slug: str
    """File name without its ending: the last part of the URL."""
    places: Places = Field(repr=False)
    body: Body = Field(repr=False)

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The front matter keys of this kind, in the order in which they are written."""
        return tuple(name for name in cls.model_fields if name not in FROM_FILE)

    @classmethod
    def at(cls, file: PurePosixPath) -> dict[str, Any] | None:
        """The fields that a file's place gives, or None when it is no place of this kind."""
        return {"slug": file.stem} if str(file.parent) == cls.folder else None

    @property
    def is_draft(self) -> bool:
        """Whether it is written but not to be published."""
        return bool(getattr(self, "draft", False))

    @property
    def last_review(self) -> datetime.date:
        """The day of the last review."""
        day: datetime.date = getattr(self, self.review_key)
        return day

    @property
    def area_slug(self) -> str:
        """The area that it is or belongs to; empty when there is none."""
        return ""

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """The level-2 headings that its body has; none when they are free."""
        return ()

    def addresses(self) -> Iterator[PageAddress]:
        """The pages that are made of it; its own comes first."""
        yield from ()

    def office_files(self) -> Iterator[str]:
        """The names of the office files that are made of it."""
        yield from ()

    def excel_sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the Excel file that is made of it."""
        return ()

    def inline_texts(self) -> Iterator[InlineText]:
        """The texts of its front matter that are Markdown."""
        yield from ()

    def headings_named(self) -> Iterator[tuple[str, KeyPath]]:
        """The ids of headings of its own body that its front matter names."""
        yield from ()

    def outside_urls(self) -> Iterator[tuple[str, KeyPath]]:
        """The addresses of other sites in its front matter."""
        yield from ()

    def saved_ids(self) -> Iterator[tuple[str, KeyPath]]:
        """Every id on which a visitor's saved state may hang, and where it is written."""
        yield from ()

    def references(self) -> Iterator[tuple[type[Entry], str, KeyPath]]:
        """The entries that its front matter names: their kind, the id, and where it is written."""
        yield from ()


FROM_FILE = frozenset(Content.model_fields) | {"area", "steps"}
"""Fields that a file's place or its neighbours give, in any kind; no front matter may."""


class Entry(Content):
    """Content that others name by its id, and that stands on the page of its kind."""

    listed_on: ClassVar[str]
    """The layout of the page that lists the kind."""
    noun: ClassVar[str]
    """What one is called where there is none: ”Työkalua ei ole”."""

    id: Id
    title: Prose

    @classmethod
    def at(cls, file: PurePosixPath) -> dict[str, Any] | None:
        """Its id too comes from the file's name."""
        given = super().at(file)
        return None if given is None else {**given, "id": file.stem}
