"""The whole way from content to a finished site: read, render, check, write."""

from __future__ import annotations

from dataclasses import dataclass

from elinvoimapolku.checking.check import check_pages
from elinvoimapolku.problems import Problem, has_errors, in_order
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.render import render_site
from elinvoimapolku.writing.output import RefusedError, Written, write_site


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and made."""

    problems: tuple[Problem, ...]
    """Of all stages, in the order of the files."""
    areas: int
    steps: int
    pages: int
    written: Written | None
    """None when nothing was to be written, or an error stood in the way."""

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return has_errors(self.problems)


def run(options: Options, write: bool = True) -> Report:
    """Build the site, or only check it.

    Args:
        options: What to build and where.
        write: False to do everything but writing.
    """
    problems: list[Problem] = []
    reading = read_site(options, problems)
    rendered = render_site(reading, options, problems)
    told = frozenset(problem.file for problem in problems if has_errors([problem]))
    problems.extend(check_pages(rendered, told))
    written = None
    if write and not has_errors(problems):
        try:
            written = write_site(rendered, options)
        except RefusedError as refused:
            problems.append(refused.problem)
    site = reading.site
    return Report(
        in_order(problems), len(site.areas), len(site.steps), len(rendered.pages), written
    )
