"""Headings: anchors, their order, and the sections that a kind of page must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code, close_match, nearest
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.slips import NO_SPACE
from elinvoimapolku.settings import Section
from elinvoimapolku.slugs import slugify
from elinvoimapolku.typography import polish

ANCHOR = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")
NUMBERED = re.compile(r"([1-9]\d?)\.\s+(?=\S)")
"""The number of an act: ``3. Ryhmitelkää toimittajat``."""


def headings_plugin(md: MarkdownIt) -> None:
    """Give every heading an anchor and check what stands above and below it."""
    md.core.ruler.push("headings", _headings)


def plain_text(inline: Token) -> str:
    """The words of an inline token without its marks."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
    ).strip()


def _headings(state: StateCore) -> None:
    found = context.of(state.env)
    met: list[tuple[Section, Token]] = []
    unknown: list[str] = []
    above = 1
    lower = _sections_at_a_wrong_level(state.tokens, found)
    for opening, inline in _pairs(state.tokens):
        explicit = _take_anchor(inline)
        level = int(opening.tag[1])
        words = plain_text(inline)
        if id(opening) in lower:
            level = 2
            unknown.append(words)
        else:
            _check_level(opening, words, above, found)
        above = max(level, 2)
        section = None
        if found.rules.sections and opening.tag == "h2" and opening.level == 0:
            section = _find_section(opening, words, explicit, found)
            if section is not None:
                met.append((section, opening))
            else:
                unknown.append(words)
        number = _number(opening, words, met)
        short = f"{met[-1][0].id}-{number}" if number else ""
        anchor = section.id if section else explicit or short or slugify(words)
        anchor = _claim(anchor, opening, explicit is not None, found)
        opening.attrSet("id", anchor)
        found.headings.append(context.Heading(anchor, polish(words), number))
    if found.rules.sections:
        unknown += _meant_as_sections(state.tokens, found)
        _check_sections(met, unknown, state.tokens, found)


def _sections_at_a_wrong_level(tokens: Sequence[Token], found: context.Context) -> set[int]:
    """Tell of the sections whose headings have too many signs; the openings of these."""
    at_top = [(one, inline) for one, inline in _pairs(tokens) if one.level == 0]
    written = {plain_text(inline) for one, inline in at_top if one.tag == "h2"}
    missing = {one.heading for one in found.rules.sections} - written
    lower: set[int] = set()
    for opening, inline in at_top:
        words = ANCHOR.sub("", plain_text(inline)).strip()
        if int(opening.tag[1]) > 2 and words in missing:
            missing.remove(words)
            lower.add(id(opening))
            found.report(
                found.place(opening),
                Code.MISSING_SECTION,
                f"Otsikko ”{words}” on väärällä tasolla, joten osio puuttuu.",
                _at_level(2, opening, found),
            )
    return lower


def _at_level(level: int, opening: Token, found: context.Context) -> str:
    """What to do so that a heading has a level, with the line to write."""
    line = opening.map[0] if opening.map else 0
    written = re.sub("#+", "#" * level, found.lines[line], count=1)
    return f"Muuttakaa rivi {found.first_line + line} muotoon:\n    {written}"


def _number(opening: Token, words: str, met: Sequence[tuple[Section, Token]]) -> int:
    """The number of an act, where the section that was met last has numbered ones; else 0."""
    if opening.tag != "h3" or not met or not met[-1][0].numbered:
        return 0
    found = NUMBERED.match(words)
    return int(found[1]) if found else 0


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, tokens[index + 1]


def _meant_as_sections(tokens: Sequence[Token], found: context.Context) -> Iterator[str]:
    """Headings that are none because of a mistake that is told already: they are not missing."""
    swallowed = any(problem.code is Code.UNCLOSED_CALLOUT for problem in found.problems)
    for opening, inline in _pairs(tokens):
        if opening.tag == "h1" or (opening.level > 0 and swallowed):
            yield plain_text(inline)
    for token in tokens:
        if token.type == "inline" and (match := NO_SPACE.match(token.content)):
            yield token.content[match.end() - 1 :]
        elif token.type == "fence":
            # One that nothing ends has taken the headings below it.
            yield from (line.lstrip("# ") for line in token.content.split("\n") if "##" in line)


