"""What this generator is to reach, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.generators.own import Own
from benchmarks.installation import NAMES
from benchmarks.results import Results, sizes
from benchmarks.rounds import COLD, PAGE, TITLE, TITLES, UNCHANGED

HUGO = "Hugo"
SLOWER = tuple(name for name in NAMES if name not in (Own.name, HUGO))
SMALL, LARGE = (16, 100), (1000, 10000)
MOST_MEMORY = 300
MOST_GROWTH = 100
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target beside what was measured."""

    aim: str
    pages: int
    most: float
    found: float
    unit: str = "×"

    @property
    def reached(self) -> bool:
        """Whether it holds."""
        return self.found <= self.most


def outcomes(results: Results) -> Iterator[Outcome]:
    """Every target that the results can tell of."""
    for pages in sizes(results):
        for name in SLOWER:
            yield from _against(results, pages, COLD, name, 1)
        yield from _against(results, pages, COLD, HUGO, 4 if pages <= SMALL[-1] else 2.5)
        yield from _against(results, pages, UNCHANGED, HUGO, _most_unchanged(pages))
        if pages >= LARGE[0]:
            yield from _against(results, pages, PAGE, HUGO, 1)
        itself = results.ratio((pages, TITLE, Own.name), (pages, COLD, Own.name))
        if itself is not None:
            yield Outcome("one title changed, beside its own cold build", pages, 0.5, itself)
    yield from _growth(results)


def _most_unchanged(pages: int) -> float:
    if pages >= LARGE[0]:
        return 0.2
    return 0.5 if pages >= SMALL[-1] else 1


def _against(
    results: Results, pages: int, scene: str, other: str, most: float
) -> Iterator[Outcome]:
    found = results.ratio((pages, scene, Own.name), (pages, scene, other))
    if found is not None:
        yield Outcome(f"{TITLES[scene]}, beside {other}", pages, most, found)


def _growth(results: Results) -> Iterator[Outcome]:
    few, many = SMALL[-1], LARGE[-1]
    small, large = (results.median((pages, COLD, Own.name)) for pages in (few, many))
    if large is None:
        return
    if small is not None:
        yield Outcome(
            f"processor time of a cold build, beside {few} pages",
            many,
            MOST_GROWTH,
            large.cpu / small.cpu,
        )
    peak = large.peak / MIB
    yield Outcome("memory of the largest process, cold", many, MOST_MEMORY, peak, "MiB")
