"""What the edit loop's results say: a section of the page for readers, with its own targets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.edit_loop import REAL, REAL_PAGES
from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.own import Own
from benchmarks.results import Results, loop_sizes

HEADING = "## From a save to the changed page"
BEFORE = "\n## Cold\n"
MOST = 1.0
MOST_REAL = 300 / 264
ROWS = (Own.name, Eleventy.name, Hugo.name)

TEMPLATE = Path(__file__).with_name("edit_loop.md")


def loop_section(results: Results, seed: int) -> str:
    """The section: a row a generator, a column a size."""
    columns = loop_sizes(results)
    lines = ["| | " + " | ".join(f"{pages:,} pages" for pages in columns) + " |"]
    lines.append("|---|" + "--:|" * len(columns))
    for name in (*ROWS, REAL):
        cells = [_cell(results, pages, name) for pages in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return TEMPLATE.read_text("utf-8").format(
        heading=HEADING,
        table="".join(f"{line}\n" for line in lines),
        targets="".join(f"{line}\n" for line in _targets(results)),
        machine="; ".join(f"{name} {value}" for name, value in results.machine.items()),
        seed=seed,
        rounds=max(wait.round for wait in results.waits) + 1,
    )


def section_of(page: str) -> str:
    """The section as it stands on a page; empty when it has none."""
    return page[page.index(HEADING) : page.index(BEFORE)] if HEADING in page else ""


def with_section(page: str, section: str) -> str:
    """A page with this section in its place."""
    bare = page.replace(section_of(page), "").replace("\n\n" + BEFORE, "\n" + BEFORE)
    return bare.replace(BEFORE, f"\n{section.rstrip()}\n{BEFORE}") if section else bare


def _cell(results: Results, pages: int, name: str) -> str:
    seconds = results.wait(pages, name)
    if seconds is None:
        return "–"
    ratio = results.wait_ratio(pages, name, Eleventy.name)
    beside = f" ({ratio:.2f} ×)" if ratio is not None and name != Eleventy.name else ""
    return f"**{seconds * 1000:.0f}**{beside}"


def _targets(results: Results) -> Iterator[str]:
    yield "| beside Eleventy | pages | at most | measured | |"
    yield "|---|--:|--:|--:|---|"
    wanted = [(Own.name, pages, MOST) for pages in loop_sizes(results)]
    for name, pages, most in (*wanted, (REAL, REAL_PAGES, MOST_REAL)):
        found = results.wait_ratio(pages, name, Eleventy.name)
        if found is not None:
            reached = "reached" if found <= most else "**missed**"
            yield f"| {name} | {pages:,} | {most:.2f} × | {found:.2f} × | {reached} |"
