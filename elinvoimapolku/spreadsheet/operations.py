"""What the signs of formulas do, as spreadsheets do it: empty cells, texts and truths too."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from elinvoimapolku.spreadsheet.cell_values import CellError, Value

WHOLE = re.compile(r"\s*-?\d+\s*")
COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def sure(value: Value) -> float | str | bool | None:
    """A value that is no mistake.

    Raises:
        CellError: It is one.
    """
    if isinstance(value, CellError):
        raise value
    return value


def number(value: Value) -> float:
    """A value as a number: an empty cell is 0, a truth 1 or 0.

    Raises:
        CellError: It is a text, or a mistake.
    """
    value = sure(value)
    if value is None:
        return 0
    if isinstance(value, str):
        if not WHOLE.fullmatch(value):
            raise CellError("#VALUE!")
        return int(value)
    return value + 0


def text(value: Value) -> str:
    """A value as a Finnish text."""
    value = sure(value)
    match value:
        case None:
            return ""
        case bool():
            return "TOSI" if value else "EPÄTOSI"
        case str():
            return value
    return f"{value:.15g}".replace(".", ",")


def truth(value: Value) -> bool:
    """A value as a truth.

    Raises:
        CellError: It is a text, or a mistake.
    """
    value = sure(value)
    if isinstance(value, str):
        raise CellError("#VALUE!")
    return bool(value)


def compared(sign: str, left: Value, right: Value) -> bool:
    """Whether a comparison holds: numbers come before texts, letters are equal in any case."""
    left, right = sure(left), sure(right)
    if left is None:
        left = _nothing_like(right)
    if right is None:
        right = _nothing_like(left)
    return COMPARISONS[sign](_rank(left), _rank(right))


def binary(sign: str, left: Value, right: Value) -> Value:
    """What a sign gives between two values.

    Raises:
        CellError: One of them has no such value.
    """
    if sign in COMPARISONS:
        return compared(sign, left, right)
    if sign == "&":
        return text(left) + text(right)
    one, other = number(left), number(right)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
    if other == 0:
        raise CellError("#DIV/0!")
    return one / other


def rounded(value: float, decimals: int) -> float:
    """A number to so many decimals, half away from zero, as spreadsheets do."""
    exact = Decimal(f"{value:.15g}")
    step = Decimal(1).scaleb(-decimals)
    return plain(float((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step))


def plain(value: float) -> float:
    """A whole number without its point."""
    return int(value) if float(value).is_integer() else value


def _nothing_like(other: float | str | bool | None) -> float | str | bool:
    """What an empty cell is beside another value."""
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0


def _rank(value: float | str | bool) -> tuple[int, float | str]:
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, float(f"{value:.15g}")
