"""The sheet of choices: each list once, for all columns that have the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from elinvoimapolku.model.sheets import Column, Sheet, SingleCell
from elinvoimapolku.spreadsheet.book import HEADER_ROW

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from elinvoimapolku.rendering.office.looks import Looks

NAME = "Valinnat"
HELP = (
    "Näistä luetteloista valitaan. Muuttakaa sanoja tai lisätkää rivi luettelon väliin; "
    "kaavat tuntevat valmiit sanat."
)


LISTS_ON_A_PAGE, WIDTH = 5, 42
WHAT = "Luettelot, joista valitaan."


class Choices:
    """Where each list of choices stands."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        """Take the sheets that have columns and cells with choices."""
        self._places: dict[tuple[str, ...], tuple[int, str]] = {}
        for one in _with_choices(sheets):
            self._places.setdefault(one.choices, (len(self._places), one.title))

    def __bool__(self) -> bool:
        return bool(self._places)

    def range_of(self, choices: tuple[str, ...]) -> str:
        """The cells of a list, as a formula."""
        from xlsxwriter.utility import xl_col_to_name

        column = xl_col_to_name(self._places[choices][0])
        return f"={NAME}!${column}${HEADER_ROW + 1}:${column}${HEADER_ROW + len(choices)}"

    def write(self, sheet: Worksheet, looks: Looks) -> None:
        """Fill an empty sheet."""
        sheet.write_string(0, 0, NAME, looks.of(bold=True, font_size=16))
        sheet.write_string(1, 0, HELP, looks.of())
        for choices, (column, title) in self._places.items():
            sheet.set_column(column, column, WIDTH)
            sheet.write_string(HEADER_ROW - 1, column, title, looks.header(is_counted=False))
            for row, text in enumerate(choices):
                look = looks.cell("text", 0, is_counted=False)
                sheet.write_string(HEADER_ROW + row, column, text, look)
        sheet.freeze_panes(HEADER_ROW, 0)
        sheet.fit_to_pages(-(-len(self._places) // LISTS_ON_A_PAGE), 0)


def _with_choices(sheets: Sequence[Sheet]) -> Iterator[Column | SingleCell]:
    for sheet in sheets:
        for one in sheet.fields:
            if one.choices:
                yield one
