"""What the rules of one rendering share: the text at hand and what is found in it."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.settings import Section

if TYPE_CHECKING:
    from markdown_it.token import Token

KEY = "context"


class Fault(NamedTuple):
    """Why a link target cannot be used."""

    code: Code
    message: str
    hint: str


class Target(NamedTuple):
    """Where a link target that an editor wrote leads."""

    href: str
    external: bool = False
    term: str = ""
    """The glossary's term, when the link leads to one."""
    width: int = 0
    """Of a picture, in pixels."""
    height: int = 0
    weight: int = 0
    """Of a picture's file, in bytes."""


class Resolver(Protocol):
    """Turns what an editor wrote as a link target into a link."""

    def link(self, target: str, file: str) -> Target | Fault:
        """The link of ``[text](target)`` in a file."""

    def image(self, target: str, file: str) -> Target | Fault:
        """The address of ``![text](target)`` in a file."""


class LinkUse(NamedTuple):
    """A link, inner or outside, and where it is written."""

    href: str
    line: int
    column: int


class Heading(NamedTuple):
    """A heading that can be linked to."""

    id: str
    title: str
    """Its words as pages show them."""
    number: int
    """Of the act that it begins, in a section of numbered acts; otherwise 0."""


class Rules(NamedTuple):
    """What a kind of content asks of its body."""

    sections: Sequence[Section] = ()
    """The level-2 headings that it has; empty when they are free."""
    is_form: bool = False
    """Whether it has places to fill in and guidance."""


ANY_TEXT = Rules()


@dataclass(slots=True)
class Context:
    """One text while it is being rendered."""

    file: str
    text: str
    first_line: int
    first_column: int
    resolver: Resolver
    rules: Rules = ANY_TEXT
    problems: list[Problem] = field(default_factory=list)
    links: list[LinkUse] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    """Lines, from 0, of which it is told that words of them are lost."""
    read_to: dict[int, int] = field(default_factory=dict)
    """By line, from 0, the column up to which its texts have been found."""
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")

    def place(self, token: Token, needle: str = "", nth: int = 0) -> tuple[int, int]:
        """Line and column of a token, or of the nth place of a text within its lines."""
        lines = self.lines
        first, last = token.map or (0, 1)
        if not needle:
            return self._file_place(first, 0)
        seen = 0
        for index in range(first, min(max(last, first + 1), len(lines))):
            start = -1
            while (start := lines[index].find(needle, start + 1)) >= 0:
                if seen == nth:
                    return self._file_place(index, start)
                seen += 1
        return self._file_place(first, 0)

    def place_of_line(self, index: int, needle: str = "") -> tuple[int, int]:
        """Line and column of a line of the text, or of a text on it; both from 0 in, 1 out."""
        return self._file_place(index, max(self.lines[index].find(needle), 0))

    def place_of(self, index: int, column: int) -> tuple[int, int]:
        """Line and column in the file of a line and column of the text, both from 0."""
        return self._file_place(index, column)

    def text_places(self, block: Token) -> Iterator[tuple[Token, int, int]]:
        """The inline tokens of a block that show a text, each with its line and column from 0.

        Tokens do not say where they stand, but they come in the order of the text.
        """
        index, last = block.map or (0, len(self.lines))
        # The cells of a row are blocks of one line, one after the other.
        column = self.read_to.get(index, 0)
        for child in block.children or ():
            if child.type in ("softbreak", "hardbreak"):
                index, column = min(index + 1, len(self.lines) - 1), 0
            written = child.markup if child.type == "text_special" else child.content
            if not written:
                continue
            for line in range(index, max(last, index + 1)):
                at = self.lines[line].find(written, column if line == index else 0)
                if at >= 0:
                    index, column = line, at + len(written)
                    break
            self.read_to[index] = column
            yield child, index, max(column - len(written), 0)

    def report(
        self,
        place: tuple[int, int],
        code: Code,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem at a line and column of the file."""
        self.problems.append(Problem(self.file, *place, code, message, hint, severity))

    def _file_place(self, index: int, column: int) -> tuple[int, int]:
        shift = self.first_column if index == 0 else 1
        return self.first_line + index, column + shift


def of(env: MutableMapping[str, Any]) -> Context:
    """The context that a rendering was started with."""
    context: Context = env[KEY]
    return context
