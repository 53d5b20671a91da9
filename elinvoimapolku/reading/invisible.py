"""Characters that nobody sees, told by name where they stand.

Most have no use in a Finnish text. A soft hyphen and a no-break space have, but not in names and
addresses, nor where YAML waits for a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elinvoimapolku.problems import Code, Problem, reveal

NEVER = re.compile(
    "[\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    # A joiner makes one picture of two: there it has a use.
    "|(?<![\u2190-\U0010ffff])\u200d"
)
SOFT_HYPHEN, HARD_SPACE = "\u00ad", "\u00a0"
TARGET = re.compile(r"\]\([^ \n)]*|\{#[^}\n]*")
"""Where a Markdown link leads, and the id of a heading."""
ADDRESS = re.compile(r"(?:https?://|mailto:|sanasto:)[^\s)\]\"]*")
"""An address, which a no-break space ends like any other."""
HEAD = re.compile(r"^[ \u00a0-]*(?:[\w\u00ad\u00a0-]+:\u00a0*)?", re.MULTILINE)
"""What YAML reads of a line before the value: indentation, dash, key."""
NAMES = {
    "\u200b": "nollan levyinen väli",
    "\u200c": "nollan levyinen erotin",
    "\u200d": "nollan levyinen liitin",
    "\u2060": "sananliitin",
    "\ufeff": "tavujärjestysmerkki",
    SOFT_HYPHEN: "tavutusvihje",
    HARD_SPACE: "sitova välilyönti",
}
OTHERS = "kirjoitussuunnan tai ladonnan merkki"
SPACE = "Korvatkaa se tavallisella välilyönnillä."
DELETE = "Poistakaa se: varmimmin pyyhkimällä sana ja kirjoittamalla se uudelleen."
SEE = "Näkyviin sen saa esimerkiksi VS Codessa, jonka GitHub avaa näppäimellä . (piste)."
AROUND = 12
"""How many letters on either side show where the character stands."""


def in_text(file: str, text: str) -> Iterator[Problem]:
    """The unseen characters of a whole file, one a line of each kind."""
    found = {place.start() for place in NEVER.finditer(text)}
    if SOFT_HYPHEN in text or HARD_SPACE in text:
        found |= _inside(TARGET, text, SOFT_HYPHEN + HARD_SPACE)
        found |= _inside(ADDRESS, text, SOFT_HYPHEN)
    yield from _problems(file, text, 1, found)


def in_yaml(file: str, text: str, first_line: int) -> Iterator[Problem]:
    """Those that stand where YAML reads keys, dashes and indentation.

    Args:
        file: Path for messages.
        text: The YAML.
        first_line: Line of the file on which it begins, from 1.
    """
    if SOFT_HYPHEN in text or HARD_SPACE in text:
        found = _inside(HEAD, text, SOFT_HYPHEN + HARD_SPACE)
        yield from _problems(file, text, first_line, found)


def _inside(pattern: re.Pattern[str], text: str, characters: str) -> set[int]:
    return {
        match.start() + index
        for match in pattern.finditer(text)
        for index, character in enumerate(match[0])
        if character in characters
    }


def _problems(file: str, text: str, first_line: int, places: set[int]) -> Iterator[Problem]:
    told: set[tuple[int, str]] = set()
    for place in sorted(places):
        line, character = text.count("\n", 0, place), text[place]
        if (line, character) in told:
            continue
        told.add((line, character))
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place) if "\n" in text[place:] else len(text)
        before, after = text[max(start, place - AROUND) : place], text[place + 1 : end]
        shown = reveal(f"{before}{character}{after[:AROUND]}")
        yield Problem(
            file,
            first_line + line,
            place - start + 1,
            Code.INVISIBLE_CHARACTER,
            f"Kohdassa ”{shown}” on merkki, jota ei näy: {NAMES.get(character, OTHERS)} "
            f"(U+{ord(character):04X}).",
            f"{SPACE if character == HARD_SPACE else DELETE} {SEE}",
        )
