"""Soft hyphens at the boundaries of listed compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.markup.hyphenation import SOFT, Hyphenator

WORDS = (
    "hankinta|osaaminen",
    "hankinta|osaamis|kartoitus",
    "hankinta|työ",
    "kunta-|ala",
    "markkina|vuoro|puhelu",
)


@pytest.mark.parametrize(
    ("text", "hyphenated"),
    [
        ("Hankintaosaaminen", "Hankinta|osaaminen"),
        ("hankintaosaamisesta", "hankinta|osaamisesta"),
        ("HANKINTAOSAAMINEN", "HANKINTA|OSAAMINEN"),
        ("Hankintaosaamiskartoitus", "Hankinta|osaamis|kartoitus"),
        ("Hankintatyön alku", "Hankinta|työn alku"),
        ("Markkinavuoropuhelut ja hankintatyö", "Markkina|vuoro|puhelut ja hankinta|työ"),
        ("kunta-alan", "kunta-|alan"),
        ("yhteishankintaosaaminen", "yhteishankintaosaaminen"),
        ("hankinta osaaminen", "hankinta osaaminen"),
        ("hankintaohje", "hankintaohje"),
        ("", ""),
    ],
)
def test_known_compounds_get_soft_hyphens_in_any_case(text: str, hyphenated: str) -> None:
    assert Hyphenator(WORDS).apply(text) == hyphenated.replace("|", SOFT)


def test_the_order_of_the_list_does_not_matter() -> None:
    text = "Hankintaosaamiskartoitus"
    assert Hyphenator(WORDS).apply(text) == Hyphenator(WORDS[::-1]).apply(text)


def test_without_words_a_text_stays_as_it_is() -> None:
    assert Hyphenator(()).apply("Hankintaosaaminen") == "Hankintaosaaminen"


TEXTS = st.lists(st.sampled_from(["hankinta", "osaaminen", "osaamis", "työ", "kunta-", " ", "x"]))


@given(TEXTS.map("".join))
def test_only_soft_hyphens_are_added_and_only_once(text: str) -> None:
    hyphenator = Hyphenator(WORDS)
    once = hyphenator.apply(text)
    assert once.replace(SOFT, "") == text
    assert hyphenator.apply(once) == once
