"""Soft hyphens of listed compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.markup.hyphenation import SOFT, Hyphenator

WORDS = ("hankinta|osaaminen", "hankinta|osaamis|kartoitus", "elinvoima|polku", "yhteis-|hankinta")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hankintaosaaminen", "Hankinta|osaaminen"),
        ("HANKINTAOSAAMINEN", "HANKINTA|OSAAMINEN"),
        ("hankintaosaamista", "hankinta|osaamista"),
        ("hankintaosaamiskartoituksen", "hankinta|osaamis|kartoituksen"),
        ("Elinvoimapolun", "Elinvoima|polun"),
        ("Elinvoimapolku ja hankintaosaaja", "Elinvoima|polku ja hankinta|osaaja"),
        ("kokohankintaosaaminen", "kokohankintaosaaminen"),
        ("hankinta", "hankinta"),
    ],
)
def test_a_known_compound_may_break_at_its_boundaries(text: str, shown: str) -> None:
    assert Hyphenator(WORDS).apply(text) == shown.replace("|", SOFT)


def test_without_a_list_nothing_changes() -> None:
    assert Hyphenator(()).apply("hankintaosaaminen") == "hankintaosaaminen"


@given(st.text())
def test_only_soft_hyphens_are_added(text: str) -> None:
    plain = text.replace(SOFT, "")
    assert Hyphenator(WORDS).apply(plain).replace(SOFT, "") == plain
