"""Every visible word of a source stands on its page or in a told problem; no mark shows raw."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.markup.context import Rules, Target
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.parsing import MarkdownParser
from elinvoimapolku.rendering.markup.printing import HtmlPrinter
from elinvoimapolku.rendering.markup.slips import HARMLESS, SLIPS, UNSEEN
from elinvoimapolku.values import Body

FIRST_LINE = 7


class Anything:
    """Every address leads somewhere."""

    def link(self, target: str, file: str) -> Target:
        return Target(target)

    image = link


PARSER, PRINTER, PLACES = MarkdownParser(), HtmlPrinter(Hyphenator(())), Anything()
WORD = re.compile(r"sana[0-9]+")


def render(source: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    parsed = PARSER.body(Body(source, FIRST_LINE), "content/a.md", PLACES, Rules(), problems)
    body = PRINTER.body(parsed)
    parts = [body.intro, *(str(part) for one in body.sections for part in one[1:3]), body.notes]
    return "".join(map(str, parts)), problems


# Pieces of text, each with words of its own, and marks that may or may not become something.
marks = st.sampled_from(
    [
        *("**{}**", "*{}*", "`{}`", "{}", "{}", "[{}](a.md)", "[{}][x]", "[^{}]", "![{}](k.svg)"),
        *("<{}>", "**{}", "[{}](a b)", "\\**{}\\**", "&auml;{}", "| {} |", "[{}] (a.md)", "~~{}~~"),
        *('{}"', "^[{}]", "<https://a.fi/{}>", "{}\\", "(x)[{}]", "{}\t{}", "[{}]", "{}:::"),
    ]
)
starts = st.sampled_from(
    [
        *("", "", "- ", "1. ", "> ", "## ", "### ", "    ", "\t", "| ", ": ", "[^a]: ", "[x]: "),
        *(
            "- [ ] ",
            "- [x] ",
            "::: vinkki ",
            ":::",
            "::: ",
            "```",
            "~~~",
            "|---|",
            "---",
            "===",
            "#",
        ),
        *(
            "\u2022\t",
            "-\u00a0",
            "##\u00a0",
            "> [!TIP]\n> ",
            "   - ",
            "12. ",
            "| a | b |\n|---|---|\n| ",
        ),
    ]
)


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text with words that occur once each, and those words."""
    words: list[str] = []

    def word() -> str:
        words.append(f"sana{len(words) + 100}")
        return words[-1]

    lines = []
    for _ in range(draw(st.integers(1, 8))):
        pieces = draw(st.lists(marks, max_size=4))
        texts = [re.sub(r"\{\}", lambda _: word(), piece) for piece in pieces]
        lines.append(draw(starts) + draw(st.sampled_from([" ", " | "])).join(texts))
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines), words


@settings(max_examples=600, deadline=None)
@given(sources())
def test_every_word_is_on_the_page_or_its_line_is_told(made: tuple[str, list[str]]) -> None:
    source, words = made
    page, problems = render(source)
    shown = Counter(WORD.findall(html.unescape(page)))
    lines = source.split("\n")
    told = {one.line - FIRST_LINE for one in problems}
    assert told <= set(range(len(lines)))
    for word in words:
        line = next(index for index, text in enumerate(lines) if word in text)
        assert shown[word] > 0 or line in told, (word, page, problems)


@settings(max_examples=300, deadline=None)
@given(sources())
def test_a_problem_stands_where_its_mark_is_written(made: tuple[str, list[str]]) -> None:
    source, _ = made
    for problem in render(source)[1]:
        lines = source.split("\n")
        assert 1 <= problem.column <= len(lines[problem.line - FIRST_LINE]) + 1
        if problem.code is Code.RAW_HTML and (tag := re.search(r"<\S+>", problem.message)):
            assert lines[problem.line - FIRST_LINE][problem.column - 1 :].startswith(tag[0])


@pytest.mark.parametrize("character", sorted(set(re.findall(r"\\u[0-9a-f]{4}", UNSEEN))))
@pytest.mark.parametrize("mark", ["##", "-", "1."])
def test_a_mark_beside_a_character_that_nobody_sees_is_told(mark: str, character: str) -> None:
    unseen = chr(int(character[2:], 16))
    _, problems = render(f"Alku.\n\n{mark}{unseen}Asia\n")
    assert [(one.line, one.code) for one in problems] == [(FIRST_LINE + 2, Code.BROKEN_MARKUP)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"Luku\*\*) on arvio.", "Luku**) on arvio."),
        (r"\<kunta\> ja &lt;kunta&gt;", "<kunta> ja <kunta>"),
        (r"\[a](b) ja \[a\](b)", "[a](b) ja [a](b)"),
        (r"\~\~ ja \`", "~~ ja `"),
        (r"\- Yksi", "- Yksi"),
        (r"\#\# Ei otsikko", "## Ei otsikko"),
    ],
)
def test_a_backslash_shows_a_mark_as_it_is(written: str, shown: str) -> None:
    page, problems = render(written)
    assert problems == []
    assert html.unescape(re.sub(r"<[^>]+>", "", page)).strip() == shown


