"""Sentences that stand on two pages."""

from __future__ import annotations

from collections.abc import Iterator

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice
from elinvoimapolku.style.passages import Prose, Sentence
from elinvoimapolku.style.wording import CAVEAT

SHARED_WORDS = 8
"""Shorter sentences may be the same by chance."""


class Repetition:
    """The sentences of the steps that were looked at, each with its first place."""

    def __init__(self) -> None:
        """None has been seen yet."""
        self._first: dict[tuple[str, ...], Sentence] = {}

    def check(self, prose: Prose) -> Iterator[Problem]:
        """Advice on each sentence of a step that one before has too."""
        for sentence in prose.sentences:
            if len(sentence.words) < SHARED_WORDS or CAVEAT in " ".join(sentence.words):
                continue
            other = self._first.setdefault(sentence.words, sentence)
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