def _take_anchor(inline: Token) -> str | None:
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text" or not (match := ANCHOR.search(last.content)):
        return None
    last.content = last.content[: match.start()]
    return match[1]


def _claim(anchor: str, opening: Token, explicit: bool, found: context.Context) -> str:
    """The anchor, numbered when an unwritten one is taken already."""
    line = found.place(opening)[0]
    if anchor in found.anchors and explicit:
        found.report(
            found.place(opening, "{#"),
            Code.DUPLICATE_ANCHOR,
            f"Tunnus ”{anchor}” on jo rivin {found.anchors[anchor]} otsikolla.",
            "Antakaa otsikolle oma tunnus.",
        )
    number, free = 1, anchor
    while free in found.anchors:
        number += 1
        free = f"{anchor}-{number}"
    found.anchors[free] = line
    return free


def _check_level(opening: Token, words: str, above: int, found: context.Context) -> None:
    level = int(opening.tag[1])
    if level == 1:
        headings = [one.heading for one in found.rules.sections]
        fits = not headings or words in headings
        found.report(
            found.place(opening),
            Code.PAGE_HEADING,
            "Sivun pääotsikko tulee avaimesta title, joten tekstissä ei ole ykköstason otsikkoa.",
            _at_level(2, opening, found)
            if fits
            else f"Poistakaa rivi. Tämän sivulajin otsikot ovat: {', '.join(headings)}.",
        )
    elif level > above + 1:
        found.report(
            found.place(opening),
            Code.SKIPPED_HEADING,
            f"Otsikkotaso hyppää tasolta {above} tasolle {level}.",
            _at_level(above + 1, opening, found),
        )


def _find_section(
    opening: Token, heading: str, explicit: str | None, found: context.Context
) -> Section | None:
    section = next((one for one in found.rules.sections if one.heading == heading), None)
    headings = [one.heading for one in found.rules.sections]
    if section is None:
        found.report(
            found.place(opening),
            Code.UNKNOWN_SECTION,
            f"Otsikkoa ”{heading}” ei ole tämän sivulajin otsikoissa.",
            f"{close_match(heading, headings)} Otsikot: {', '.join(headings)}.".strip(),
        )
    elif explicit not in (None, section.id):
        found.report(
            found.place(opening, "{#"),
            Code.UNKNOWN_SECTION,
            f"Otsikon ”{heading}” tunnus on ”{section.id}”, ei ”{explicit}”.",
            f"Poistakaa merkintä {{#{explicit}}}. Tunnus tulee asetuksista.",
        )
    return section


def _check_sections(
    met: Sequence[tuple[Section, Token]],
    unknown: Sequence[str],
    tokens: Sequence[Token],
    found: context.Context,
) -> None:
    order = list(found.rules.sections)
    names = [section.id for section, _ in met]
    for section in order:
        misspelt = nearest(section.heading, unknown)
        if section.required and section.id not in names and not misspelt:
            found.report(
                (found.first_line, 1),
                Code.MISSING_SECTION,
                f"Otsikko ”{section.heading}” puuttuu.",
                f"Lisätkää rivi ## {section.heading} ja sen alle teksti.",
            )
    furthest = -1
    for section, opening in met:
        index = order.index(section)
        if index <= furthest:
            found.report(
                found.place(opening),
                Code.SECTION_ORDER,
                f"Otsikko ”{section.heading}” on väärässä kohdassa tai toiseen kertaan.",
                f"Järjestys on: {', '.join(one.heading for one in order)}.",
            )
        furthest = max(furthest, index)
        following = tokens[tokens.index(opening) + 3 :]
        if not following or (following[0].type == "heading_open" and following[0].tag == "h2"):
            found.report(
                found.place(opening),
                Code.MISSING_SECTION,
                f"Otsikon ”{section.heading}” alla ei ole tekstiä.",
                "Kirjoittakaa osioon teksti.",
            )
