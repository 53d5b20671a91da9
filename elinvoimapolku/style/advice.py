"""Every piece of advice on how the content is written: notices, never errors."""

from __future__ import annotations

from collections.abc import Iterator

from elinvoimapolku.problems import Problem
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.style import amounts, formulas, repetition, unused, wording


def advise(reading: Reading) -> Iterator[Problem]:
    """What could be written better.

    Args:
        reading: What was read. Files with mistakes are not in it, and nothing is said of them.
    """
    for content in reading.contents:
        yield from wording.check(content)
    for step in reading.site.steps:
        yield from wording.check_step(step)
        yield from amounts.check(step)
    yield from repetition.check(reading.site.steps)
    yield from formulas.check(reading.site)
    if not reading.left_out:
        yield from unused.check(reading.site)
