"""What came of asking an outside address: kept between runs, told to editors."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How an address answered."""

    FINE = "fine"
    DEAD = "dead"
    """The server says that the page is not there."""
    MOVED = "moved"
    """The page is there under another address, for good."""
    UNREACHABLE = "unreachable"
    """Nothing is known of the page: no answer, a fault of the server, or no entry."""


class Answer(NamedTuple):
    """How one address answered, and when."""

    kind: Kind
    day: datetime.date
    detail: str = ""
    """The new address of a moved page, or the reason in Finnish; empty when all is fine."""
