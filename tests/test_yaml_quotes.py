"""Quotation marks on one side of a value: the law beside the cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.yaml_text import read_yaml

WORDS = st.lists(
    st.sampled_from(["Tehkää", "näin.", "”heti”", '"nyt"', "24", "€"]), min_size=1, max_size=5
).map(" ".join)
ROWS = st.sampled_from(["avain: {}", "- {}", "- avain: {}", "a:\n  - b: {}"])


def told(text: str) -> list[Problem]:
    problems: list[Problem] = []
    read_yaml(text, "x.md", 1, problems)
    return problems


@given(WORDS.filter(lambda words: words[-1] in "ä.”€" and words[0] not in '"”'), ROWS)
def test_a_mark_at_the_end_alone_is_told_and_its_line_is_right(words: str, row: str) -> None:
    plain = row.format(words)
    assert told(plain) == []
    (problem,) = told(plain + '"')
    assert problem.code is Code.BAD_YAML
    _, _, line = problem.hint.partition("muotoon:\n    ")
    assert line == plain.split("\n")[-1].replace(words, f'"{words.replace(chr(34), "”")}"')
    assert told("\n".join([*plain.split("\n")[:-1], line])) == []


@pytest.mark.parametrize(
    "value",
    [
        'Näytön koko on 27"',
        "Näytön koko on 27”",
        'Kohta "alku" ja "loppu"',
        "”Alku” ja loppu",
        "Alku ja ”loppu”",
        "vaa'an lukema",
        "Rock 'n' roll",
        "5' 30'",
    ],
)
def test_marks_in_pairs_and_units_are_not_touched(value: str) -> None:
    assert told(f"avain: {value}") == []
