"""The prose of a document: its texts with their places, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from elinvoimapolku.model import Content
from elinvoimapolku.typography import written
from elinvoimapolku.values import KeyPath, Record

FENCE = re.compile(r"^\s*(```|~~~)")
# What begins a line of a list, a heading, a callout, a quotation or a footnote.
LINE_MARK = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+|>\s*|\[\^[^\]]+\]:\s*|:::\s*\w*\s*)")
TABLE_LINE = re.compile(r"^\s*\|")
TABLE_RULE = re.compile(r"^[\s|:-]+$")
CELL = re.compile(r"[^|]+")
HEADING_ID = re.compile(r"\{#[^}]*\}")
TARGET = re.compile(r"(?<=\])\([^)\s]*\)")
CODE = re.compile(r"`[^`]*`")
SENTENCE_END = re.compile(r"(?<=[.!?])[”)*]*(\s+)(?=[A-ZÅÄÖ”(\[*])")
GROUPED_NUMBER = re.compile(r"(?<=\d)[\s\xa0](?=\d{3})")
WORD = re.compile(r"[\w§%-]+")


class Passage(NamedTuple):
    """A paragraph, a line of a list, a cell, a heading or a value of the front matter."""

    file: str
    line: int
    """Of the file, from 1."""
    column: int
    """From 1."""
    text: str
    """Link targets, heading ids and code are blanks, so that every letter keeps its place."""
    is_value: bool = False
    """Whether it stands in the front matter, where its key tells the place."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a letter of the text.

        Args:
            offset: Its number in the text, from 0.
        """
        if self.is_value:
            return self.line, self.column
        before = self.text[:offset]
        newlines = before.count("\n")
        if newlines:
            return self.line + newlines, offset - before.rfind("\n")
        return self.line, self.column + offset


class Sentence(NamedTuple):
    """One sentence and where it begins."""

    file: str
    line: int
    column: int
    words: tuple[str, ...]
    """In lower case. A number in groups is one word."""


class Prose:
    """A document's passages and sentences, each found once, whoever asks for them."""

    def __init__(self, content: Content) -> None:
        """Take the document."""
        self.passages = tuple(passages(content))
        self.sentences = tuple(one for part in self.passages for one in sentences(part))


def passages(content: Content) -> Iterator[Passage]:
    """Everything in a document that is prose, in the order of the file."""
    for path, text in values(content):
        yield Passage(content.file, *content.places.at(*path), _blanked(text), True)
    yield from _of_body(content)


def values(content: Content) -> Iterator[tuple[KeyPath, str]]:
    """The sentences of a front matter as they are written, and where they stand in it."""
    return _texts((), content)


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage that have words."""
    start = 0
    ends = [(found.start(1), found.end()) for found in SENTENCE_END.finditer(passage.text)]
    for end, following in [*ends, (len(passage.text), len(passage.text))]:
        if found := words(passage.text[start:end]):
            yield Sentence(passage.file, *passage.place(start), found)
        start = following


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; a number in groups is one."""
    return tuple(WORD.findall(GROUPED_NUMBER.sub("", text.lower())))


def _texts(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str():
            yield path, written(value)
        case Record():
            for key in value.sentences:
                yield from _texts((*path, key), getattr(value, key))
        case tuple():
            for number, one in enumerate(value):
                yield from _texts((*path, number), one)


def _of_body(content: Content) -> Iterator[Passage]:
    """The blocks of the Markdown. Code blocks are no prose."""
    block: list[str] = []
    first = (content.body.line, 1)
    fenced = False
    for line, text in enumerate([*content.body.text.split("\n"), ""], start=content.body.line):
        fence = FENCE.match(text)
        mark = LINE_MARK.match(text)
        if block and (fence or mark or fenced or not text.strip() or TABLE_LINE.match(text)):
            yield Passage(content.file, *first, "\n".join(block))
            block = []
        if fence or fenced:
            fenced = fenced != bool(fence)
        elif mark and mark[0].lstrip()[0] in "#:":
            # A heading or the title of a callout ends with its line.
            yield Passage(content.file, line, mark.end() + 1, _blanked(text[mark.end() :]))
        elif TABLE_LINE.match(text):
            yield from _cells(content.file, line, text)
        elif text.strip():
            start = mark.end() if mark else 0
            if not block:
                first = line, start + 1
            block.append(_blanked(text[start:]))


def _cells(file: str, line: int, row: str) -> Iterator[Passage]:
    if not TABLE_RULE.match(row):
        for cell in CELL.finditer(_blanked(row)):
            yield Passage(file, line, cell.start() + 1, cell[0])


def _blanked(text: str) -> str:
    for pattern in (TARGET, HEADING_ID, CODE):
        text = pattern.sub(lambda found: "\x00" * len(found[0]), text)
    return text
