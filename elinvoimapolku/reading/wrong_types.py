"""Values of another type than their key takes, and the line that they should be."""

from __future__ import annotations

import json
from typing import TypeGuard

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.values import KeyPath, Places

LIST = "luettelo, jonka rivit alkavat viivalla (-)"
WRONG_TYPES = {
    "string_type": "teksti",
    "tuple_type": LIST,
    "rows_type": LIST,
    "date_form": "päivä muodossa 2026-11-23",
    "list_type": LIST,
    "model_type": "ryhmä avaimia",
    "dict_type": "ryhmä avaimia",
    "count": "pelkkä kokonaisluku, esimerkiksi 3",
    "int_type": "pelkkä kokonaisluku, esimerkiksi 3",
    "flag": "true (kyllä) tai false (ei)",
    "date_type": "päivä muodossa 2026-11-23",
}
LISTS = ("tuple_type", "rows_type")
"""Lists of values, and of groups of keys."""


def wrong_type(file: str, places: Places, path: KeyPath, fault: str, found: object) -> Problem:
    """A value of another type, with the line as it should be where one line can tell it.

    Args:
        file: Path for messages.
        places: Where the values stand.
        path: The key's.
        fault: A key of ``WRONG_TYPES``.
        found: What was written.
    """
    line, column = places.at(*path)
    subject = f"Avaimen ”{key_of(path)}” arvo" if path else "Tiedoston sisältö"
    names: dict[type, str] = {str: "teksti", list: "luettelo", dict: "ryhmä avaimia"}
    was = "tyhjä" if found == "" else names.get(type(found), "jotain muuta")
    shown = f" ({found})" if isinstance(found, str) and found else ""
    in_text = fault == "string_type" and isinstance(found, dict)
    colon = " Jos tekstissä on kaksoispiste, laittakaa se lainausmerkkeihin." if in_text else ""
    return Problem(
        file,
        line,
        column,
        Code.WRONG_TYPE,
        f"{subject} on väärää lajia: {was}{shown}.",
        f"Tähän kuuluu {WRONG_TYPES[fault]}.{colon}" + _other_form(places, path, fault, found),
    )


def _other_form(places: Places, path: KeyPath, fault: str, found: object) -> str:
    """The lines with a value as a list, or with a list of one value as that value."""
    if not path or not isinstance(path[-1], str):
        return ""
    line, column = places.at(*path)
    # The first key of a row stands behind its dash.
    is_first = len(path) > 1 and places.at(*path[:-1])[0] == line
    start = " " * (column - 3) + "- " if is_first else " " * (column - 1)
    more = ""
    if fault == "tuple_type" and _is_one_line(found):
        rows = found.split(" - ")
        if 1 < len(rows) <= places.lines(*path):
            # YAML takes the rows of dashes below a value for more of its text.
            return (
                f" Muuttakaa rivi {line} muotoon:\n    {start}{path[-1]}:\n"
                f"Lisätkää rivin {line} alle:\n    {' ' * (column + 1)}- {rows[0]}"
            )
        written = f"[{_quoted(found)}]"
        more = '\nMonta arvoa erotetaan pilkulla: ["yksi", "toinen"].'
    elif fault not in LISTS and isinstance(found, list) and len(found) == 1:
        (one,) = found
        if not _is_one_line(one) or places.at(*path, 0)[0] != line:
            return ""
        written = _quoted(one) if fault == "string_type" else str(one)
    else:
        return ""
    return f" Muuttakaa rivi {line} muotoon:\n    {start}{path[-1]}: {written}{more}"


def _is_one_line(found: object) -> TypeGuard[str]:
    return isinstance(found, str) and bool(found) and "\n" not in found


def _quoted(text: str) -> str:
    """A text as YAML has it between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def key_of(path: KeyPath) -> str:
    """The nearest named key of a path: list positions have no name."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")
