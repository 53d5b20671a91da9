"""The whole way from content to a finished site: read, render, check, write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.checking.check import CheckedPage, check_page, check_pages, known_links
from elinvoimapolku.problems import Problem, has_errors, in_order
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import Reading, read_site
from elinvoimapolku.rendering.files.making import make_files
from elinvoimapolku.rendering.published import SIGNS, output_file
from elinvoimapolku.rendering.render import PageGroup, SiteRenderer
from elinvoimapolku.report import Report, Written
from elinvoimapolku.speed import fingerprints, last_build, parallel
from elinvoimapolku.speed.text_store import TextStore
from elinvoimapolku.writing.output import RefusedError, Stage, staged

WORTH_SHARING = 20
"""Documents from which on a second process costs less than it saves."""


def run(options: Options, write: bool = True, prints: fingerprints.Prints | None = None) -> Report:
    """Build the site, or only check it.

    Args:
        options: What to build and where.
        write: False to do everything but writing.
        prints: Fingerprints of what is read here, taken before it is read; with them the
            build is remembered as the last one.
    """
    problems: list[Problem] = []
    reading = read_site(options, problems)
    store = TextStore(options.root, prints.generator if prints else fingerprints.of_generator())
    job = _Job(reading, options, store, tuple(problems))
    place = staged(options, SIGNS) if write and not has_errors(problems) else nullcontext()
    output, files = None, _Files()
    try:
        with place as stage:
            made = _make(job, stage, _processes(reading))
            if stage is not None and not has_errors(made.problems):
                files = made.files
                others = make_files(made.renderer.file_context)
                files.add(stage.put(output_file(path), data) for path, data in others)
                output = stage.finish()
    except RefusedError as refused:
        made = _make(job, None, 1)
        # What else is wrong comes first.
        if not has_errors(made.problems):
            made.problems.append(refused.problem)
    store.keep_only(content.file for content in reading.contents)
    site = reading.site
    written = Written(files.total, files.unchanged) if output else None
    report = Report(in_order(made.problems), len(site.areas), len(site.steps), made.pages, written)
    if output is not None and prints is not None:
        last_build.remember(options, prints, output, report)
    return report


class _Job(NamedTuple):
    """What the pages are made of."""

    reading: Reading
    options: Options
    store: TextStore
    problems: tuple[Problem, ...]
    """Of the reading."""


@dataclass(slots=True)
class _Files:
    """How many files were staged."""

    total: int = 0
    unchanged: int = 0

    def add(self, same: Iterable[bool]) -> None:
        """Count files by whether they are the same as before."""
        for unchanged in same:
            self.total += 1
            self.unchanged += unchanged


class _Share(NamedTuple):
    """What came of some groups, small enough to be sent between processes."""

    pages: list[CheckedPage]
    whole: bool
    """Whether every page could be made."""
    files: _Files
    problems: list[Problem]


class _Made(NamedTuple):
    """What came of all groups."""

    renderer: SiteRenderer
    pages: int
    files: _Files
    problems: list[Problem]
    """Of the reading too."""


def _make(job: _Job, stage: Stage | None, processes: int) -> _Made:
    """Make and check every page."""
    problems = list(job.problems)
    renderer = SiteRenderer(job.reading, job.options, job.store, problems)
    known = known_links(renderer)

    def work(groups: Sequence[PageGroup]) -> _Share:
        share = _make_groups(groups, renderer, stage, known)
        job.store.flush()
        return share

    if processes > 1:
        renderer.first_text()
    weights = [len(group.contents) for group in renderer.groups]
    shares = parallel.spread(work, renderer.groups, weights, processes)
    if processes > 1 and any(has_errors(share.problems) for share in shares):
        # A fault of a template is told by the first page that has it: one process knows which.
        return _make(job, None, 1)
    renderer.remaining_texts()
    files = _Files(
        sum(share.files.total for share in shares), sum(share.files.unchanged for share in shares)
    )
    problems.extend(problem for share in shares for problem in share.problems)
    pages = [page for share in shares for page in share.pages]
    whole = renderer.readable and all(share.whole for share in shares)
    told = frozenset(problem.file for problem in problems if has_errors([problem]))
    problems.extend(check_pages(renderer, pages, whole, told))
    return _Made(renderer, len(pages), files, problems)


def _make_groups(
    groups: Sequence[PageGroup], renderer: SiteRenderer, stage: Stage | None, known: frozenset[str]
) -> _Share:
    """Make the pages of some groups, one by one, so that no more than one is in memory."""
    before = len(renderer.problems)
    share = _Share([], True, _Files(), [])
    whole = True
    for group in groups:
        for page in renderer.pages(group):
            if page is None:
                whole = False
                continue
            if stage is not None:
                share.files.add([stage.put(output_file(page.path), page.html.encode())])
            share.pages.append(check_page(page, known))
    found = renderer.problems[before:]
    del renderer.problems[before:]
    return share._replace(whole=whole, problems=found)


def _processes(reading: Reading) -> int:
    return parallel.processes() if len(reading.contents) >= WORTH_SHARING else 1
