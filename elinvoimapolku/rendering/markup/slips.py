"""What editors write that Markdown does not understand, each kind with the way to mend it."""

from __future__ import annotations

import re
from typing import NamedTuple

from elinvoimapolku.problems import Code

UNSEEN = r"[\u00a0\u00ad\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff]"
"""Characters that look like a space or like nothing, and are no space to Markdown."""
NO_SPACE = re.compile(rf"{UNSEEN}*#{{2,6}}(?:[^\s#]|{UNSEEN})|{UNSEEN}+\s*#{{1,6}}\s|#{{7,}}\s")
"""The marks of a heading that did not become one, at the start of a line."""
ESCAPED = "\x01"
"""Stands for a character that a backslash keeps as it is, and that nothing is made of."""


HARMLESS = re.compile(r"(?: *[”(]?[^\W\d_](?:[^\W_]|[ ,.;?!”’%€/()–-]|:(?!:))*(?:\n|\Z))*")
"""Lines of letters and plain punctuation: no kind of mistake is looked for in them."""


class Slip(NamedTuple):
    """A kind of mistake in a text; ``{found}`` in the message is what was written.

    That is the group ``found`` of the pattern, or all of it. The group ``at`` is where it is told.
    """

    pattern: re.Pattern[str]
    message: str
    hint: str
    code: Code = Code.BROKEN_MARKUP
    first_line: bool = False
    """Whether it is a mistake at the start of a block alone."""


def _slip(
    pattern: str, message: str, hint: str, code: Code = Code.BROKEN_MARKUP, first_line: bool = False
) -> Slip:
    return Slip(re.compile(pattern, re.MULTILINE), message, hint, code, first_line)


