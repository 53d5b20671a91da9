"""The sheets of a template's Excel file on its page: what is written where, and the example."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.model import Sheet, Template
from elinvoimapolku.spreadsheet.book import Book, book_of
from elinvoimapolku.spreadsheet.shown import KINDS, shown

COUNTED = "lasketaan"


class FieldView(NamedTuple):
    """A column or a single cell."""

    title: str
    kind: str
    help: str
    example: str
    """Of a single cell."""


class SheetView(NamedTuple):
    """A sheet."""

    name: str
    help: str
    fields: tuple[FieldView, ...]
    """What is written on it and what is counted; nothing where all is counted."""
    titles: tuple[str, ...]
    """Those of the columns that are shown; nothing where there is no table."""
    rows: tuple[tuple[str, ...], ...]
    """The example, without empty rows."""


def sheet_views(template: Template) -> tuple[SheetView, ...]:
    """Every sheet of a template, filled with its example."""
    book = book_of(template.sheets, is_example=True)
    return tuple(_sheet_view(sheet, book) for sheet in template.sheets)


def _sheet_view(sheet: Sheet, book: Book) -> SheetView:
    cells = tuple(
        FieldView(one.title, COUNTED if one.formula else KINDS[one.kind], one.help, shown(cell))
        for one, cell in zip(sheet.cells, book.cells(sheet), strict=True)
    )
    columns = [(at, one) for at, one in enumerate(sheet.columns) if not one.helper]
    told = () if sheet.results else columns
    fields = tuple(
        FieldView(one.title, COUNTED if one.formula else KINDS[one.kind], one.help, "")
        for _, one in told
    )
    rows = (
        tuple(shown(row[at]) for at, _ in columns)
        for row in (book.rows(sheet) if sheet.columns else ())
    )
    return SheetView(
        name=sheet.name,
        help=sheet.help,
        fields=(*cells, *fields),
        titles=tuple(one.title for _, one in columns),
        rows=tuple(row for row in rows if any(row)),
    )
