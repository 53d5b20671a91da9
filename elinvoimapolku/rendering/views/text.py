"""Words of the front matter as a page shows them."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from elinvoimapolku.values import Verified

VERIFIED = {
    "page": "luettu",
    "copy": "luettu kopiosta",
    "via": "luettu toisesta lähteestä",
}


class DayView(NamedTuple):
    """A day for people and for machines."""

    iso: str
    text: str


class Link(NamedTuple):
    """A link with its words."""

    text: str
    href: str
    current: bool = False
    """Whether it leads to the page that shows it."""


def day_view(day: datetime.date) -> DayView:
    """A day as Finnish writes it: 5.2.2026."""
    return DayView(day.isoformat(), f"{day.day}.{day.month}.{day.year}")


def verified_text(verified: Verified) -> str:
    """How a source was read, in words."""
    return VERIFIED[verified]
