"""Marks that stayed as text: the editor meant something that did not become anything."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.headings import NO_SPACE

RAW_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--|&lt;!--")
UNKNOWN_ALERT = re.compile(r"^\[!([^\]]*)\]")
BROKEN = (
    (
        "](",
        "Linkki ei ole kelvollinen, joten se jäi tekstiksi.",
        "Kirjoittakaa linkki muodossa [teksti](osoite). Osoitteessa ei saa olla välilyöntejä.",
    ),
    (
        "[^",
        "Alaviitteellä ei ole tekstiä.",
        "Lisätkää sivun loppuun rivi, joka alkaa samalla merkillä: [^1]: Viitteen teksti.",
    ),
    (
        "{#",
        "Otsikon tunnus ei kelpaa.",
        "Tunnus on otsikkorivin lopussa, pienin kirjaimin a–z: ## Otsikko {#tunnus}.",
    ),
    (
        ":::",
        "Rivi ::: ei aloita eikä päätä laatikkoa.",
        "Kirjoittakaa ::: rivin alkuun, omalle rivilleen.",
    ),
    (
        "**",
        "Lihavointi jäi kesken.",
        "Kirjoittakaa tähdet kiinni sanaan kummaltakin puolelta: **sana**.",
    ),
)


def leftovers_plugin(md: MarkdownIt) -> None:
    """Look at the finished text for marks that were not understood."""
    md.core.ruler.push("leftovers", _leftovers)


def _leftovers(state: StateCore) -> None:
    found = context.of(state.env)
    for block in state.tokens:
        if not block.children:
            continue
        text = "".join(
            [
                child.content if child.type in ("text", "text_special") else " "
                for child in block.children
            ]
        )
        if "<" in text and (match := RAW_HTML.search(text)):
            found.report(
                found.place(block, match[0]),
                Code.RAW_HTML,
                f"HTML-merkintä {match[0]} ei toimi, vaan se näkyisi lukijalle tekstinä.",
                "Poistakaa merkintä. Lihavointi on **näin** ja linkki [teksti](osoite).",
            )
        if match := UNKNOWN_ALERT.match(text):
            found.report(
                found.place(block, match[0]),
                Code.UNKNOWN_CALLOUT,
                f"Laatikon nimeä ”{match[1]}” ei tunneta.",
                "Nimi on yksin omalla rivillään: [!TIP], [!NOTE], [!IMPORTANT], [!WARNING] tai "
                "[!CAUTION]. Suomenkielinen laatikko: ::: vinkki Otsikko.",
            )
        if match := NO_SPACE.match(text):
            found.report(
                found.place(block, match[0]),
                Code.BROKEN_MARKUP,
                "Otsikon risuaitojen perästä puuttuu välilyönti.",
                "Kirjoittakaa välilyönti risuaitojen ja otsikon väliin: ## Otsikko.",
            )
        for mark, message, hint in BROKEN:
            if mark in text:
                found.report(found.place(block, mark), Code.BROKEN_MARKUP, message, hint)
