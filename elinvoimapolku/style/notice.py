"""The one form of a piece of advice."""

from __future__ import annotations

from elinvoimapolku.problems import Code, Problem, Severity


def notice(file: str, place: tuple[int, int], code: Code, message: str, hint: str) -> Problem:
    """A notice.

    Args:
        file: Path from the project's root.
        place: Line and column, from 1.
        code: Its stable name.
        message: What could be better, in Finnish.
        hint: How, in Finnish.
    """
    return Problem(file, *place, code, message, hint, Severity.NOTICE)
