"""How many sheets of paper a page is, told before it is printed.

A build has no printer. It counts lines as the style for paper sets them, and the room between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

LINES = 52
"""What one sheet of A4 takes."""
LETTERS = 95
"""What one line takes."""
PARAGRAPH_GAP, ROW_GAP, ENTRY_GAP = 1.5, 1.0, 0.3
"""Lines of room that belong to a paragraph, to a row of a table, to an entry of a list of ours."""
DOUBT = 0.12
"""By which part of a sheet what is near to one sheet may turn out otherwise."""

TAG = re.compile(r"<[^>]*>")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh].*?</t[dh]>", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|li|h\d|dt|dd|pre|ul|ol|dl|div|section|aside)\b[^>]*>")


def length(*texts: object) -> float:
    """How many sheets these texts fill: strings, HTML, and tuples of them at any depth.

    A text without a space is a name or an address, which is not printed by itself.
    """
    return sum(map(_lines, _strings(texts))) / LINES


def told(sheets: float) -> str:
    """A number of sheets as a button tells it: ``1 sivu``, ``1–2 sivua``, ``noin 7 sivua``."""
    if sheets <= 1 - DOUBT:
        return "1 sivu"
    return "1–2 sivua" if sheets <= 1 + DOUBT else f"noin {ceil(sheets)} sivua"


def _lines(text: str) -> float:
    if "<" not in text:
        return _broken(text, LETTERS) + ENTRY_GAP if " " in text.strip() else 0
    rows = [CELL.findall(row) for row in ROW.findall(text)]
    blocks = filter(str.strip, map(_words, BLOCK.split(TABLE.sub("", text))))
    return sum(
        max((_broken(_words(cell), LETTERS / len(cells)) for cell in cells), default=0) + ROW_GAP
        for cells in rows
    ) + sum(_broken(block, LETTERS) + PARAGRAPH_GAP for block in blocks)


def _broken(text: str, letters: float) -> int:
    """How many lines of so many letters a text is."""
    return ceil(len(text.replace("\xad", "").strip()) / letters)


def _words(html: str) -> str:
    return TAG.sub("", html)


def _strings(texts: tuple[object, ...]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, str):
            yield text
        elif isinstance(text, tuple):
            yield from _strings(text)
