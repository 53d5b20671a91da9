"""One configured Markdown renderer and what it makes of a body."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.deflist import deflist_plugin

from elinvoimapolku.problems import Problem
from elinvoimapolku.rendering.markup.callouts import callouts_plugin
from elinvoimapolku.rendering.markup.context import KEY, Context, LinkUse, Resolver
from elinvoimapolku.rendering.markup.headings import headings_plugin
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.leftovers import leftovers_plugin
from elinvoimapolku.rendering.markup.links import links_plugin
from elinvoimapolku.rendering.markup.notes import BLOCK, notes_plugin
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.markup.tables import tables_plugin
from elinvoimapolku.rendering.markup.terms import terms_plugin
from elinvoimapolku.rendering.markup.words import words_plugin
from elinvoimapolku.settings import Section
from elinvoimapolku.values import Body

# A line of dashes or an indentation is a slip more often than a heading or code is meant.
SURPRISES = ("lheading", "code")


class MarkdownRenderer:
    """Renders bodies and single lines; holds no state between them."""

    def __init__(self, hyphenator: Hyphenator) -> None:
        """Set up the renderer once: building it costs more than a page."""
        md = MarkdownIt(
            "commonmark",
            {
                "html": False,
                "typographer": True,
                "quotes": "””’’",
                "linkify": False,
                "xhtmlOut": False,
            },
        )
        md.enable(["table", "smartquotes"]).disable(list(SURPRISES))
        for plugin in (deflist_plugin, notes_plugin, callouts_plugin, tables_plugin):
            plugin(md)
        # Order matters: marks are looked for before words are polished, links before both.
        for plugin in (links_plugin, terms_plugin, headings_plugin, leftovers_plugin):
            plugin(md)
        words_plugin(md, hyphenator)
        self._md = md

    def body(
        self,
        body: Body,
        file: str,
        resolver: Resolver,
        sections: Sequence[Section],
        problems: list[Problem],
    ) -> RenderedBody:
        """Render a body.

        Args:
            body: The Markdown and the line on which it begins.
            file: Path for messages, and the place that relative links start from.
            resolver: Turns link targets into links.
            sections: The level-2 headings that this kind of page has; empty for free ones.
            problems: Gets every problem of the text.
        """
        context = Context(file, body.text, body.line, 1, resolver, sections)
        env = {KEY: context}
        tokens = self._md.parse(body.text, env)
        problems.extend(context.problems)
        intro, parts, notes = _cut(tokens)
        rendered = tuple(
            RenderedSection(
                str(part[0].attrs["id"]),
                self._html(part[1:2], env),
                self._html(part[3:], env),
            )
            for part in parts
        )
        return RenderedBody(
            self._html(intro, env), rendered, self._html(notes, env), tuple(context.links)
        )

    def line(
        self,
        text: str,
        file: str,
        place: tuple[int, int],
        resolver: Resolver,
        problems: list[Problem],
    ) -> tuple[Markup, tuple[LinkUse, ...]]:
        """Render one line of a front matter: links and emphasis, no blocks."""
        if not text:
            return Markup(), ()
        context = Context(file, text, *place, resolver)
        env = {KEY: context}
        tokens = self._md.parseInline(text, env)
        problems.extend(context.problems)
        return Markup(self._md.renderer.render(tokens, self._md.options, env)), tuple(context.links)

    def _html(self, tokens: Sequence[Token], env: dict[str, Context]) -> Markup:
        # The renderer escaped every text: raw HTML is off.
        return Markup(self._md.renderer.render(tokens, self._md.options, env))


def _cut(
    tokens: Sequence[Token],
) -> tuple[Sequence[Token], list[Sequence[Token]], Sequence[Token]]:
    """The tokens before, of and after the sections."""
    notes = next((i for i, token in enumerate(tokens) if token.type == BLOCK), len(tokens))
    starts = [
        index
        for index, token in enumerate(tokens[:notes])
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    ends = [*starts, notes][1:]
    first = starts[0] if starts else notes
    parts = [tokens[start:end] for start, end in zip(starts, ends, strict=True)]
    return tokens[:first], parts, tokens[notes:]
