"""The statements of the self-assessment: one of each step stands for it in the short round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elinvoimapolku.model import Step
from elinvoimapolku.problems import Code, Problem

STATEMENTS = "assessment"


def check(steps: Iterable[Step]) -> Iterator[Problem]:
    """Each step with statements of which none is the short round's, and each one too many."""
    for step in steps:
        short = [number for number, one in enumerate(step.assessment) if one.short]
        if step.assessment and not short:
            yield _none(step)
        for number in short[1:]:
            yield _another(step, number, short[0])


def _none(step: Step) -> Problem:
    line, column = step.places.at(STATEMENTS, 0, "id")
    hint = "Valitkaa väittämä, joka kertoo vaiheesta eniten, ja lisätkää siihen short: true."
    # Keys that share their line with others have no room for a line of their own below it.
    if line < step.places.at(STATEMENTS, 0, "text")[0]:
        hint = (
            "Valitkaa väittämä, joka kertoo vaiheesta eniten. Jos se on ensimmäinen, lisätkää "
            f"rivin {line} alle:\n    {' ' * (column - 1)}short: true"
        )
    return Problem(
        step.file,
        *step.places.at(STATEMENTS),
        Code.SHORT_STATEMENT,
        "Yksikään väittämä ei edusta vaihetta itsearvioinnin lyhyessä kierroksessa.",
        hint,
    )


def _another(step: Step, number: int, first: int) -> Problem:
    line, _ = step.places.at(STATEMENTS, first, "short")
    own, column = step.places.at(STATEMENTS, number, "short")
    return Problem(
        step.file,
        own,
        column,
        Code.SHORT_STATEMENT,
        f"Vaihetta edustaa lyhyessä kierroksessa jo rivin {line} väittämä.",
        f"Jättäkää short: true vain yhteen väittämään: poistakaa toinen riveistä {line} ja {own}.",
    )
