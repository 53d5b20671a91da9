"""The kinds of values that front matter and settings are made of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a front matter: ``("checklist", 2, "help")``."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


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


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=f"^{SLUG.pattern}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#]+\.[^\s]+$")]
SitePath = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)+$")]
Compound = Annotated[str, StringConstraints(pattern=r"^[a-zåäöšž]+(-?\|[a-zåäöšž]+)+$")]
Day = Annotated[datetime.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int, BeforeValidator(_count)]
Verified = Literal["page", "copy", "via"]
Shape = Literal["vino", "rengas", "viiri", "kolmio", "laatta"]


class Record(BaseModel):
    """A group of keys: unknown ones are refused, values never change afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown after a front matter."""

    text: str
    """Markdown with Unix line ends."""
    line: int
    """Line of the file on which the text begins, from 1."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each value of a YAML text stands."""

    places: Mapping[KeyPath, tuple[int, int]]

    def at(self, *path: str | int) -> tuple[int, int]:
        """Line and column of a value, or of the nearest group around it, from 1."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (1, 1))
