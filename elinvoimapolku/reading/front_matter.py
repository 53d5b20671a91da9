"""Splitting a content file into its front matter and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.values import Body

FENCE = "---"
MISWRITTEN = re.compile(r"\s*[-–—‒−][-–—‒−\s]*")
"""A first line that is meant for a fence."""
CLOSING = re.compile(rf"^{FENCE}[^\S\n]*$", re.MULTILINE)
HEADING = "## "


class SplitFile(NamedTuple):
    """The two halves of a content file."""

    front_matter: str
    """YAML between the fences; it begins on the file's second line."""
    body: Body
    """Markdown after the closing fence."""


def split(text: str, file: str, problems: list[Problem]) -> SplitFile | None:
    """Split a text at its two ``---`` lines.

    Args:
        text: The whole file with Unix line ends.
        file: Path for messages.
        problems: Gets a problem when a fence is missing.

    Returns:
        The halves, or None when there is no front matter or it does not end.
    """
    first, _, rest = text.partition("\n")
    if first.rstrip() != FENCE:
        problems.append(_missing(text, file))
        return None
    closing = CLOSING.search(rest)
    if closing is not None:
        front_matter = rest[: closing.start()] or "\n"
        # Else the fence found is a line of the body: the real one is missing.
        if f"\n{HEADING}" not in f"\n{front_matter}":
            # The first line of the front matter is the file's second, the fence comes after it.
            line = rest.count("\n", 0, closing.start()) + 3
            return SplitFile(front_matter, Body(rest[closing.end() + 1 :], line))
    problems.append(_unclosed(file))
    return None


def _missing(text: str, file: str) -> Problem:
    first, _, rest = text.partition("\n")
    message = "Tiedoston alusta puuttuvat tiedot (front matter)."
    hint = "Kirjoittakaa ensimmäiselle riville ---, sen alle avaimet ja lopuksi rivi ---."
    if MISWRITTEN.fullmatch(first):
        message = f"Tiedoston ensimmäisellä rivillä on {first.strip()}, ei kolmea viivaa (---)."
        hint = f"Muuttakaa rivi 1 muotoon:\n    {FENCE}"
    elif not first.strip() and rest.lstrip().startswith(FENCE):
        message = "Tiedoston ensimmäinen rivi on tyhjä."
        hint = f"Poistakaa tyhjät rivit ensimmäisen rivin {FENCE} yläpuolelta."
    return whole_file(file, Code.MISSING_FRONT_MATTER, message, hint)


def _unclosed(file: str) -> Problem:
    return whole_file(
        file,
        Code.UNCLOSED_FRONT_MATTER,
        "Tiedoston alun tiedot (front matter) eivät pääty.",
        "Lisätkää viimeisen avaimen jälkeen oma rivi, jolla on vain ---.",
    )
