"""How many sheets of paper a page is, told before it is printed.

A build has no printer. It counts lines as the style for paper sets them, and the room between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from math import ceil
from operator import itemgetter
from typing import NamedTuple


class Paper(NamedTuple):
    """What a sheet of A4 takes."""

    lines: int
    letters: int
    """Of one line."""
    row: float
    """Lines of room that belong to a row of a table."""
    gaps: Mapping[str, float]
    """Likewise to a block, by its tag; to any other, those of a paragraph of a page."""


PAGE = Paper(52, 95, 1.0, {})
TIGHT = {"p": 0.6, "li": 0.25, "h1": 2.0, "h2": 1.8, "h3": 1.2, "div": 1.4}
"""How a template is set. What is before its blocks in a callout is that callout's own room."""
UPRIGHT, ON_ITS_SIDE = Paper(50, 100, 0.5, TIGHT), Paper(35, 148, 0.5, TIGHT)
PARAGRAPH_GAP, ENTRY_GAP = 1.5, 0.3
"""Lines of room that belong to a paragraph, to an entry of a list of ours."""
DOUBT = 0.12
"""By which part of a sheet what is near to one sheet may turn out otherwise."""

CALLOUT = 'class="callout '
DIV, EXAMPLE = re.compile(r"</?div\b[^>]*>"), "callout-example"
TAG = re.compile(r"<[^>]*>")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh].*?</t[dh]>", re.DOTALL)
BLOCK = re.compile(r"</?(p|li|h\d|dt|dd|pre|ul|ol|dl|div|section|aside)\b[^>]*>")


def length(*texts: object, paper: Paper = PAGE) -> float:
    """How many sheets these texts fill: strings, HTML, and tuples of them at any depth.

    A text without a space is a name or an address, which is not printed by itself.
    """
    return sum(_lines(text, paper) for text in _strings(texts)) / paper.lines


def told(sheets: float) -> str:
    """A number of sheets as a button tells it: ``1 sivu``, ``1–2 sivua``, ``noin 7 sivua``."""
    if sheets <= 1 - DOUBT:
        return "1 sivu"
    return "1–2 sivua" if sheets <= 1 + DOUBT else f"noin {ceil(sheets)} sivua"


def _lines(text: str, paper: Paper) -> float:
    if "<" not in text:
        return _broken(text, paper.letters) + ENTRY_GAP if " " in text.strip() else 0
    # What is split by a tag has the tags' names between its parts.
    first, *others = BLOCK.split(TABLE.sub("", text))
    blocks = [("", first), *zip(others[::2], others[1::2], strict=True)]
    return (
        sum(_table_lines(table, paper) for table in TABLE.findall(text))
        + sum(
            _broken(_words(block), paper.letters) + paper.gaps.get(tag, PARAGRAPH_GAP)
            for tag, block in blocks
            if _words(block).strip()
        )
        + text.count(CALLOUT) * paper.gaps.get("div", 0)
    )


def _table_lines(html: str, paper: Paper) -> float:
    """A browser gives a column room by the longest of its cells, about."""
    rows = [[_words(cell) for cell in CELL.findall(row)] for row in ROW.findall(html)]
    longest = [max(map(len, column)) + 4 for column in zip_longest(*rows, fillvalue="")]
    part = paper.letters / max(1, sum(longest))
    lines = (map(_broken, row, (room * part for room in longest)) for row in rows)
    return sum(max(row, default=0) + paper.row for row in lines)


def _broken(text: str, letters: float) -> int:
    """How many lines of so many letters a text is."""
    return ceil(len(text.replace("\xad", "").strip()) / letters)


def told_of_papers(texts: Iterable[tuple[bool, str]], tables: int) -> str:
    """A template's number of sheets, as a button tells it.

    Args:
        texts: HTML, each with whether it lies on its side: a sheet lies one way.
        tables: How many of a sheet each come after it.
    """
    papers = [
        length(
            *(_without_examples(text) for _, text in run),
            paper=ON_ITS_SIDE if turned else UPRIGHT,
        )
        for turned, run in groupby(filter(itemgetter(1), texts), itemgetter(0))
    ]
    is_one = len(papers) + tables == 1
    return told(papers[0] if is_one else sum(map(ceil, papers)) + tables)


def _without_examples(html: str) -> str:
    """HTML without its examples: they are left out of print."""
    kept, depth, start = [], 0, 0
    for tag in DIV.finditer(html):
        if not depth and EXAMPLE not in tag[0]:
            continue
        if not depth:
            kept.append(html[start : tag.start()])
        depth += -1 if tag[0].startswith("</") else 1
        start = tag.end()
    return "".join((*kept, html[start:]))


def _words(html: str) -> str:
    return TAG.sub("", html)


def _strings(texts: tuple[object, ...]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, str):
            yield text
        elif isinstance(text, tuple):
            yield from _strings(text)
