"""The path map: right for every count it is drawn for, and absent beyond."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.markup.hyphenation import SOFT
from elinvoimapolku.rendering.path_map import (
    MAX_AREAS,
    MAX_STEPS,
    WIDTH,
    MapArea,
    MapStep,
    PathMap,
    draw,
    name_lines,
)

NAMES = ("Nykytila", "Kiinnostus hankintoihin", f"Osaamis{SOFT}kartoitus")
LETTER, HALF_MARK = 9.5, 24
"""Width of a letter of a name, half the size of a stop's mark."""


def areas(counts: list[int]) -> list[MapArea]:
    return [
        MapArea(
            f"alue-{n}",
            "Johtaminen",
            f"/alue-{n}/",
            "M0 0Z",
            tuple(MapStep(f"v-{n}-{i}", NAMES[i % 3], f"/alue-{n}/v-{i}/") for i in range(count)),
        )
        for n, count in enumerate(counts)
    ]


def drawn(counts: list[int]) -> PathMap:
    path_map = draw(areas(counts))
    assert path_map is not None
    return path_map


COUNTS = st.lists(st.integers(1, MAX_STEPS), min_size=1, max_size=MAX_AREAS)


@given(COUNTS)
def test_every_step_stands_on_the_map_in_the_order_of_its_trail(counts: list[int]) -> None:
    path_map = drawn(counts)
    assert [len(trail.stops) for trail in path_map.trails] == counts
    for trail in path_map.trails:
        assert [stop.number for stop in trail.stops] == list(range(1, len(trail.stops) + 1))
        assert all(one.x < other.x for one, other in pairwise(trail.stops))
        assert len(trail.legs) == len(trail.stops) + 1


@given(COUNTS)
def test_all_stands_inside_the_drawing(counts: list[int]) -> None:
    path_map = drawn(counts)
    for trail in path_map.trails:
        assert trail.sign_end + 40 < trail.stops[0].x - HALF_MARK
        for stop in trail.stops:
            assert HALF_MARK < stop.x < WIDTH - HALF_MARK
            tops = [line.y for line in stop.lines] + [stop.state_y]
            assert stop.y + min(tops) - 16 > 0
            assert stop.y + max(tops) < path_map.height


@given(COUNTS)
def test_no_name_lies_on_another_name_of_its_trail(counts: list[int]) -> None:
    for trail in drawn(counts).trails:
        boxes = []
        for stop in trail.stops:
            half = max(len(line.text) for line in stop.lines) * LETTER / 2
            ys = [stop.y + line.y for line in stop.lines]
            boxes.append((stop.x - half, stop.x + half, min(ys) - 14, max(ys) + 4))
        for one in boxes:
            for other in boxes:
                apart = one[1] <= other[0] or other[1] <= one[0]
                apart = apart or one[3] <= other[2] or other[3] <= one[2]
                assert one is other or apart, (counts, one, other)


@given(COUNTS)
def test_a_trail_is_one_line_from_its_sign_to_the_goal(counts: list[int]) -> None:
    for trail in drawn(counts).trails:
        ends = [re.findall(r"-?\d+ -?\d+", leg.path) for leg in trail.legs]
        for one, other in pairwise(ends):
            assert one[-1] == other[0]
        for leg, stop in zip(ends, trail.stops, strict=False):
            assert leg[-1] == f"{stop.x} {stop.y}"


@pytest.mark.parametrize("counts", [[], [9], [1, 0], [1, 1, 1, 1, 1, 1]])
def test_beyond_its_counts_there_is_no_map(counts: list[int]) -> None:
    assert draw(areas(counts)) is None


def test_an_accessible_name_begins_with_the_visible_words() -> None:
    (trail,) = drawn([3]).trails
    stop = trail.stops[2]
    assert stop.name == "3 Osaamis- kartoitus"
    assert stop.place == "johtaminen, vaihe 3"
    assert [line.text for line in stop.lines] == ["Osaamis-", "kartoitus"]


@pytest.mark.parametrize(
    ("sign", "lines"),
    [
        ("Nykytila", ("Nykytila",)),
        ("Turvallinen kulttuuri", ("Turvallinen", "kulttuuri")),
        ("Yksi kaksi kolme neljä", ("Yksi kaksi", "kolme neljä")),
        (f"Markkina{SOFT}vuoropuhelu", ("Markkina-", "vuoropuhelu")),
        (f"Hankinta{SOFT}ohje", ("Hankintaohje",)),
        ("Sanaonilmanrajaa", ("Sanaonilmanrajaa",)),
    ],
)
def test_a_name_breaks_into_two_lines_at_a_space_or_a_boundary(
    sign: str, lines: tuple[str, ...]
) -> None:
    assert name_lines(sign) == lines
