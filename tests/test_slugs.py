"""Anchors of headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.markup.slugs import slugify
from elinvoimapolku.values import SLUG


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Näin etenette", "nain-etenette"),
        ("1. Tehkää (viikot 2–3)", "1-tehkaa-viikot-2-3"),
        ("ÅÄÖ", "aao"),
        ("???", "kohta"),
        ("", "kohta"),
    ],
)
def test_a_slug_is_ascii_with_single_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_every_text_has_a_slug_that_the_model_accepts(text: str) -> None:
    assert SLUG.fullmatch(slugify(text))
    assert slugify(slugify(text)) == slugify(text)
