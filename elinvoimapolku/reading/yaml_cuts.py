"""Words that YAML leaves out of a value without a word, each at the mark that cuts it off.

Most are comments that nobody meant. The parser takes some of them for such where YAML does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from elinvoimapolku.problems import Code

WORD = r"#(?=[^\s#])"
"""``#word`` is meant for a text; ``# word`` is written by those who mean a comment."""
PLAIN = re.compile(rf"[ \t]+#|[ \t]*,#|[ \t]*,[ \t]+{WORD}")
CLOSED = re.compile(rf"#|[ \t]*,#|[ \t]*,?[ \t]+{WORD}")
MISSING = re.compile(rf"[ \t]+{WORD}")
"""In the place of a value: else it is a comment on an empty one."""
HEADER = re.compile(rf"[|>][-+0-9]*(?:#|[ \t]+{WORD})")
CUT = (
    "Teksti katkeaa tähän: välilyönti ja # aloittavat YAML-kommentin.",
    "Laittakaa arvo lainausmerkkeihin. Kommentti kuuluu omalle rivilleen.",
)
LEFT_OUT = (
    "Merkistä # alkava teksti jäisi pois: se on YAMLissa kommentti.",
    "Jos teksti kuuluu arvoon, siirtäkää se lainausmerkkien sisään. Kommentti kuuluu omalle "
    "rivilleen, joka alkaa merkillä #.",
)
IN_BLOCK = (
    "Rivi jäisi pois tekstistä: se alkaa merkillä # eikä ole sisennetty niin kuin muut rivit.",
    "Jos rivi kuuluu tekstiin, sisentäkää se niin kuin muut rivit. Jos se on kommentti, siirtäkää "
    "se tekstin yläpuolelle, avaimen eteen.",
)
UNCLOSED = (
    "Lainausmerkeissä oleva arvo jatkuu riville, jota ei ole sisennetty: lainausmerkki puuttuu.",
    "Kirjoittakaa arvon loppuun lainausmerkki. Jos arvo jatkuu seuraavalla rivillä, sisentäkää se "
    "välilyönneillä.",
)
DIRECTIVE = (
    "Rivi alkaa merkillä %, joten YAML ei lue sitä arvoksi.",
    "Poistakaa rivi.",
)
_Place = tuple[int, int]
Cut = tuple[_Place, Code, tuple[str, str]]
"""Line and column from 0, and what is told."""


def after_value(event: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """What is cut off a single value.

    Args:
        event: The parser's event of the value.
        lines: The text, line by line.
    """
    end = event.end_mark
    if event.style in ("|", ">"):
        yield from _in_block(event, lines)
    elif end.line >= len(lines):
        return
    elif not event.style:
        pattern = PLAIN if event.value else MISSING
        if cut := pattern.match(lines[end.line], end.column):
            yield (end.line, cut.end() - 1), Code.CUT_TEXT, LEFT_OUT if "," in cut[0] else CUT
    else:
        if cut := CLOSED.match(lines[end.line], end.column):
            yield (end.line, cut.end() - 1), Code.CUT_TEXT, LEFT_OUT
        if end.line > event.start_mark.line:
            yield from _unclosed(event, lines)


def after_group(event: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """What stands after the bracket that ends a list or a group."""
    end = event.end_mark
    # A group without brackets ends where the next value begins, and has no mark of its own.
    if event.start_mark.column == end.column or end.line >= len(lines):
        return
    if cut := CLOSED.match(lines[end.line], end.column):
        yield (end.line, cut.end() - 1), Code.CUT_TEXT, LEFT_OUT


def before_document(event: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """Lines that speak to the parser, before the first value."""
    for index, line in enumerate(lines[: event.end_mark.line]):
        if line.startswith("%"):
            yield (index, 0), Code.BAD_YAML, DIRECTIVE


def _in_block(event: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """A comment beside ``|`` or ``>``, and lines that look like one of the text."""
    first = event.start_mark.line
    if header := HEADER.match(lines[first], event.start_mark.column):
        yield (first, header.end() - 1), Code.CUT_TEXT, LEFT_OUT
    least = _indentation(lines[first])
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.strip() and _indentation(line) <= least:
            return
        if line.lstrip().startswith("#") and line.strip() not in event.value:
            yield (index, _indentation(line)), Code.CUT_TEXT, IN_BLOCK


def _unclosed(event: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """A quoted text that goes on where a new key would stand."""
    start = event.start_mark
    for index in range(start.line + 1, event.end_mark.line + 1):
        line = lines[index]
        if line.strip() and _indentation(line) <= _indentation(lines[start.line]):
            yield (start.line, start.column), Code.BAD_YAML, UNCLOSED
            return


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
