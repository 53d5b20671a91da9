"""Marks that stayed as text: the editor meant something that did not become anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.headings import ANCHOR
from elinvoimapolku.rendering.markup.slips import ESCAPED, HARMLESS, SLIPS, Slip


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
    if HARMLESS.fullmatch(text):
        return
    taken = list[tuple[int, int]]()
    for slip in SLIPS:
        for match in slip.pattern.finditer(text):
            start, end = match.span("at" if "at" in match.groupdict() else 0)
            if slip.first_line and match.start() > 0:
                continue
            if all(end <= other or start >= after for other, after in taken):
                taken.append((start, end))
                _tell(slip, match, start, pieces, found)


def _tell(
    slip: Slip, match: re.Match[str], start: int, pieces: Sequence[_Piece], found: context.Context
) -> None:
    line, column = _place(start, pieces)
    # Half of a mark is left where the other half is lost, which is told.
    if line not in found.lost:
        first, end = match.span("found" if "found" in match.groupdict() else 0)
        message = slip.message.format(found=_as_written(first, end, pieces, found.lines))
        found.report(found.place_of(line, column), slip.code, message, slip.hint)


def _as_written(start: int, end: int, pieces: Sequence[_Piece], lines: Sequence[str]) -> str:
    """The source of a part of the block's text, as far as its first line goes."""
    line, column = _place(start, pieces)
    last, stop = _place(end - 1, pieces)
    written = lines[line][column : stop + 1 if last == line else None]
    return written.strip("\t ") or written


def _written(block: Token, found: context.Context) -> tuple[str, list[_Piece]]:
    """The text of a block, without what has become something, and where its pieces stand."""
    parts, pieces, length = list[str](), list[_Piece](), 0
    in_address = False
    places = {id(child): (line, column) for child, line, column in found.text_places(block)}
    for child in block.children or ():
        if child.type in ("link_open", "link_close"):
            in_address = child.type == "link_open" and child.info == "auto"
        part = " "
        if id(child) in places:
            pieces.append(_Piece(length, *places[id(child)]))
        if child.type == "text" and not in_address:
            part = child.content
        elif child.type == "text_special":
            # A backslash before a letter or a space keeps nothing: both stay as they are.
            part = child.content if child.content == child.markup else ESCAPED
        elif child.type in ("softbreak", "hardbreak"):
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
