"""The guide for editors tells every key as the model has it."""

from __future__ import annotations

import pytest

from elinvoimapolku import model
from elinvoimapolku.reading.documents import kind_of
from tests import key_tables
from tests.key_tables import GUIDE, KINDS, MeaningError, guide_with_tables, tables


def test_the_tables_of_the_guide_are_those_of_the_model() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide_with_tables(guide) == guide, "make tables"


def test_every_kind_of_content_has_its_table_with_every_key() -> None:
    for file in ("alueet/a/b", "alueet/a/index", "sivut/a", "tyokalut/a", "mittarit/a"):
        found = kind_of(f"content/{file}.md")
        assert found is not None
        assert found[0] in KINDS
        keys = found[0].keys()
        assert all(f"| `{key}` |" in tables() for key in keys)


@pytest.mark.parametrize(
    "row",
    [
        "| `draft` |  | `true` tai `false` |",
        "| `reviewed` | kyllä | päivä: `2026-11-23` |",
        "| `verified` | kyllä | `page`, `copy`, `via` |",
        "| `shape` |  | `vino`, `rengas`, `viiri`, `kolmio`, `laatta` |",
        "| `order` | kyllä | luku |",
        "| `url` | kyllä | osoite |",
        "| `id` |  | tunniste |",
        "| `id` | kyllä | tunniste |",
        "| `roles` | kyllä | luettelo, jonka riveillä on omat avaimensa |",
        "| `tools` |  | luettelo |",
        "| `short_title` |  | teksti |",
    ],
)
def test_what_is_required_and_in_what_form_comes_from_the_model(row: str) -> None:
    assert row in tables()


def test_a_key_without_a_meaning_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(key_tables.MEANINGS, "reviewed")
    with pytest.raises(MeaningError, match="reviewed has no meaning"):
        tables()


def test_a_meaning_without_its_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(key_tables.OWN_MEANINGS, (model.Tool, "price"), "Hinta.")
    with pytest.raises(MeaningError, match="price"):
        tables()


def test_a_guide_without_a_place_for_the_tables_is_told() -> None:
    with pytest.raises(MeaningError, match="no place"):
        guide_with_tables("# Näin muokkaat sisältöä\n")
