"""What was measured, a line of JSON each, and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.stopwatch import Cost

Build = tuple[int, str, str]
"""Of so many pages, in a scene, by a generator."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which build it was."""

    pages: int
    scene: str
    round: int
    generator: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Which save it was that a changed page was waited for."""

    pages: int
    round: int
    generator: str


@dataclass(slots=True)
class Results:
    """The costs of builds, by place."""

    costs: dict[Place, Cost]
    checked: set[tuple[int, str]]
    """Sizes and generators whose pages were compared with the contents."""
    machine: dict[str, str]
    """What it was measured on and with, in words."""
    waits: dict[Wait, float] = field(default_factory=dict)
    """Seconds from a save to the changed page."""

    def median(self, build: Build) -> Cost | None:
        """The middle of what a kind of build cost, each figure by itself."""
        found = [cost for _, cost in self._of(*build)]
        if not found:
            return None
        return Cost(
            median(cost.wall for cost in found),
            median(cost.cpu for cost in found),
            int(median(cost.peak for cost in found)),
        )

    def ratio(self, one: Build, other: Build) -> float | None:
        """How many times as long one kind of build takes as another: the middle of all rounds.

        Each pair is of one round, so that what else slowed the machine slowed both.
        """
        walls = {place.round: cost.wall for place, cost in self._of(*other)}
        pairs = [
            cost.wall / walls[place.round] for place, cost in self._of(*one) if place.round in walls
        ]
        return median(pairs) if pairs else None

    def wait(self, pages: int, generator: str) -> float | None:
        """The middle of the waits for a changed page, in seconds."""
        found = self._waits(pages, generator)
        return median(found.values()) if found else None

    def wait_ratio(self, pages: int, generator: str, other: str) -> float | None:
        """How many times as long one waits for one as for another: the middle of all rounds."""
        beside = self._waits(pages, other)
        pairs = [
            seconds / beside[turn]
            for turn, seconds in self._waits(pages, generator).items()
            if turn in beside
        ]
        return median(pairs) if pairs else None

    def _waits(self, pages: int, generator: str) -> dict[int, float]:
        return {
            wait.round: seconds
            for wait, seconds in self.waits.items()
            if (wait.pages, wait.generator) == (pages, generator)
        }

    def rounds(self, build: Build) -> int:
        """How often a kind of build was measured."""
        return len(list(self._of(*build)))

    def _of(self, pages: int, scene: str, generator: str) -> Iterator[tuple[Place, Cost]]:
        for place, cost in self.costs.items():
            if (place.pages, place.scene, place.generator) == (pages, scene, generator):
                yield place, cost


def read(file: Path, seed: int) -> Results:
    """The results of one seed in a file; a line that a broken run left half is passed over."""
    results = Results({}, set(), {})
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if row.pop("seed") != seed:
            continue
        match row.pop("kind"):
            case "cost":
                place = Place(*(row[key] for key in ("pages", "scene", "round", "generator")))
                results.costs[place] = Cost(row["wall"], row["cpu"], row["peak"])
            case "check":
                results.checked.add((row["pages"], row["generator"]))
            case "wait":
                seconds = row.pop("seconds")
                results.waits[Wait(**row)] = seconds
            case "machine":
                results.machine = row
    return results


class Record:
    """A file to which results are added as they come, so that a broken run loses none."""

    def __init__(self, file: Path, seed: int) -> None:
        """Take the file; it may have results already."""
        self._file = file
        self._seed = seed
        self.known = read(file, seed)

    def cost(self, place: Place, cost: Cost) -> None:
        """Note what a build cost."""
        self.known.costs[place] = cost
        self._add("cost", {**asdict(place), **asdict(cost)})

    def wait(self, wait: Wait, seconds: float) -> None:
        """Note how long a changed page was waited for."""
        self.known.waits[wait] = seconds
        self._add("wait", {**asdict(wait), "seconds": seconds})

    def check(self, pages: int, generator: str) -> None:
        """Note that a generator's pages were compared and are right."""
        self.known.checked.add((pages, generator))
        self._add("check", {"pages": pages, "generator": generator})

    def machine(self, facts: dict[str, str]) -> None:
        """Note what is measured on."""
        self.known.machine = facts
        self._add("machine", facts)

    def _add(self, kind: str, row: dict[str, object] | dict[str, str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": kind, "seed": self._seed, **row}) + "\n")


def sizes(results: Results) -> tuple[int, ...]:
    """The numbers of pages that were measured, smallest first."""
    return tuple(sorted({place.pages for place in results.costs}))


def loop_sizes(results: Results) -> tuple[int, ...]:
    """The numbers of pages at which the edit loop was measured, smallest first."""
    return tuple(sorted({wait.pages for wait in results.waits}))
