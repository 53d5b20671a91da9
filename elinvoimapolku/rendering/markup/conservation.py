"""No word is dropped in silence: what Markdown leaves out of a page is told.

The words of the source lines are compared with those of the tokens that were made of them. What
is in neither a text nor an address, a title or a mark has vanished.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context

WORD = re.compile(r"[^\W_]+")
# Words that only stand in the marks of a line: numbers of a list, boxes, names of alerts.
MARKS = re.compile(
    r"^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))*[ \t>]*(?:\[[xX]\](?=\s)|\[!\w+\])?"
)
NOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:")
DEFINITION = re.compile(r"^[ \t>]*\[([^\]]+)\]:")
LABEL = re.compile(r"\]\[[^\[\]]+\]")
LANGUAGE = re.compile(r"^[\w+-]+")
CONTAINER = "container_callout_open"
ADDRESSES = ("href", "src", "title")
FEW = 4  # lost words that a message names


def conservation_plugin(md: MarkdownIt) -> None:
    """Compare words once all blocks are there, before any of them is polished."""
    md.core.ruler.after("footnote_tail", "conservation", _check)


def _check(state: StateCore) -> None:
    found = context.of(state.env)
    regions = dict[tuple[int, int], list[Token]]()
    elsewhere = Counter[str]()
    for token in state.tokens:
        if token.type not in ("inline", "fence", CONTAINER):
            continue
        if token.map is None:
            elsewhere.update(_words_of(token))
            continue
        first, last = token.map
        # Of a callout it is the opening line alone that the token is made of.
        last = first + 1 if token.type == CONTAINER else max(last, first + 1)
        regions.setdefault((first, last), []).append(token)
    tables = {token.map[0] for token in state.tokens if token.type == "tr_open" and token.map}
    used = _used_definitions(state, found)
    _check_notes(state, found)
    covered = set[int]()
    for (first, last), tokens in regions.items():
        covered.update(range(first, last))
        written = _source_words(found.lines[first:last], state)
        shown = [word for token in tokens for word in _words_of(token)]
        # Mostly they are the same, word by word, and need not be counted.
        if written == shown:
            continue
        if lost := Counter(written) - Counter(shown) - elsewhere:
            _tell(first, lost, found, in_table=first in tables)
    for index, line in enumerate(found.lines):
        alone = index not in covered and index not in used and line.strip()
        if alone and (lost := Counter(_source_words([line], state)) - elsewhere):
            _tell(index, lost, found)


def _words_of(token: Token) -> Iterator[str]:
    """The words that a token shows, or that its marks are made of."""
    texts = [token.info] if token.type == CONTAINER else []
    if token.type == "fence":
        # Of the words beside its mark, the first one names the language of the code.
        texts += [token.content, *LANGUAGE.findall(_plain(token.info.strip()))]
    texts.append(_joined(token.children or ()))
    return (word for text in texts for word in WORD.findall(_plain(text)))


def _joined(children: Sequence[Token]) -> str:
    """The texts of inline tokens; what stands between two of them cuts a word, as it is written."""
    parts = list[str]()
    for child in children:
        if child.type in ("text", "text_special"):
            parts.append(child.content)
            continue
        parts += [" ", child.content, " "]
        parts += [f"{child.attrs[name]} " for name in ADDRESSES if name in child.attrs]
    return "".join(parts)


def _source_words(lines: Sequence[str], state: StateCore) -> list[str]:
    return [
        word
        for line in lines
        for word in WORD.findall(_plain(MARKS.sub(" ", _without_labels(line, state))))
    ]


def _plain(text: str) -> str:
    """A text with its entities as letters, also where code or a backslash shows them as written."""
    while (read := html.unescape(text)) != text:
        text = read
    return text


def _without_labels(line: str, state: StateCore) -> str:
    """A line without the marks of footnotes and the names of addresses that there are."""
    if "references" in state.env:
        line = LABEL.sub("]", line)
    for label, number in state.env.get("footnotes", {}).get("refs", {}).items():
        if number >= 0:
            line = line.replace(f"[^{label[1:]}]", " ")
    return line


def _check_notes(state: StateCore, found: context.Context) -> None:
    """A footnote whose mark has a space in it is taken for the address of a link."""
    for label, reference in state.env.get("references", {}).items():
        if label.startswith("^"):
            index = reference["map"][0]
            found.report(
                found.place_of_line(index, "[^"),
                Code.BROKEN_MARKUP,
                "Alaviitteen merkissä on väli, joten siitä ei tule alaviitettä.",
                "Kirjoittakaa merkki ilman väliä: tekstiin [^lähde-1], rivin alkuun [^lähde-1]: …",
            )


def _used_definitions(state: StateCore, found: context.Context) -> set[int]:
    """The lines of ``[name]: address`` whose address a link of the text has."""
    addresses = {
        str(child.attrs[name])
        for token in state.tokens
        for child in token.children or ()
        for name in ("href", "src")
        if name in child.attrs
    }
    lines = set[int]()
    for reference in state.env.get("references", {}).values():
        if reference["href"] in addresses:
            lines.update(range(*reference["map"]))
    return lines


def _tell(index: int, lost: Counter[str], found: context.Context, in_table: bool = False) -> None:
    line = found.lines[index]
    names = list(lost)
    shown = ", ".join(f"”{name}”" for name in names[:FEW]) + (" …" if len(names) > FEW else "")
    if note := NOTE.match(line):
        message = f"Alaviite [^{note[1]}] ei näy sivulla."
        hint = (
            f"Jokaisella alaviitteellä on yksi teksti, ja tekstissä on viittaus [^{note[1]}]. "
            "Antakaa toiselle oma merkki, lisätkää viittaus tai poistakaa rivi."
        )
    elif definition := DEFINITION.match(line):
        message = f"Rivi ”[{definition[1]}]: …” ei näy sivulla, koska mikään linkki ei käytä sitä."
        hint = "Kirjoittakaa lähde luettelon riviksi: - [Lähteen nimi](https://www.osoite.fi/)."
    elif in_table:
        message = f"Taulukon rivillä on enemmän soluja kuin otsikkorivillä, eikä {shown} näy."
        hint = (
            "Lisätkää otsikkoriville ja viivariville sarake tai poistakaa liika pystyviiva. "
            r"Pystyviiva solun sisällä kirjoitetaan \|."
        )
    else:
        message = f"Tekstistä ei näy sivulla {shown}."
        hint = "Kirjoittakaa kohta toisin, esimerkiksi ilman merkkejä [ ] ( ) | ja <."
    found.lost.add(index)
    found.report(found.place_of_line(index, names[0]), Code.LOST_TEXT, message, hint)
