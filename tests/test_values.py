"""The kinds of values that front matter is made of."""

from __future__ import annotations

import datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from elinvoimapolku.values import SLUG, Day, Flag, Id, Places, SitePath, Url

PLACES = Places(
    {(): (2, 1), ("roles",): (5, 1), ("roles", 0): (6, 5), ("roles", 0, "task"): (7, 5)}
)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("roles", 0, "task"), (7, 5)),
        (("roles", 0, "hours"), (6, 5)),
        (("roles", 3), (5, 1)),
        (("title",), (2, 1)),
        ((), (2, 1)),
    ],
)
def test_a_value_without_a_place_is_at_the_nearest_group_around_it(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert PLACES.at(*path) == place


def test_without_any_place_a_value_is_at_the_beginning() -> None:
    assert Places({}).at("roles", 0) == (1, 1)


@pytest.mark.parametrize("slug", ["nykytila", "a-b-c", "2026", "a1-b2"])
def test_a_slug_has_small_letters_digits_and_single_hyphens(slug: str) -> None:
    assert SLUG.fullmatch(slug)
    assert TypeAdapter(Id).validate_python(slug) == slug


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "a--b", "Nykytila", "näin", "a b", "a_b", "a.b", "a\n", "a/b", "٣"]
)
def test_anything_else_is_no_slug_and_no_id(slug: str) -> None:
    assert not SLUG.fullmatch(slug)
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(slug)


@pytest.mark.parametrize(
    ("kind", "good"),
    [
        (Url, "https://example.org/a?b=1#c"),
        (Url, "http://example.org"),
        (SitePath, "/vanha/osoite-1/"),
    ],
)
def test_an_address_in_its_form_is_taken(kind: object, good: str) -> None:
    assert TypeAdapter(kind).validate_python(good) == good


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        (Url, "example.org"),
        (Url, "https://localhost"),
        (Url, "javascript:alert(1)"),
        (Url, "https://example.org/a b"),
        (Url, "ftp://example.org"),
        (SitePath, "/"),
        (SitePath, "/vanha"),
        (SitePath, "vanha/"),
        (SitePath, "/../x/"),
        (SitePath, "/Vanha/"),
    ],
)
def test_an_address_in_another_form_is_refused(kind: object, bad: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(bad)


def test_values_that_have_their_type_already_are_taken_as_they_are() -> None:
    day = datetime.date(2026, 11, 24)
    assert TypeAdapter(Day).validate_python(day) == day
    assert TypeAdapter(Flag).validate_python(True) is True
