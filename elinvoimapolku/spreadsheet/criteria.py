"""The conditions of COUNTIFS and its kin: a value, or a text such as ``>=100`` and ``<>ei``."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

from elinvoimapolku.spreadsheet.cell_values import CellError, Value
from elinvoimapolku.spreadsheet.operations import COMPARISONS, sure

CONDITION = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")


def condition(criterion: Value) -> Callable[[Value], bool]:
    """Whether a cell meets a criterion.

    Raises:
        CellError: The criterion is a mistake.
    """
    criterion = sure(criterion)
    if criterion is None:
        criterion = 0
    if not isinstance(criterion, str):
        return _equals(criterion)
    found = CONDITION.fullmatch(criterion)
    sign, rest = (found[1] or "", found[2]) if found else ("", criterion)
    if rest == "":
        return _emptiness(sign)
    if DECIMAL.fullmatch(rest):
        return _number(sign or "=", float(rest.replace(",", ".")))
    return _words(sign or "=", rest)


def _equals(wanted: float | bool) -> Callable[[Value], bool]:
    def holds(cell: Value) -> bool:
        return isinstance(cell, bool) == isinstance(wanted, bool) and cell == wanted

    return holds


def _emptiness(sign: str) -> Callable[[Value], bool]:
    """``<>`` is any cell in which something stands, a formula's empty text too."""
    match sign:
        case "<>":
            return lambda cell: cell is not None
        case "=":
            return lambda cell: cell is None
        case "":
            return lambda cell: cell is None or cell == ""
    return lambda cell: False


def _number(sign: str, wanted: float) -> Callable[[Value], bool]:
    compare = COMPARISONS[sign]

    def holds(cell: Value) -> bool:
        is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
        return compare(cell, wanted) if is_number else sign == "<>"

    return holds


def _words(sign: str, wanted: str) -> Callable[[Value], bool]:
    compare = COMPARISONS[sign]
    if compare in (operator.eq, operator.ne):
        pattern = re.escape(wanted.casefold()).replace(r"\*", ".*").replace(r"\?", ".")
        same = re.compile(pattern, re.DOTALL)

        def holds(cell: Value) -> bool:
            is_same = isinstance(cell, str) and bool(same.fullmatch(cell.casefold()))
            return is_same == (sign == "=")

        return holds
    return lambda cell: isinstance(cell, str) and compare(cell.casefold(), wanted.casefold())


def picked(pairs: list[tuple[list[Value], Value]], length: int) -> list[int]:
    """The places at which every condition holds.

    Args:
        pairs: Columns, each with its criterion.
        length: Of the columns.

    Raises:
        CellError: The columns are of unlike lengths.
    """
    kept = list(range(length))
    for column, criterion in pairs:
        if len(column) != length:
            raise CellError("#VALUE!")
        holds = condition(criterion)
        kept = [at for at in kept if holds(column[at])]
    return kept