def test_what_only_looks_like_a_slip_is_left_alone() -> None:
    source = (
        "yritys- ja\n-pohjainen työ – myös\n– tämä – on hyvä. 3. luokka, 1.5.2026 ja a|b.\n\n"
        "1) yksi\n\nLämpötila oli\n-20 astetta. [tieto] (ei linkki) ja (a)[b]. 5 < 6 ja 7 > 2.\n\n"
        "#1 ja C# ja *) huomautus.\n\n    sisennetty **teksti**\n"
    )
    assert [str(one) for one in render(source)[1]] == []


@pytest.mark.parametrize(
    "source",
    [
        "Merkintä `&auml;` on ä, ja `&amp;auml;` on tuo merkintä.",
        "Näin: \\&auml; ja &amp;auml;.",
        "Koodi:\n\n``` yaml\ntitle: &auml;\n```",
        "1. yksi\n2.\n3. kolme",
    ],
)
def test_what_is_shown_as_it_is_written_is_not_taken_for_lost(source: str) -> None:
    assert [str(one) for one in render(source)[1]] == []


@pytest.mark.parametrize(
    ("source", "place", "written"),
    [
        ("Rivi\nja <br toinen", (FIRST_LINE + 1, 4), "<br"),
        ('Alku <span class="x" loppu', (FIRST_LINE, 6), '<span class="'),
        ("a <b title='`koodi`\\!'> c", (FIRST_LINE, 3), r"<b title='`koodi`\!'>"),
        ("Katso [ohje][koh\\!ta].", (FIRST_LINE, 7), r"[ohje][koh\!ta]"),
        ("Otsikko\n=", (FIRST_LINE + 1, 1), ""),
        ("1.yksi\n2.kaksi", (FIRST_LINE, 1), "1."),
        ("Alku.\n\n    - yksi  \n    - kaksi", (FIRST_LINE + 3, 5), "sisennetty liikaa"),
        ("Alku:\n    - yksi", (FIRST_LINE + 1, 5), "sisennetty liikaa"),
        ("- a:\n\n      1. Yksi\n      2. Kaksi", (FIRST_LINE + 3, 7), "sisennetty liikaa"),
        ("Alku:  \n##Otsikko", (FIRST_LINE + 1, 1), "välilyönti"),
        ("| a | b |  \n|--|-- -|  \n| 1 | 2 |", (FIRST_LINE, 1), "Taulukko"),
        ("[[a](b.md) c](d.md)", (FIRST_LINE, 13), "Linkki"),
        ("Katso [[ohje]].", (FIRST_LINE, 7), "[[ohje]]"),
        ("## Alku { #alku }", (FIRST_LINE, 9), "Otsikon tunnus"),
        ("Alku {.iso}", (FIRST_LINE, 6), "{.iso}"),
        (":: vinkki Nimi", (FIRST_LINE, 1), "Rivi :::"),
        ("| Vaihe | Tekijä |", (FIRST_LINE, 1), "Taulukko"),
        ("— yksi\n— kaksi", (FIRST_LINE, 1), "—"),
        ("➢ yksi", (FIRST_LINE, 1), "➢"),
        ("\uf0b7 yksi", (FIRST_LINE, 1), "Luettelon"),
        ("Väite[^lähde 1].\n\n[^lähde 1]: a.md", (FIRST_LINE + 2, 1), "väli"),
        ("Alku **yksi****kaksi**", (FIRST_LINE, 12), "kiinni toisissaan"),
    ],
)
def test_a_mark_is_told_at_its_place_as_it_was_written(
    source: str, place: tuple[int, int], written: str
) -> None:
    (problem,) = render(source)[1]
    assert (problem.line, problem.column) == place
    assert written in problem.message


@given(st.from_regex(HARMLESS, fullmatch=True))
def test_no_kind_of_mistake_is_passed_over_because_its_line_looks_harmless(text: str) -> None:
    found = [slip.message for slip in SLIPS if slip.pattern.search(text)]
    assert found == []


@pytest.mark.parametrize("text", ["- a", "1. A", "a | b", "a **b", "a ::: b", "a\n- b", "a\u00a0b"])
def test_a_line_with_marks_does_not_look_harmless(text: str) -> None:
    assert not HARMLESS.fullmatch(text)
    assert HARMLESS.fullmatch("Ensin (näin: 5–10 %) ja sitten.\n”Toinen” rivi!")
