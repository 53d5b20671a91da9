"""Two versions of a text that Git has left to be chosen from, with its marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elinvoimapolku.problems import Code, Problem

START, MIDDLE, BASE, END = (
    re.compile(rf"^{mark}{{7}}(?:[ \t].*)?$", re.MULTILINE) for mark in (r"<", r"=", r"\|", r">")
)


def check(file: str, text: str) -> Iterator[Problem]:
    """Tell of each conflict where it begins, with the lines of both versions.

    Args:
        file: Path for messages.
        text: The whole file, with Unix line ends.
    """
    starts = list(START.finditer(text))
    for number, start in enumerate(starts):
        stop = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        end = END.search(text, start.end(), stop)
        middle = MIDDLE.search(text, start.end(), end.start() if end else stop)
        if middle or end:
            yield _conflict(file, text, start, middle, end)
    if not starts and (end := END.search(text)):
        yield _conflict(file, text, end, None, end)


def _conflict(
    file: str,
    text: str,
    start: re.Match[str],
    middle: re.Match[str] | None,
    end: re.Match[str] | None,
) -> Problem:
    first = _line(text, start)
    hint = "Poistakaa rivit, jotka alkavat <<<<<<<, =======, ||||||| tai >>>>>>>, ja toinen versio."
    if middle and end:
        # With the style diff3 the version before both stands there too; it goes.
        base = BASE.search(text, start.end(), middle.start())
        one = _lines(first + 1, _line(text, base or middle) - 1)
        other = _lines(_line(text, middle) + 1, _line(text, end) - 1)
        hint = (
            f"Ensimmäinen versio on {one} ja toinen {other}. Jättäkää niistä se, joka jää voimaan, "
            f"ja poistakaa muu rivien {first}–{_line(text, end)} väliltä, myös nuo kaksi riviä."
        )
    return Problem(
        file,
        first,
        1,
        Code.CONFLICT_MARKERS,
        f"Rivi {start[0]} on jäänyt kahden version yhdistämisestä.",
        hint,
    )


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _lines(first: int, last: int) -> str:
    if last < first:
        return "tyhjä"
    return f"rivillä {first}" if first == last else f"riveillä {first}–{last}"
