"""Captions of a Word file's tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.office.captions import Captions

EXAMPLE = "Kaislajoki, kuvitteellinen kunta"


def test_the_letter_of_a_part_is_left_out() -> None:
    assert Captions().next("C. Vaihtoehdot", ["Mitä"], False) == "Taulukko 1. Vaihtoehdot"
    assert Captions().next("Yli 100 t", ["Mitä"], False) == "Taulukko 1. Yli 100 t"


def test_a_filled_table_is_about_what_the_empty_one_with_its_columns_is() -> None:
    captions = Captions()
    captions.next("B. Vaikutukset", ["Kenelle", "Mitä"], False)
    filled = captions.next(EXAMPLE, ["Kenelle", "Mitä"], True)
    assert filled == f"Taulukko 2. Vaikutukset: {EXAMPLE}"
    other = captions.next("Vaikutukset, Kaislajoki", ["Kenelle", "Mitä"], True)
    assert other == "Taulukko 3. Vaikutukset, Kaislajoki"


def test_a_filled_table_without_an_empty_one_is_told_by_its_columns() -> None:
    filled = Captions().next(EXAMPLE, ["Tavoite", "Mittari", "Nyt"], True)
    assert filled == f"Taulukko 1. {EXAMPLE}: Tavoite, Mittari"


def test_two_tables_below_one_heading_are_told_apart() -> None:
    captions = Captions()
    assert captions.next("Arvio", ["Väline", "Tulos"], False) == "Taulukko 1. Arvio"
    assert captions.next("Arvio", ["Teko", "Kuka"], False) == "Taulukko 2. Arvio: Teko, Kuka"


@given(st.lists(st.tuples(st.sampled_from(["", "A. ", "Arvio"]), st.booleans()), min_size=1))
def test_no_table_is_without_words(tables: list[tuple[str, bool]]) -> None:
    captions = Captions()
    for number, (heading, is_filled) in enumerate(tables, start=1):
        caption = captions.next(heading, ["Mitä"], is_filled)
        assert caption.removeprefix(f"Taulukko {number}. ").strip(": ")
