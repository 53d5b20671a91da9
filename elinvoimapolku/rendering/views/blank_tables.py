"""The sheets of a template's Excel file on paper: empty tables, to be filled in by hand.

A wide table is cut into several, each on a sheet of paper of its own that lies on its side. All
of them begin with the first column, which tells which rows belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple, TypeAlias

from elinvoimapolku.model import Sheet, Template
from elinvoimapolku.model.sheets import Column
from elinvoimapolku.spreadsheet.book import Book, book_of, inputs
from elinvoimapolku.spreadsheet.shown import shown

COLUMNS = 8
"""How many columns there is room for to write by hand."""
WIDTH, HEIGHT = 265, 184
"""What is inside the margins of a sheet on its side, in millimetres; print.css sets them."""
NARROW = 30
"""How wide a column of numbers or days is; print.css sets it too, and others share what is left."""
HEAD, ROW = 35, 9
"""How high is what stands above the rows, and a row to write on."""
LINE, PADDING, LETTERS = 4.5, 2.5, 0.45
"""How high a line of words in a row is, and what is around it; letters of a millimetre of it."""
NOTE_LINE, NOTE_LETTERS = 4.5, 155
"""How high a line above or below a table is, and how many letters it takes."""
Row: TypeAlias = Mapping[str, str]
"""What stands in a row, by the column's title."""
Sign: TypeAlias = Callable[[str], str]


class BlankColumn(NamedTuple):
    """A column to write into."""

    title: str
    is_narrow: bool
    """Whether a number or a day stands in it."""


class ChoiceView(NamedTuple):
    """What can be chosen from, and for which columns."""

    titles: str
    words: str


