"""Each example of CommonMark's specification as the text of a page: ``make commonmark``.

The environment variable COMMONMARK names the specification's file. Some of what it allows is no
page of ours, but no word of it may vanish: each is on the page or on a line that is told.
"""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.render import SiteRenderer
from tests.conftest import SITES, site_folder

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
HEAD = '---\ntitle: "Esimerkki"\nsummary: "Esimerkki."\nreviewed: 2026-11-23\n---\n'
FIRST_LINE = HEAD.count("\n") + 1
WORD = re.compile(r"[^\W_]+")
INLINE = ("em", "strong", "a", "code", "dfn")
NUMBER = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)*\d{1,9}[.)](?=\s|$)", re.MULTILINE)
INDENTED = re.compile(r"^[ >]*(?: {4}|\t)", re.MULTILINE)
# A name that a link has for an address which stands on a line of its own.
NAME = re.compile(r"\]\[[^\[\]]*\]|\[[^\[\]]+\]:")
POLISHED = str.maketrans({"”": '"', "“": '"', "’": "'", "‘": "'", "\u00a0": " ", "\ufe0e": ""})


class Example(NamedTuple):
    """What stands in the specification, and what came of it here."""

    number: int
    source: str
    meant: str
    """The specification's own HTML."""
    page: str
    problems: tuple[Problem, ...]


@dataclass
class Shown(HTMLParser):
    """What a piece of HTML shows, and what stands in its attributes."""

    text: str = ""
    attributes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value or "" for _, value in attrs]
        self.text += "" if tag in INLINE else " "

    def handle_endtag(self, tag: str) -> None:
        self.text += "" if tag in INLINE else " "

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\u00ad", "")


def shown(markup: str) -> Shown:
    found = Shown()
    found.feed(markup)
    found.close()
    return found


def letters(text: str) -> str:
    """A text with its entities as letters, also those that code of the specification shows."""
    return html.unescape(html.unescape(text))


def plain(text: str) -> str:
    """The letters without the numbers of lists."""
    return NUMBER.sub(" ", letters(text))


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    """Every example as a page of the small site, all made at once."""
    specification = Path(os.environ["COMMONMARK"]).read_text(encoding="utf-8")
    found = EXAMPLE.findall(specification.replace("→", "\t"))
    site = site_folder(SITES / "valid", tmp_path_factory.mktemp("commonmark"))
    for number, (source, _) in enumerate(found, 1):
        site.write(f"content/sivut/esimerkki-{number}.md", HEAD + source)
    problems: list[Problem] = []
    reading = read_site(site.options, problems)
    renderer = SiteRenderer(reading, site.options, problems)
    pages: dict[str, str] = {}
    for content in renderer.documents:
        made = renderer.document(content)
        problems += made.problems
        pages |= {page.source: page.html for page in made.pages}
    told: dict[str, list[Problem]] = {}
    for problem in problems:
        told.setdefault(problem.file, []).append(problem)
    files = [f"content/sivut/esimerkki-{number}.md" for number in range(1, len(found) + 1)]
    return [
        Example(number, source, meant, _main(pages.get(file, "")), tuple(told.get(file, ())))
        for number, (file, (source, meant)) in enumerate(zip(files, found, strict=True), 1)
    ]


def _main(page: str) -> str:
    """What stands between the title of a page and the day of its review."""
    return page.partition("</h1>")[2].rpartition("<p>")[0]


def told(example: Example) -> str:
    """The lines of the source that a problem stands on, and what the problems say."""
    lines = example.source.split("\n")
    said = [f"{lines[one.line - FIRST_LINE]} {one.message}" for one in example.problems]
    return "\n".join(said)


def test_the_specification_has_its_examples(examples: list[Example]) -> None:
    assert len(examples) > 600


def test_an_example_without_a_page_is_refused_by_a_told_problem(examples: list[Example]) -> None:
    assert [one.number for one in examples if not one.page and not one.problems] == []


def test_what_the_specification_shows_is_on_the_page_or_on_a_told_line(
    examples: list[Example],
) -> None:
    lost = {}
    for one in examples:
        page = shown(one.page)
        there = Counter(WORD.findall(letters(" ".join([page.text, *page.attributes]))))
        missing = Counter(WORD.findall(plain(shown(one.meant).text))) - there
        if words := set(missing) - set(WORD.findall(letters(told(one)))):
            lost[one.number] = words
    assert lost == {}


def test_what_the_specification_itself_drops_is_told(examples: list[Example]) -> None:
    lost = {}
    for one in examples:
        page = shown(one.page)
        there = letters(" ".join([page.text, *page.attributes, told(one)])).casefold()
        source = NAME.sub("]", plain(one.source))
        if words := {word for word in WORD.findall(source) if word.casefold() not in there}:
            lost[one.number] = words
    assert lost == {}


def test_no_example_shows_a_mark_of_which_nothing_is_told(examples: list[Example]) -> None:
    """Of what is not told, the page shows what the specification means, but for indented text."""
    raw = {}
    for one in examples:
        if one.problems or INDENTED.search(one.source):
            continue
        meant, page = (
            " ".join(shown(each).text.translate(POLISHED).split()) for each in (one.meant, one.page)
        )
        if page != meant:
            raw[one.number] = page
    assert raw == {}


def test_no_example_is_told_that_a_word_is_lost_which_stands_on_its_page(
    examples: list[Example],
) -> None:
    wrong = {}
    for one in examples:
        text = shown(one.page).text
        for problem in one.problems:
            if problem.code is Code.LOST_TEXT:
                names = re.findall("”([^”]+)”", problem.message)
                if all(name in text for name in names):
                    wrong[one.number] = problem.message
    assert wrong == {}
