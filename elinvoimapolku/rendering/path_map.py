"""The path map: where each trail, stop and sign stands, computed from areas and steps alone.

Its height follows from the number of areas. Nothing in it is tied to a certain number of areas or
steps within ``MAX_AREAS`` and ``MAX_STEPS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from elinvoimapolku.rendering.map_layouts import PAGE, Layout
from elinvoimapolku.rendering.map_ways import Point, bent, curve
from elinvoimapolku.rendering.markup.hyphenation import SOFT

MAX_AREAS = 5
MAX_STEPS = 8

ROOMY_STEPS = 6
LETTER = 12.4
"""Mean width of a letter on a sign."""
LINE = 20
"""Height of a line of a name."""
NAME_BELOW, NAME_ABOVE = 46, -36
LINE_LETTERS = 14
ARRIVAL = 43
"""How far from the middle of the goal a trail ends."""

# Small fixed unevenness, so that a trail looks walked and every build draws the same one.
SWAY_Y = (-13, 11, -9, 14, -12, 10, -14, 12)
SWAY_X = (0, 8, -7, 6, -8, 7)

BOARD_END = 952
"""Where a board ends that is too long to stand above the middle of its goal."""
BOARD_Y, GOAL_Y = -30, 20
"""Height of the middle of the board and of the goal, from the trail in the middle."""
CLOSE = 50
"""From which distance on a start is too close to the signs for a way between them."""
FREE_FROM = 0.55
"""From which part of the trails on their stops leave room for the board."""


class MapStep(NamedTuple):
    """What the map has to know of a step."""

    id: str
    sign: str
    """The name that fits the map, soft hyphens and all."""
    href: str


class MapArea(NamedTuple):
    """What the map has to know of an area."""

    id: str
    name: str
    href: str
    shape: str
    """Outline of its route mark, around the origin."""
    steps: tuple[MapStep, ...]


class NameLine(NamedTuple):
    """A line of a stop's name and its height from the stop."""

    text: str
    y: int


class Stop(NamedTuple):
    """A step on the map."""

    id: str
    number: int
    href: str
    name: str
    """The visible words, with which its accessible name begins."""
    place: str
    """Where it belongs, for those who do not see that."""
    x: int
    y: int
    lines: tuple[NameLine, ...]
    state_y: int
    """Height of the word that tells the state, from the stop."""


class Leg(NamedTuple):
    """The way to a stop, or from the last stop to the goal."""

    step: str
    """The step whose state the leg shows."""
    path: str


class Trail(NamedTuple):
    """An area on the map."""

    id: str
    name: str
    href: str
    order: int
    shape: str
    y: int
    sign_x: int
    sign_end: int
    sign_tip: int
    access: str
    """Path from the start to the sign."""
    legs: tuple[Leg, ...]
    stops: tuple[Stop, ...]


class PathMap(NamedTuple):
    """The whole drawing, in user units."""

    width: int
    height: int
    start: tuple[int, int]
    goal: tuple[int, int]
    trails: tuple[Trail, ...]
    board: tuple[int, int] | None
    """Where a board with a name ends, and its middle; None where the goal has none."""


