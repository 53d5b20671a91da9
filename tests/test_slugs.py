"""Anchors made from headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.slugs import slugify
from elinvoimapolku.values import SLUG


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Näin etenette", "nain-etenette"),
        ("1. Tehkää (viikko 1)", "1-tehkaa-viikko-1"),
        ("Ä, Ö & Å!", "a-o-a"),
        ("KKV:n ohje – osa 2", "kkv-n-ohje-osa-2"),
        ("Šakki ja žargon", "sakki-ja-zargon"),
        ("  --  ", "kohta"),
        ("日本", "kohta"),
        ("", "kohta"),
    ],
)
def test_a_heading_becomes_plain_letters_and_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_any_text_becomes_a_slug(text: str) -> None:
    assert SLUG.fullmatch(slugify(text))


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@given(st.from_regex(SLUG, fullmatch=True))
def test_a_text_that_is_a_slug_stays_as_it_is(text: str) -> None:
    assert slugify(text) == text
