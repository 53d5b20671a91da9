"""The room that the path map has: on a page among other things, and alone as a poster.

Signs, marks and names are of one size in every layout: what differs is the room between them.
"""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """The room that a map has, in user units."""

    width: int
    top: int
    bottom: int
    band: int
    """Height of a trail whose names all stand below their stops."""
    high_band: int
    """Height of a trail with so many stops that every other name stands above."""
    first_x: int
    last_x: int
    start_x: int
    goal_x: int
    sign_x: int
    sign_margin: int
    sign_tip: int
    """Length of the point at the end of a sign."""
    sway: float
    """How uneven a trail is, of 1."""
    has_board: bool
    """Whether the goal has a board with a name, above the trail in the middle."""


PAGE = Layout(1280, 34, 34, 156, 214, 404, 1052, 44, 1212, 108, 62, 22, 1, has_board=False)
"""The map among other things, where names are to be legible in a narrow window."""
POSTER = Layout(960, 46, 110, 128, 186, 288, 826, 36, 917, 68, 44, 16, 0.5, has_board=True)
"""The map alone, of 16 to 9 with three trails: a name is a fortieth of its width high for each
three quarters of it, so that it has 24 pixels on a projector of 1280."""
