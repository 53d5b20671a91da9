"""What a formula gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from elinvoimapolku.spreadsheet.cell_values import CellError, Value
from elinvoimapolku.spreadsheet.functions import FUNCTIONS, Given, numbers
from elinvoimapolku.spreadsheet.operations import binary, number, plain, sure, truth
from elinvoimapolku.spreadsheet.parsing import (
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


class Scope(Protocol):
    """What the names of a formula stand for where it is."""

    @property
    def row(self) -> int:
        """The row of the sheet, from 1."""

    def here(self, column: str) -> Value:
        """The cell of a column in the same row."""

    def column(self, table: str, column: str) -> list[Value]:
        """All cells of a column."""

    def single(self, name: str) -> Value:
        """A single cell."""

    def header_row(self, table: str) -> int:
        """The row of the table's titles, from 1."""


def evaluate(node: Node, scope: Scope) -> Value:
    """The value of a formula; a mistake is a value too.

    Args:
        node: The formula.
        scope: Where it stands.
    """
    try:
        value = _scalar(node, scope)
    except CellError as error:
        return error
    # A formula that leads to an empty cell gives a zero.
    return 0 if value is None else value


def _scalar(node: Node, scope: Scope) -> Value:
    match node:
        case Constant():
            return node.value
        case Here():
            return sure(scope.here(node.column))
        case Single():
            return sure(scope.single(node.name))
        case Negative():
            return -number(_scalar(node.inner, scope))
        case Binary():
            return binary(node.sign, _scalar(node.left, scope), _scalar(node.right, scope))
        case Call():
            return _called(node, scope)
    raise CellError("#VALUE!")


def _called(call: Call, scope: Scope) -> Value:
    arguments = call.arguments
    match call.function:
        case "IF":
            return _if(arguments, scope)
        case "IFERROR":
            try:
                return _scalar(arguments[0], scope)
            except CellError:
                return _scalar(arguments[1], scope)
        case "AND" | "OR" | "NOT" as name:
            # A mistake in any of them is one of the whole.
            truths = [truth(_scalar(one, scope)) for one in arguments]
            return {"AND": all(truths), "OR": any(truths), "NOT": not truths[0]}[name]
        case "ROW":
            return _row(arguments, scope)
        case "SUMPRODUCT":
            return _sum_of_products([_vector(one, scope) for one in arguments])
    function = FUNCTIONS[call.function]
    given = [_argument(one, scope, function.takes_columns) for one in arguments]
    return sure(function.compute(*given))


def _if(arguments: Sequence[Node], scope: Scope) -> Value:
    if truth(_scalar(arguments[0], scope)):
        return _scalar(arguments[1], scope)
    return _scalar(arguments[2], scope) if len(arguments) > 2 else False


def _row(arguments: Sequence[Node], scope: Scope) -> Value:
    match arguments:
        case [Title(table)]:
            return scope.header_row(table)
        case []:
            return scope.row
    raise CellError("#VALUE!")


def _argument(node: Node, scope: Scope, takes_columns: bool) -> Given:
    if takes_columns:
        match node:
            case WholeColumn():
                return scope.column(node.table, node.column)
            # The text in a cell is passed over, as that in a column is.
            case Here():
                return [scope.here(node.column)]
            case Single():
                return [scope.single(node.name)]
    return _scalar(node, scope)


def _vector(node: Node, scope: Scope) -> list[Value]:
    """A value for every row of the columns in a calculation."""
    match node:
        case WholeColumn():
            return scope.column(node.table, node.column)
        case Negative():
            return [_or_mistake("-", 0, one) for one in _vector(node.inner, scope)]
        case Binary():
            left, right = _vector(node.left, scope), _vector(node.right, scope)
            length = max(len(left), len(right))
            left, right = (one * length if len(one) == 1 else one for one in (left, right))
            if len(left) != len(right):
                raise CellError("#N/A")
            return [_or_mistake(node.sign, *pair) for pair in zip(left, right, strict=True)]
    return [_scalar(node, scope)]


def _or_mistake(sign: str, left: Value, right: Value) -> Value:
    try:
        return binary(sign, left, right)
    except CellError as error:
        return error


def _sum_of_products(vectors: list[list[Value]]) -> Value:
    if len({len(one) for one in vectors}) != 1:
        raise CellError("#VALUE!")
    total: float = 0
    for row in zip(*vectors, strict=True):
        product: float = 1
        for value in row:
            # What is no number is a zero here.
            product *= sum(numbers([[value]]))
        total += product
    return plain(total)
