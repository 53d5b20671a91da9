"""What stands in a cell: from how an editor writes it to what a spreadsheet counts with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from elinvoimapolku.model.sheets import CellKind

EPOCH = datetime.date(1899, 12, 30)
"""The day zero of spreadsheets, for every day after February 1900."""
NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:[ \u00a0]\d{3})+)(?:,\d+)?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class CellError(Exception):
    """A formula has no result; its words are those of a spreadsheet: ``#DIV/0!``."""

    @property
    def words(self) -> str:
        """What stands in the cell."""
        return str(self.args[0])


Value: TypeAlias = float | str | bool | CellError | None
"""A number (a day is one too), a text, a truth, a mistake, or an empty cell."""


def value_of(kind: CellKind, text: str, choices: tuple[str, ...] = ()) -> Value:
    """The value of what an editor wrote.

    Args:
        kind: Of the cell.
        text: As it is written; an empty one is an empty cell.
        choices: The words of a choice.

    Raises:
        ValueError: The text is not of that kind.
    """
    if text == "":
        return None
    if kind == "text" or (kind == "choice" and text in choices):
        return text
    return READERS[kind](text)


def serial(day: datetime.date) -> int:
    """A day as spreadsheets count it."""
    return (day - EPOCH).days


def day_of(number: float) -> datetime.date:
    """The day of such a number.

    Raises:
        CellError: There is no such day.
    """
    try:
        return EPOCH + datetime.timedelta(days=int(number))
    except OverflowError:
        raise CellError("#NUM!") from None


def _day(text: str) -> float:
    if not DATE.fullmatch(text):
        raise ValueError(text)
    return serial(datetime.date.fromisoformat(text))


def _number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise ValueError(text)
    number = float(re.sub(r"[ \u00a0]", "", text).replace(",", "."))
    return int(number) if number.is_integer() else number


def _not_negative(text: str) -> float:
    number = _number(text)
    if number < 0:
        raise ValueError(text)
    return number


def _count(text: str) -> float:
    number = _not_negative(text)
    if not float(number).is_integer():
        raise ValueError(text)
    return number


def _percent(text: str) -> float:
    if not text.endswith("%"):
        raise ValueError(text)
    return _number(text.removesuffix("%").strip()) / 100


def _no_choice(text: str) -> float:
    raise ValueError(text)


READERS: Mapping[CellKind, Callable[[str], float]] = {
    "choice": _no_choice,
    "date": _day,
    "count": _count,
    "number": _number,
    "euro": _not_negative,
    "percent": _percent,
}
