"""All sheets of a file with the values of their cells: the empty file, or the example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from elinvoimapolku.model.sheets import CellKind, Column, Sheet, SingleCell, Total, reference
from elinvoimapolku.spreadsheet.cell_values import CellError, Value, value_of
from elinvoimapolku.spreadsheet.evaluation import evaluate
from elinvoimapolku.spreadsheet.functions import FUNCTIONS
from elinvoimapolku.spreadsheet.parsing import Node, parse

HEADER_ROW = 3
"""The row of titles on every sheet, from 1: above it stand the sheet's name and what it is for."""
TOTALS: Mapping[Total, str] = {"sum": "SUM", "count": "COUNTA", "average": "AVERAGE"}
SEPARATOR = "|"
"""Stands between the values of a row."""


class Cell(NamedTuple):
    """A cell as the file has it."""

    kind: CellKind
    decimals: int
    node: Node | None
    """Its formula."""
    value: Value
    """What stands in it, or what its formula gives."""


class _Source(NamedTuple):
    kind: CellKind
    decimals: int
    node: Node | None
    value: Value


def split(row: str) -> list[str]:
    """The texts of a row that an editor wrote."""
    return [one.strip() for one in row.split(SEPARATOR)]


def inputs(sheet: Sheet) -> list[Column]:
    """The columns into which one writes."""
    return [column for column in sheet.columns if not column.formula]


def singles(sheets: Sequence[Sheet]) -> Iterator[SingleCell]:
    """The single cells of all sheets."""
    for sheet in sheets:
        yield from sheet.cells


class Book:
    """The sheets with their values, each counted once it is asked for."""

    def __init__(self, sheets: Sequence[Sheet], is_example: bool) -> None:
        """Take sheets in which no mistake was found.

        Args:
            sheets: As the editor wrote them.
            is_example: Whether the rows of the example stand in them.
        """
        self._sheets = {reference(sheet.name): sheet for sheet in sheets}
        self._is_example = is_example
        self._values: dict[tuple[str, int, int], Value] = {}
        self._columns: dict[tuple[str, str], list[Value]] = {}
        self._cells = {reference(one.title): one for one in singles(sheets)}

    def rows(self, sheet: Sheet) -> list[list[Cell]]:
        """The rows of a sheet's table."""
        table = reference(sheet.name)
        return [
            [
                Cell(one.kind, one.decimals, one.node, self._value(table, row, column))
                for column, one in enumerate(sources)
            ]
            for row, sources in enumerate(self._tables[table])
        ]

    def cells(self, sheet: Sheet) -> list[Cell]:
        """The single cells of a sheet."""
        return [
            Cell(
                one.kind,
                one.decimals,
                parse(one.formula) if one.formula else None,
                self.single(reference(one.title)),
            )
            for one in sheet.cells
        ]

    def totals(self, sheet: Sheet) -> list[Value]:
        """What stands below each column; nothing where none is asked for."""
        table = reference(sheet.name)
        return [
            self._total(column.total, self.column(table, column.title)) if column.total else None
            for column in sheet.columns
        ]

    def _total(self, total: Total, values: list[Value]) -> Value:
        try:
            return FUNCTIONS[TOTALS[total]].compute(values)
        except CellError as error:
            return error

    def column(self, table: str, title: str) -> list[Value]:
        """All cells of a column."""
        if (table, title) not in self._columns:
            at = self._column(table, title)
            rows = range(len(self._tables[table]))
            self._columns[table, title] = [self._value(table, row, at) for row in rows]
        return self._columns[table, title]

    def here(self, table: str, row: int, title: str) -> Value:
        """The cell of a column in a row, from 0."""
        return self._value(table, row, self._column(table, title))

    def single(self, name: str) -> Value:
        """A single cell."""
        one = self._cells[name]
        if one.formula:
            return evaluate(parse(one.formula), _Place(self, "", 0))
        written = one.example or one.value if self._is_example else one.value
        return value_of(one.kind, written, one.choices)

    def _column(self, table: str, title: str) -> int:
        return [column.title for column in self._sheets[table].columns].index(title)

    def _value(self, table: str, row: int, column: int) -> Value:
        place = (table, row, column)
        if place not in self._values:
            source = self._tables[table][row][column]
            self._values[place] = (
                source.value
                if source.node is None
                else evaluate(source.node, _Place(self, table, row))
            )
        return self._values[place]

    @cached_property
    def _tables(self) -> Mapping[str, list[list[_Source]]]:
        return {name: list(self._sources(sheet)) for name, sheet in self._sheets.items()}

    def _sources(self, sheet: Sheet) -> Iterator[list[_Source]]:
        if sheet.results:
            for result in sheet.results:
                yield [
                    _result(column, text, result.kind, result.decimals)
                    for column, text in zip(sheet.columns, result.cells, strict=True)
                ]
            return
        written = sheet.rows if self._is_example and sheet.rows else sheet.given
        # A table that is counted in all its columns is as long as it is empty.
        empty = 0 if self._is_example and inputs(sheet) else sheet.empty_rows
        nodes = [parse(one.formula) if one.formula else None for one in sheet.columns]
        for texts in (*map(split, written), *([""] * len(inputs(sheet)) for _ in range(empty))):
            left = iter(texts)
            yield [
                _Source(
                    column.kind,
                    column.decimals,
                    node,
                    None if node else value_of(column.kind, next(left), column.choices),
                )
                for column, node in zip(sheet.columns, nodes, strict=True)
            ]


def _result(column: Column, text: str, kind: CellKind | None, decimals: int) -> _Source:
    """A cell of a row of results."""
    if text.startswith("="):
        told = kind if kind and column.kind == "number" else column.kind
        return _Source(told, decimals or column.decimals, parse(text), None)
    return _Source(column.kind, 0, None, text or None)


@lru_cache(maxsize=128)
def book_of(sheets: tuple[Sheet, ...], is_example: bool) -> Book:
    """The book of some sheets, the same one for all who ask: reading, pages and the file."""
    return Book(sheets, is_example)


class _Place:
    """Where a formula stands."""

    def __init__(self, book: Book, table: str, row: int) -> None:
        self._book, self._table, self._row = book, table, row

    @property
    def row(self) -> int:
        return HEADER_ROW + 1 + self._row

    def here(self, column: str) -> Value:
        return self._book.here(self._table, self._row, column)

    def column(self, table: str, column: str) -> list[Value]:
        return self._book.column(table, column)

    def single(self, name: str) -> Value:
        return self._book.single(name)

    def header_row(self, table: str) -> int:
        return HEADER_ROW
