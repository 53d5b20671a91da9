"""Tables of a Word file that a screen reader and a printer know: a header row both ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from elinvoimapolku.rendering.markup.headings import plain_text
from elinvoimapolku.rendering.office.elements import Xml, element
from elinvoimapolku.rendering.office.runs import Runs, paragraph

if TYPE_CHECKING:
    from markdown_it.token import Token

SHORTEST, LONGEST = 16, 120
"""Letters of a column's longest cell, between which its width follows them."""
PORTION = 60
"""How much of the room that is left one column gets at a time, in twentieths of a point."""
LETTER, MARGINS = 105, 240
"""Of a word's letter as wide as our fonts have in bold, and of a cell, in twentieths of a point."""


def table(tokens: Sequence[Token], caption: str, runs: Runs, width: int) -> Xml:
    """A table of a text.

    Args:
        tokens: From the table's opening to its closing.
        caption: What it is about; stands above it too.
        runs: Makes the words of the cells.
        width: Of the text on the page, in twentieths of a point.
    """
    rows = _rows(tokens)
    widths = _widths(rows, width)
    grid = element("tblGrid", *(element("gridCol", w=str(one)) for one in widths))
    head, *rest = (
        [
            _cell(runs.of(cell.children or ()), alignment, one)
            for (cell, alignment), one in zip(row, widths, strict=True)
        ]
        for row in rows
    )
    whole = element("cantSplit")
    first = element("tr", element("trPr", whole, element("tblHeader")), *head)
    others = (element("tr", element("trPr", whole), *cells) for cells in rest)
    return element("tbl", _properties(rows[0], caption, width), grid, first, *others)


def columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What the columns of a table are called."""
    return tuple(plain_text(cell) for cell, _ in _rows(tokens)[0])


def _properties(head: Sequence[tuple[Token, str]], caption: str, width: int) -> Xml:
    called = ", ".join(plain_text(cell) for cell, _ in head)
    no, yes = "0", "1"
    return element(
        "tblPr",
        element("tblStyle", val="Taulukko"),
        element("tblW", w=str(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="0620",
            firstRow=yes,
            lastRow=no,
            firstColumn=no,
            lastColumn=no,
            noHBand=yes,
            noVBand=yes,
        ),
        element("tblCaption", val=caption),
        element("tblDescription", val=f"Sarakkeet: {called}."),
    )


def _cell(runs: Sequence[Xml], alignment: str, width: int) -> Xml:
    aligned = (element("jc", val=alignment),) if alignment in ("right", "center") else ()
    told = element("tcPr", element("tcW", w=str(width), type="dxa"))
    return element("tc", told, paragraph("Solu", runs, *aligned))


def _rows(tokens: Sequence[Token]) -> list[list[tuple[Token, str]]]:
    """The inline tokens of the cells, each with how it is aligned."""
    rows: list[list[tuple[Token, str]]] = []
    alignment = ""
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            alignment = str(token.attrs.get("class", "")).rpartition("-")[2]
        elif token.type == "inline":
            rows[-1].append((token, alignment))
    return rows


def _widths(rows: Sequence[Sequence[tuple[Token, str]]], whole: int) -> list[int]:
    """No word is cut where there is room for all; what is left goes where there are most lines."""
    texts_of = [[plain_text(row[at][0]) for row in rows] for at in range(len(rows[0]))]
    words = [max(len(word) for text in texts for word in text.split(" ")) for texts in texts_of]
    least = [MARGINS + LETTER * word for word in words]
    spare = whole - sum(least)
    if spare < 0:
        widths = [one + spare * one // sum(least) for one in least]
        return [*widths[:-1], whole - sum(widths[:-1])]
    widths = [*least]
    longest = [min(max(SHORTEST, *map(len, texts)), LONGEST) for texts in texts_of]
    while spare > 0:
        part = min(PORTION, spare)
        lines = [long / (one - MARGINS) for long, one in zip(longest, widths, strict=True)]
        widths[lines.index(max(lines))] += part
        spare -= part
    return widths
