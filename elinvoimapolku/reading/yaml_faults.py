"""What a YAML parser's English complaint means to an editor."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import yaml

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.yaml_quotes import CURLY_SAID, CURLY_VALUE

QUOTE = "Laittakaa arvo lainausmerkkeihin."
SPECIAL = "Arvo alkaa merkillä, jolla on YAML-kielessä oma merkityksensä."
INDENT = "Sisentäkää rivi välilyönneillä samaan kohtaan kuin ympärillä olevat samanlaiset rivit."
TOO_DEEP = "Rivi on sisennetty liikaa, joten se jatkaa edellisen rivin arvoa."
AFTER_QUOTES = (
    "Lainausmerkkien jälkeen rivillä on vielä tekstiä.",
    "Lainausmerkit kuuluvat arvon alkuun ja loppuun. Jos arvon sisällä on lainausmerkkejä, "
    "kirjoittakaa ne ”näin”.",
)
UNCLOSED = (
    "Lainausmerkki jää sulkematta.",
    "Lisätkää arvon loppuun sama lainausmerkki, jolla se alkaa. Kaareva lainausmerkki (”) ei "
    "sulje arvoa.",
)
NO_COLON = (
    "Riviltä puuttuu kaksoispiste avaimen perästä tai välilyönti kaksoispisteen perästä.",
    'Kirjoittakaa rivi muotoon avain: "arvo". Pitkä arvo kuuluu lainausmerkkeihin.',
)

NESTED = (
    "Arvoja on sisäkkäin liian monta.",
    "Poistakaa ylimääräiset sulkeet ja sisennykset.",
)

# libyaml's and PyYAML's own words differ a little; these parts stand in both.
FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "Arvossa on kaksoispiste, ja YAML luulee sitä uudeksi avaimeksi.",
        f'{QUOTE} Esimerkki: title: "Mitä: oikein"',
    ),
    (
        "while scanning a quoted scalar",
        *UNCLOSED,
    ),
    (
        "found unknown escape character",
        "Kenoviiva lainausmerkkien sisällä on virheellinen.",
        "Kirjoittakaa kenoviiva kahdesti (\\\\) tai jättäkää se pois.",
    ),
    (
        "block sequence entries are not allowed",
        "Luettelon viiva (-) on väärässä kohdassa.",
        "Aloittakaa luettelo avaimen alta omalta riviltään.",
    ),
    (
        "could not find expected ':'",
        *NO_COLON,
    ),
    (
        "found character that cannot start any token",
        SPECIAL,
        QUOTE,
    ),
    ("while scanning an alias", SPECIAL, QUOTE),
    ("while scanning an anchor", SPECIAL, QUOTE),
    ("while scanning a tag", SPECIAL, QUOTE),
    ("while parsing a tag", SPECIAL, QUOTE),
    ("while scanning a block scalar", SPECIAL, QUOTE),
    ("while scanning a directive", SPECIAL, QUOTE),
    (
        "did not find expected key",
        "Rivi ei ole avain: arvo -muotoinen, tai sen sisennys on väärä.",
        INDENT,
    ),
    (
        "did not find expected '-' indicator",
        "Luettelon rivi on väärin sisennetty, tai siltä puuttuu viiva.",
        INDENT,
    ),
    (
        "exceeded maximum nesting depth",
        *NESTED,
    ),
    (
        "did not find expected ',' or",
        "Hakasulkeilla tai aaltosulkeilla alkava arvo jää kesken.",
        f"{QUOTE} Jos tarkoitatte luetteloa, sulkekaa se merkillä ] tai }}.",
    ),
)
# The parser complains where it gave up; in these the editor has to look where they begin.
TOLD_WHERE_IT_BEGINS = (
    "while scanning a quoted scalar",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a block scalar",
    "while scanning a tag",
    "while parsing a tag",
)
TAB = re.compile(r"[ ]*\t")


def explain(error: yaml.MarkedYAMLError, text: str, file: str, first_line: int) -> Problem:
    """A parser's error as a problem of ours.

    Args:
        error: What PyYAML raised.
        text: The YAML that was read.
        file: Path for the message.
        first_line: Line of the file on which the text begins, from 1.
    """
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    index = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    tab = _tab_near(lines, index)
    if tab is not None:
        return Problem(
            file,
            first_line + tab,
            lines[tab].index("\t") + 1,
            Code.TAB_INDENTATION,
            "Rivi on sisennetty sarkaimella (tab).",
            "Korvatkaa sarkain välilyönneillä: kaksi jokaista tasoa kohti.",
        )
    said = f"{error.context or ''} {error.problem or ''}"
    if error.context_mark and any(part in said for part in TOLD_WHERE_IT_BEGINS):
        index, column = error.context_mark.line, error.context_mark.column + 1
    if "document start" in said and index and lines[index - 1].rstrip() == "...":
        return _ended(file, first_line + index - 1)
    if curly := CURLY_VALUE.match(lines[index]):
        return Problem(file, first_line + index, curly.end() + 1, Code.BAD_YAML, *CURLY_SAID)
    slip = _slip_before(text, index, column - 1, "mapping values" in said)
    if slip is not None:
        line, column, message, hint = slip
        return Problem(file, first_line + line, column + 1, Code.BAD_YAML, message, hint)
    for part, message, hint in FAULTS:
        if part in said:
            return Problem(file, first_line + index, column, _code(said), message, hint)
    return Problem(
        file,
        first_line + index,
        column,
        Code.BAD_YAML,
        "Rivi ei ole kelvollista YAML-kieltä.",
        f"{INDENT} Laittakaa tekstit lainausmerkkeihin.",
    )


def _code(said: str) -> Code:
    """Anchors, aliases and tags have codes of their own, in whatever way they fail."""
    if "scanning an alias" in said or "scanning an anchor" in said:
        return Code.YAML_ALIAS
    return Code.YAML_TAG if "ing a tag" in said else Code.BAD_YAML


def unknown(file: str, line: int) -> Problem:
    """A complaint without a place."""
    return Problem(
        file,
        line,
        1,
        Code.BAD_YAML,
        "Tämä ei ole kelvollista YAML-kieltä.",
        "Verratkaa tiedostoa toiseen samanlaiseen ja laittakaa tekstit lainausmerkkeihin.",
    )


def too_deep(file: str, line: int) -> Problem:
    """A value nested deeper than any content is."""
    return Problem(
        file,
        line,
        1,
        Code.BAD_YAML,
        *NESTED,
    )


def _ended(file: str, line: int) -> Problem:
    return Problem(
        file,
        line,
        1,
        Code.SECOND_DOCUMENT,
        "Rivillä on kolme pistettä, ja ne päättävät YAML-osan kesken.",
        "Poistakaa rivi.",
    )


def _slip_before(
    text: str, line: int, column: int, at_colon: bool
) -> tuple[int, int, str, str] | None:
    """What the value just before the place of a complaint did to cause it.

    An unclosed quotation mark, for one, ends at the next mark on a later line, and only
    there does the parser stumble.
    """
    tokens = _tokens_before(text, line, column)
    last = tokens.pop() if tokens else None
    if last is None or last.end_mark.line != line:
        return None
    start = last.start_mark
    if isinstance(last, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and not at_colon:
        flow = yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken
        start = next(token.start_mark for token in reversed(tokens) if isinstance(token, flow))
        return start.line, start.column, SPECIAL, QUOTE
    if not isinstance(last, yaml.ScalarToken):
        return None
    if last.style and start.line < line:
        while tokens and (before := tokens.pop()).end_mark.index == start.index:
            start = before.start_mark
        return start.line, start.column, *UNCLOSED
    if last.style and not at_colon:
        return line, column, *AFTER_QUOTES
    if at_colon and not last.style and start.line < line:
        if tokens and isinstance(tokens[-1], yaml.ValueToken | yaml.BlockEntryToken):
            written = text.split("\n")[line]
            return line, len(written) - len(written.lstrip()), TOO_DEEP, INDENT
        return start.line, start.column, *NO_COLON
    return None


def _tokens_before(text: str, line: int, column: int) -> list[Any]:
    tokens: list[Any] = []
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if (token.start_mark.line, token.start_mark.column) >= (line, column):
                break
            tokens.append(token)
    return tokens


def _tab_near(lines: list[str], index: int) -> int | None:
    """The line at fault, or the one before it, when a tab indents it."""
    for candidate in (index, index - 1):
        if 0 <= candidate < len(lines) and TAB.match(lines[candidate]):
            return candidate
    return None
