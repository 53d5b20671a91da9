"""Markdown to checked tokens: what every printer, of HTML or of an office file, starts from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from elinvoimapolku.problems import Problem
from elinvoimapolku.rendering.markup.callouts import callouts_plugin
from elinvoimapolku.rendering.markup.conservation import conservation_plugin
from elinvoimapolku.rendering.markup.context import KEY, Context, Heading, LinkUse, Resolver, Rules
from elinvoimapolku.rendering.markup.headings import headings_plugin
from elinvoimapolku.rendering.markup.leftovers import leftovers_plugin
from elinvoimapolku.rendering.markup.links import links_plugin
from elinvoimapolku.rendering.markup.places import places_plugin
from elinvoimapolku.rendering.markup.tables import tables_plugin
from elinvoimapolku.rendering.markup.terms import terms_plugin
from elinvoimapolku.rendering.markup.words import words_plugin
from elinvoimapolku.values import Body

# A line of dashes or an indentation is a slip more often than a heading or code is meant.
SURPRISES = ("lheading", "code")
NOTES = "footnote_block_open"


class ParsedSection(NamedTuple):
    """A level-2 heading and what stands below it."""

    id: str
    heading: Token
    """The inline token of its words."""
    tokens: Sequence[Token]
    """The blocks below the heading."""


class ParsedBody(NamedTuple):
    """The tokens of one body, cut at its level-2 headings, its words polished."""

    intro: Sequence[Token]
    """What stands before the first heading."""
    sections: tuple[ParsedSection, ...]
    notes: Sequence[Token]
    """The footnotes, which belong to the whole body."""
    links: tuple[LinkUse, ...]
    """For checking where they lead when all pages are there."""
    headings: tuple[Heading, ...]
    """Of every level, in the order of the text."""


class ParsedLine(NamedTuple):
    """The tokens of one line of a front matter."""

    tokens: Sequence[Token]
    links: tuple[LinkUse, ...]


class MarkdownParser:
    """Parses and checks bodies and single lines; holds no state between them."""

    def __init__(self) -> None:
        """Set up the parser once: building it costs more than a page."""
        md = MarkdownIt(
            "commonmark", {"html": False, "typographer": True, "quotes": "””’’", "linkify": False}
        )
        md.enable(["table", "smartquotes"]).disable(list(SURPRISES))
        for plugin in (deflist_plugin, footnote_plugin, callouts_plugin, tables_plugin):
            plugin(md)
        # Order matters: what was written is looked at before it is polished, links before both.
        for plugin in (conservation_plugin, leftovers_plugin):
            plugin(md)
        for plugin in (links_plugin, terms_plugin, headings_plugin, words_plugin, places_plugin):
            plugin(md)
        self._md = md

    def body(
        self,
        body: Body,
        file: str,
        resolver: Resolver,
        rules: Rules,
        problems: list[Problem],
    ) -> ParsedBody:
        """Parse a body.

        Args:
            body: The Markdown and the line on which it begins.
            file: Path for messages, and the place that relative links start from.
            resolver: Turns link targets into links.
            rules: What the kind of content asks of it.
            problems: Gets every problem of the text.
        """
        context = Context(file, body.text, body.line, 1, resolver, rules)
        tokens = self._md.parse(body.text, {KEY: context})
        problems.extend(context.problems)
        intro, parts, notes = _cut(tokens)
        found = tuple(ParsedSection(str(part[0].attrs["id"]), part[1], part[3:]) for part in parts)
        return ParsedBody(intro, found, notes, tuple(context.links), tuple(context.headings))

    def line(
        self,
        text: str,
        file: str,
        place: tuple[int, int],
        resolver: Resolver,
        problems: list[Problem],
    ) -> ParsedLine:
        """Parse one line of a front matter: links and emphasis, no blocks.

        Args:
            text: The Markdown; may be empty.
            file: Path for messages, and the place that relative links start from.
            place: Line and column at which the text begins.
            resolver: Turns link targets into links.
            problems: Gets every problem of the text.
        """
        if not text:
            return ParsedLine((), ())
        context = Context(file, text, *place, resolver)
        tokens = self._md.parseInline(text, {KEY: context})
        problems.extend(context.problems)
        return ParsedLine(tokens, tuple(context.links))


def _cut(
    tokens: Sequence[Token],
) -> tuple[Sequence[Token], list[Sequence[Token]], Sequence[Token]]:
    """The tokens before, of and after the sections."""
    notes = next((i for i, token in enumerate(tokens) if token.type == NOTES), len(tokens))
    starts = [
        index
        for index, token in enumerate(tokens[:notes])
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    ends = [*starts, notes][1:]
    first = starts[0] if starts else notes
    parts = [tokens[start:end] for start, end in zip(starts, ends, strict=True)]
    return tokens[:first], parts, tokens[notes:]
