"""Markdown as editors write it. The cases are in ``markup/*.md``: a new one needs no code.

A case is a heading, the Markdown, a line ``~~~`` and the HTML that comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.markup.context import Fault, Rules, Target
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.parsing import MarkdownParser
from elinvoimapolku.rendering.markup.printing import HtmlPrinter
from elinvoimapolku.settings import Section
from elinvoimapolku.values import Body

FOLDER = Path(__file__).resolve().parent / "markup"
PARSER = MarkdownParser()
PRINTER = HtmlPrinter(Hyphenator(("hankinta|osaaminen",)))
MARKS = (("\u00a0", "⍽"), ("\u00ad", "·"), ("\ufe0e", ""))


class Everything:
    """A resolver that finds all it is asked for but what is called missing."""

    def link(self, target: str, file: str) -> Target | Fault:
        if "missing" in target:
            return Fault(Code.DEAD_LINK, "Puuttuu.", "Korjatkaa.")
        return Target(target, external=target.startswith("http"))

    def image(self, target: str, file: str) -> Target | Fault:
        return Target(f"/assets/{target}", width=40, height=30)


def cases() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.md")):
        line = 1
        for block in file.read_text(encoding="utf-8").split("\n=====\n"):
            title, _, rest = block.strip("\n").partition("\n")
            written, _, shown = rest.partition("\n~~~\n")
            yield pytest.param(written, shown, id=f"{file.stem}:{line} {title}")
            line += block.count("\n") + 2


def render(written: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    parsed = PARSER.body(Body(written, 10), "content/a.md", Everything(), Rules(), problems)
    body = PRINTER.body(parsed)
    html = str(body.intro)
    for section in body.sections:
        html += f'<h2 id="{section.id}">{section.title}</h2>\n{section.html}'
    html += str(body.notes)
    for mark, shown in MARKS:
        html = html.replace(mark, shown)
    return html.strip(), problems


@pytest.mark.parametrize(("written", "shown"), list(cases()))
def test_markdown_becomes_this(written: str, shown: str) -> None:
    html, problems = render(written)
    assert html == shown.strip()
    assert problems == []


def test_a_hostile_page_comes_out_harmless() -> None:
    html, problems = render(
        '<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\n'
        '::: vinkki <b onclick="x">Otsikko</b>\nTeksti\n:::\n\n`<i>koodi</i>`\n'
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "<b" not in html
    assert "<i>" not in html
    assert [problem.code for problem in problems] == [Code.BROKEN_MARKUP, *[Code.RAW_HTML] * 3]


def test_a_link_s_problem_stands_where_the_link_is_written() -> None:
    _, problems = render("Alku.\n\nEka [a](missing.md) ja\ntoka [b](missing.md).")
    assert [(one.line, one.column) for one in problems] == [(12, 9), (13, 10)]


def test_a_line_of_front_matter_is_rendered_with_its_own_place() -> None:
    problems: list[Problem] = []
    line = PARSER.line(
        'Katsokaa "[ohje](ohje.md)" 5 %.', "content/a.md", (7, 11), Everything(), problems
    )
    assert PRINTER.line(line) == 'Katsokaa ”<a href="ohje.md">ohje</a>” 5\u00a0%.'
    assert [(link.href, link.line, link.column) for link in line.links] == [("ohje.md", 7, 28)]
    PARSER.line("[x](missing.md)", "content/a.md", (7, 11), Everything(), problems)
    assert [(one.line, one.column) for one in problems] == [(7, 15)]


def test_a_numbered_act_has_a_short_id_in_a_section_of_numbered_acts_alone() -> None:
    problems: list[Problem] = []
    sections = (
        Section(id="ohjeet", heading="Ohjeet", numbered=True),
        Section(id="miksi", heading="Miksi"),
    )
    written = (
        "## Ohjeet\n\n### 1. Yksi\n\n### 2. Kaksi {#oma}\n\n### Ilman\n\n#### 4. Syvä\n\n"
        "### 12. Kaksitoista\n\n### 1. Taas\n\n## Miksi\n\n### 1. Yksi\n"
    )
    body = PARSER.body(Body(written, 1), "content/a.md", Everything(), Rules(sections), problems)
    assert problems == []
    assert [(one.id, one.number) for one in body.headings] == [
        ("ohjeet", 0),
        ("ohjeet-1", 1),
        ("oma", 2),
        ("ilman", 0),
        ("4-syva", 0),
        ("ohjeet-12", 12),
        ("ohjeet-1-2", 1),
        ("miksi", 0),
        ("1-yksi", 0),
    ]
