"""The whole way from content to a finished site: read, render, check, write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from elinvoimapolku import parallel
from elinvoimapolku.checking.check import CheckedPage, check_page, check_pages, known_links
from elinvoimapolku.problems import Problem, has_errors, in_order
from elinvoimapolku.reading import signature
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.render import Rendering, Unit
from elinvoimapolku.rendering.urls import output_file
from elinvoimapolku.report import Report, Written
from elinvoimapolku.writing import last_build
from elinvoimapolku.writing.output import RefusedError, Stage, other_files, staged
from elinvoimapolku.writing.text_store import TextStore

WORTH_SHARING = 200
"""Documents from which on a second process costs less than it saves."""


def run(options: Options, write: bool = True, prints: signature.Prints | None = None) -> Report:
    """Build the site, or only check it.

    Args:
        options: What to build and where.
        write: False to do everything but writing.
        prints: Fingerprints of what is read here, taken before it is read; with them the
            build is remembered as the last one.
    """
    problems: list[Problem] = []
    reading = read_site(options, problems)
    store = TextStore(options.root, prints.generator if prints else signature.of_generator())
    rendering = Rendering(reading, options, store, problems)
    output = None
    try:
        with staged(options) if write and not has_errors(problems) else nullcontext() as stage:
            made = _make(rendering, store, stage)
            if stage is not None and not has_errors(problems):
                made.add(stage.put(name, data) for name, data in other_files(rendering, options))
                output = stage.finish()
    except RefusedError as refused:
        # What else is wrong comes first.
        made = _make(rendering, store, None)
        if not has_errors(problems):
            problems.append(refused.problem)
    store.keep_only(content.file for content in reading.contents)
    site, written = reading.site, Written(made.files, made.unchanged) if output else None
    report = Report(in_order(problems), len(site.areas), len(site.steps), len(made.pages), written)
    if output is not None and prints is not None:
        last_build.remember(options, prints, output, report)
    return report


@dataclass(slots=True)
class _Made:
    """What came of making some pages, small enough to be sent between processes."""

    pages: list[CheckedPage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """Whether every page could be made."""
    files: int = 0
    unchanged: int = 0

    def add(self, same: Iterable[bool]) -> None:
        """Count files by whether they are the same as before."""
        for unchanged in same:
            self.files += 1
            self.unchanged += unchanged


def _make(rendering: Rendering, store: TextStore, stage: Stage | None) -> _Made:
    """Make and check every page, on several processors where that pays."""
    known = known_links(rendering)

    def work(units: Sequence[Unit]) -> _Made:
        return _make_units(units, rendering, store, stage, known)

    weights = [len(unit.contents) for unit in rendering.units]
    shared = sum(weights) >= WORTH_SHARING
    shares = parallel.spread(work, rendering.units, weights) if shared else [work(rendering.units)]
    if shared and has_errors(problem for share in shares for problem in share.problems):
        # A fault of a template is told once, by the first page that has it: one process knows.
        stage, shares = None, [work(rendering.units)]
    made = _Made(whole=rendering.readable)
    for share in shares:
        made.pages += share.pages
        made.whole &= share.whole
        made.files += share.files
        made.unchanged += share.unchanged
        made.problems += share.problems
    rendering.remaining_texts()
    problems = rendering.problems
    problems.extend(made.problems)
    told = frozenset(problem.file for problem in problems if has_errors([problem]))
    problems.extend(check_pages(rendering, made.pages, made.whole, told))
    return made


def _make_units(
    units: Sequence[Unit],
    rendering: Rendering,
    store: TextStore,
    stage: Stage | None,
    known: frozenset[str],
) -> _Made:
    """Make the pages of some units, one by one, so that no more than one is in memory."""
    before = len(rendering.problems)
    made = _Made()
    for unit in units:
        for page in rendering.pages(unit):
            if page is None:
                made.whole = False
                continue
            if stage is not None:
                made.add([stage.put(output_file(page.path), page.html.encode())])
            made.pages.append(check_page(page, known))
    store.flush()
    made.problems = rendering.problems[before:]
    del rendering.problems[before:]
    return made
