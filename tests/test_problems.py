"""The text forms of problems and their order."""

from __future__ import annotations

import pytest

from elinvoimapolku.problems import (
    Code,
    Problem,
    Severity,
    close_match,
    has_errors,
    in_order,
    nearest,
)


def problem(
    file: str = "content/a.md", line: int = 1, column: int = 1, code: Code = Code.DEAD_LINK
) -> Problem:
    return Problem(file, line, column, code, "Väärin.", "Näin.")


NOTICE = Problem("a.md", 2, 3, Code.NEW_ID, "Uusi.", "Kirjatkaa.", Severity.NOTICE)


def test_an_error_is_told_with_its_place_code_and_mending() -> None:
    told = str(problem("content/a.md", 3, 7))
    assert told == "content/a.md:3:7: dead-link: Väärin.\n    Korjaus: Näin."


def test_a_notice_says_that_it_is_one() -> None:
    assert str(NOTICE) == "a.md:2:3: huomautus new-id: Uusi.\n    Korjaus: Kirjatkaa."


def test_an_annotation_names_file_line_column_and_code() -> None:
    assert problem("content/a.md", 3, 7).annotation() == (
        "::error file=content/a.md,line=3,col=7,title=dead-link::Väärin. Korjaus: Näin."
    )
    assert NOTICE.annotation().startswith("::notice file=a.md,line=2,col=3,title=new-id::")


def test_an_annotation_escapes_what_would_end_or_change_the_command() -> None:
    odd = Problem("a,b:c%.md", 1, 1, Code.BAD_YAML, "50 %\r\nb", "c: d, e")
    assert odd.annotation() == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=1,title=bad-yaml::50 %25%0D%0Ab Korjaus: c: d, e"
    )
    assert "\n" not in odd.annotation()


def test_problems_come_in_order_of_file_line_and_column_each_once() -> None:
    wanted = [
        problem("a.md", 2, 9),
        problem("a.md", 10, 1),
        problem("a.md", 10, 2, Code.BAD_SLUG),
        problem("a.md", 10, 2, Code.DEAD_LINK),
        problem("b.md", 1, 1),
    ]
    assert list(in_order([*reversed(wanted), wanted[0], wanted[3]])) == wanted


def test_only_errors_forbid_writing() -> None:
    assert not has_errors([])
    assert not has_errors([NOTICE])
    assert has_errors([NOTICE, problem()])


@pytest.mark.parametrize(
    ("word", "match"),
    [("sumary", "summary"), ("title", "title"), ("reviewd", "reviewed"), ("hinta", None)],
)
def test_a_misspelt_word_gets_the_nearest_known_one(word: str, match: str | None) -> None:
    known = ["title", "summary", "reviewed"]
    assert nearest(word, known) == match
    assert close_match(word, known) == (f"Tarkoititteko ”{match}”?" if match else "")


def test_codes_are_short_english_words_with_hyphens() -> None:
    assert all(code.replace("-", "").replace("8", "").isalpha() for code in Code)
    assert all(code.islower() and code.isascii() for code in Code)
    assert [code.name.lower().replace("_", "-") for code in Code] == [str(code) for code in Code]
