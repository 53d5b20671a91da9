"""Words, marks and lengths of the sentences of one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from elinvoimapolku.model import Step
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice
from elinvoimapolku.style.passages import Passage, Prose, Sentence

LONGEST_SENTENCE = 25
"""Words."""
EXAMPLE = "Esimerkki (kuvitteellinen kunta)"
"""The title of a callout that tells of a town which does not exist."""
EXAMPLE_CALLOUT = re.compile(r"^:::+\s*esimerkki[^\S\n]*(.*)$", re.MULTILINE)


class Rule(NamedTuple):
    """What a text should not have, and what to do instead."""

    code: Code
    pattern: re.Pattern[str]
    message: str
    """``{}`` is what was found."""
    hint: str


def _rule(code: Code, pattern: str, message: str, hint: str) -> Rule:
    return Rule(code, re.compile(pattern, re.IGNORECASE), message, hint)


RULES = (
    _rule(
        Code.ABBREVIATION,
        r"\b(mm|esim|ks|ko|jne|ym|eli)\.",
        "Lyhenne ”{}” hidastaa lukemista.",
        "Kirjoittakaa sana kokonaan: esimerkiksi, muun muassa, katso.",
    ),
    _rule(
        Code.OFFICIALESE,
        r"\b(mikäli|johtuen|tämän johdosta|omaa(va|vat)|hyödyn(tä|nä)\w*|kokonaisvaltai\w+"
        r"|saumatto\w+|ketter\w+|ecosystem\w*|ekosysteem\w+|työkalupak\w+|keskiössä|ytimessä"
        r"|jalkaut\w+|implement\w+|sidosryhmä(?!kart)\w*|vastuutah\w+|toteuma\w*|jatkossa"
        r"|tarkoituksenmukai\w+)\b",
        "”{}” on virkakieltä tai tyhjä kehu.",
        "Sanokaa asia arkisella sanalla: mikäli → jos, hyödyntää → käyttää, jatkossa → milloin.",
    ),
    _rule(
        Code.VAGUE_DATE,
        r"\b(viime vuosina|tällä hetkellä|nykyään|lähiaikoina)\b",
        "”{}” vanhenee huomaamatta.",
        "Kertokaa vuosi tai päivä, tai jättäkää sana pois.",
    ),
    _rule(
        Code.STRAIGHT_QUOTE,
        r'"',
        "Tekstissä on suora lainausmerkki. Sivulla se näkyy kaarevana.",
        "Kirjoittakaa ” (sama merkki alkuun ja loppuun).",
    ),
    _rule(
        Code.DOUBLE_SPACE,
        r"(?<=\S) {2,}(?=\S)",
        "Sanojen välissä on monta välilyöntiä.",
        "Jättäkää yksi.",
    ),
)

LOCAL_SHARE = re.compile(r"\bpaikalli(?:nen osuus|sta osuutta)\b", re.IGNORECASE)
CAVEAT = "ei koskaan tarjousten vertailuperuste"
"""What must be said where the share of local firms is named: the law forbids to favour them."""


def check(prose: Prose) -> Iterator[Problem]:
    """Advice on the words of one document."""
    for passage in prose.passages:
        yield from _rules(passage)
    yield from _long_sentences(prose.sentences)


def check_step(step: Step, prose: Prose) -> Iterator[Problem]:
    """Advice on what a step has to say of towns that do not exist and of local firms."""
    yield from _example(step)
    yield from _caveat(step, prose.passages)


def _rules(passage: Passage) -> Iterator[Problem]:
    for rule in RULES:
        for found in rule.pattern.finditer(passage.text):
            place = passage.place(found.start())
            yield notice(passage.file, place, rule.code, rule.message.format(found[0]), rule.hint)


def _long_sentences(sentences: Sequence[Sentence]) -> Iterator[Problem]:
    for sentence in sentences:
        if len(sentence.words) > LONGEST_SENTENCE:
            start = " ".join(sentence.words[:4])
            yield notice(
                sentence.file,
                (sentence.line, sentence.column),
                Code.LONG_SENTENCE,
                f"Virkkeessä ”{start}…” on {len(sentence.words)} sanaa.",
                f"Jakakaa se kahdeksi. Enintään {LONGEST_SENTENCE} sanaa on hyvä raja.",
            )


def _example(step: Step) -> Iterator[Problem]:
    for found in EXAMPLE_CALLOUT.finditer(step.body.text):
        if found[1].strip() != EXAMPLE:
            line = step.body.line + step.body.text.count("\n", 0, found.start())
            yield notice(
                step.file,
                (line, 1),
                Code.UNMARKED_EXAMPLE,
                f"Esimerkin otsikko on ”{found[1].strip()}”. Lukija ei tiedä, onko kunta keksitty.",
                f"Kirjoittakaa: ::: esimerkki {EXAMPLE}",
            )


def _caveat(step: Step, found: Sequence[Passage]) -> Iterator[Problem]:
    if any(CAVEAT in " ".join(passage.text.split()) for passage in found):
        return
    named = chain.from_iterable(
        ((passage, match) for match in LOCAL_SHARE.finditer(passage.text)) for passage in found
    )
    for passage, match in named:
        yield notice(
            step.file,
            passage.place(match.start()),
            Code.MISSING_CAVEAT,
            "Paikallinen osuus mainitaan, mutta ei sitä, mihin lukua ei saa käyttää.",
            f"Lisätkää: Paikallinen osuus on seurantaluku, {CAVEAT}.",
        )
        return
