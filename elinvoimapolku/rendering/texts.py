"""The Markdown texts of a site, each rendered once, or recalled from an earlier build.

A rendering depends on the text, on the settings named in its key, and on what the links in
it lead to. The links are asked again when it is recalled: the same answers make the same
HTML. So nothing has to be known of which document depends on which.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from markupsafe import Markup

from elinvoimapolku.model import Content
from elinvoimapolku.problems import Code, Problem, Severity, close_match, has_errors
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.markup.context import Fault, Heading, LinkUse, Resolver, Target
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.settings import Section

if TYPE_CHECKING:
    from elinvoimapolku.rendering.markup.parsing import MarkdownParser
    from elinvoimapolku.rendering.markup.printing import HtmlPrinter


class DocumentText(NamedTuple):
    """What is Markdown in one document, rendered."""

    body: RenderedBody
    lines: Mapping[str, Markup]
    """The inline texts of its front matter, by their ids."""
    links: tuple[LinkUse, ...]
    """The links of all of it with their places, for messages."""


class Store(Protocol):
    """Keeps renderings from one build to the next."""

    def get(self, file: str, key: str) -> str | None:
        """What was kept of a document under this key."""

    def put(self, file: str, key: str, kept: str) -> None:
        """Keep a document's rendering in the place of an older one."""


@dataclass(slots=True)
class _Asked:
    """Passes links on to the resolver and remembers its answers."""

    resolver: Resolver
    links: dict[str, Target | Fault] = field(default_factory=dict)
    images: dict[str, Target | Fault] = field(default_factory=dict)

    def link(self, target: str, file: str) -> Target | Fault:
        answer = self.links[target] = self.resolver.link(target, file)
        return answer

    def image(self, target: str, file: str) -> Target | Fault:
        answer = self.images[target] = self.resolver.image(target, file)
        return answer


class Texts:
    """The texts of one build, rendered when they are first asked for."""

    def __init__(
        self, reading: Reading, resolver: Resolver, store: Store, problems: list[Problem]
    ) -> None:
        """Take the site, its links and the store.

        Args:
            reading: The site.
            resolver: Turns link targets into links.
            store: Has renderings of earlier builds of this generator.
            problems: Gets every problem of the texts that are asked for.
        """
        self.hyphenator = Hyphenator(reading.site.hyphenation)
        self.problems = problems
        self._sections = reading.site.settings.sections
        self._words = reading.site.hyphenation
        self._resolver = resolver
        self._store = store
        self._markdown: tuple[MarkdownParser, HtmlPrinter] | None = None
        self._made: dict[str, DocumentText] = {}

    def of(self, content: Content) -> DocumentText:
        """The texts of a document."""
        if content.file not in self._made:
            self._made[content.file] = self._recall(content)
        return self._made[content.file]

    def forget(self, content: Content) -> None:
        """Give back the memory of a document whose pages are done."""
        self._made.pop(content.file, None)

    def _recall(self, content: Content) -> DocumentText:
        sections = content.headings(self._sections)
        key = _key(content, sections, self._words)
        kept = self._store.get(content.file, key)
        found = _from_json(kept, content.file, self._resolver) if kept else None
        if found is None:
            asked, problems = _Asked(self._resolver), list[Problem]()
            found = self._render(content, asked, sections, problems), tuple(problems)
            if not has_errors(problems):
                self._store.put(content.file, key, _to_json(*found, asked))
        self.problems.extend(found[1])
        return found[0]

    def _render(
        self,
        content: Content,
        asked: _Asked,
        sections: tuple[Section, ...],
        problems: list[Problem],
    ) -> DocumentText:
        parser, printer = self._set_up()
        body = printer.body(parser.body(content.body, content.file, asked, sections, problems))
        if sections and not has_errors(problems):
            # What a text or the settings lack may be there once their mistakes are mended.
            problems.extend(_missing_headings(content, body))
        lines = {}
        uses = list(body.links)
        for one in content.inline_texts():
            place = content.places.at(*one.path)
            line = parser.line(one.text, content.file, place, asked, problems)
            lines[one.id] = printer.line(line)
            uses.extend(line.links)
        return DocumentText(body, lines, tuple(uses))

    def _set_up(self) -> tuple[MarkdownParser, HtmlPrinter]:
        # Where every text can be recalled, no parser has to be imported and set up.
        if self._markdown is None:
            from elinvoimapolku.rendering.markup.parsing import MarkdownParser
            from elinvoimapolku.rendering.markup.printing import HtmlPrinter

            self._markdown = MarkdownParser(), HtmlPrinter(self.hyphenator)
        return self._markdown


