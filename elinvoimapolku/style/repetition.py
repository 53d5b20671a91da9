"""Sentences that stand on two pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elinvoimapolku.model import Step
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice
from elinvoimapolku.style.passages import Sentence, passages, sentences
from elinvoimapolku.style.wording import CAVEAT

SHARED_WORDS = 8
"""Shorter sentences may be the same by chance."""


def check(steps: Iterable[Step]) -> Iterator[Problem]:
    """Advice on each sentence of a step that another one has too, at the later place."""
    first: dict[tuple[str, ...], Sentence] = {}
    for step in steps:
        for sentence in (one for part in passages(step) for one in sentences(part)):
            if len(sentence.words) < SHARED_WORDS or CAVEAT in " ".join(sentence.words):
                continue
            other = first.setdefault(sentence.words, sentence)
            if other.file != sentence.file:
                yield _shared(sentence, other)


def _shared(sentence: Sentence, other: Sentence) -> Problem:
    return notice(
        sentence.file,
        (sentence.line, sentence.column),
        Code.SHARED_SENTENCE,
        f"Sama virke on tiedostossa {other.file} rivillä {other.line}.",
        "Kertokaa asia yhdessä vaiheessa ja linkittäkää siihen toisesta.",
    )
