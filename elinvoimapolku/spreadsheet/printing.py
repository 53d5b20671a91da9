"""Formulas as a file has them: English names, commas, references by tables and titles."""

from __future__ import annotations

import re

from elinvoimapolku.spreadsheet.functions import FUNCTIONS
from elinvoimapolku.spreadsheet.parsing import (
    LEVELS,
    Binary,
    Call,
    Constant,
    Here,
    Negative,
    Node,
    Single,
    Title,
    WholeColumn,
)

PLAIN = re.compile(r"\w+(?: \w+)*")
"""A title of words alone."""


def printed(node: Node, table: str = "", suffix: str = "") -> str:
    """A formula of a file, with its ``=``.

    Args:
        node: The formula.
        table: The one in whose row it stands.
        suffix: What the names of tables and single cells end with in this part of the file.
    """
    return f"={_Printer(table, suffix).text(node)}"


def whole_column(table: str, title: str) -> str:
    """A reference to a column; a title with more than words has brackets of its own."""
    return f"{table}[{title}]" if PLAIN.fullmatch(title) else f"{table}[[{title}]]"


class _Printer:
    def __init__(self, table: str, suffix: str) -> None:
        self._table, self._suffix = table, suffix

    def text(self, node: Node) -> str:
        match node:
            case Constant():
                return _constant(node.value)
            case Here():
                return f"{self._table}{self._suffix}[[#This Row],[{node.column}]]"
            case WholeColumn():
                return whole_column(f"{node.table}{self._suffix}", node.column)
            case Title():
                return f"{node.table}{self._suffix}[[#Headers],[{node.column}]]"
            case Single():
                return f"{node.name}{self._suffix}"
            case Call():
                return self._call(node)
            case Binary():
                return self._binary(node)
            case Negative():
                inner = self.text(node.inner)
                return f"-({inner})" if isinstance(node.inner, Binary) else f"-{inner}"

    def _call(self, node: Call) -> str:
        arguments = ",".join(map(self.text, node.arguments))
        known = FUNCTIONS.get(node.function)
        return f"{known.prefix if known else ''}{node.function}({arguments})"

    def _binary(self, node: Binary) -> str:
        level = _level(node)
        left, right = self.text(node.left), self.text(node.right)
        if _level(node.left) < level:
            left = f"({left})"
        if _level(node.right) <= level:
            right = f"({right})"
        return f"{left}{node.sign}{right}"


def _level(node: Node) -> int:
    """How tightly a node holds together."""
    if isinstance(node, Binary):
        return next(at for at, signs in enumerate(LEVELS) if node.sign in signs)
    return len(LEVELS)


def _constant(value: float | str | bool) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return '"{}"'.format(value.replace('"', '""'))
    return f"{value:.15g}"
