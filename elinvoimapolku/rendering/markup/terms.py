"""Glossary terms: linked once on a page, and where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.rendering.markup import context

TERM = "term"
"""Key under which a link to the glossary carries its term."""


def terms_plugin(md: MarkdownIt) -> None:
    """Notice a term that stands on the page before its link, or is linked again."""
    md.core.ruler.push("terms", _terms)


class _TermLink(NamedTuple):
    term: str
    words: str
    """The words of the link, inflected as the sentence needs."""
    place: tuple[int, int]


def _terms(state: StateCore) -> None:
    found = context.of(state.env)
    before: list[tuple[int, str]] = []
    linked: dict[str, int] = {}
    for block in _prose(state.tokens):
        text = ""
        for at, token in enumerate(block.children or ()):
            if token.type == "link_open" and token.meta.get(TERM):
                place = found.place(block, token.meta["target"])
                link = _TermLink(token.meta[TERM], _words_of_link(block, at), place)
                _check_again(link, linked, found)
                _check_late(link, (*before, (place[0], text)), linked, found)
                linked.setdefault(link.term, place[0])
            text += token.content if token.type == "text" else " "
        before.append((found.place(block)[0], text))


def _check_again(link: _TermLink, linked: Mapping[str, int], found: context.Context) -> None:
    if link.term in linked:
        said = f"Termi ”{link.term}” on linkitetty jo rivillä {linked[link.term]}."
        hint = "Jättäkää linkeistä ensimmäinen."
        found.report(link.place, Code.LATE_TERM, said, hint, Severity.NOTICE)


def _check_late(
    link: _TermLink,
    before: Iterable[tuple[int, str]],
    linked: Mapping[str, int],
    found: context.Context,
) -> None:
    """Look for the basic form and the form of the link; other inflections need an eye."""
    forms = "|".join(re.escape(form) for form in (link.term, link.words) if form)
    pattern = re.compile(rf"(?<!\w)({forms})(?!\w)", re.IGNORECASE)
    line = next((line for line, text in before if pattern.search(text)), None)
    if line is not None and link.term not in linked:
        said = f"Termi ”{link.term}” on jo rivillä {line}, mutta linkki sanastoon on vasta tässä."
        hint = "Siirtäkää linkki ja selitys kohtaan, jossa termi on ensimmäisen kerran."
        found.report(link.place, Code.LATE_TERM, said, hint, Severity.NOTICE)


def _prose(tokens: list[Token]) -> Iterator[Token]:
    """Inline tokens outside headings: those are never linked."""
    for index, token in enumerate(tokens):
        if token.type == "inline" and tokens[index - 1].type != "heading_open":
            yield token


def _words_of_link(block: Token, opening: int) -> str:
    words = ""
    for token in (block.children or [])[opening + 1 :]:
        if token.type == "link_close":
            break
        words += token.content
    return words
