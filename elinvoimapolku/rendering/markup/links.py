"""Links and pictures: every target is checked and turned into a URL."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.terms import TERM

MOST_BYTES = 300_000
"""Of a picture, before it is called heavy."""


def links_plugin(md: MarkdownIt) -> None:
    """Hand each link target, as it was written, to the resolver of the rendering."""
    # Unsafe schemes have to become links first: only then can they be told of.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.core.ruler.push("links", _links)


def _links(state: StateCore) -> None:
    found = context.of(state.env)
    for block in state.tokens:
        if not block.children:
            continue
        seen: Counter[str] = Counter()
        for token, following in pairwise((*block.children, block)):
            if token.type == "link_open":
                target = str(token.attrs.get("href", ""))
                place = found.place(block, target, seen[target])
                seen[target] += 1
                if following.type == "link_close":
                    found.report(
                        place,
                        Code.BROKEN_MARKUP,
                        f"Linkillä ”{target}” ei ole tekstiä, joten lukija ei näe sitä.",
                        "Kirjoittakaa hakasulkeisiin, mihin linkki vie: [Hankintaopas](osoite).",
                    )
                _link(token, target, place, found)
            elif token.type == "image":
                target = str(token.attrs.get("src", ""))
                place = found.place(block, target, seen[target])
                seen[target] += 1
                _image(token, target, place, found)


def _link(token: Token, target: str, place: tuple[int, int], found: context.Context) -> None:
    answer = found.resolver.link(target, found.file)
    if isinstance(answer, context.Fault):
        token.attrSet("href", "#")  # What is told of here is neither followed nor told again.
        found.report(place, answer.code, answer.message, answer.hint)
        return
    token.attrSet("href", answer.href)
    token.meta |= {TERM: answer.term, "target": target}
    if answer.external:
        token.attrSet("class", "external")
        token.attrSet("rel", "external noopener")
    found.links.append(context.LinkUse(answer.href, *place))


def _image(token: Token, target: str, place: tuple[int, int], found: context.Context) -> None:
    if not token.content.strip():
        found.report(
            place,
            Code.MISSING_ALT,
            f"Kuvalta ”{target}” puuttuu tekstivastine.",
            "Kertokaa hakasulkeissa, mitä kuvassa on: ![Kaavio ostoista ryhmittäin](kuva.svg).",
        )
    answer = found.resolver.image(target, found.file)
    if isinstance(answer, context.Fault):
        token.attrSet("src", "")
        found.report(place, answer.code, answer.message, answer.hint)
        return
    token.attrSet("src", answer.href)
    token.attrSet("width", str(answer.width))
    token.attrSet("height", str(answer.height))
    token.attrSet("loading", "lazy")
    if answer.weight > MOST_BYTES:
        found.report(
            place,
            Code.HEAVY_IMAGE,
            f"Kuvan ”{target}” koko on {answer.weight // 1000} kilotavua ja {answer.width} × "
            f"{answer.height} pistettä. Se latautuu puhelimessa hitaasti.",
            f"Pienentäkää kuva alle {MOST_BYTES // 1000} kilotavuun ja tallentakaa se samalla "
            "nimellä: leveydeksi riittää 1 600 pistettä. Valokuva on kevyin muodossa jpg tai webp.",
            Severity.NOTICE,
        )
