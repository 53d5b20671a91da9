"""The whole way from content to a finished site: read, render, check, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

from elinvoimapolku.checking.check import CheckedPage, check_page, check_pages, known_links
from elinvoimapolku.model import Content
from elinvoimapolku.model.entries import ENDINGS
from elinvoimapolku.problems import Problem, has_errors, in_order
from elinvoimapolku.reading.files import SourceFile, load
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import Reading, read_site
from elinvoimapolku.rendering.files.making import make_files
from elinvoimapolku.rendering.published import SIGNS, PublishedOffice, output_file
from elinvoimapolku.rendering.render import (
    Recalls,
    RenderedPage,
    SiteRenderer,
    always_render_page,
)
from elinvoimapolku.rendering.templates import TemplateFault
from elinvoimapolku.report import Report, Written
from elinvoimapolku.speed import fingerprints, last_build, parallel
from elinvoimapolku.speed.kept_offices import KeptOffices, row_of
from elinvoimapolku.speed.kept_pages import KeptPages
from elinvoimapolku.speed.kept_texts import KeptTexts
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.speed.text_store import TextStore
from elinvoimapolku.writing.output import Stage, staged

Result = TypeVar("Result")

WORTH_SHARING = 20
"""Documents from which on a second process costs less than it saves."""
WORTH_MAKING_APART = 6
"""Office files from which on a second process makes more than it costs."""
WORK = {ENDINGS["word"]: 1, ENDINGS["excel"]: 3}
"""How long making an office file takes beside others, by its ending."""
WORTH_READING_APART = 300
"""Documents from which on a second process reads more than it costs to hand over."""


def run(
    options: Options,
    write: bool = True,
    prints: fingerprints.Prints | None = None,
    memory: Memory | None = None,
    advise: Callable[[Reading], Iterable[Problem]] | None = None,
) -> Report:
    """Build the site, or only check it.

    Args:
        options: What to build and where.
        write: False to do everything but writing.
        prints: Fingerprints of what is read here, taken before it is read; with them the
            build is remembered as the last one.
        memory: Has what the last build of this process has read and made.
        advise: Tells what could be written better; its notices are reported too.
    """
    if memory:
        memory.begin()
    kept = KeptPages(memory) if memory else None
    problems: list[Problem] = []
    reading = read_site(options, problems, partial(_read_each, memory))
    known = memory or prints
    store = TextStore(options.root, known.generator if known else fingerprints.of_generator())
    recall_page = kept.recall_page if kept else always_render_page
    recalls = Recalls(KeptTexts(store, memory), recall_page, KeptOffices(store))
    renderer = SiteRenderer(reading, options, problems, recalls)
    _make_offices(renderer, store)
    written, output = None, None
    place = staged(options, SIGNS) if write and not has_errors(problems) else nullcontext()
    with place as stage:
        made = _make(_Job(renderer, store, stage, kept), problems)
        if stage is not None and not has_errors(problems):
            written = _finish(stage, renderer, made.files, problems)
            output = fingerprints.of_output(options.output) if written and prints else None
    if advise:
        problems.extend(advise(reading))
    offices = (row_of(one.path) for one in renderer.offices.rows)
    store.keep_only(chain((content.file for content in reading.contents), offices))
    site = reading.site
    report = Report(in_order(problems), len(site.areas), len(site.steps), made.pages, written)
    if prints is not None and output is not None:
        last_build.remember(options, prints, output, report)
    return report


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
    """What came of some documents, small enough to be sent between processes."""

    pages: list[CheckedPage]
    whole: bool
    """Whether every page could be made."""
    files: _Files
    problems: list[Problem]
    faults: dict[TemplateFault, str]
    """Of templates, each with the document that met it first."""
    refused: Problem | None
    """Why pages could not be written."""


class _Made(NamedTuple):
    """What came of all documents."""

    pages: int
    files: _Files


def _finish(
    stage: Stage, renderer: SiteRenderer, files: _Files, problems: list[Problem]
) -> Written | None:
    """Add the files that are no pages, and put the site in its place."""
    offices = renderer.offices.make(renderer.offices.rows).items()
    others = chain(offices, make_files(renderer.file_context))
    files.add(stage.put(output_file(path), data) for path, data in others)
    refused = stage.finish()
    if refused:
        problems.append(refused)
        return None
    return Written(files.total, files.unchanged)


class _Job(NamedTuple):
    """What pages are made with."""

    renderer: SiteRenderer
    store: TextStore
    stage: Stage | None
    kept: KeptPages | None


def _make_offices(renderer: SiteRenderer, store: TextStore) -> None:
    """Make the office files before the pages, which tell how big they are."""

    def work(rows: Sequence[PublishedOffice]) -> Mapping[str, bytes]:
        made = renderer.offices.make(rows)
        store.flush()
        return made

    rows = renderer.offices.rows
    if rows:
        processes = parallel.processes() if len(rows) >= WORTH_MAKING_APART else 1
        weights = [WORK[row.path.rpartition(".")[2]] for row in rows]
        for made in parallel.spread(work, rows, weights, processes):
            renderer.offices.know(made)


def _make(job: _Job, problems: list[Problem]) -> _Made:
    """Make and check every page; adds what is wrong to the problems of the reading."""
    renderer, store, stage, kept = job
    known = known_links(renderer)
    check = kept.checked(check_page, known) if kept else partial(check_page, known=known)

    def work(areas: Sequence[Sequence[Content]]) -> _Share:
        share = _make_documents(chain.from_iterable(areas), renderer, stage, check)
        store.flush()
        return share

    # Pages of an area show each other's texts, so that they are made in one process.
    by_area = sorted(renderer.documents, key=_area)
    areas = [tuple(documents) for _, documents in groupby(by_area, key=_area)]
    # What another process makes is not kept in this one.
    processes = parallel.processes() if len(by_area) >= WORTH_SHARING and not kept else 1
    shares = parallel.spread(work, areas, [len(area) for area in areas], processes)
    files = _Files(
        sum(share.files.total for share in shares), sum(share.files.unchanged for share in shares)
    )
    if stage is not None:
        stage.refused = next((share.refused for share in shares if share.refused), None)
    problems.extend(problem for share in shares for problem in share.problems)
    faults: dict[TemplateFault, str] = {}
    for share in shares:
        # One mistake fails on every page of the layout: the first page tells it.
        faults = {**share.faults, **faults}
    problems.extend(fault.problem(source) for fault, source in faults.items())
    pages = [page for share in shares for page in share.pages]
    whole = renderer.readable and all(share.whole for share in shares)
    told = frozenset(problem.file for problem in problems if has_errors([problem]))
    problems.extend(check_pages(renderer, pages, whole, told))
    return _Made(len(pages), files)


def _make_documents(
    documents: Iterable[Content],
    renderer: SiteRenderer,
    stage: Stage | None,
    check: Callable[[RenderedPage], CheckedPage],
) -> _Share:
    """Make the pages of some documents, so that no more than those of one are in memory."""
    pages, problems, files, whole = list[CheckedPage](), list[Problem](), _Files(), True
    faults: dict[TemplateFault, str] = {}
    for content in documents:
        made = renderer.document(content)
        whole = whole and made.whole
        problems.extend(made.problems)
        for fault in made.faults:
            faults.setdefault(fault, content.file)
        for page in made.pages:
            if stage is not None:
                files.add([stage.put(output_file(page.path), page.html.encode())])
            pages.append(check(page))
    return _Share(pages, whole, files, problems, faults, stage.refused if stage else None)


def _read_each(
    memory: Memory | None,
    parse: Callable[[SourceFile], Result],
    root: Path,
    files: Sequence[str],
) -> Iterable[Result]:
    """Read files in as many processes as are worth it, and only those that are not known."""

    def work(share: Sequence[str | SourceFile]) -> list[Result]:
        return [parse(load(root, one) if isinstance(one, str) else one) for one in share]

    def work_all(all_of_them: Sequence[str | SourceFile]) -> Iterable[Result]:
        processes = parallel.processes() if len(all_of_them) >= WORTH_READING_APART else 1
        even = [1] * len(all_of_them)
        return chain.from_iterable(parallel.spread(work, all_of_them, even, processes))

    if memory is None:
        return work_all(files)
    return memory.of_each(parse, [load(root, file) for file in files], work_all)


def _area(content: Content) -> str:
    return content.area_slug
