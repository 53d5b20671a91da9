"""How the cells of an Excel file look: formats of each kind of value, and its colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from elinvoimapolku.model.sheets import CellKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FINNISH = "[$-40B]"
"""Before a format: where the program itself goes by another language, LibreOffice goes by this."""
FORMATS: Mapping[CellKind, str] = {
    # A text stays one: neither a number with a dash becomes a day, nor = a formula.
    "text": "@",
    "choice": "General",
    "date": f"{FINNISH}d.m.yyyy",
    "count": "0",
    "number": f"{FINNISH}General",
    "euro": f"{FINNISH}#,##0{{decimals}}\\ [$€-40B]",
    "percent": f"{FINNISH}0{{decimals}}\\ %",
}
FONT = {"font_name": "Arial", "font_size": 10}
EDGE = {"border": 1, "border_color": "#B8C4C9"}
HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#17495C"}
COUNTED_HEADER = {"bold": True, "font_color": "#17495C", "bg_color": "#D5E3E8"}
COUNTED = {"bg_color": "#F1F5F6"}
"""What nobody writes into."""
ALERT = {"font_color": "#7A2E00", "bg_color": "#FCE4D6", "bold": True}
CALM = {"font_color": "#1B5130", "bg_color": "#E3F1E7"}
EXAMPLE_TAB, OWN_TAB, GUIDE_TAB = "#C28A00", "#17495C", "#7A8A91"


LETTERS_OF_A_DIGIT = 1.1
"""How many letters fit where a digit is a unit of width, at least."""
LINE = 13
"""The height of a line of words, in points."""


def height(texts: Sequence[tuple[str, int]]) -> float | None:
    """How high a row has to be for words that are wrapped; None where one line will do.

    Programs differ in whether they see to it themselves.

    Args:
        texts: Those of its cells, each with the width of its column in letters.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return LINE * lines + 3 if lines > 1 else None


def _lines(text: str, width: int) -> int:
    room = max(int(width * LETTERS_OF_A_DIGIT) - 2, 1)
    lines, filled = 1, 0
    for word in text.split():
        if filled and filled + len(word) > room:
            lines, filled = lines + 1, 0
        lines += (len(word) - 1) // room
        filled += len(word) % room + 1
    return lines


class Looks:
    """The formats of one file, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Take the file."""
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """A format by its properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**FONT, **properties})
        return self._made[key]

    def cell(self, kind: CellKind, decimals: int, is_counted: bool) -> Format:
        """That of a cell of a table.

        Args:
            kind: Of its value.
            decimals: How many are shown.
            is_counted: Whether a formula gives it.
        """
        shown = f".{'0' * decimals}" if decimals else ""
        pattern = FORMATS[kind].format(decimals=shown)
        if kind == "number" and decimals:
            pattern = f"{FINNISH}0{shown}"
        if kind == "text" and is_counted:
            pattern = "General"
        return self.of(
            num_format=pattern,
            text_wrap=kind in ("text", "choice"),
            valign="top",
            align="left" if kind in ("text", "choice") else "right",
            indent=1,
            **EDGE,
            **(COUNTED if is_counted else {}),
        )

    def header(self, is_counted: bool) -> Format:
        """That of a title of a column."""
        look = COUNTED_HEADER if is_counted else HEADER
        return self.of(text_wrap=True, valign="top", **EDGE, **look)

    def words(self, **properties: object) -> Format:
        """That of running words."""
        return self.of(text_wrap=True, valign="top", **properties)

    def change(self, look: Mapping[str, object]) -> Format:
        """What a condition changes of a cell; it has no font of its own."""
        return self._book.add_format(dict(look))
