"""Every piece of advice on how the content is written: notices, never errors."""

from __future__ import annotations

from collections.abc import Iterator

from elinvoimapolku.problems import Problem
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.style import amounts, unused, wording
from elinvoimapolku.style.formulas import Formulas
from elinvoimapolku.style.passages import Prose
from elinvoimapolku.style.repetition import Repetition


def advise(reading: Reading) -> Iterator[Problem]:
    """What could be written better.

    Args:
        reading: What was read. Files with mistakes are not in it, and nothing is said of them.
    """
    site = reading.site
    placed = {step.file for step in site.steps}
    for content in reading.contents:
        if content.file not in placed:
            yield from wording.check(Prose(content))
    repetition, formulas = Repetition(), Formulas(site.indicators)
    for step in site.steps:
        prose = Prose(step)
        yield from wording.check(prose)
        yield from wording.check_step(step, prose)
        yield from amounts.check(step)
        yield from repetition.check(prose)
        yield from formulas.check(step, prose)
    if not reading.left_out:
        yield from unused.check(site)
