"""The curves of the path map's ways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

TENSION = 4.6
"""How softly a way bends: Catmull-Rom tangents are a (2 x TENSION)th of their chord."""
BEND = (8, -10, 7, -8, 11, -6)
"""Small fixed unevenness, so that a way looks walked and every build draws the same one."""

Point = tuple[float, float]


def bent(points: Sequence[Point], order: int) -> list[Point]:
    """The points with a bend between each two."""
    way = [points[0]]
    for index, (here, there) in enumerate(pairwise(points)):
        steep = abs(there[1] - here[1]) > 60
        way.append(
            (
                (here[0] + there[0]) / 2 + (14 if steep else 0),
                (here[1] + there[1]) / 2 + (0 if steep else BEND[(index + order) % 6]),
            )
        )
        way.append(there)
    return way


def curve(way: Sequence[Point], first: int) -> str:
    """Two Bézier pieces of the Catmull-Rom spline through the points, from one of them on."""
    path = f"M{way[first][0]:.0f} {way[first][1]:.0f}"
    for index in (first, first + 1):
        before, here = way[max(index - 1, 0)], way[index]
        there, after = way[index + 1], way[min(index + 2, len(way) - 1)]
        path += (
            f"C{here[0] + (there[0] - before[0]) / TENSION:.0f} "
            f"{here[1] + (there[1] - before[1]) / TENSION:.0f} "
            f"{there[0] - (after[0] - here[0]) / TENSION:.0f} "
            f"{there[1] - (after[1] - here[1]) / TENSION:.0f} {there[0]:.0f} {there[1]:.0f}"
        )
    return path