def draw(areas: Sequence[MapArea], layout: Layout = PAGE) -> PathMap | None:
    """Lay out the map.

    Returns:
        The map, or None when there are more areas or steps than it can show legibly, or none:
        the list alone stands then.
    """
    if not 1 <= len(areas) <= MAX_AREAS or not all(1 <= len(a.steps) <= MAX_STEPS for a in areas):
        return None
    bands = [layout.high_band if len(a.steps) > ROOMY_STEPS else layout.band for a in areas]
    height = layout.top + sum(bands) + layout.bottom
    middles = [layout.top + sum(bands[:index]) + band * 0.42 for index, band in enumerate(bands)]
    middle = round(middles[len(areas) // 2])
    frame = _Frame(
        layout=layout,
        start=(layout.start_x, round((middles[0] + middles[-1]) / 2)),
        goal=(layout.goal_x, middle + GOAL_Y if layout.has_board else round(height * 0.44)),
        sign_end=layout.sign_x
        + layout.sign_margin
        + round(max(len(area.name) for area in areas) * LETTER),
        middle=len(areas) // 2 + 1,
    )
    trails = tuple(
        _trail(area, order, y, frame)
        for order, (area, y) in enumerate(zip(areas, middles, strict=True), start=1)
    )
    board = (BOARD_END, middle + BOARD_Y) if layout.has_board else None
    return PathMap(layout.width, height, frame.start, frame.goal, trails, board)


def name_lines(sign: str) -> tuple[str, ...]:
    """A name in one or two lines, broken at a space, or else at a compound boundary."""
    plain = sign.replace(SOFT, "")
    if len(plain) <= LINE_LETTERS:
        return (plain,)
    breaks = [(sign[:i], sign[i + 1 :]) for i, letter in enumerate(sign) if letter == " "]
    if not breaks:
        breaks = [(f"{sign[:i]}-", sign[i + 1 :]) for i, x in enumerate(sign) if x == SOFT]
    if not breaks:
        return (plain,)
    halves = [tuple(half.replace(SOFT, "") for half in pair) for pair in breaks]
    return min(halves, key=lambda pair: max(map(len, pair)))


class _Frame(NamedTuple):
    """What all trails share."""

    layout: Layout
    start: tuple[int, int]
    goal: tuple[int, int]
    sign_end: int
    middle: int
    """The order of the trail in the middle."""


def _trail(area: MapArea, order: int, y: float, frame: _Frame) -> Trail:
    points = _stop_points(len(area.steps), order, y, frame)
    stops = tuple(
        _stop(area, step, number, point, len(area.steps))
        for number, (step, point) in enumerate(zip(area.steps, points, strict=True), start=1)
    )
    goal = frame.goal
    # The last leg climbs or falls to the goal, entering it a little apart from the others.
    arrival = (goal[0] - ARRIVAL, goal[1] + (y - goal[1]) * 0.08)
    way = bent([(frame.sign_end + frame.layout.sign_tip - 4, y), *points, arrival], order)
    ids = [*(step.id for step in area.steps), area.steps[-1].id]
    return Trail(
        id=area.id,
        name=area.name,
        href=area.href,
        order=order,
        shape=area.shape,
        y=round(y),
        sign_x=frame.layout.sign_x,
        sign_end=frame.sign_end,
        sign_tip=frame.sign_end + frame.layout.sign_tip,
        access=_access(frame, y),
        legs=tuple(Leg(step, curve(way, 2 * index)) for index, step in enumerate(ids)),
        stops=stops,
    )


def _access(frame: _Frame, y: float) -> str:
    (x, start), end = frame.start, frame.layout.sign_x + 2
    if end - x < CLOSE:
        # There is no room to bend in beside the start: the way comes from above it or below.
        return f"M{x} {start}C{x} {y:.0f} {x} {y:.0f} {end} {y:.0f}"
    return f"M{x + 31} {start}C{x + 56} {start} {x + 22} {y:.0f} {end} {y:.0f}"


def _stop_points(count: int, order: int, y: float, frame: _Frame) -> list[Point]:
    layout = frame.layout
    points: list[Point] = []
    for index in range(count):
        # Every trail's last stop stands at its end, so that no way to the goal crosses another.
        share = index / (count - 1) if count > 1 else 1
        inner = 0 < index < count - 1
        x = layout.first_x + share * (layout.last_x - layout.first_x)
        x += SWAY_X[(index + order) % 6] * layout.sway if inner else 0
        sway = SWAY_Y[(index + order) % 8] * layout.sway
        if layout.has_board and share > FREE_FROM:
            sway = max(SWAY_Y) * layout.sway * (1 if order >= frame.middle else -1)
        points.append((round(x), round(y + sway)))
    return points


def _stop(area: MapArea, step: MapStep, number: int, point: Point, count: int) -> Stop:
    lines = name_lines(step.sign)
    # The last name stands below: above it there may be the way to the goal, or its board.
    above = count > ROOMY_STEPS and (count - number) % 2 == 1
    first = NAME_ABOVE - LINE * (len(lines) - 1) if above else NAME_BELOW
    placed = tuple(NameLine(text, first + LINE * index) for index, text in enumerate(lines))
    state_y = first - LINE if above else first + LINE * len(lines)
    return Stop(
        step.id,
        number,
        step.href,
        " ".join((str(number), *lines)),
        f"{area.name.lower()}, vaihe {number}",
        round(point[0]),
        round(point[1]),
        placed,
        state_y,
    )
