"""Following a hint literally: the lines and words that it gives, put where it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from elinvoimapolku.problems import Problem
from tests.conftest import SiteFolder

LINES = r"(?P<lines>(?:\n {4}.*)+)"
ADD = re.compile(rf"[Ll]isätkää rivin (?P<numbers>\d+) alle:{LINES}")
CHANGE = re.compile(
    rf"[Mm]uuttakaa (?:tiedoston (?P<file>\S+) )?rivit? (?P<numbers>[\d, –]+) muotoon:{LINES}"
)
MEANT = re.compile(r"Tarkoititteko ”(.+?)”\?")
REVEALED = re.compile(r"⟨U\+([0-9A-F]{4})⟩")
WRITTEN = re.compile(r"”(.+?)”")
RANGE = re.compile(r"(\d+)–(\d+)")


class Edit(NamedTuple):
    """Lines to write."""

    file: str
    first: int
    """The line from which on old ones give way, from 1."""
    count: int
    """How many give way."""
    lines: list[str]


def alternatives(problem: Problem) -> list[list[Edit]]:
    """The edits that a hint gives, for each of the cases that it tells apart."""
    return [_edits(part, problem.file) for part in re.split(r"\n(?=Jos )", problem.hint)]


def follow(site: SiteFolder, problem: Problem, which: int = 0) -> None:
    """Write the lines that a hint gives."""
    edits = alternatives(problem)[which]
    assert edits, f"no lines to write: {problem.hint}"
    # As an editor would: from the top of the hint to its end.
    for edit in edits:
        lines = (site.root / edit.file).read_text("utf-8").split("\n")
        lines[edit.first - 1 : edit.first - 1 + edit.count] = edit.lines
        site.write(edit.file, "\n".join(lines))


def follow_word(site: SiteFolder, problem: Problem) -> None:
    """Write the word that a hint asks about in the place of the one that the message names."""
    meant = MEANT.search(problem.hint)
    names = [
        REVEALED.sub(lambda code: chr(int(code[1], 16)), name)
        for name in WRITTEN.findall(problem.message)
    ]
    assert meant, problem.hint
    lines = (site.root / problem.file).read_text("utf-8").split("\n")
    line = lines[problem.line - 1]
    start, end = line[: problem.column - 1], line[problem.column - 1 :]
    written = next((name for name in reversed(names) if name in end), None)
    assert written, f"{names} are not on the line {line}"
    lines[problem.line - 1] = start + end.replace(written, meant[1], 1)
    site.write(problem.file, "\n".join(lines))


def _edits(hint: str, file: str) -> list[Edit]:
    found: list[tuple[int, Edit]] = []
    for match in ADD.finditer(hint):
        edit = Edit(file, int(match["numbers"]) + 1, 0, _lines(match))
        found.append((match.start(), edit))
    for match in CHANGE.finditer(hint):
        numbers, lines = _numbers(match["numbers"]), _lines(match)
        assert len(numbers) == len(lines), hint
        for number, line in zip(numbers, lines, strict=True):
            found.append((match.start(), Edit(match["file"] or file, number, 1, [line])))
    return [edit for _, edit in sorted(found, key=lambda one: one[0])]


def _lines(match: re.Match[str]) -> list[str]:
    return [line[4:] for line in match["lines"].split("\n")[1:]]


def _numbers(written: str) -> list[int]:
    if found := RANGE.fullmatch(written):
        return list(range(int(found[1]), int(found[2]) + 1))
    return [int(one) for one in written.split(", ")]
