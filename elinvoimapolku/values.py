"""The kinds of values that front matter and settings are made of."""

from __future__ import annotations

import datetime
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from elinvoimapolku.typography import polished

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a front matter: ``("checklist", 2, "help")``."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MARKUP = re.compile(
    r"\*\*\S(?:[^*\n]*\*\*)?|__\S(?:[^_\n]*__)?|\[[^\]\n]+\]\([^)\n]*\)|`[^`\n]+`|"
    r"</?[a-zA-Z][^<>\n]*>|&(?:[a-zA-Z]+|#\d+);"
)
"""Marks of Markdown and HTML, which show as they are written in a text that takes none."""


def _date(text: object) -> object:
    """A calendar day from the one form that front matter allows."""
    if not isinstance(text, str):
        return text
    if not DATE.fullmatch(text):
        raise PydanticCustomError("date_form", "not a date")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


def _flag(text: object) -> object:
    """YAML's other words for true and false (yes, no, on, off) stay what they are: text."""
    if text in ("true", "false"):
        return text == "true"
    if isinstance(text, bool):
        return text
    raise PydanticCustomError("flag", "neither true nor false")


def _count(text: object) -> object:
    """A whole number of plain digits; ``1.10`` and ``12:30`` are not numbers."""
    if isinstance(text, str):
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise PydanticCustomError("count", "not a whole number")
        return int(text)
    return text


def _unmarked(text: str) -> str:
    """A text that is shown as it is: marks in it would be shown too."""
    if found := MARKUP.search(text):
        raise PydanticCustomError("markup", "takes no marks", {"found": found[0]})
    return text


Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_unmarked)
]
"""What something else goes by: compared as it is written, and never shown."""
Prose = Annotated[Name, AfterValidator(polished)]
"""A text that readers see, with its typography from here on."""
OptionalProse = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_unmarked),
    AfterValidator(polished),
]
MarkdownLine = Annotated[str, StringConstraints(strip_whitespace=True)]
"""One line of Markdown: links and emphasis, no blocks. Its typography comes with its HTML."""
Id = Annotated[str, StringConstraints(pattern=f"^{SLUG.pattern}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#]+\.[^\s]+$")]
SitePath = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)+$")]
Compound = Annotated[str, StringConstraints(pattern=r"^[a-zåäöšž]+(-?\|[a-zåäöšž]+)+$")]
Day = Annotated[datetime.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int, BeforeValidator(_count)]
Verified = Literal["page", "copy", "via"]
Version = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*\.[0-9]+$")]
OfficeForm = Literal["word", "excel"]
"""A form in which a paper can be taken."""
FigureUnit = Literal["kpl", "euroa", "päivää", "pistettä", "tarjousta"]
"""What a figure counts; of the first there are whole ones only."""
ShownAs = Literal["percent", "counts", "mean"]
"""How two figures are told as one."""
Shape = Literal["vino", "rengas", "viiri", "kolmio", "laatta"]


NOT_ASKED: set[str] = set()


class Record(BaseModel):
    """A group of keys: unknown ones are refused, values never change afterwards."""

    sentences: ClassVar[tuple[str, ...]] = ()
    """The keys whose texts are sentences of the site's own, whose style can be judged."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def model_post_init(self, context: object, /) -> None:
        """Forget which keys were written: nobody asks, and each record would keep a set of them."""
        object.__setattr__(self, "__pydantic_fields_set__", NOT_ASKED)

    def days(self) -> Iterator[tuple[datetime.date, KeyPath]]:
        """Every day in it and in the groups of its lists, with the path of its key."""
        for key in _day_keys(type(self)):
            value = getattr(self, key)
            if isinstance(value, datetime.date):
                yield value, (key,)
            elif isinstance(value, tuple):
                for number, row in enumerate(value):
                    yield from ((day, (key, number, *path)) for day, path in row.days())


@cache
def _day_keys(kind: type[Record]) -> tuple[str, ...]:
    """The keys whose values are days, or lists of groups with days: their types alone tell."""
    found = []
    for key, field in kind.model_fields.items():
        types = list(_parts(field.annotation))
        rows = [one for one in types if isinstance(one, type) and issubclass(one, Record)]
        if datetime.date in types or any(_day_keys(row) for row in rows):
            found.append(key)
    return tuple(found)


def _parts(form: object) -> Iterator[object]:
    """A type and those that it is made of."""
    yield form
    for part in get_args(form):
        yield from _parts(part)


class Body:
    """The Markdown after a front matter, kept as bytes: letters like – and € double a text."""

    __slots__ = ("_data", "line")

    def __init__(self, text: str, line: int) -> None:
        """Take a text with Unix line ends, and the line of the file on which it begins."""
        self._data = text.encode("utf-8")
        self.line = line

    @property
    def text(self) -> str:
        """The Markdown."""
        return self._data.decode("utf-8")


class PackedPlaces(Mapping[KeyPath, tuple[int, int]]):
    """Line and column of every value of a text, in little memory.

    The paths are nearly the same in all files of a kind: files with the same ones share them.
    """

    __slots__ = ("_index", "_numbers")
    _known: ClassVar[dict[tuple[KeyPath, ...], dict[KeyPath, int]]] = {}

    def __init__(self, places: Mapping[KeyPath, tuple[int, int]]) -> None:
        """Take the places in the order of the text."""
        paths = tuple(places)
        index = self._known.get(paths)
        if index is None:
            index = self._known[paths] = {path: at for at, path in enumerate(paths)}
        self._index = index
        self._numbers = array("I", [number for place in places.values() for number in place])

    def __getitem__(self, path: KeyPath) -> tuple[int, int]:
        at = 2 * self._index[path]
        return self._numbers[at], self._numbers[at + 1]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a YAML text stands."""

    by_path: Mapping[KeyPath, tuple[int, int]]

    def at(self, *path: str | int) -> tuple[int, int]:
        """Line and column of a value, or of the nearest group around it, from 1."""
        while path not in self.by_path and path:
            path = path[:-1]
        return self.by_path.get(path, (1, 1))

    def lines(self, *path: str | int) -> int:
        """How many lines a value takes up to the next one, as far as it can be told: else 1."""
        first, _ = self.at(*path)
        return min((line - first for line, _ in self.by_path.values() if line > first), default=1)
