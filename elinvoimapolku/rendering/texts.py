"""The Markdown texts of a site, each rendered when it is first asked for.

A rendering hangs on its source and on what the links in it lead to, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markupsafe import Markup

from elinvoimapolku.model import Content, Site
from elinvoimapolku.problems import Code, Problem, close_match, has_errors
from elinvoimapolku.rendering.markup.context import LinkUse, Resolver, Rules
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.settings import Section
from elinvoimapolku.values import Body

if TYPE_CHECKING:
    from elinvoimapolku.rendering.markup.parsing import MarkdownParser
    from elinvoimapolku.rendering.markup.printing import HtmlPrinter

MOST_AT_HAND = 200
"""Texts in memory at once: more than an area has, whose pages show each other's."""


class SourceLine(NamedTuple):
    """A text of the front matter that is one line of Markdown."""

    id: str
    text: str
    place: tuple[int, int]


class NamedHeading(NamedTuple):
    """The id of a heading of the body that the front matter names."""

    id: str
    place: tuple[int, int]


class TextSource(NamedTuple):
    """All that a document's rendering is made of, but for what its links lead to."""

    file: str
    body: Body
    lines: tuple[SourceLine, ...]
    named: tuple[NamedHeading, ...]
    sections: tuple[Section, ...]
    """The headings that the body has."""
    hyphenation: tuple[str, ...]
    is_form: bool = False
    """Whether the body has places to fill in and guidance."""

    @property
    def rules(self) -> Rules:
        """What the body is parsed by."""
        return Rules(self.sections, self.is_form)


class DocumentText(NamedTuple):
    """What is Markdown in one document, rendered."""

    body: RenderedBody
    lines: Mapping[str, Markup]
    """The inline texts of its front matter, by their ids."""
    links: tuple[LinkUse, ...]
    """The links of all of it with their places, for messages."""
    problems: tuple[Problem, ...]


Render: TypeAlias = Callable[[TextSource, Resolver], DocumentText]
Recall: TypeAlias = Callable[[Render], Render]
"""Makes of a rendering one that gives the same texts, and has kept some of them."""


def always_render(render: Render) -> Render:
    """Keep nothing."""
    return render


class MarkdownRenderer:
    """Renders the Markdown of documents."""

    def __init__(self, hyphenator: Hyphenator) -> None:
        """Take what hyphenates; parsers are set up when the first text comes."""
        self._hyphenator = hyphenator
        self._markdown: tuple[MarkdownParser, HtmlPrinter] | None = None

    def __call__(self, source: TextSource, resolver: Resolver) -> DocumentText:
        """Render all that is Markdown in a document."""
        parser, printer = self._set_up()
        problems: list[Problem] = []
        parsed = parser.body(source.body, source.file, resolver, source.rules, problems)
        body = printer.body(parsed)
        if (source.sections or source.is_form) and not has_errors(problems):
            # What a text or the settings lack may be there once their mistakes are mended.
            problems.extend(_missing_headings(source, body))
        lines = {}
        uses = list(body.links)
        for one in source.lines:
            line = parser.line(one.text, source.file, one.place, resolver, problems)
            lines[one.id] = printer.line(line)
            uses.extend(line.links)
        return DocumentText(body, lines, tuple(uses), tuple(problems))

    def _set_up(self) -> tuple[MarkdownParser, HtmlPrinter]:
        # Where no text has to be rendered, no parser has to be imported and set up.
        if self._markdown is None:
            from elinvoimapolku.rendering.markup.parsing import MarkdownParser
            from elinvoimapolku.rendering.markup.printing import HtmlPrinter

            self._markdown = MarkdownParser(), HtmlPrinter(self._hyphenator)
        return self._markdown


class Texts:
    """The texts of one build."""

    def __init__(self, site: Site, resolver: Resolver, recall: Recall) -> None:
        """Take what all of them share.

        Args:
            site: Its headings and where its words may be hyphenated.
            resolver: Turns link targets into links.
            recall: Has texts that were rendered before.
        """
        self.hyphenator = Hyphenator(site.hyphenation)
        self._sections = site.settings.sections
        self._words = site.hyphenation
        self.resolver = resolver
        self._render = recall(MarkdownRenderer(self.hyphenator))
        self._at_hand: dict[str, DocumentText] = {}

    def of(self, content: Content) -> DocumentText:
        """The texts of a document."""
        text = self._at_hand.pop(content.file, None)
        if text is None:
            text = self._render(self.source(content), self.resolver)
        self._at_hand[content.file] = text  # The one that was asked for last stands last.
        if len(self._at_hand) > MOST_AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        return text

    def source(self, content: Content) -> TextSource:
        """What the texts of a document are made of."""
        lines = tuple(
            SourceLine(one.id, one.text, content.places.at(*one.path))
            for one in content.inline_texts()
        )
        named = tuple(
            NamedHeading(key, content.places.at(*path)) for key, path in content.headings_named()
        )
        headings = content.headings(self._sections)
        return TextSource(
            content.file, content.body, lines, named, headings, self._words, content.is_form
        )


def _missing_headings(source: TextSource, body: RenderedBody) -> Iterator[Problem]:
    """Each heading that the front matter names but the body does not have."""
    ids = [one.id for one in body.headings]
    for key, place in source.named:
        if key not in ids:
            yield Problem(
                source.file,
                *place,
                Code.DEAD_FRAGMENT,
                f"Tekstissä ei ole otsikkoa, jonka tunnus on ”{key}”.",
                f"{close_match(key, ids)} Otsikoiden tunnukset: {', '.join(ids)}.".strip(),
            )
