"""A day that has not come yet is told, whatever its key, and stops nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.model import KINDS, LedgerEntry, Site
from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.reading import future_days
from elinvoimapolku.values import Places, Record
from tests.conftest import DAY, SITES, SiteFolder

VALID = SITES / "valid"
WRITTEN = [
    (str(file.relative_to(VALID)), number)
    for file in sorted((VALID / "content").rglob("*.*"))
    for number, line in enumerate(file.read_text("utf-8").splitlines())
    if "2026-" in line and not line.startswith(">")
]
"""Every line of the small valid site that has a day."""


def days_in(value: object) -> Iterator[datetime.date]:
    """Every day in a value, by what it is."""
    if isinstance(value, datetime.date):
        yield value
    elif isinstance(value, Record):
        yield from days_in(tuple(vars(value).values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from days_in(one)


def test_no_day_of_any_content_is_passed_over(content: Site) -> None:
    records = [*content.documents, *content.tools.values(), *content.indicators.values()]
    for record in (*records, *content.ledger.values()):
        assert sorted(day for day, _ in record.days()) == sorted(days_in(record))
    kinds = {type(record) for record in records if [*record.days()]}
    assert kinds == set(KINDS)


@pytest.mark.parametrize(("file", "number"), WRITTEN)
def test_a_day_to_come_is_a_notice_at_its_own_line(
    site: SiteFolder, file: str, number: int
) -> None:
    lines = (site.root / file).read_text("utf-8").split("\n")
    lines[number] = lines[number].replace("2026-", "2062-")
    site.write(file, "\n".join(lines))
    report = site.run()
    assert report.written is not None
    (problem,) = report.problems
    assert (problem.file, problem.code, problem.severity) == (
        file,
        Code.FUTURE_DAY,
        Severity.NOTICE,
    )
    assert problem.line == number + 1
    assert ".2062 on vasta tulossa" in problem.message


@pytest.mark.parametrize("later", [0, 1])
def test_today_has_come_and_tomorrow_has_not(site: SiteFolder, later: int) -> None:
    day = DAY + datetime.timedelta(days=later)
    site.replace("content/sivut/tietoa.md", "reviewed: 2026-11-23", f"reviewed: {day}")
    assert len(site.run().problems) == later


class Row(Record):
    """A row with days under keys that no content has."""

    some: datetime.date
    other: datetime.date | None = None
    words: str = ""


class Group(Record):
    """Rows in rows."""

    rows: tuple[Row, ...] = ()


class Whole(Record):
    """All forms in which a day may stand."""

    day: datetime.date
    groups: tuple[Group, ...] = ()


@given(st.lists(st.lists(st.tuples(st.dates(), st.none() | st.dates()))), st.dates())
def test_every_day_of_a_record_is_found_by_its_type(
    rows: list[list[tuple[datetime.date, datetime.date | None]]], day: datetime.date
) -> None:
    groups = tuple(
        Group(rows=tuple(Row(some=some, other=other) for some, other in group)) for group in rows
    )
    whole = Whole(day=day, groups=groups)
    wanted = [day] + [one for group in rows for row in group for one in row if one is not None]
    assert [found for found, _ in whole.days()] == wanted
    for found, path in whole.days():
        value: object = whole
        for part in path:
            value = value[part] if isinstance(value, tuple) else getattr(value, str(part))
        assert value == found


def test_the_ledger_is_looked_at_too(tmp_path: Path) -> None:
    entry = LedgerEntry(retired=DAY + datetime.timedelta(days=1))
    places = Places({("a", "retired"): (3, 5)})
    (problem,) = future_days.check([], {"a": entry}, places, DAY)
    assert (problem.line, problem.column, problem.code) == (3, 5, Code.FUTURE_DAY)