def _missing_headings(content: Content, body: RenderedBody) -> Iterator[Problem]:
    """Each heading that the front matter names but the body does not have."""
    ids = [one.id for one in body.headings]
    for key, path in content.headings_named():
        if key not in ids:
            yield Problem(
                content.file,
                *content.places.at(*path),
                Code.DEAD_FRAGMENT,
                f"Tekstissä ei ole otsikkoa, jonka tunnus on ”{key}”.",
                f"{close_match(key, ids)} Otsikoiden tunnukset: {', '.join(ids)}.".strip(),
            )


def _key(content: Content, sections: tuple[Section, ...], words: tuple[str, ...]) -> str:
    """A digest of all that a rendering is made of, links' answers apart."""
    lines = [
        (one.id, one.text, content.places.at(*one.path) if one.text else ())
        for one in content.inline_texts()
    ]
    named = [(key, content.places.at(*path)) for key, path in content.headings_named()]
    headings = [
        (section.id, section.heading, section.required, section.numbered) for section in sections
    ]
    parts = (content.body.text, content.body.line, lines, named, headings, words)
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=20).hexdigest()


def _to_json(text: DocumentText, problems: tuple[Problem, ...], asked: _Asked) -> str:
    body = text.body
    kept = {
        "links": _answers(asked.links),
        "images": _answers(asked.images),
        "intro": body.intro,
        "sections": [(one.id, one.title, one.html) for one in body.sections],
        "notes": body.notes,
        "body_links": len(body.links),
        "headings": body.headings,
        "lines": text.lines,
        "uses": [(use.href, use.line, use.column) for use in text.links],
        "problems": [
            (one.line, one.column, one.code, one.message, one.hint, one.severity)
            for one in problems
        ],
    }
    return json.dumps(kept, ensure_ascii=False)


def _answers(asked: Mapping[str, Target | Fault]) -> dict[str, tuple[str, bool, str]]:
    return {
        target: (answer.href, answer.external, answer.term)
        for target, answer in asked.items()
        if isinstance(answer, Target)
    }


def _from_json(
    text: str, file: str, resolver: Resolver
) -> tuple[DocumentText, tuple[Problem, ...]] | None:
    """What was kept, if its links still lead where they led."""
    kept: dict[str, Any] = json.loads(text)
    for target, answer in kept["links"].items():
        if resolver.link(target, file) != Target(*answer):
            return None
    for target, answer in kept["images"].items():
        if resolver.image(target, file) != Target(*answer):
            return None
    uses = tuple(LinkUse(*use) for use in kept["uses"])
    body = RenderedBody(
        Markup(kept["intro"]),
        tuple(
            RenderedSection(key, Markup(title), Markup(html))
            for key, title, html in kept["sections"]
        ),
        Markup(kept["notes"]),
        uses[: kept["body_links"]],
        tuple(Heading(*one) for one in kept["headings"]),
    )
    lines = {key: Markup(line) for key, line in kept["lines"].items()}
    problems = tuple(
        Problem(file, line, column, Code(code), message, hint, Severity(severity))
        for line, column, code, message, hint, severity in kept["problems"]
    )
    return DocumentText(body, lines, uses), problems
