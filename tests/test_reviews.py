"""Overdue reviews: their limits and the calendar."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.cli import main
from elinvoimapolku.model import KINDS, Content
from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.reading import reviews
from elinvoimapolku.reading.reviews import add_months
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.settings import ReviewMonths
from tests.conftest import SiteFolder

DAYS = st.dates(max_value=datetime.date(2900, 12, 31))
MONTHS = st.integers(0, 1200)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-11-23", 12, "2027-11-23"),
        ("2026-11-23", 2, "2027-01-23"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("9999-01-31", 1, "9999-02-28"),
        ("9999-12-31", 12, "9999-12-31"),
        ("2026-11-23", 999_999_999, "9999-12-31"),
    ],
)
def test_months_are_added_as_people_count_them(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


@given(DAYS, MONTHS)
def test_the_month_is_right_and_the_day_the_same_or_the_last_one(
    start: datetime.date, months: int
) -> None:
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    last = (end + datetime.timedelta(days=1)).day == 1
    assert end.day == start.day or (end.day < start.day and last)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_more_months_never_end_earlier(start: datetime.date, one: int, other: int) -> None:
    assert add_months(start, min(one, other)) <= add_months(start, max(one, other))


@given(st.dates(), st.integers(0, 10**9))
def test_no_day_and_no_limit_is_beyond_the_calendar(start: datetime.date, months: int) -> None:
    assert start <= add_months(start, months) <= datetime.date.max


PAGES = ("404", "index", "mittarit", "sanasto", "tietoa", "tyokalut")


def overdue(site: SiteFolder, today: str) -> list[str]:
    """The files, each of which is told at its day."""
    reading = read_site(site.options, [])
    found = list(reviews.check(reading.site, reading.contents, day(today)))
    for one in found:
        line = (site.root / one.file).read_text(encoding="utf-8").split("\n")[one.line - 1]
        assert line.startswith(("reviewed: ", "checked: "))
    assert {one.code for one in found} <= {Code.OVERDUE_REVIEW}
    assert {one.severity for one in found} <= {Severity.NOTICE}
    return [one.file.removeprefix("content/") for one in found]


def test_a_review_is_overdue_on_the_day_when_its_months_are_full(site: SiteFolder) -> None:
    assert overdue(site, "2027-05-22") == []
    assert overdue(site, "2027-05-23") == ["tyokalut/ohje-yksi.md"]
    assert overdue(site, "2027-11-22") == ["tyokalut/ohje-yksi.md"]
    assert len(overdue(site, "2027-11-23")) == 13


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("step", ["alueet/alku/ensiaskel.md", "alueet/alku/toinen.md", "alueet/jatko/jatkuu.md"]),
        ("area", ["alueet/alku/index.md", "alueet/jatko/index.md"]),
        ("page", [f"sivut/{name}.md" for name in PAGES]),
        ("tool", ["tyokalut/ohje-yksi.md"]),
        ("indicator", ["mittarit/osuus.md"]),
    ],
)
def test_each_kind_has_its_own_limit(site: SiteFolder, kind: str, files: list[str]) -> None:
    limits = dict.fromkeys(ReviewMonths.model_fields, 24) | {kind: 1}
    lines = "".join(f"  {name}: {months}\n" for name, months in limits.items())
    text = (site.root / "content/sivusto.yml").read_text(encoding="utf-8")
    site.write("content/sivusto.yml", f"{text}review_months:\n{lines}")
    assert sorted(overdue(site, "2026-12-23")) == files


def test_an_overdue_review_is_told_at_its_day_and_stops_nothing(site: SiteFolder) -> None:
    report = site.run(write=False, today=day("2027-06-01"))
    assert not report.failed
    (problem,) = report.problems
    assert (problem.file, problem.line) == ("content/tyokalut/ohje-yksi.md", 11)
    assert problem.message == "Tarkistettu viimeksi 23.11.2026, yli 6 kuukautta sitten."
    assert problem.hint == (
        "Käykää teksti ja lähteet läpi ja kirjoittakaa uusi päivä avaimeen checked."
    )


def test_a_day_at_the_end_of_the_calendar_is_no_traceback(site: SiteFolder) -> None:
    site.replace("content/sivut/tietoa.md", "reviewed: 2026-11-23", "reviewed: 9999-12-31")
    assert not site.run(write=False).failed


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_the_day_of_its_review_and_when_it_is_due(kind: type[Content]) -> None:
    assert kind.model_fields[kind.review_key].is_required()
    assert kind.review_limit in ReviewMonths.model_fields


def day_of_days(monkeypatch: pytest.MonkeyPatch, today: str) -> None:
    class Frozen(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return day(today)

    monkeypatch.setattr("elinvoimapolku.cli.datetime.date", Frozen)


def listed(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    code = main(["check", "--reviews", "--root", str(site.root)])
    return code, capsys.readouterr().out.splitlines()


def test_the_list_is_empty_and_the_exit_code_0_when_nothing_is_overdue(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day_of_days(monkeypatch, "2027-05-22")
    told = "Mikään ei odota tarkistusta. Katsottu 13 tiedostoa."
    assert listed(site, capsys) == (0, [told])


def test_the_list_tells_file_review_and_due_day_oldest_review_first(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day_of_days(monkeypatch, "2027-06-01")
    site.replace("content/sivut/tietoa.md", "reviewed: 2026-11-23", "reviewed: 2026-01-31")
    site.replace("content/mittarit/osuus.md", "reviewed: 2026-11-23", "reviewed: 2025-12-01")
    assert listed(site, capsys) == (
        1,
        [
            "content/mittarit/osuus.md:19:1: tarkistettu 1.12.2025, määräpäivä 1.12.2026",
            "content/sivut/tietoa.md:4:1: tarkistettu 31.1.2026, määräpäivä 31.1.2027",
            "content/tyokalut/ohje-yksi.md:11:1: tarkistettu 23.11.2026, määräpäivä 23.5.2027",
            "Tarkistettavaa: 3. Katsottu 13 tiedostoa.",
        ],
    )


def test_a_list_without_a_broken_file_is_not_called_clean(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day_of_days(monkeypatch, "2026-11-24")
    site.replace("content/sivut/tietoa.md", "reviewed: 2026-11-23", "reviewed: 2026-13-23")
    assert main(["check", "--reviews", "--root", str(site.root)]) == 1
    assert "impossible-date" in capsys.readouterr().err


def test_the_list_of_reviews_belongs_to_check_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--reviews"]) == 2
    assert "--reviews kuuluu komentoon check" in capsys.readouterr().err
