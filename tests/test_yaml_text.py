"""YAML as letters with positions, and its mistakes."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading import yaml_faults, yaml_text
from elinvoimapolku.reading.files import FORBIDDEN, read_text
from elinvoimapolku.reading.yaml_text import YamlText, read_yaml

# Signs that mean something in YAML, so that random texts meet its grammar.
PIECES = [*"\n\n\n  :-#'\"[]{},&*!|>?%@`\\\t~", ": ", "- ", "--- ", "a", "ä", "b: c", "𝄞", "\\0"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def read(text: str, first_line: int = 1) -> tuple[YamlText | None, list[Problem]]:
    problems: list[Problem] = []
    return read_yaml(text, "f.yml", first_line, problems), problems


def fault(text: str, first_line: int = 1) -> tuple[int, int, Code, str]:
    """The only problem of a text."""
    found, problems = read(text, first_line)
    assert found is None
    (problem,) = problems
    assert problem.file == "f.yml"
    return problem.line, problem.column, problem.code, f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    "letters",
    [
        "no",
        "yes",
        "1.10",
        "12:30",
        "007",
        "0x1F",
        "1e3",
        "null",
        "~",
        "2026-02-31",
        "true",
        "1_000",
    ],
)
def test_a_plain_value_stays_the_letters_it_is(letters: str) -> None:
    found, problems = read(f"key: {letters}\nlist: [{letters}]\n")
    assert problems == []
    assert found is not None
    assert found.data == {"key": letters, "list": [letters]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a: "x # y"', "x # y"),
        ("a: 'it''s'", "it's"),
        ("a: x#y", "x#y"),
        ("a: |\n  x # y\n  z\n", "x # y\nz\n"),
        ("a: >\n  x\n  z\n", "x z\n"),
        ("a: x\n  z\n", "x z"),
        ("a:", ""),
        ("a: # huomautus\n", ""),
        ("# huomautus\na: x\n# toinen\n", "x"),
        ('a: "\\u00e4"', "ä"),
    ],
)
def test_texts_are_read_in_each_way_that_yaml_writes_them(text: str, value: str) -> None:
    found, problems = read(text)
    assert problems == []
    assert found is not None
    assert found.data == {"a": value}


def test_every_value_has_its_place() -> None:
    found, _ = read("a: x\nb:\n  - c: 1\n    d: 2\n  - e\n", first_line=2)
    assert found is not None
    assert found.places.by_path == {
        (): (2, 1),
        ("a",): (2, 1),
        ("b",): (3, 1),
        ("b", 0): (4, 5),
        ("b", 0, "c"): (4, 5),
        ("b", 0, "d"): (5, 5),
        ("b", 1): (6, 5),
    }


def test_a_value_that_is_missing_at_the_end_stands_on_the_last_line() -> None:
    found, _ = read("# tyhjä\n---", first_line=2)
    assert found is not None
    assert found.places.by_path == {(): (3, 1)}


def test_an_empty_text_has_no_values() -> None:
    found, problems = read("# vain huomautus\n")
    assert found is not None
    assert (found.data, problems) == ({}, [])


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "word"),
    [
        ("a: b: c", 1, 5, Code.BAD_YAML, 'title: "Mitä: oikein"'),
        ('a: "x\nb: y\n', 1, 4, Code.BAD_YAML, "sulkematta"),
        ('a: "x \\q"', 1, 7, Code.BAD_YAML, "Kenoviiva"),
        ("a: - b", 1, 4, Code.BAD_YAML, "viiva (-)"),
        ("a: x\nb\nc: y", 3, 1, Code.BAD_YAML, "kaksoispiste"),
        ("a: @x", 1, 4, Code.BAD_YAML, "oma merkityksensä"),
        ('a: "x" y', 1, 8, Code.BAD_YAML, "lainausmerkkejä"),
        ('"a" b', 1, 5, Code.BAD_YAML, "Lainausmerkkien jälkeen"),
        ('[]:"\n...', 1, 1, Code.BAD_YAML, "oma merkityksensä"),
        ("a\n...\n@", 3, 1, Code.BAD_YAML, "oma merkityksensä"),
        ("a:\n  - b\n  c: d\n", 3, 3, Code.BAD_YAML, "Luettelon rivi"),
        ("a: [b, c\nd: e", 2, 2, Code.BAD_YAML, "jää kesken"),
        ("a: %x", 1, 4, Code.BAD_YAML, "oma merkityksensä"),
        ("a: x\n---\nb: y", 2, 1, Code.SECOND_DOCUMENT, "---"),
        ("a: x\n... \nb: y", 2, 1, Code.SECOND_DOCUMENT, "kolme pistettä"),
        ("a: x\nb: ”y: z”", 2, 4, Code.BAD_YAML, "kaarevat"),
        ("a: *x", 1, 4, Code.YAML_ALIAS, "tähdellä"),
        ("a: &x y", 1, 4, Code.YAML_ALIAS, "merkillä &"),
        ("a: !x y", 1, 4, Code.YAML_TAG, "huutomerkillä"),
        ("a: !Huom! tämä", 1, 4, Code.YAML_TAG, "oma merkityksensä"),
        ("&x a: y", 1, 1, Code.YAML_ALIAS, "merkillä &"),
        ("a: 1\nb: 2\na: 3", 3, 1, Code.DUPLICATE_KEY, "rivillä 1"),
        ("? [a]\n: b", 1, 3, Code.BAD_YAML, "jotain muuta kuin sana"),
        ("a: teksti # loppu", 1, 11, Code.CUT_TEXT, "katkeaa"),
        ("a: teksti   # loppu", 1, 13, Code.CUT_TEXT, "katkeaa"),
        ("a: moni\n  rivi # loppu\n", 2, 8, Code.CUT_TEXT, "katkeaa"),
        ("- teksti # loppu", 1, 10, Code.CUT_TEXT, "katkeaa"),
        ("a:\n\t- x", 2, 1, Code.TAB_INDENTATION, "sarkain"),
        ("\ta: b", 1, 1, Code.TAB_INDENTATION, "sarkain"),
        ("a:\n  \tb: x\n", 2, 3, Code.TAB_INDENTATION, "sarkain"),
        ("a: [b,\n\tc\nd: e\n", 2, 1, Code.TAB_INDENTATION, "sarkain"),
        ("a:\n\t\t- x", 2, 1, Code.TAB_INDENTATION, "sarkain"),
        ('a: "x\\0"', 1, 4, Code.CONTROL_CHARACTER, "U+0000"),
        ('a: ["x, y]\nb: "z"', 1, 4, Code.BAD_YAML, "sulkematta"),
        ("b\nc: y", 1, 1, Code.BAD_YAML, "Riviltä puuttuu kaksoispiste"),
        (
            "\x01",
            1,
            1,
            Code.BAD_YAML,
            "Tämä ei ole kelvollista YAML-kieltä. Verratkaa tiedostoa toiseen samanlaiseen ja "
            "laittakaa tekstit lainausmerkkeihin.",
        ),
        (
            "[" * 5000,
            1,
            1001,
            Code.BAD_YAML,
            "Arvoja on sisäkkäin liian monta. Poistakaa ylimääräiset sulkeet ja sisennykset.",
        ),
        # As deep as the parser still goes, but no reader of its events.
        (
            "[" * 900 + "]" * 900,
            1,
            1,
            Code.BAD_YAML,
            "Arvoja on sisäkkäin liian monta. Poistakaa ylimääräiset sulkeet ja sisennykset.",
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    text: str, line: int, column: int, code: Code, word: str
) -> None:
    *place, told = fault(text)
    assert place == [line, column, code]
    assert word in told


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: "x"# y', 1, 7),
        ("a: 'x'# y", 1, 7),
        ('a: "x" #y', 1, 8),
        ("a: [x, y]#z", 1, 10),
        ("a: {b: c}#z", 1, 10),
        ("a: [x] #z", 1, 8),
        ("a: [x,#y\n z]", 1, 7),
        ('a: ["x", #y\n z]', 1, 10),
        ('"a"#b: c', 1, 4),
        ("a: >#x\n  y", 1, 5),
        ("a: > #x\n  y", 1, 6),
        ("a: |2-# x\n    y", 1, 7),
        ("a: >\n    x\n  # y\nb: z", 3, 3),
        ("a: |\n   \n # x\nb: z", 3, 2),
        ("  a:\n   - >\n     x\n    #y", 4, 5),
    ],
)
def test_a_word_that_yaml_takes_for_a_comment_is_told_at_its_sign(
    text: str, line: int, column: int
) -> None:
    assert fault(text, first_line=2)[:3] == (line + 1, column, Code.CUT_TEXT)


@pytest.mark.parametrize(
    "text",
    [
        'a: "x" # y',
        "a: [x, # y\n z]",
        "a: # x\n  - y",
        "# x\na: >\n  y\n# z\nb: c",
        "a: |\n  # x\n  y",
        "a: |\n  x\n    # y",
        "a: [x,\ny]",
        "a: [-, -]",
        'a: "x\n\n  y"',
        '- a: "x\n  y"',
    ],
)
def test_what_is_meant_for_a_comment_or_loses_nothing_is_accepted(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "line"), [('a: "x\nb: y"', 1), ("a:\n  - b: 'x\n\n  y'", 2), ('a: "x\n\ty"', 1)]
)
def test_a_quoted_text_that_goes_on_where_a_key_would_stand_is_told(text: str, line: int) -> None:
    *place, told = fault(text)
    assert place[0] == line
    assert "lainausmerkki puuttuu" in told


def test_a_line_for_the_parser_alone_is_told() -> None:
    assert fault("# x\n%YAML 1.1# y\n---\na: b\n")[:3] == (2, 1, Code.BAD_YAML)


def test_lines_are_counted_from_the_line_where_the_text_begins() -> None:
    assert fault("a: b: c", first_line=2)[:2] == (2, 5)
    assert fault("a:\n\t- x", first_line=2)[:2] == (3, 1)
    assert fault("[" * 5000, first_line=2)[0] == 2
    assert fault("\x01", first_line=2)[0] == 2


def test_all_mistakes_of_a_text_are_told_together() -> None:
    _, problems = read("[x]: y\na: *x\nb: !y z\na: &w v\nc: d # e\n")
    assert [one.code for one in problems] == [
        Code.BAD_YAML,
        Code.YAML_ALIAS,
        Code.YAML_TAG,
        Code.DUPLICATE_KEY,
        Code.YAML_ALIAS,
        Code.CUT_TEXT,
    ]


def test_a_complaint_that_no_rule_knows_is_still_told_in_finnish() -> None:
    error = yaml.MarkedYAMLError(problem="something new")
    problem = yaml_faults.explain(error, "a: b", "f.yml", 2)
    assert (problem.line, problem.column, problem.code) == (2, 1, Code.BAD_YAML)
    assert problem.message == "Rivi ei ole kelvollista YAML-kieltä."
    assert problem.hint.startswith("Sisentäkää rivi välilyönneillä samaan kohtaan")
    assert problem.hint.endswith("rivit. Laittakaa tekstit lainausmerkkeihin.")
    error = yaml.MarkedYAMLError(problem="new", problem_mark=yaml.Mark("f", 6, 1, 2, None, 0))
    problem = yaml_faults.explain(error, "a: b\nc: d", "f.yml", 2)
    assert (problem.line, problem.column) == (3, 3)


@pytest.mark.parametrize(
    "text", ["a: b # c", "a: 'b'", "a: *x", "a: |\n  b # c\n", "a: x\n  y # z"]
)
def test_the_parser_without_c_finds_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(text)
    monkeypatch.setattr(yaml_text, "LOADER", yaml.BaseLoader)
    slow = read(text)
    assert [(one.line, one.column, one.code) for one in fast[1]] == [
        (one.line, one.column, one.code) for one in slow[1]
    ]
    assert fast[0] == slow[0]


@given(TEXTS.filter(lambda text: not FORBIDDEN.search(text)))
def test_any_text_gives_values_or_problems_within_its_lines(text: str) -> None:
    text = text.replace("\r", "\n")
    found, problems = read(text, first_line=2)
    assert (found is None) == bool(problems)
    lines = text.split("\n")
    for problem in problems:
        assert 2 <= problem.line < 2 + len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 2]) + 1
    if found is not None:
        assert all(2 <= line < 2 + len(lines) for line, _ in found.places.by_path.values())


LINES = st.lists(
    st.sampled_from(
        [
            *("k{}: s{}", "k{}:", "k{}: [s{}, s{}]", '- k{}: "s{}"', "- s{}", "s{}", "k{}: >"),
            *(
                'k{}: "s{}',
                's{}"',
                "k{}: |",
                "'s{}'",
                "#s{}",
                "- [s{},",
                "s{}]",
                "? s{}",
                "{{k{}: s{}",
            ),
            *("k{}: s{}: s{}", "k{}: ''s{}", ": s{}", "s{},", 'k{}: "s{}"', "!s{} s{}", "--- s{}"),
        ]
    ),
    max_size=5,
)
COMMENT = re.compile(r"^[ ]*#.*|[ ]# .*", re.MULTILINE)


@given(LINES, st.data())
def test_no_word_vanishes_but_in_a_comment(lines: list[str], data: st.DataObject) -> None:
    text, count = "", itertools.count()
    for line in lines:
        filled = re.sub(r"\{\}", lambda _: str(next(count)), line)
        end = data.draw(st.sampled_from(["", "", "", "#c", " #c", "# c", " # c", ",#c"]))
        text += " " * data.draw(st.integers(0, 4)) + filled + end + "\n"
    found, problems = read(text)
    if found is not None:
        kept = re.findall(r"\w+", json.dumps(found.data).replace("\\n", " "))
        written = COMMENT.sub("", text)
        assert set(re.findall(r"\w+", written)) <= set(kept), problems


@given(st.text())
def test_a_quoted_text_comes_back_as_it_is_unless_a_file_may_not_hold_it(text: str) -> None:
    quoted = yaml.dump({"a": text}, default_style='"', allow_unicode=True, width=10_000)
    found, problems = read(quoted)
    if FORBIDDEN.search(text):
        assert {one.code for one in problems} == {Code.CONTROL_CHARACTER}
    else:
        assert found is not None
        assert found.data == {"a": text}


def test_a_line_end_that_only_yaml_knows_never_reaches_it(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text("a: x\x85b: y", encoding="utf-8")
    problems: list[Problem] = []
    assert read_text(tmp_path, "f.md", problems) is None
    assert problems[0].code is Code.CONTROL_CHARACTER
