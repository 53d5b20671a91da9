"""The sheets of a template's Excel file, as an editor writes them."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, StringConstraints

from elinvoimapolku.values import Count, Flag, Name, OptionalProse, Prose, Record

CellKind: TypeAlias = Literal["text", "choice", "date", "count", "number", "euro", "percent"]
"""What stands in a cell: ``count`` is a whole number from zero, ``number`` any."""
Total: TypeAlias = Literal["sum", "count", "average"]
Written = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What stands in a cell as it is compared: no typography; may be empty."""


def reference(title: str) -> str:
    """How formulas name a sheet or a cell of its own: ``Suuren_hankinnan_raja``."""
    return re.sub(r"\W+", "_", title).strip("_")


class _Value(Record):
    """What is written or counted under a title, as one kind of value."""

    sentences: ClassVar = ("help",)

    title: Name
    kind: CellKind
    help: OptionalProse = ""
    choices: tuple[Name, ...] = ()
    formula: Written = ""
    """Counts the value; nobody writes into it."""
    decimals: Count = 0


class Column(_Value):
    """A column of a table: one kind of value in all of its cells."""

    total: Total | None = None
    """What stands below the column."""
    alert: tuple[Name, ...] = ()
    """Words that ask for a deed, coloured so; ``*`` is any."""
    calm: tuple[Name, ...] = ()
    """Words that ask for nothing, coloured so."""
    helper: Flag = False
    """Whether only other formulas need it."""
    width: Count = 0
    """In letters; 0 leaves it to the kind."""


class SingleCell(_Value):
    """A value that stands once in the file, and that formulas name by its title."""

    value: Written = ""
    """What the empty file has in it."""
    example: Written = ""
    """What the example has in it, where that is something else."""


class ResultRow(Record):
    """A row of a table of results: texts, and formulas that begin with ``=``."""

    kind: CellKind | None = None
    """What its formulas give in columns of numbers."""
    decimals: Count = 0
    cells: Annotated[tuple[Written, ...], Field(min_length=1)]


class Sheet(Record):
    """A sheet: single cells, or one table with rows to fill in, or one with results."""

    sentences: ClassVar = ("help",)

    name: Name
    help: Prose
    """What it is for, above the table and among the instructions."""
    cells: tuple[SingleCell, ...] = ()
    columns: tuple[Column, ...] = ()
    given: tuple[Written, ...] = ()
    """Rows that stand in the empty file, their values separated by ``|``."""
    rows: tuple[Written, ...] = ()
    """Rows of the example, likewise."""
    results: tuple[ResultRow, ...] = ()
    empty_rows: Count = 30
    frozen: Count = 1
    """How many first columns stay in view."""

    @property
    def fields(self) -> tuple[Column | SingleCell, ...]:
        """What is written or counted on it: its columns, or its single cells."""
        return (*self.columns, *self.cells)

    @property
    def has_example(self) -> bool:
        """Whether something of the example is written on it."""
        return bool(self.rows) or any(one.example for one in self.cells)
