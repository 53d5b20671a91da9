"""What a run found and made."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.problems import Problem, has_errors


class Written(NamedTuple):
    """What came to the disk."""

    files: int
    unchanged: int
    """How many of the files were the same as before."""


class Report(NamedTuple):
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
