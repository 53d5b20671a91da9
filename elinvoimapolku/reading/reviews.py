"""Reviews that are overdue: a notice, never an error."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from elinvoimapolku.model import Content, Site
from elinvoimapolku.problems import Code, Problem, Severity


class Overdue(NamedTuple):
    """A document whose last review is older than its kind's limit."""

    content: Content
    key: str
    """The front matter key that holds the day of the review."""
    reviewed: datetime.date
    due: datetime.date
    """The day on which the next review was to be done."""
    months: int

    def __str__(self) -> str:
        """One line of the list of ``check --reviews``, which begins with the place."""
        line, column = self.content.places.at(self.key)
        return (
            f"{self.content.file}:{line}:{column}: tarkistettu {_in_finnish(self.reviewed)}, "
            f"määräpäivä {_in_finnish(self.due)}"
        )


def overdue(site: Site, contents: Iterable[Content], today: datetime.date) -> tuple[Overdue, ...]:
    """The documents to review, those first whose last review is the oldest.

    Args:
        site: Its settings hold the limits.
        contents: The documents to look at.
        today: The day to compare with.
    """
    found = []
    for content in contents:
        months = getattr(site.settings.review_months, content.review_limit)
        due = add_months(content.last_review, months)
        if due <= today:
            found.append(Overdue(content, content.review_key, content.last_review, due, months))
    return tuple(sorted(found, key=lambda one: (one.reviewed, one.due, one.content.file)))


def check(site: Site, contents: Iterable[Content], today: datetime.date) -> Iterator[Problem]:
    """A notice for each document to review; takes what ``overdue`` takes."""
    for one in overdue(site, contents, today):
        yield Problem(
            one.content.file,
            *one.content.places.at(one.key),
            Code.OVERDUE_REVIEW,
            f"Tarkistettu viimeksi {_in_finnish(one.reviewed)}, yli {one.months} kuukautta sitten.",
            f"Käykää teksti ja lähteet läpi ja kirjoittakaa uusi päivä avaimeen {one.key}.",
            Severity.NOTICE,
        )


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of a shorter month or of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _in_finnish(day: datetime.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
