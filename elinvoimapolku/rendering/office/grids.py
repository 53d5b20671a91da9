"""The sheets of an Excel file that one fills in or reads: tables and single cells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from elinvoimapolku.model.sheets import CellKind, Column, Sheet, Total, reference
from elinvoimapolku.rendering.office.looks import ALERT, CALM, Looks, height
from elinvoimapolku.rendering.office.validation import rule
from elinvoimapolku.spreadsheet.book import HEADER_ROW, Book, Cell
from elinvoimapolku.spreadsheet.cell_values import CellError, Value
from elinvoimapolku.spreadsheet.parsing import Node, parse
from elinvoimapolku.spreadsheet.printing import printed, whole_column

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from elinvoimapolku.rendering.office.choices import Choices

WIDTHS: Mapping[CellKind, int] = {
    "text": 26,
    "choice": 20,
    "date": 12,
    "count": 11,
    "number": 11,
    "euro": 14,
    "percent": 11,
}
FILTER_BUTTON = 4
"""Room for it beside the longest word of a title, in letters."""
PAGE_WIDTH = 190
"""How many letters stand beside each other on an A4 page and can still be read."""
TOTALS: Mapping[Total, int] = {"sum": 109, "count": 103, "average": 101}
"""The numbers of what SUBTOTAL counts: hidden rows are left out."""
TOTAL = "Yhteensä"
LABEL_WIDTH, VALUE_WIDTH, HELP_WIDTH = 34, 28, 70


class Part(NamedTuple):
    """The sheets to fill in, or those of the example."""

    book: Book
    suffix: str
    """What the names of its tables and cells end with."""


class Grid:
    """Writes one sheet."""

    def __init__(
        self, sheet: Worksheet, source: Sheet, part: Part, looks: Looks, choices: Choices
    ) -> None:
        """Take the sheet with its title, below which the grid stands."""
        self._sheet, self._source, self._part = sheet, source, part
        self._looks, self._choices = looks, choices
        self._table = reference(source.name)
        self._texts: dict[int, str] = {}

    def write(self) -> None:
        """The table or the single cells."""
        if self._source.columns:
            self._write_table()
        else:
            self._write_cells()

    def names(self) -> list[tuple[str, int]]:
        """The names of the single cells, and their rows from 1."""
        return [
            (f"{reference(one.title)}{self._part.suffix}", HEADER_ROW + 1 + at)
            for at, one in enumerate(self._source.cells)
        ]

    def _write_cells(self) -> None:
        sheet = self._sheet
        for at, (title, width) in enumerate(
            (("Asia", LABEL_WIDTH), ("Arvo", VALUE_WIDTH), ("Ohje", HELP_WIDTH))
        ):
            sheet.set_column(at, at, width)
            sheet.write_string(HEADER_ROW - 1, at, title, self._looks.header(is_counted=False))
        cells = self._part.book.cells(self._source)
        words = self._looks.words(border=1, border_color="#B8C4C9")
        for at, (one, cell) in enumerate(zip(self._source.cells, cells, strict=True)):
            row = HEADER_ROW + at
            sheet.write_string(row, 0, one.title, words)
            self._write(row, 1, cell)
            sheet.write_string(row, 2, one.help, words)
            told = [(one.title, LABEL_WIDTH), (one.help, HELP_WIDTH)]
            sheet.set_row(row, height(told))
            if not one.formula and (made := rule(one, self._choices)):
                sheet.data_validation(row, 1, row, 1, made)
        sheet.freeze_panes(HEADER_ROW, 0)
        sheet.fit_to_pages(1, 0)

    def _write_table(self) -> None:
        rows = self._part.book.rows(self._source)
        has_totals = any(column.total for column in self._source.columns)
        first, last = HEADER_ROW, HEADER_ROW + max(len(rows), 1) - 1
        self._sheet.add_table(
            first - 1,
            0,
            last + has_totals,
            len(self._source.columns) - 1,
            {
                "name": f"{self._table}{self._part.suffix}",
                "title": self._source.name,
                "description": self._source.help,
                "style": None,
                "total_row": has_totals,
                "columns": [
                    self._column(at, column) for at, column in enumerate(self._source.columns)
                ],
            },
        )
        widths = [_width(column) for column in self._source.columns]
        titles = [(column.title, width) for column, width in self._shown(widths)]
        self._sheet.set_row(HEADER_ROW - 1, height(titles))
        for row, cells in enumerate(rows, start=HEADER_ROW):
            for place, cell in enumerate(cells):
                self._write(row, place, cell)
            texts = [cell.value if isinstance(cell.value, str) else "" for cell in cells]
            self._sheet.set_row(row, height(list(zip(texts, widths, strict=True))))
        for at, column in enumerate(self._source.columns):
            self._take(at, column, first, last)
        self._write_totals(last + 1)
        self._set_up_page()

    def _write_totals(self, row: int) -> None:
        """What stands below the columns: LibreOffice wants the name of the table too."""
        totals = self._part.book.totals(self._source)
        for at, (column, total) in enumerate(zip(self._source.columns, totals, strict=True)):
            if column.total:
                name = f"{self._table}{self._part.suffix}"
                text = f"=SUBTOTAL({TOTALS[column.total]},{whole_column(name, column.title)})"
                kind = "count" if column.total == "count" else column.kind
                look = self._looks.cell(kind, column.decimals, is_counted=True)
                shown = total.words if isinstance(total, CellError) else total
                self._sheet.write_formula(row, at, text, look, shown)

    def _column(self, at: int, column: Column) -> dict[str, Any]:
        """What the table tells of a column."""
        made: dict[str, Any] = {
            "header": column.title,
            "header_format": self._looks.header(bool(column.formula) or bool(self._source.results)),
        }
        if not self._source.results:
            made["format"] = self._looks.cell(column.kind, column.decimals, bool(column.formula))
        if column.formula:
            made["formula"] = self._printed(parse(column.formula))
        if column.total:
            made["total_function"] = column.total
        elif at == self._total_label():
            made["total_string"] = TOTAL
        return made

    def _total_label(self) -> int:
        """The first column in which the word of the totals has room."""
        columns = enumerate(self._source.columns)
        fit = (at for at, one in columns if not one.total and _width(one) > len(TOTAL) + 2)
        return next(fit, 0)

    def _take(self, at: int, column: Column, first: int, last: int) -> None:
        """What a column takes, how its words are coloured, and how wide it is."""
        made = None if column.formula or self._source.results else rule(column, self._choices)
        if made:
            self._sheet.data_validation(first, at, last, at, made)
        for words, look in ((column.alert, ALERT), (column.calm, CALM)):
            change = self._looks.change(look) if words else None
            for word in words:
                condition: dict[str, Any] = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
                if word == "*":
                    condition = {"type": "no_blanks"}
                self._sheet.conditional_format(first, at, last, at, {**condition, "format": change})
        options = {"level": 1, "hidden": True} if column.helper else {}
        self._sheet.set_column(at, at, _width(column), None, options)

    def _shown(self, widths: Sequence[int]) -> list[tuple[Column, int]]:
        """The columns that are not hidden, with their widths."""
        pairs = zip(self._source.columns, widths, strict=True)
        return [(column, width) for column, width in pairs if not column.helper]

    def _set_up_page(self) -> None:
        frozen = min(self._source.frozen, len(self._source.columns))
        self._sheet.freeze_panes(HEADER_ROW, frozen)
        self._sheet.repeat_rows(HEADER_ROW - 1)
        widths = [_width(column) for column in self._source.columns if not column.helper]
        pages = 1
        if sum(widths) > PAGE_WIDTH:
            # What stays in view is repeated on each page.
            repeated = sum(widths[:frozen])
            pages = math.ceil((sum(widths) - repeated) / max(PAGE_WIDTH - repeated, 1))
        if pages > 1 and frozen:
            self._sheet.repeat_columns(0, frozen - 1)
        self._sheet.fit_to_pages(max(pages, 1), 0)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        look = self._looks.cell(cell.kind, cell.decimals, cell.node is not None)
        value = cell.value
        if cell.node is not None:
            text = self._printed(cell.node)
            shown = value.words if isinstance(value, CellError) else value
            self._sheet.write_formula(row, column, text, look, shown)
        else:
            self._write_value(row, column, value, look)

    def _printed(self, node: Node) -> str:
        """A formula's text, once for all rows of its column: they have the same tree."""
        if id(node) not in self._texts:
            self._texts[id(node)] = printed(node, self._table, self._part.suffix)
        return self._texts[id(node)]

    def _write_value(self, row: int, column: int, value: Value, look: Format) -> None:
        if value is None:
            self._sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(row, column, value, look)
        else:
            self._sheet.write_number(row, column, float(str(value)), look)


def _width(column: Column) -> int:
    """Of a column, in letters: its longest word and the filter's button have to fit in."""
    longest = max(map(len, column.title.replace("-", "- ").split())) + FILTER_BUTTON
    return max(column.width or WIDTHS[column.kind], longest)
