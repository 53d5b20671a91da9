"""The functions that formulas may use: those that Excel and LibreOffice both know.

None of them depends on the clock, on chance or on the language of whoever opens the file.
"""

from __future__ import annotations

import calendar
import datetime
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from elinvoimapolku.spreadsheet.cell_values import CellError, Value, day_of, serial
from elinvoimapolku.spreadsheet.criteria import picked
from elinvoimapolku.spreadsheet.operations import compared, number, plain, rounded, sure, text

Given: TypeAlias = Value | list[Value]
"""An argument: a value, or the cells of a column."""
MANY = 254
MOST_DECIMALS = 15


class Function(NamedTuple):
    """How a function is called, and what it gives."""

    least: int
    most: int
    compute: Callable[..., Value]
    takes_columns: bool = False
    """Whether its arguments may be columns; a single cell is then a column of one."""
    prefix: str = ""
    """What its name begins with in a file, when it is newer than the format."""


def numbers(given: Sequence[Given]) -> list[float]:
    """The numbers among arguments: texts and empty cells of columns are passed over."""
    found: list[float] = []
    for one in given:
        if isinstance(one, list):
            found += [
                value
                for value in map(sure, one)
                if isinstance(value, int | float) and not isinstance(value, bool)
            ]
        else:
            found.append(number(one))
    return found


def _cells(given: Sequence[Given]) -> list[Value]:
    return [value for one in given for value in (one if isinstance(one, list) else [one])]


def _column(given: Given) -> list[Value]:
    return given if isinstance(given, list) else [given]


def _scalar(given: Given) -> Value:
    """A single value, also where it came as a column of one."""
    if not isinstance(given, list):
        return given
    if len(given) != 1:
        raise CellError("#VALUE!")
    return given[0]


def _some(values: list[float], words: str) -> list[float]:
    if not values:
        raise CellError(words)
    return values


def _sum(*given: Given) -> Value:
    return plain(math.fsum(numbers(given)))


def _count(*given: Given) -> Value:
    return sum(isinstance(one, int | float) and not isinstance(one, bool) for one in _cells(given))


def _average(*given: Given) -> Value:
    values = _some(numbers(given), "#DIV/0!")
    return plain(math.fsum(values) / len(values))


def _median(*given: Given) -> Value:
    return plain(statistics.median(_some(numbers(given), "#NUM!")))


def _pairs(given: Sequence[Given]) -> list[tuple[list[Value], Value]]:
    if len(given) % 2:
        raise CellError("#VALUE!")
    return [(_column(given[at]), _scalar(given[at + 1])) for at in range(0, len(given), 2)]


def _countifs(*given: Given) -> Value:
    return len(picked(_pairs(given), len(_column(given[0]))))


def _over(gather: Callable[[list[Value]], Value]) -> Callable[..., Value]:
    """A function of the cells of its first column at which the conditions hold."""

    def compute(values: Given, *given: Given) -> Value:
        column = _column(values)
        return gather([column[at] for at in picked(_pairs(given), len(column))])

    return compute


def _index(column: Given, at: Given) -> Value:
    cells, place = _column(column), int(number(_scalar(at)))
    if not 1 <= place <= len(cells):
        raise CellError("#REF!")
    return cells[place - 1]


def _match(wanted: Given, column: Given, how: Given) -> Value:
    if number(_scalar(how)) != 0:
        raise CellError("#N/A")
    value = sure(_scalar(wanted))
    for at, cell in enumerate(_column(column), start=1):
        same = isinstance(cell, str) == isinstance(value, str) and cell is not None
        if same and not isinstance(cell, CellError) and compared("=", cell, value):
            return at
    raise CellError("#N/A")


def _month_later(start: Value, months: Value) -> datetime.date:
    day, count = day_of(number(start)), int(number(months))
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    try:
        last = calendar.monthrange(year, month + 1)[1]
        return datetime.date(year, month + 1, min(day.day, last))
    except (ValueError, calendar.IllegalMonthError):
        raise CellError("#NUM!") from None


