"""Formulas as trees: what an editor writes in the names of a table's columns.

The form is that of an English Excel: ``=IF([@Päättyy]="";"";EDATE([@Päättyy];-2))``. Arguments are
separated by ``;`` or ``,``, decimals by a point. ``[@Päättyy]`` is the cell of that column in the
same row, ``Sopimukset[Päättyy]`` the whole column, and a name alone is a single cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)
    |(?P<text>"(?:[^"@]|"")*")
    |\[@(?:\[(?P<here>[^\[\]]+)\]|(?P<bare>[^\[\]]+))\]
    |(?P<titled>[^\W\d]\w*)\[\[\#Headers\][;,]\s*\[(?P<title>[^\[\]]+)\]\]
    |(?P<table>[^\W\d]\w*)\[(?P<inner>\[)?(?P<column>[^\[\]]+)(?(inner)\])\]
    |(?P<name>[^\W\d][\w.]*)
    |(?P<sign><>|<=|>=|[=<>&+\-*/();,]))""",
    re.VERBOSE,
)
LEVELS = (("=", "<>", "<=", ">=", "<", ">"), ("&",), ("+", "-"), ("*", "/"))
"""Signs between two values, the loosest first."""


MOST_WORDS, MOST_BRACKETS = 600, 64
"""How much a formula may have: Excel allows no more brackets inside each other."""


class Constant(NamedTuple):
    """A number, a text or a truth."""

    value: float | str | bool


class Here(NamedTuple):
    """The cell of a column in the row of the formula."""

    column: str


class WholeColumn(NamedTuple):
    """All cells of a column of a table."""

    table: str
    column: str


class Title(NamedTuple):
    """The title of a column: only the number of its row is asked for."""

    table: str
    column: str


class Single(NamedTuple):
    """A single cell with a name."""

    name: str


class Call(NamedTuple):
    """A function with its arguments."""

    function: str
    arguments: tuple[Node, ...]


class Binary(NamedTuple):
    """Two values with a sign between them."""

    sign: str
    left: Node
    right: Node


class Negative(NamedTuple):
    """A value with the sign of negative numbers."""

    inner: Node


Node: TypeAlias = Constant | Here | WholeColumn | Title | Single | Call | Binary | Negative


class FormulaError(Exception):
    """The text is no formula; the words are Finnish."""


class Token(NamedTuple):
    """A word of a formula."""

    kind: str
    text: str
    column: str = ""


@lru_cache(maxsize=4096)
def parse(formula: str) -> Node:
    """The tree of a formula; the empty sheets and the example have the same ones.

    Args:
        formula: Begins with ``=``.

    Raises:
        FormulaError: The text is no formula.
    """
    if not formula.startswith("="):
        raise FormulaError("kaava alkaa merkillä =")
    tokens = list(_tokens(formula[1:]))
    if len(tokens) > MOST_WORDS:
        raise FormulaError(f"siinä on yli {MOST_WORDS} nimeä ja merkkiä. Jakakaa se sarakkeisiin")
    reader = _Reader(tokens)
    node = reader.binary(0)
    if (rest := reader.peek()).text:
        raise FormulaError(f"merkki {rest.text} on väärässä paikassa")
    return node


def walk(node: Node) -> Iterator[Node]:
    """A tree's nodes, itself first."""
    yield node
    match node:
        case Call():
            for argument in node.arguments:
                yield from walk(argument)
        case Binary():
            yield from walk(node.left)
            yield from walk(node.right)
        case Negative():
            yield from walk(node.inner)


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    text = text.strip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise FormulaError(f"tätä kohtaa ei ymmärretä: {text[at:].strip()[:20]}")
        at = found.end()
        kind = found.lastgroup or ""
        if kind == "column":
            yield Token("table", found["table"], found["column"].strip())
        elif kind == "title":
            yield Token("title", found["titled"], found["title"].strip())
        elif kind in ("here", "bare"):
            yield Token("here", "[@", found[kind].strip())
        else:
            yield Token(kind, found[kind])


END = Token("end", "")


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._brackets = 0

    def peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else END

    def _next(self) -> Token:
        token = self.peek()
        self._at += 1
        return token

    def inside(self) -> Node:
        """What stands between brackets."""
        self._brackets += 1
        if self._brackets > MOST_BRACKETS:
            raise FormulaError(f"sulkuja on yli {MOST_BRACKETS} sisäkkäin")
        node = self.binary(0)
        self._brackets -= 1
        return node

    def binary(self, level: int) -> Node:
        if level == len(LEVELS):
            return self._unary()
        left = self.binary(level + 1)
        while self.peek().kind == "sign" and self.peek().text in LEVELS[level]:
            sign = self._next().text
            left = Binary(sign, left, self.binary(level + 1))
        return left

    def _unary(self) -> Node:
        if self.peek() == Token("sign", "-"):
            self._next()
            return Negative(self._unary())
        return self._single()

    def _single(self) -> Node:
        token = self._next()
        match token.kind:
            case "number":
                number = float(token.text)
                return Constant(int(number) if number.is_integer() else number)
            case "text":
                return Constant(token.text[1:-1].replace('""', '"'))
            case "here":
                return Here(token.column)
            case "title":
                return Title(token.text, token.column)
            case "table":
                return WholeColumn(token.text, token.column)
            case "name":
                return self._named(token.text)
        if token.text != "(":
            where = f"ennen merkkiä {token.text}" if token.text else "lopusta"
            raise FormulaError(f"arvo puuttuu {where}")
        inner = self.inside()
        self._close()
        return inner

    def _named(self, name: str) -> Node:
        """A function when a bracket follows, or else a truth or a single cell."""
        if self.peek().text != "(" or self.peek().kind != "sign":
            truth = {"TRUE": True, "FALSE": False}.get(name.upper())
            return Single(name) if truth is None else Constant(truth)
        self._next()
        arguments: list[Node] = []
        if self.peek().text != ")":
            arguments.append(self.inside())
            while self.peek() in (Token("sign", ";"), Token("sign", ",")):
                self._next()
                arguments.append(self.inside())
        self._close()
        return Call(name.upper(), tuple(arguments))

    def _close(self) -> None:
        token = self._next()
        if token != Token("sign", ")"):
            raise FormulaError(
                f"sulku ) puuttuu ennen merkkiä {token.text}" if token.text else "sulku ) puuttuu"
            )