TABLE_HINT = (
    "Otsikkorivin alle kuuluu rivi, jossa on yhtä monta saraketta pelkkiä viivoja: "
    "| Vaihe | Tekijä | ja sen alle |---|---|. Kirjoittakaa viivat näppäimellä - ja "
    "välit välilyönnillä."
)
LIST_HINT = "Aloittakaa rivi viivalla ja tavallisella välilyönnillä: - Asia."
SLIPS = (
    _slip(
        r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<[a-zA-Z][a-zA-Z0-9-]*\s+[\w:-]+=[\"']|"
        r"</?(?:br|hr|img|div|span|table|t[rdh]|[uo]l|li|h[1-6]|su[bp]|strong|em|font|script)\b|"
        r"<!--|&lt;!--|<\?\w|<!(?:[A-Z]|\[CDATA\[)",
        "HTML-merkintä {found} ei toimi, vaan se näkyisi lukijalle tekstinä.",
        "Poistakaa merkintä. Lihavointi on **näin**, linkki [teksti](osoite), ja rivi vaihtuu, kun "
        r"edellisen lopussa on kenoviiva. Jos merkin < pitää näkyä, kirjoittakaa \<.",
        Code.RAW_HTML,
    ),
    _slip(
        r"<[^\s<>]+\.[^\s<>]+>",
        "Osoite {found} ei ole linkki, joten se jäi tekstiksi.",
        "Kirjoittakaa osoite alkuineen: <https://www.osoite.fi> tai [teksti](https://www.osoite.fi).",
    ),
    _slip(
        r"\A\[!(?P<found>[^\]]*)\]",
        "Laatikon nimeä ”{found}” ei tunneta.",
        "Nimi on yksin omalla rivillään: [!TIP], [!NOTE], [!IMPORTANT], [!WARNING] tai "
        "[!CAUTION]. Suomenkielinen laatikko: ::: vinkki Otsikko.",
        Code.UNKNOWN_CALLOUT,
    ),
    _slip(
        r"^#{7,}\s",
        "Otsikossa on liikaa risuaitoja, joten se jäi tekstiksi.",
        "Risuaitoja on kahdesta kuuteen: ## Otsikko, ### Alaotsikko.",
    ),
    _slip(
        rf"^(?:#{{1,6}}{UNSEEN}|{UNSEEN}+\s*#{{1,6}}\s)",
        "Otsikon risuaitojen vieressä on näkymätön merkki, joten otsikko jäi tekstiksi.",
        "Poistakaa rivin alku ja kirjoittakaa se uudelleen: ## ja tavallinen välilyönti.",
    ),
    _slip(
        r"^#{2,6}[^\s#]",
        "Otsikon risuaitojen perästä puuttuu välilyönti.",
        "Kirjoittakaa välilyönti risuaitojen ja otsikon väliin: ## Otsikko.",
    ),
    _slip(
        rf"^(?:[•·●▪‣◦○■➢➤►▶❖⁃∙\ue000-\uf8ff][ \t]?|[-*+]{UNSEEN}|{UNSEEN}+[-*+] )",
        "Luettelon rivi jäi tekstiksi: sen alussa on {found}.",
        LIST_HINT,
    ),
    _slip(
        r"(?<=\n)(?:[-*+]|[12][.)](?= +[A-ZÅÄÖ])) +(?=\S)",
        "Luettelon rivi jäi tekstiksi, koska se on sisennetty liikaa.",
        "Poistakaa luettelon rivien alusta välit ja jättäkää luettelon eteen tyhjä rivi. Alakohta "
        "sisennetään niin, että sen viiva on ylemmän kohdan tekstin alla.",
    ),
    _slip(
        r"^(?:[-+](?=[^\W\d_])|(?P<dash>[–—‒−]) (?=.*\n(?P=dash) ))",
        "Luettelon rivi jäi tekstiksi: sen alussa on {found}.",
        LIST_HINT,
        first_line=True,
    ),
    _slip(
        rf"^\d{{1,3}}[.)](?:{UNSEEN}|(?=[A-ZÅÄÖ])|(?=[a-zåäö].*\n\d{{1,3}}[.)]\S))",
        "Numeroitu rivi jäi tekstiksi: numeron {found} perässä ei ole välilyöntiä.",
        "Kirjoittakaa numeron, pisteen ja tekstin väliin tavallinen välilyönti: 1. Asia.",
        first_line=True,
    ),
    _slip(
        r"^[^\n]*\|[^\n]*\n[\s|:–—−-]*\|[\s|:–—−-]*$|^\|[^\n]*\|[ \t]*\n\|[^\n]*\|[ \t]*$|"
        rf"^\|{UNSEEN}|\A\|[^\n]*\|[ \t]*\Z",
        "Taulukko jäi tekstiksi.",
        TABLE_HINT,
    ),
    _slip(
        r"(?<=\S)[ ]*\t",
        "Rivillä on sarkain, jollaisia tulee Wordin taulukosta: taulukko ei näkyisi taulukkona.",
        "Kirjoittakaa taulukko pystyviivoilla: | Vaihe | Tekijä |, sen alle |---|---| ja sen alle "
        "rivit. Jos rivi ei ole taulukosta, vaihtakaa sarkain välilyönniksi.",
    ),
    _slip(
        r"^=+[ \t]*$",
        "Yhtäsuuruusmerkit eivät tee otsikkoa, vaan ne näkyisivät lukijalle.",
        "Kirjoittakaa otsikko näin: ## Otsikko. Poistakaa viivarivi.",
    ),
    _slip(
        r"^\[\](?=\s|$)",
        "Rasti ruutuun jäi tekstiksi.",
        "Hakasulkeiden välissä on välilyönti: - [ ] Tehtävä.",
    ),
    _slip(
        r"\[[^\[\]\n]+\][ \u00a0]+\((?:https?://|mailto:|[^\s()]+\.md\b)[^()\n]*\)",
        "Linkki {found} jäi tekstiksi, koska sulkeiden edessä on väli.",
        "Poistakaa väli: [teksti](osoite).",
    ),
    _slip(
        r"\([^()\n]+\)\[(?:https?://|mailto:|[^\s\[\]]+\.md\b)[^\[\]\n]*\]",
        "Linkki {found} jäi tekstiksi: sulkeet ovat väärin päin.",
        "Teksti on hakasulkeissa ja osoite kaarisulkeissa: [teksti](osoite).",
    ),
    _slip(
        r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]",
        "Linkillä {found} ei ole osoitetta.",
        r"Kirjoittakaa osoite linkkiin: [teksti](osoite). Jos merkkien pitää näkyä: \[teksti\].",
    ),
    _slip(
        rf"(?:[\[\]]|^)[^\[\]{ESCAPED}\n]*(?P<at>\]\()",
        "Linkki ei ole kelvollinen, joten se jäi tekstiksi.",
        "Kirjoittakaa linkki muodossa [teksti](osoite). Osoitteen välilyönti kirjoitetaan %20, ja "
        'selite kuuluu suoriin lainausmerkkeihin: [teksti](osoite "selite"). '
        r"Jos merkkien pitää näkyä: \[teksti\](osoite).",
    ),
    _slip(
        r"\[\^",
        "Alaviitteellä ei ole tekstiä.",
        "Lisätkää sivun loppuun rivi, joka alkaa samalla merkillä: [^1]: Viitteen teksti.",
    ),
    _slip(
        r"\[\[[^\[\]\n]+\]\]",
        "Linkki {found} jäi tekstiksi.",
        "Kirjoittakaa linkki muodossa [teksti](osoite): [nykytila](../johtaminen/nykytila.md). "
        r"Jos hakasulkeiden pitää näkyä, kirjoittakaa \[.",
    ),
    _slip(
        r"\{:?[ \t]*\.[a-zA-Z][^{}\n]*\}",
        "Merkintä {found} ei toimi, vaan se näkyisi lukijalle.",
        r"Poistakaa se. Jos sen pitää näkyä, kirjoittakaa \{.",
    ),
    _slip(
        r"\{:?[ \t]*#",
        "Otsikon tunnus ei kelpaa.",
        "Tunnus on otsikkorivin lopussa, pienin kirjaimin a–z: ## Otsikko {#tunnus}.",
    ),
    _slip(
        r":::|^::(?=[ \t]*\w|$)",
        "Rivi ::: ei aloita eikä päätä laatikkoa.",
        "Kirjoittakaa ::: rivin alkuun, omalle rivilleen. Laatikko laatikon sisällä: ulommassa on "
        "neljä kaksoispistettä, ::::.",
    ),
    _slip(
        r"\*\*(?=\S)[^*\n]*[^\w\s*]\*\*(?=\w)",
        "Lihavointi {found} jäi kesken: se päättyy välimerkkiin, ja kirjain jatkuu heti perässä.",
        "Jättäkää tähtien perään väli tai siirtäkää välimerkki niiden ulkopuolelle: "
        "**Huom**: teksti.",
    ),
    _slip(
        r"(?<=[^\s*])\*{4}(?=[^\s*])",
        "Kaksi lihavointia on kiinni toisissaan, joten tähdet jäivät tekstiin.",
        "Kirjoittakaa niiden väliin väli: **yksi** **kaksi**. Yhdessä ne ovat **yksi kaksi**.",
    ),
    _slip(
        r"\*\*[^*\n]*\*\*|\*\*",
        "Lihavointi jäi kesken.",
        "Kirjoittakaa tähdet kiinni sanaan kummaltakin puolelta: **sana**. "
        r"Jos tähtien pitää näkyä, kirjoittakaa kenoviivat: \*\*.",
    ),
    _slip(
        r"(?<![^\W_]|[*\\])(?P<mark>[*_])[^\W_](?:(?!(?P=mark)).)*[ \u00a0](?P=mark)"
        r"(?=[\s.,;:!?)]|\Z)",
        "Kursivointi {found} jäi kesken: merkin edessä on väli.",
        r"Kirjoittakaa merkit kiinni sanaan kummaltakin puolelta: *sana*. Jos merkin pitää näkyä, "
        r"kirjoittakaa sen eteen kenoviiva: \*.",
    ),
    _slip(
        r"(?<=[^\W\d_] )(?P<mark>[*_]) [^\W_](?:(?!(?P=mark)).)*[^\W_](?P=mark)(?=[\s.,;:!?]|\Z)",
        "Kursivointi {found} jäi kesken: merkin perässä on väli.",
        r"Kirjoittakaa merkit kiinni sanaan kummaltakin puolelta: *sana*. Jos merkin pitää näkyä, "
        r"kirjoittakaa sen eteen kenoviiva: \*.",
    ),
    _slip(
        r"\\[ \t]*$",
        "Kenoviiva rivin lopussa jäi tekstiksi.",
        "Kenoviiva vaihtaa rivin, kun se on rivin viimeinen merkki ja teksti jatkuu seuraavalla "
        r"rivillä. Poistakaa se muualta. Jos sen pitää näkyä, kirjoittakaa kaksi: \\.",
    ),
    _slip(
        r"~~",
        "Yliviivaus ~~ ei toimi, vaan aaltoviivat näkyisivät lukijalle.",
        r"Poistakaa aaltoviivat. Jos niiden pitää näkyä, kirjoittakaa \~\~.",
    ),
    _slip(
        r"`+",
        "Merkki ` jäi ilman pariaan.",
        r"Kirjoittakaa merkki kummallekin puolelle: `koodi`. Jos sen pitää näkyä, kirjoittakaa \`.",
    ),
)