def _end_of_month(start: Value, months: Value) -> Value:
    day = _month_later(start, months)
    return serial(day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def _date(year: Value, month: Value, day: Value) -> Value:
    years, months = divmod(int(number(year)) * 12 + int(number(month)) - 1, 12)
    try:
        return serial(datetime.date(years, months + 1, 1)) + int(number(day)) - 1
    except ValueError:
        raise CellError("#NUM!") from None


def _weekday(day: Value, first: Value = 1) -> Value:
    iso = day_of(number(day)).isoweekday()
    found = {1: iso % 7 + 1, 2: iso, 3: iso - 1}.get(int(number(first)))
    if found is None:
        raise CellError("#NUM!")
    return found


def _round(given: Value, decimals: Value) -> Value:
    places = int(number(decimals))
    if abs(places) > MOST_DECIMALS:
        raise CellError("#NUM!")
    return rounded(number(given), places)


def _substitute(given: Value, old: Value, new: Value) -> Value:
    words, sought = text(given), text(old)
    return words.replace(sought, text(new)) if sought else words


def _mod(value: Value, by: Value) -> Value:
    if number(by) == 0:
        raise CellError("#DIV/0!")
    return plain(number(value) % number(by))


def _mid(given: Value, start: Value, length: Value) -> Value:
    first, most = int(number(start)), int(number(length))
    if first < 1 or most < 0:
        raise CellError("#VALUE!")
    return text(given)[first - 1 : first - 1 + most]


def _left(given: Value, length: Value = 1) -> Value:
    return _mid(given, 1, length)


def _right(given: Value, length: Value = 1) -> Value:
    most = int(number(length))
    if most < 0:
        raise CellError("#VALUE!")
    return text(given)[-most:] if most else ""


def _is_number(given: Value) -> Value:
    return isinstance(given, int | float) and not isinstance(given, bool)


FUNCTIONS: Mapping[str, Function] = {
    # Of columns
    "AVERAGE": Function(1, MANY, _average, True),
    "AVERAGEIFS": Function(3, MANY, _over(_average), True),
    "COUNT": Function(1, MANY, _count, True),
    "COUNTA": Function(1, MANY, lambda *given: sum(one is not None for one in _cells(given)), True),
    "COUNTBLANK": Function(
        1, 1, lambda given: sum(one is None or one == "" for one in _column(given)), True
    ),
    "COUNTIFS": Function(2, MANY, _countifs, True),
    "INDEX": Function(2, 2, _index, True),
    "MATCH": Function(3, 3, _match, True),
    "MAX": Function(1, MANY, lambda *given: max(numbers(given), default=0), True),
    "MAXIFS": Function(
        3, MANY, _over(lambda kept: max(numbers([kept]), default=0)), True, "_xlfn."
    ),
    "MEDIAN": Function(1, MANY, _median, True),
    "MIN": Function(1, MANY, lambda *given: min(numbers(given), default=0), True),
    "MINIFS": Function(
        3, MANY, _over(lambda kept: min(numbers([kept]), default=0)), True, "_xlfn."
    ),
    "SUM": Function(1, MANY, _sum, True),
    "SUMIFS": Function(3, MANY, _over(_sum), True),
    # Of days
    "DATE": Function(3, 3, _date),
    "DAY": Function(1, 1, lambda day: day_of(number(day)).day),
    "EDATE": Function(2, 2, lambda day, months: serial(_month_later(day, months))),
    "EOMONTH": Function(2, 2, _end_of_month),
    "ISOWEEKNUM": Function(
        1, 1, lambda day: day_of(number(day)).isocalendar().week, prefix="_xlfn."
    ),
    "MONTH": Function(1, 1, lambda day: day_of(number(day)).month),
    "WEEKDAY": Function(1, 2, _weekday),
    "YEAR": Function(1, 1, lambda day: day_of(number(day)).year),
    # Of numbers and texts
    "ABS": Function(1, 1, lambda given: abs(number(given))),
    "INT": Function(1, 1, lambda given: math.floor(number(given))),
    "ISNUMBER": Function(1, 1, _is_number),
    "LEFT": Function(1, 2, _left),
    "LEN": Function(1, 1, lambda given: len(text(given))),
    "MID": Function(3, 3, _mid),
    "MOD": Function(2, 2, _mod),
    "RIGHT": Function(1, 2, _right),
    "ROUND": Function(2, 2, _round),
    "SUBSTITUTE": Function(3, 3, _substitute),
    "TRIM": Function(1, 1, lambda given: " ".join(text(given).split())),
    "VALUE": Function(1, 1, number),
}
"""Those whose arguments are counted first, by name."""
CONDITIONED = ("AVERAGEIFS", "MAXIFS", "MINIFS", "SUMIFS")
"""Those that gather a column under conditions: the column comes first."""


def asks_for_cells(function: str, at: int) -> bool:
    """Whether an argument, from 0, has to be a cell or a column: spreadsheets take nothing else."""
    if function in CONDITIONED:
        return at == 0 or at % 2 == 1
    return function == "COUNTBLANK" or (function == "COUNTIFS" and at % 2 == 0)


LOGIC: Mapping[str, tuple[int, int]] = {
    "AND": (1, MANY),
    "IF": (2, 3),
    "IFERROR": (2, 2),
    "NOT": (1, 1),
    "OR": (1, MANY),
    "ROW": (0, 1),
    "SUMPRODUCT": (1, MANY),
}
"""Those that count their arguments themselves: how few and how many they take."""