class BlankTable(NamedTuple):
    """A table on a sheet of paper of its own."""

    name: str
    """That of its sheet; with its number where there are several."""
    help: str
    """What the sheet is for; empty but above the first of its tables."""
    columns: tuple[BlankColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    """What stands in them already: mostly nothing."""
    choices: tuple[ChoiceView, ...]
    ready: str
    """The rows of which nothing is left to be written, in words; empty but below the last."""
    counted: str
    """The columns that only the file counts; empty but below the last."""


class BlankCells(NamedTuple):
    """Values that are written once."""

    name: str
    help: str
    rows: tuple[tuple[str, str, str], ...]
    """The title of each, what stands in it already, and what can be chosen or is asked for."""

    @property
    def html(self) -> str:
        """As it is measured."""
        cells = ("".join(f"<td>{text}</td>" for text in row) for row in self.rows)
        rows = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<h2>{self.name}</h2><p>{self.help}</p><table>{rows}</table>"


class BlankForm(NamedTuple):
    """All that is filled in of a spreadsheet."""

    cells: tuple[BlankCells, ...]
    tables: tuple[BlankTable, ...]


def blank_form(template: Template, sign: Sign) -> BlankForm:
    """What a person fills in of a template's sheets; what is counted is left out.

    Args:
        template: The template.
        sign: Puts soft hyphens into a title.
    """
    book = book_of(template.sheets, is_example=False)
    cells = (_cells(one, book) for one in template.sheets)
    return BlankForm(
        tuple(one for one in cells if one.rows),
        tuple(table for one in template.sheets for table in _tables(one, book, sign)),
    )


def _cells(sheet: Sheet, book: Book) -> BlankCells:
    rows = zip(sheet.cells, book.cells(sheet), strict=True)
    return BlankCells(
        sheet.name,
        sheet.help,
        tuple(
            (one.title, shown(cell), " ".join(filter(None, (one.help, ", ".join(one.choices)))))
            for one, cell in rows
            if not one.formula
        ),
    )


def _tables(sheet: Sheet, book: Book, sign: Sign) -> Iterator[BlankTable]:
    """The tables of a sheet: none where nothing is left to be written."""
    written = [] if sheet.results else inputs(sheet)
    begun, ready = _given(sheet, book, written)
    if not written or not (begun or sheet.empty_rows):
        return
    parts = list(_parts(written))
    tables = [
        BlankTable(
            name=f"{sheet.name} {at}/{len(parts)}" if len(parts) > 1 else sheet.name,
            help=sheet.help if at == 1 else "",
            columns=tuple(BlankColumn(sign(one.title), _is_narrow(one)) for one in part),
            rows=(),
            choices=tuple(_choices(part)),
            ready=ready if at == len(parts) else "",
            counted=_counted(sheet) if at == len(parts) else "",
        )
        for at, part in enumerate(parts, start=1)
    ]
    # The parts have the same rows, so that there are as many on each.
    room = min(map(_room, tables))
    for texts in _papers(begun, parts, room, has_more=bool(sheet.empty_rows)):
        for part, table in zip(parts, tables, strict=True):
            rows = (tuple(row.get(one.title, "") for one in part) for row in texts)
            yield table._replace(rows=tuple(rows))


def _given(sheet: Sheet, book: Book, written: Sequence[Column]) -> tuple[list[Row], str]:
    """The rows of the empty file that are begun, and in words those in which all stands already."""
    titles = [one.title for one in sheet.columns]
    named = {one.title for one in written}
    rows = (dict(zip(titles, map(shown, row), strict=True)) for row in book.rows(sheet))
    texts = [{title: row[title] for title in row if title in named} for row in rows]
    begun: list[Row] = [one for one in texts if any(one.values()) and not all(one.values())]
    return begun, ", ".join(" ".join(row.values()) for row in texts if all(row.values()))


def _parts(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    """The columns by table, about as many in each, and the first in all."""
    first, others = columns[:1], columns[1:]
    number = max(1, ceil(len(others) / (COLUMNS - 1)))
    size, larger = divmod(len(others), number)
    start = 0
    for at in range(number):
        end = start + size + (at < larger)
        yield [*first, *others[start:end]]
        start = end


def _choices(columns: Sequence[Column]) -> Iterator[ChoiceView]:
    """Every list of choices once, for all columns that have it."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for one in columns:
        if one.choices:
            titles.setdefault(one.choices, []).append(one.title)
    for words, named in titles.items():
        yield ChoiceView(", ".join(named), ", ".join(words))


def _counted(sheet: Sheet) -> str:
    return ", ".join(one.title for one in sheet.columns if one.formula and not one.helper)


def _room(table: BlankTable) -> float:
    """How high the rows of a table may be together, in millimetres."""
    notes = (f"{one.titles}: {one.words}" for one in table.choices)
    texts = (table.help, *notes, table.ready, table.counted)
    lines = sum(ceil(len(text) / NOTE_LETTERS) for text in texts)
    return HEIGHT - HEAD - lines * NOTE_LINE


def _papers(
    given: Sequence[Row], parts: Sequence[Sequence[Column]], room: float, has_more: bool
) -> Iterator[list[Row]]:
    """The rows by sheet of paper; where there is more, the last is filled up with empty ones."""
    rows: list[Row] = []
    left = room
    for row in given:
        height = max(_height(row, part) for part in parts)
        if height > left:
            yield rows
            rows, left = [], room
        rows.append(row)
        left -= height
    if has_more:
        rows += [{}] * int(left // ROW)
    yield rows


def _height(row: Row, columns: Sequence[Column]) -> float:
    """How high a row becomes by what stands in it, in millimetres."""
    narrow = sum(map(_is_narrow, columns))
    wide = (WIDTH - narrow * NARROW) / max(1, len(columns) - narrow)
    letters = {one.title: (NARROW if _is_narrow(one) else wide) * LETTERS for one in columns}
    lines = (ceil(len(row.get(title, "")) / room) for title, room in letters.items())
    return max(ROW, max(lines) * LINE + PADDING)


def _is_narrow(column: Column) -> bool:
    return column.kind not in ("text", "choice")
