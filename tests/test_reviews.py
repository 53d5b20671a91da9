"""Reviews that are overdue."""

from __future__ import annotations

import calendar
import datetime

from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.reading.reviews import add_months
from tests.conftest import SiteFolder

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))


@given(DAYS, st.integers(0, 120))
def test_months_later_is_the_same_day_or_the_last_of_its_month(
    day: datetime.date, months: int
) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


def test_a_review_is_told_overdue_on_the_day_its_time_is_up(site: SiteFolder) -> None:
    assert not site.run(write=False, today=datetime.date(2027, 5, 22)).problems
    found = site.run(write=False, today=datetime.date(2027, 5, 23)).problems
    assert [(one.file, one.code, one.severity) for one in found] == [
        ("content/tyokalut/ohje-yksi.md", Code.OVERDUE_REVIEW, Severity.NOTICE)
    ]
    assert "23.11.2026, yli 6 kuukautta sitten" in found[0].message
    assert (found[0].line, found[0].column) == (9, 1)


def test_every_kind_has_its_own_limit(site: SiteFolder) -> None:
    months = "review_months: {step: 1, page: 99, area: 99, tool: 99, indicator: 1}\n"
    site.write("content/sivusto.yml", (site.root / "content/sivusto.yml").read_text() + months)
    report = site.run(today=datetime.date(2027, 1, 1))
    assert not report.failed
    assert {one.file.split("/")[1] for one in report.problems} == {"alueet", "mittarit"}
    assert not any(one.file.endswith("index.md") for one in report.problems)
