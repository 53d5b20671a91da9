"""Renderings of Markdown recalled from earlier builds, in the place of rendering anew.

A rendering depends on its source and on what the links in it lead to. The links are asked
again when it is recalled: the same answers make the same HTML. So nothing has to be known of
which document depends on which.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from elinvoimapolku.problems import Code, Problem, Severity, has_errors
from elinvoimapolku.rendering.markup.context import Fault, Heading, LinkUse, Resolver, Target
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.texts import DocumentText, Render, TextSource
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.speed.text_store import TextStore


class Answers(NamedTuple):
    """Where the links of a text led."""

    links: Mapping[str, Target | Fault]
    images: Mapping[str, Target | Fault]

    def hold(self, file: str, resolver: Resolver) -> bool:
        """Whether they still lead there."""
        return all(
            ask(target, file) == answer
            for ask, answers in ((resolver.link, self.links), (resolver.image, self.images))
            for target, answer in answers.items()
        )

    def faults(self) -> bool:
        """Whether a link leads nowhere, which is not kept."""
        answers = (*self.links.values(), *self.images.values())
        return any(isinstance(answer, Fault) for answer in answers)


@dataclass(slots=True)
class Asked:
    """Passes links on to the resolver and remembers its answers."""

    resolver: Resolver
    links: dict[str, Target | Fault] = field(default_factory=dict)
    images: dict[str, Target | Fault] = field(default_factory=dict)

    def link(self, target: str, file: str) -> Target | Fault:
        """The resolver's answer."""
        answer = self.links[target] = self.resolver.link(target, file)
        return answer

    def image(self, target: str, file: str) -> Target | Fault:
        """The resolver's answer."""
        answer = self.images[target] = self.resolver.image(target, file)
        return answer


class _Kept(NamedTuple):
    """A text and what it was made of beside its source."""

    text: DocumentText
    answers: Answers


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Puts a store before a rendering, and a memory before that."""

    store: TextStore
    """Has renderings of earlier builds of this generator."""
    memory: Memory | None = None
    """Has those of the last build of a warm process."""

    def __call__(self, render: Render) -> Render:
        """A rendering that gives what is kept, where that is still right, and keeps the rest."""

        def recall(source: TextSource, resolver: Resolver) -> DocumentText:
            file = source.file
            kept: _Kept | None = self.memory.known("text", file, source) if self.memory else None
            if kept is None or not kept.answers.hold(file, resolver):
                kept = self._stored(source, resolver) or self._made(render, source, resolver)
            if self.memory:
                self.memory.keep("text", file, source, kept)
            return kept.text

        return recall

    def _stored(self, source: TextSource, resolver: Resolver) -> _Kept | None:
        found = self.store.get(source.file, key_of_text(source))
        kept = _from_json(found, source.file) if found else None
        return kept if kept and kept.answers.hold(source.file, resolver) else None

    def _made(self, render: Render, source: TextSource, resolver: Resolver) -> _Kept:
        asked = Asked(resolver)
        kept = _Kept(render(source, asked), Answers(asked.links, asked.images))
        if not has_errors(kept.text.problems):
            self.store.put(source.file, key_of_text(source), _to_json(kept))
        return kept


def key_of_text(source: TextSource) -> str:
    """A digest of all that a rendering is made of, links' answers apart."""
    headings = [section.model_dump() for section in source.sections]
    body, lines, named = source.body, source.lines, source.named
    parts = (body.text, body.line, lines, named, headings, source.hyphenation, source.is_form)
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=20).hexdigest()


def _to_json(kept: _Kept) -> str:
    text, answers = kept
    body = text.body
    parts = {
        "links": answers.links,
        "images": answers.images,
        "intro": body.intro,
        "sections": body.sections,
        "notes": body.notes,
        "body_links": len(body.links),
        "headings": body.headings,
        "lines": text.lines,
        "uses": text.links,
        "problems": [one[1:] for one in text.problems],
    }
    return json.dumps(parts, ensure_ascii=False)


def _from_json(text: str, file: str) -> _Kept:
    parts: dict[str, Any] = json.loads(text)
    # A text with a link that leads nowhere has an error, and is not stored.
    links, images = (
        {target: Target(*answer) for target, answer in parts[kind].items()}
        for kind in ("links", "images")
    )
    uses = tuple(LinkUse(*use) for use in parts["uses"])
    body = RenderedBody(
        Markup(parts["intro"]),
        tuple(
            RenderedSection(key, Markup(title), Markup(html))
            for key, title, html in parts["sections"]
        ),
        Markup(parts["notes"]),
        uses[: parts["body_links"]],
        tuple(Heading(*one) for one in parts["headings"]),
    )
    lines = {key: Markup(line) for key, line in parts["lines"].items()}
    problems = tuple(
        Problem(file, line, column, Code(code), message, hint, Severity(severity))
        for line, column, code, message, hint, severity in parts["problems"]
    )
    return _Kept(DocumentText(body, lines, uses, problems), Answers(links, images))
