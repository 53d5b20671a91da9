"""Steps that tell again how an indicator is counted.

Two texts of one formula drift apart, and two towns then count differently. A sentence of a step is
taken for a formula when it has a word of counting, and most of its other words are in one sentence
of an indicator that the step names. Words are compared by their beginnings, which Finnish keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from elinvoimapolku.model import Indicator, Step
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice
from elinvoimapolku.style.passages import Prose, Sentence

COUNTING = re.compile(r"ja(?:kakaa|etaan|ettuna|kamalla)|kerto(?:kaa|malla)|laske(?:kaa|taan)")
BEGINNING = 5
"""Letters by which words are compared; shorter words are left out."""
LEAST_WORDS = 5
"""Words besides that of counting: fewer are no formula."""
SAME = 0.7
"""The part of the words of the step's sentence that the indicator's has."""


class Formulas:
    """How each indicator is counted."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        """Take the indicators by their ids."""
        self._files = {key: one.file for key, one in indicators.items()}
        self._stems = {
            key: [stems for _, stems in _formulas(Prose(one))] for key, one in indicators.items()
        }

    def check(self, step: Step, prose: Prose) -> Iterator[Problem]:
        """Advice on each sentence of a step that tells the formula of one of its indicators."""
        for sentence, stems in _formulas(prose):
            if len(stems) < LEAST_WORDS:
                continue
            for key in step.indicators:
                # An indicator with a mistake is not here, and its own file is told of.
                known = self._stems.get(key, ())
                if any(len(stems & other) >= SAME * len(stems) for other in known):
                    yield _repeated(sentence, self._files[key])
                    break


def _formulas(prose: Prose) -> Iterator[tuple[Sentence, frozenset[str]]]:
    """The sentences that say how to count, and the beginnings of their words."""
    for sentence in prose.sentences:
        if any(COUNTING.fullmatch(word) for word in sentence.words):
            stems = frozenset(
                word[:BEGINNING]
                for word in sentence.words
                if len(word) >= BEGINNING and not COUNTING.fullmatch(word)
            )
            yield sentence, stems


def _repeated(sentence: Sentence, file: str) -> Problem:
    return notice(
        sentence.file,
        (sentence.line, sentence.column),
        Code.REPEATED_FORMULA,
        f"Virke kertoo saman laskutavan kuin mittari {file}.",
        "Jättäkää laskutapa mittarin sivulle ja linkittäkää sinne.",
    )
