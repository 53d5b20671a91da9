"""The site as values: what is derived from what was written."""

from __future__ import annotations

import dataclasses

import pytest

from elinvoimapolku.model import Area, Indicator, Page, Site, Step, Tool
from elinvoimapolku.reading.site import read_site
from tests.conftest import SiteFolder


@pytest.fixture
def small(site: SiteFolder) -> Site:
    """The small site, read."""
    return read_site(site.options, []).site


def step(site: Site, key: str) -> Step:
    return next(one for one in site.steps if one.id == key)


def test_steps_come_area_by_area(small: Site) -> None:
    assert [one.id for one in small.steps] == ["ensiaskel", "toinen", "jatkuu"]


def test_the_suggested_order_goes_phase_by_phase_and_within_a_phase_area_by_area(
    small: Site,
) -> None:
    order = [(phase.id, [one.id for one in steps]) for phase, steps in small.suggested_order]
    assert order == [("aluksi", ["ensiaskel", "jatkuu"]), ("lopuksi", ["toinen"])]


def test_every_step_of_the_real_site_is_once_in_the_suggested_order(real_site: SiteFolder) -> None:
    site = read_site(real_site.options, []).site
    ordered = [one.id for _, steps in site.suggested_order for one in steps]
    assert sorted(ordered) == sorted(one.id for one in site.steps)
    assert len(ordered) == len(set(ordered))


def test_a_step_knows_its_area(small: Site) -> None:
    assert small.area_of(step(small, "jatkuu")).slug == "jatko"
    assert small.area_of(step(small, "toinen")).slug == "alku"


def test_visitors_state_hangs_on_the_step_its_items_and_its_statements(small: Site) -> None:
    assert dict(step(small, "jatkuu").saved_ids()) == {
        "jatkuu": ("id",),
        "jatkuu-teko": ("checklist", 0, "id"),
        "jatkuu-arvio-tieto": ("assessment", 0, "id"),
    }


def test_a_sign_has_the_short_title_when_there_is_one(small: Site) -> None:
    assert step(small, "ensiaskel").sign == "Ensiaskel"
    assert step(small, "toinen").sign == "Toinen"
    area = small.areas[0]
    assert area.sign == "Alku"
    assert area.model_copy(update={"short_title": "A"}).sign == "A"


@pytest.mark.parametrize("kind", [Area, Step, Page, Tool, Indicator])
def test_what_comes_from_the_file_is_no_front_matter_key(kind: type[Step]) -> None:
    keys = kind.keys()
    assert not {"file", "slug", "places", "body", "area", "steps"} & set(keys)
    assert "title" in keys


def test_the_keys_of_a_step_are_those_that_are_written_about_it() -> None:
    assert " ".join(Step.keys()) == (
        "id title short_title order phase requires benefit summary duration outcome roles "
        "templates tools indicators checklist assessment decision_questions sources reviewed "
        "changes aliases draft"
    )


def test_the_site_cannot_be_changed(small: Site) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        small.areas = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        small.areas[0].title = "Muu"  # type: ignore[misc]
