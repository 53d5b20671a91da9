"""Reviews that are overdue: a notice, never an error."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator

from elinvoimapolku.model import Area, Content, Indicator, Page, Site, Step, Tool
from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.settings import ReviewMonths


def check(site: Site, contents: Iterable[Content], today: datetime.date) -> Iterator[Problem]:
    """A notice for each document whose last review is older than its kind's limit.

    Args:
        site: Its settings hold the limits.
        contents: The documents to look at.
        today: The day to compare with.
    """
    for content in contents:
        key, day, months = _review(content, site.settings.review_months)
        due = add_months(day, months)
        if due <= today:
            yield Problem(
                content.file,
                *content.marks.at(key),
                Code.OVERDUE_REVIEW,
                f"Tarkistettu viimeksi {_in_finnish(day)}, yli {months} kuukautta sitten.",
                f"Käykää teksti ja lähteet läpi ja kirjoittakaa uusi päivä avaimeen {key}.",
                Severity.NOTICE,
            )


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of a shorter month or of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _review(content: Content, limits: ReviewMonths) -> tuple[str, datetime.date, int]:
    match content:
        case Step():
            return "reviewed", content.reviewed, limits.step
        case Area():
            return "reviewed", content.reviewed, limits.area
        case Page():
            return "reviewed", content.reviewed, limits.page
        case Indicator():
            return "reviewed", content.reviewed, limits.indicator
        case Tool():
            return "checked", content.checked, limits.tool
    raise TypeError(type(content).__name__)


def _in_finnish(day: datetime.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
