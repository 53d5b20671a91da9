"""What a cell takes, and what a spreadsheet says when something else is typed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from elinvoimapolku.model.sheets import CellKind, Column, SingleCell

if TYPE_CHECKING:
    from elinvoimapolku.rendering.office.choices import Choices

FIRST, LAST = datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""What the format allows."""
RULES: Mapping[CellKind, Mapping[str, Any]] = {
    "text": {"validate": "any"},
    "date": {"validate": "date", "criteria": "between", "minimum": FIRST, "maximum": LAST},
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "number": {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12},
    "euro": {"validate": "decimal", "criteria": ">=", "value": 0},
    "percent": {"validate": "decimal", "criteria": "between", "minimum": -10, "maximum": 10},
}
MESSAGES: Mapping[CellKind, str] = {
    "text": "",
    "choice": "Valitkaa jokin luettelon sanoista. Luettelot ovat välilehdellä Valinnat.",
    "date": "Kirjoittakaa päivä muodossa 2.3.2026.",
    "count": "Kirjoittakaa kokonaisluku, vähintään nolla.",
    "number": "Kirjoittakaa luku. Desimaalien edessä on pilkku.",
    "euro": "Kirjoittakaa eurot lukuna ilman euromerkkiä, vähintään nolla.",
    "percent": "Kirjoittakaa luku ja prosenttimerkki, esimerkiksi 27 %.",
}


def rule(one: Column | SingleCell, choices: Choices) -> dict[str, Any] | None:
    """The rule of a column or a cell; None where anything will do and nothing is told.

    Args:
        one: What is written there.
        choices: Where the lists stand.
    """
    if one.kind == "choice":
        made: dict[str, Any] = {"validate": "list", "source": choices.range_of(one.choices)}
    else:
        made = dict(RULES[one.kind])
    if one.help:
        made["input_title"] = _cut(one.title, LONGEST_TITLE)
        made["input_message"] = _cut(one.help, LONGEST_MESSAGE)
    if MESSAGES[one.kind]:
        made["error_title"] = "Tarkistakaa arvo"
        made["error_message"] = MESSAGES[one.kind]
    return made if len(made) > 1 else None


def _cut(text: str, length: int) -> str:
    """A text that fits, to the last whole word."""
    return text if len(text) <= length else f"{text[: length - 1].rpartition(' ')[0]}…"
