"""Callouts within callouts, as an editor means them: the outer one needs more colons.

Markdown ends the outer one at the first line of colons; so the lines are read here as pairs, and
what each has to be is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

COLONS = re.compile(r"(?P<before>[ >]*)(?P<colons>:{3,})(?P<name>.*)")
SECTION = re.compile(r"[ >]*#{1,2} ")


@dataclass(slots=True)
class Pair:
    """The first and last line of a callout, from 0, and those inside it."""

    first: int
    last: int = -1
    colons: int = 3
    inner: list[Pair] = field(default_factory=list)

    def needed(self) -> int:
        """How many colons it has to have: more than those inside it."""
        return max([self.colons, *(one.needed() + 1 for one in self.inner)])

    def changes(self) -> Iterator[tuple[int, int]]:
        """Each line that has too few colons, and how many it needs."""
        if self.needed() > self.colons:
            yield self.first, self.needed()
            yield self.last, self.needed()
        for one in self.inner:
            yield from one.changes()


def misnested(lines: Sequence[str], code: frozenset[int]) -> Iterator[Pair]:
    """The outermost callouts in which some line has too few colons.

    Args:
        lines: The text.
        code: The lines that are code.
    """
    open_ones: list[Pair] = []
    for number, line in enumerate(lines):
        if number in code:
            continue
        if SECTION.match(line):
            open_ones.clear()  # A callout ends before a section: these have no end at all.
        if not (found := COLONS.fullmatch(line)):
            continue
        if found["name"].strip():
            pair = Pair(number, colons=len(found["colons"]))
            if open_ones:
                open_ones[-1].inner.append(pair)
            open_ones.append(pair)
        elif open_ones:
            pair = open_ones.pop()
            pair.last = number
            if not open_ones and any(pair.changes()):
                yield pair


def as_it_should_be(line: str, colons: int) -> str:
    """A line of colons with another number of them."""
    return COLONS.sub(lambda found: f"{found['before']}{':' * colons}{found['name']}", line)
