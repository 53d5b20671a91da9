"""Splitting a content file into its front matter and its body."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.values import Body

FENCE = "---"
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
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        problems.append(_missing(file))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.startswith(FENCE) and line.rstrip() == FENCE:
            front_matter = "\n".join(lines[1:number]) + "\n"
            if f"\n{HEADING}" in f"\n{front_matter}":
                # The fence found is a line of the body: the real one is missing.
                break
            return SplitFile(front_matter, Body("\n".join(lines[number + 1 :]), number + 2))
    problems.append(_unclosed(file))
    return None


def _missing(file: str) -> Problem:
    return whole_file(
        file,
        Code.MISSING_FRONT_MATTER,
        "Tiedoston alusta puuttuvat tiedot (front matter).",
        "Kirjoittakaa ensimmäiselle riville ---, sen alle avaimet ja lopuksi rivi ---.",
    )


def _unclosed(file: str) -> Problem:
    return whole_file(
        file,
        Code.UNCLOSED_FRONT_MATTER,
        "Tiedoston alun tiedot (front matter) eivät pääty.",
        "Lisätkää viimeisen avaimen jälkeen oma rivi, jolla on vain ---.",
    )
