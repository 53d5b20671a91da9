"""Marks that are meant as they are, or became something, are no slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_nesting import parsed

MEANT = [
    "Laskekaa 2 * 3 * 4 euroa.",
    "Hinta on a * b* ja c.",
    "Luku*) on arvio.\n\n*) Sisältää veron.",
    "*Huom.* Tämä on *näin*, ja *tuo on\nkahdella rivillä*.",
    "Nimi: ____ ja _____ .",
    "Tiedosto on oma_tiedosto _ ja muu_tiedosto.",
    r"Tämä on \*sana * ja \_toinen _ näin.",
    "Koodi `*sana *` ja `polku\\`.",
    "Ensin\\\nsitten.",
    "> Ensin\\\n> sitten.",
    r"Kansio on C:\Ohjeet\\\\",
]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_not_told(text: str) -> None:
    assert parsed(text.split("\n"))[1] == []


WORD = st.sampled_from(["sana", "tärkeä asia", "2026", "A-osa"])


@given(WORD, st.sampled_from("*_"), st.sampled_from(["", ",", ".", " on", ")"]))
def test_a_space_inside_the_marks_is_told_and_one_outside_is_not(
    word: str, mark: str, after: str
) -> None:
    assert parsed([f"Tämä {mark}{word}{mark}{after}"])[1] == []
    (problem,) = parsed([f"Tämä {mark}{word} {mark}{after}"])[1]
    assert problem.column == 6
    assert f"{mark}{word} {mark}" in problem.message


@given(WORD, st.sampled_from(["{}\\", "- {}\\", "## {}\\", "| a |\n|---|\n| {}\\ |", "> {}\\"]))
def test_a_backslash_that_nothing_follows_is_told_where_it_stands(word: str, row: str) -> None:
    lines = row.format(word).split("\n")
    (problem,) = parsed(lines)[1]
    assert "Kenoviiva" in problem.message
    line = lines[problem.line - 9]
    assert line[problem.column - 1] == "\\"
