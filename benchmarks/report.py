"""The results as a page for readers, docs/benchmarks.md, with its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.generators.own import Own
from benchmarks.installation import NAMES
from benchmarks.loop_report import loop_section, section_of, with_section
from benchmarks.picture import draw
from benchmarks.results import Results, sizes
from benchmarks.rounds import COLD, LONG_SECONDS, SCENES, TITLES
from benchmarks.stopwatch import Cost
from benchmarks.targets import HUGO, MIB, Outcome, outcomes

TEMPLATE = Path(__file__).with_name("report.md")


def write(results: Results, seed: int, folder: Path) -> None:
    """Write the page and the picture into a folder; what was not measured now stays there."""
    place = folder / "benchmarks.md"
    old = place.read_text("utf-8") if place.exists() else ""
    if results.costs:
        (folder / "benchmarks.svg").write_text(draw(results), encoding="utf-8")
    whole = page(results, seed) if results.costs else old
    section = loop_section(results, seed) if results.waits else section_of(old)
    place.write_text(with_section(whole, section), encoding="utf-8")


def page(results: Results, seed: int) -> str:
    """The page: targets, then all figures, then how they came about."""
    columns = sizes(results)
    counts = [results.rounds((pages, COLD, Own.name)) for pages in columns]
    counted = zip(counts, columns, strict=True)
    return TEMPLATE.read_text("utf-8").format(
        alternative=_alternative(results),
        targets="".join(_targets(outcomes(results))),
        figures="".join(line for scene in SCENES for line in _figures(results, scene)),
        machine="; ".join(f"{name} {value}" for name, value in results.machine.items()),
        seed=seed,
        rounds=", ".join(f"{count} at {pages:,} pages" for count, pages in counted),
        long=LONG_SECONDS,
    )


def _alternative(results: Results) -> str:
    """What the picture shows, in words."""
    said = []
    for pages in sizes(results):
        own, hugo = (results.median((pages, COLD, name)) for name in (Own.name, HUGO))
        if own and hugo:
            said.append(f"{pages:,} pages {own.wall:.2f} s (Hugo {hugo.wall:.2f} s)")
    return f"Time of a build by number of pages. Cold build: {', '.join(said)}."


def _targets(found: Iterable[Outcome]) -> Iterator[str]:
    yield "## Targets\n\n| what | pages | at most | measured | |\n|---|--:|--:|--:|---|\n"
    for one in found:
        reached = "reached" if one.reached else "**missed**"
        most, value = (
            f"{number:.0f} {one.unit}" if one.unit != "×" else f"{number:.2f} ×"
            for number in (one.most, one.found)
        )
        yield f"| {one.aim} | {one.pages:,} | {most} | {value} | {reached} |\n"


def _figures(results: Results, scene: str) -> Iterator[str]:
    """The table of one scene: a row a generator, a column a size."""
    columns = sizes(results)
    title = TITLES[scene].capitalize()
    yield f"\n## {title}\n\nSeconds (of processors; MiB of the largest process).\n\n"
    yield "| | " + " | ".join(f"{pages:,} pages" for pages in columns) + " |\n"
    yield "|---|" + "--:|" * len(columns) + "\n"
    for name in NAMES:
        costs = [results.median((pages, scene, name)) for pages in columns]
        yield f"| {name} | " + " | ".join(map(_cell, costs)) + " |\n"


def _cell(cost: Cost | None) -> str:
    if cost is None:
        return "–"
    return f"**{_seconds(cost.wall)}** ({_seconds(cost.cpu)}; {cost.peak / MIB:.0f})"


def _seconds(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
