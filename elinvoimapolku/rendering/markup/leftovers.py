"""Marks that stayed as text: the editor meant something that did not become anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.headings import ANCHOR
from elinvoimapolku.rendering.markup.slips import ESCAPED, SLIPS, Slip


class _Piece(NamedTuple):
    """A text of a block: where it begins in the block's whole text, and in the source."""

    start: int
    line: int
    column: int


def leftovers_plugin(md: MarkdownIt) -> None:
    """Look for marks that were not understood, in the characters that the editor wrote."""
    md.core.ruler.after("conservation", "leftovers", _leftovers)


def _leftovers(state: StateCore) -> None:
    found = context.of(state.env)
    in_heading = False
    for token in state.tokens:
        if token.children:
            _look_at(token, in_heading, found)
        elif token.type == "fence":
            _check_fence(token, found)
        in_heading = token.type == "heading_open"


def _look_at(block: Token, in_heading: bool, found: context.Context) -> None:
    text, pieces = _written(block, found)
    if in_heading:
        text = ANCHOR.sub("", text)
    taken = list[tuple[int, int]]()
    for slip in SLIPS:
        for match in slip.pattern.finditer(text):
            names = match.groupdict()
            start, end = match.span("at" if names.get("at") else 0)
            if slip.first_line and match.start() > 0:
                continue
            if all(end <= other or start >= after for other, after in taken):
                taken.append((start, end))
                place = _place(start, pieces)
                # Half of a mark is left where the other half is lost, which is told.
                if place[0] not in found.lost:
                    _tell(slip, names.get("found") or match[0], place, found)


def _tell(slip: Slip, written: str, place: tuple[int, int], found: context.Context) -> None:
    shown = written.split("\n", maxsplit=1)[0].strip("\t ") or written
    message = slip.message.format(found=shown)
    found.report(found.place_of(*place), slip.code, message, slip.hint)


def _written(block: Token, found: context.Context) -> tuple[str, list[_Piece]]:
    """The text of a block, without what has become something, and where its pieces stand."""
    parts, pieces, length = list[str](), list[_Piece](), 0
    in_address = False
    places = {id(child): (line, column) for child, line, column in found.text_places(block)}
    for child in block.children or ():
        if child.type in ("link_open", "link_close"):
            in_address = child.type == "link_open" and child.info == "auto"
        part = " "
        if child.type == "text" and not in_address:
            part = child.content
            if id(child) in places:
                pieces.append(_Piece(length, *places[id(child)]))
        elif child.type == "text_special":
            part = ESCAPED
        elif child.type == "softbreak":
            part = "\n"
        parts.append(part)
        length += len(part)
    return "".join(parts), pieces


def _place(start: int, pieces: Sequence[_Piece]) -> tuple[int, int]:
    """Line and column, from 0, of a character of the block's text."""
    piece = next((one for one in reversed(pieces) if one.start <= start), _Piece(0, 0, 0))
    return piece.line, piece.column + start - piece.start


def _check_fence(token: Token, found: context.Context) -> None:
    """A block of code that nothing ends takes all the rest of the text with it."""
    if token.map is None:
        return
    first, end = token.map
    last = found.lines[min(end, len(found.lines)) - 1].strip(" >\t")
    if end - first > 1 and last.startswith(token.markup) and not last.strip(token.markup[0]):
        return
    found.report(
        found.place_of_line(first, token.markup),
        Code.UNCLOSED_FENCE,
        f"Koodi alkaa riviltä {token.markup} mutta ei pääty, joten kaikki sen perässä on koodia.",
        f"Lisätkää koodin loppuun oma rivi {token.markup}",
    )
