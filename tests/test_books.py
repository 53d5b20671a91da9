"""What the documents of this repository name is there: files, headings, commands, words.

Their pictures can be seen and heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import PROJECT

BOOKS = sorted({*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob(".github/*.md")})
# What was decided and what was changed stand as they were written; the file may have gone since.
PRESENT = [book for book in BOOKS if book.name not in ("decisions.md", "CHANGELOG.md")]
SOURCES = ("elinvoimapolku", "assets", "templates", "content", "tests", "benchmarks", "docs")
FILE = re.compile(r"(?:[\w.-]+/)*[\w-]+\.(?:py|js|css|html|toml|yml|conf|svg|png|json|md|txt)")
# What a build, an editor or another program is to make.
MADE = {
    *("dist/404.html", "robots.txt", "outline.js", "statements.js", "indicators.js"),
    *("sopimusten-seuranta.md", "nykytila.sv.md", "mutants/", "results.jsonl"),
}
MARKDOWN = MarkdownIt("commonmark").enable("table")
PICTURES = PROJECT / "docs" / "pictures"
MOST_BYTES = 150_000
LEAST_WORDS = 5


def parts(text: str) -> Iterator[Token]:
    """Every token, those within lines too."""
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def links(text: str) -> Iterator[str]:
    """Where links and pictures lead."""
    for token in parts(text):
        if token.type in ("html_inline", "html_block"):
            yield from re.findall(r'(?:src|href)="([^"]+)"', token.content)
        elif told := token.attrGet("href") or token.attrGet("src"):
            yield str(told)


def code(text: str) -> Iterator[str]:
    """What stands as code, in a line or by itself."""
    for token in parts(text):
        if token.type in ("code_inline", "fence", "code_block"):
            yield token.content


def anchors(text: str) -> set[str]:
    """The names that GitHub gives to headings."""
    tokens = MARKDOWN.parse(text)
    heads = [tokens[at + 1] for at, one in enumerate(tokens) if one.type == "heading_open"]
    names: list[str] = []
    for head in heads:
        shown = "".join(
            one.content for one in head.children or () if not one.type.startswith("html")
        )
        name = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        again = names.count(name)
        names.append(f"{name}-{again}" if again else name)
    return set(names)


def dead_links(book: Path) -> list[str]:
    """The links of a book that lead to no file or no heading."""
    dead = []
    for link in links(book.read_text("utf-8")):
        if (split := urlsplit(link)).scheme:
            continue
        file = book.parent / unquote(split.path) if split.path else book
        heading = unquote(split.fragment)
        if not file.exists() or (heading and heading not in anchors(file.read_text("utf-8"))):
            dead.append(link)
    return dead


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_every_link_of_a_book_leads_to_a_file_and_a_heading(book: Path) -> None:
    assert dead_links(book) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    book = tmp_path / "book.md"
    book.write_text(
        "# A *name*, of its own\n\n[a](#a-name-of-its-own) [b](#gone) [c](gone.md)"
        ' [d](book.md#gone) [e](https://example.org/gone) <img src="gone.svg">\n',
        "utf-8",
    )
    assert dead_links(book) == ["#gone", "gone.md", "book.md#gone", "gone.svg"]


@cache
def files() -> tuple[str, ...]:
    """The paths of all files, each after a slash."""
    folders = ("*", ".ci/*", ".github/**/*", *(f"{one}/**/*" for one in SOURCES))
    found = (file.relative_to(PROJECT) for folder in folders for file in PROJECT.glob(folder))
    return tuple(f"/{file.as_posix()}" for file in found)


@pytest.mark.parametrize("book", PRESENT, ids=lambda book: book.name)
def test_every_file_that_a_book_names_is_there(book: Path) -> None:
    named = {
        told
        for span in code(book.read_text("utf-8"))
        for told in re.split(r"[\s,]+", span)
        if FILE.fullmatch(told) and told not in MADE
    }
    assert {one for one in named if not any(file.endswith(f"/{one}") for file in files())} == set()


def test_every_command_that_a_book_names_is_there() -> None:
    text = "\n".join(span for book in PRESENT for span in code(book.read_text("utf-8")))
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", text)) - targets == set()
    for module in re.findall(r"python -m ((?:tests|benchmarks)[\w.]*)", text):
        place = PROJECT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module
    scripts = re.findall(r"(?<![\w/])\.ci/([a-z-]+)(?![\w.-])", text)
    assert [one for one in scripts if not (PROJECT / ".ci" / one).exists()] == []


def test_the_readme_and_the_help_of_make_tell_every_target() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert set(re.findall(r'@echo "make (\w+)', makefile)) == targets - {"help"}
    readme = "\n".join(code((PROJECT / "README.md").read_text("utf-8")))
    assert set(re.findall(r"\bmake ([a-z]+)", readme)) == targets


def pictures(book: Path) -> list[tuple[str, Path]]:
    """The words and the file of every picture of a book, in Markdown or in HTML."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", book.read_text("utf-8"), flags=re.DOTALL)
    found = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)
    found += re.findall(r'<img alt="([^"]*)" src="([^"]+)"', text)
    assert len(found) == text.count("![") + text.count("<img ")
    return [(words, book.parent / file) for words, file in found]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_pictures_are_light_and_have_words_of_their_own(book: Path) -> None:
    for words, file in pictures(book):
        assert file.stat().st_size <= MOST_BYTES, file
        assert len(words.split()) >= LEAST_WORDS, file


def test_every_picture_is_shown_and_every_drawing_is_drawn() -> None:
    shown = {file.resolve() for book in BOOKS for _, file in pictures(book)}
    files = {file for file in PICTURES.iterdir() if file.suffix in (".png", ".svg")}
    assert files <= shown
    assert {file.with_suffix(".png") for file in PICTURES.glob("*.html")} <= files


def test_the_guide_has_the_names_of_the_checks_that_editors_see() -> None:
    workflow = (PROJECT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    guide = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    for name in ("Sisältö", "Kaikki testit"):
        assert re.search(rf"name: {name}$", workflow, re.MULTILINE)
        assert f"*{name}*" in guide


def test_the_guide_has_the_words_of_the_links_that_it_shows() -> None:
    page = (PROJECT / "templates" / "base.html").read_text("utf-8")
    guide = re.sub(r"\s+", " ", (PROJECT / "CONTRIBUTING.md").read_text("utf-8"))
    for words in ("Muokkaa tätä sivua", "Ehdota muutosta"):
        assert f"*{words}*" in guide
        assert f">{words}</a>" in page
