"""Cells as Finnish readers see them, without a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from elinvoimapolku.model.sheets import CellKind
from elinvoimapolku.spreadsheet.book import Cell
from elinvoimapolku.spreadsheet.cell_values import CellError, day_of
from elinvoimapolku.spreadsheet.operations import rounded, text

HARD = "\N{NO-BREAK SPACE}"
KINDS: Mapping[CellKind, str] = {
    "text": "teksti",
    "choice": "valinta luettelosta",
    "date": "päivä, esimerkiksi 2.3.2026",
    "count": "kokonaisluku",
    "number": "luku",
    "euro": "euroa",
    "percent": "prosenttia",
}
"""What a column takes, as readers are told it."""


def shown(cell: Cell) -> str:
    """What stands in a cell, as the file shows it; empty where nothing does."""
    value = cell.value
    if isinstance(value, CellError):
        return value.words
    if value is None or isinstance(value, str | bool):
        return text(value)
    match cell.kind:
        case "date":
            day = day_of(value)
            return f"{day.day}.{day.month}.{day.year}"
        case "euro":
            return f"{_grouped(value, cell.decimals)}{HARD}€"
        case "percent":
            return f"{_grouped(value * 100, cell.decimals)}{HARD}%"
    return _grouped(value, cell.decimals) if cell.decimals else text(value)


def _grouped(value: float, decimals: int) -> str:
    number = f"{rounded(value, decimals):,.{decimals}f}"
    return number.replace(",", HARD).replace(".", ",").replace("-", "−")
