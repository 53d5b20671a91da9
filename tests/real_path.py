"""Areas and steps of this repository that tests act on, by their places on the path.

What they are called is the editors' matter: no test of what the site does knows a slug or a title.
"""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.model import Step
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.typography import written
from tests.conftest import DAY, PROJECT


class Place(NamedTuple):
    """A step of the path."""

    id: str
    title: str
    area: str
    """Slug of its area."""
    page: str
    """Path of its page: ``/alku/askel/``."""
    file: str
    """Its content file, from the project's root."""


def _place(step: Step) -> Place:
    page = f"/{step.area_slug}/{step.slug}/"
    return Place(step.id, written(step.title), step.area_slug, page, step.file)


_SITE = read_site(Options(PROJECT, PROJECT / "dist", DAY), []).site
AREA, SECOND_AREA, THIRD_AREA = (area.slug for area in _SITE.areas[:3])
AREA_TITLE = written(_SITE.areas[0].title)
_FIRST, _SECOND, _THIRD = (
    [_place(step) for step in _SITE.steps if step.area_slug == slug]
    for slug in (AREA, SECOND_AREA, THIRD_AREA)
)
START, STEP, NEXT, LATER = _FIRST[:4]
"""The first steps of the first area. ``STEP`` is the one that most tests are on."""
SECOND = _SECOND[0]
"""The first step of the second area."""
LAST_BUT_ONE, LAST = _THIRD[-2:]
"""The last steps of the third area."""
