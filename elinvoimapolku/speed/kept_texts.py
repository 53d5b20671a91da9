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
from typing import Any

from markupsafe import Markup

from elinvoimapolku.problems import Code, Problem, Severity, has_errors
from elinvoimapolku.rendering.markup.context import Fault, Heading, LinkUse, Resolver, Target
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.texts import DocumentText, Render, TextSource
from elinvoimapolku.speed.text_store import TextStore


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


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Puts a store before a rendering."""

    store: TextStore
    """Has renderings of earlier builds of this generator."""

    def __call__(self, render: Render) -> Render:
        """A rendering that gives what is kept, where that is still right, and keeps the rest."""

        def recall(source: TextSource, resolver: Resolver) -> DocumentText:
            key = _key(source)
            kept = self.store.get(source.file, key)
            text = _from_json(kept, source.file, resolver) if kept else None
            if text is None:
                asked = _Asked(resolver)
                text = render(source, asked)
                if not has_errors(text.problems):
                    self.store.put(source.file, key, _to_json(text, asked))
            return text

        return recall


def _key(source: TextSource) -> str:
    """A digest of all that a rendering is made of, links' answers apart."""
    headings = [section.model_dump() for section in source.sections]
    body, lines, named = source.body, source.lines, source.named
    parts = (body.text, body.line, lines, named, headings, source.hyphenation)
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=20).hexdigest()


def _to_json(text: DocumentText, asked: _Asked) -> str:
    body = text.body
    kept = {
        "links": _answers(asked.links),
        "images": _answers(asked.images),
        "intro": body.intro,
        "sections": body.sections,
        "notes": body.notes,
        "body_links": len(body.links),
        "headings": body.headings,
        "lines": text.lines,
        "uses": text.links,
        "problems": [one[1:] for one in text.problems],
    }
    return json.dumps(kept, ensure_ascii=False)


def _answers(asked: Mapping[str, Target | Fault]) -> dict[str, Target]:
    return {target: answer for target, answer in asked.items() if isinstance(answer, Target)}


def _from_json(text: str, file: str, resolver: Resolver) -> DocumentText | None:
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
    return DocumentText(body, lines, uses, problems)
