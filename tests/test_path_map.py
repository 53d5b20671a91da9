"""The path map: right for every count it is drawn for, and absent beyond."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.rendering.map_layouts import PAGE, POSTER, Layout
from elinvoimapolku.rendering.markup.hyphenation import SOFT
from elinvoimapolku.rendering.path_map import (
    MAX_AREAS,
    MAX_STEPS,
    ROOMY_STEPS,
    MapArea,
    MapStep,
    PathMap,
    draw,
    name_lines,
)

NAMES = ("Nykytila", "Kiinnostus hankintoihin", f"Osaamis{SOFT}kartoitus")
LETTER, HALF_MARK = 9.5, 24
"""Width of a letter of a name, half the size of a stop's mark."""
BOARD, HALF_BOARD = 286, 15
"""Width of the widest board with a name, half its height."""


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


def drawn(counts: list[int], layout: Layout = PAGE) -> PathMap:
    path_map = draw(areas(counts), layout)
    assert path_map is not None
    return path_map


COUNTS = st.lists(st.integers(1, MAX_STEPS), min_size=1, max_size=MAX_AREAS)
LAYOUTS = st.sampled_from((PAGE, POSTER))


@given(COUNTS, LAYOUTS)
def test_every_step_stands_on_the_map_in_the_order_of_its_trail(
    counts: list[int], layout: Layout
) -> None:
    path_map = drawn(counts, layout)
    assert [len(trail.stops) for trail in path_map.trails] == counts
    for trail in path_map.trails:
        assert [stop.number for stop in trail.stops] == list(range(1, len(trail.stops) + 1))
        assert all(one.x < other.x for one, other in pairwise(trail.stops))
        assert len(trail.legs) == len(trail.stops) + 1


@given(COUNTS, LAYOUTS)
def test_all_stands_inside_the_drawing(counts: list[int], layout: Layout) -> None:
    path_map = drawn(counts, layout)
    for trail in path_map.trails:
        assert trail.sign_tip < trail.stops[0].x - HALF_MARK / 2
        for stop in trail.stops:
            assert HALF_MARK < stop.x < layout.width - HALF_MARK
            tops = [line.y for line in stop.lines] + [stop.state_y]
            assert stop.y + min(tops) - 16 > 0
            assert stop.y + max(tops) < path_map.height


@given(COUNTS, LAYOUTS)
def test_no_name_lies_on_another_name_of_its_trail(counts: list[int], layout: Layout) -> None:
    for trail in drawn(counts, layout).trails:
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


@given(COUNTS, LAYOUTS)
def test_a_trail_is_one_line_from_its_sign_to_the_goal(counts: list[int], layout: Layout) -> None:
    for trail in drawn(counts, layout).trails:
        ends = [re.findall(r"-?\d+ -?\d+", leg.path) for leg in trail.legs]
        for one, other in pairwise(ends):
            assert one[-1] == other[0]
        for leg, stop in zip(ends, trail.stops, strict=False):
            assert leg[-1] == f"{stop.x} {stop.y}"


@given(st.lists(st.integers(1, ROOMY_STEPS), min_size=1, max_size=MAX_AREAS))
def test_a_board_with_a_name_lies_on_no_stop_and_on_no_name(counts: list[int]) -> None:
    path_map = drawn(counts, POSTER)
    assert path_map.board is not None
    end, middle = path_map.board
    for trail in path_map.trails:
        for stop in trail.stops:
            wide = max(len(line.text) * LETTER / 2 for line in stop.lines)
            first, last = stop.y + stop.lines[0].y - 16, stop.y + stop.state_y
            mark = HALF_MARK - 2
            for half, top, bottom in ((mark, stop.y - mark, stop.y + mark), (wide, first, last)):
                apart = bottom <= middle - HALF_BOARD or top >= middle + HALF_BOARD
                assert apart or stop.x + half <= end - BOARD, (counts, stop)


def test_a_poster_of_three_trails_is_as_high_as_a_projector_shows_it() -> None:
    path_map = drawn([6, 5, 5], POSTER)
    assert (path_map.width, path_map.height) == (960, 540)


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
