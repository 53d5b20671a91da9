"""Days as a calendar file: read back by another program, they are what they were."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.assessment import Modules, saved
from tests.browser.ticks import Outline, a_field, document, store, stored

OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TODAY = "2026-11-29"
NOON = 1_795_953_600_000  # 29 November 2026 at noon, in milliseconds since 1970
STEPS = [{"id": "a1", "items": "x y"}, {"id": "b1", "items": "x"}]


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


def an_entry(**more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"uid": "item.a@b", "day": "2027-03-31", "changed": NOON}
    return {**given, "title": "Teko", **more}


def written(rules: Modules, *entries: dict[str, Any]) -> bytes:
    text: str = rules.call("calendar", "toCalendar", list(entries))
    return text.encode()


def read(made: bytes) -> list[Event]:
    """The events, as another program reads them; it tells its complaints."""
    calendar = Calendar.from_ical(made)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    assert not [fault for event in calendar.events for fault in event.errors]
    return calendar.events


def test_a_day_is_a_whole_one_with_an_alarm_two_weeks_before(rules: Modules) -> None:
    made = written(rules, an_entry(text="Vaihe; Nykytila,\nPekka", href="https://a.example/b/"))
    (event,) = read(made)
    assert (event.start, event.end) == (datetime.date(2027, 3, 31), datetime.date(2027, 4, 1))
    assert event["SUMMARY"] == "Teko"
    assert event["DESCRIPTION"] == "Vaihe; Nykytila,\nPekka"
    assert event["URL"] == "https://a.example/b/"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    stamp = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)
    assert (event.stamp, event.last_modified) == (stamp, stamp)
    (alarm,) = event.alarms.times
    assert alarm.trigger == datetime.date(2027, 3, 17)
    assert b"TZ" not in made
    assert re.search(rb"DTSTART;VALUE=DATE:20270331\r\nDTEND;VALUE=DATE:20270401\r\n", made)


def test_what_is_no_more_is_cancelled_and_rings_no_alarm(rules: Modules) -> None:
    (event,) = read(written(rules, an_entry(isOff=True)))
    assert event["STATUS"] == "CANCELLED"
    assert event.alarms.times == []


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-03-01"),
        ("2027-02-28", "2027-03-01"),
        ("2026-12-31", "2027-01-01"),
        ("2027-03-28", "2027-03-29"),  # clocks are put forward
    ],
)
def test_a_day_ends_where_the_next_one_begins(rules: Modules, day: str, after: str) -> None:
    (event,) = read(written(rules, an_entry(day=day)))
    assert event.end == datetime.date.fromisoformat(after)


def test_the_last_day_that_can_be_written_has_no_next_one(rules: Modules) -> None:
    (event,) = read(written(rules, an_entry(day="9999-12-31")))
    assert event.start == datetime.date(9999, 12, 31)
    assert "DTEND" not in event


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("2027-03-31", True),
        ("2028-02-29", True),
        ("2027-02-29", False),
        ("2027-04-31", False),
        ("2027-13-01", False),
        ("2027-3-1", False),
        ("0027-03-01", False),
        ("ensi viikolla", False),
        ("", False),
    ],
)
def test_only_a_day_that_there_is_is_one(rules: Modules, text: str, is_day: bool) -> None:
    assert rules.call("calendar", "isDay", text) is is_day


# What a person can write and paste: letters of all planes, halves of pairs, controls.
TEXT = st.text(st.characters(codec=None), max_size=200)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
TIMES = st.integers(0, 4_000_000_000_000)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def as_kept(text: str) -> str:
    """A text as a calendar can have it."""
    text = re.sub(r"\r\n?", "\n", text)
    return CONTROLS.sub("", re.sub("[\ud800-\udfff]", "\ufffd", text))


@OFTEN
@given(all_=st.lists(st.tuples(TEXT, TEXT, DAYS, TIMES), min_size=1, max_size=5))
def test_whatever_is_written_is_read_back(rules: Modules, all_: list[Any]) -> None:
    entries = [
        an_entry(uid=f"{number}@b", title=title, text=text, day=str(day), changed=time)
        for number, (title, text, day, time) in enumerate(all_)
    ]
    made = written(rules, *entries)
    lines = made.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # No letter is cut in two.
    events = read(made)
    for (title, text, day, time), event in zip(all_, events, strict=True):
        assert event.start == day
        assert event.end == day + datetime.timedelta(days=1)
        assert event.get("DESCRIPTION", "") == as_kept(text)
        assert "".join(event["SUMMARY"].split()) == "".join(as_kept(title).split())
        assert event.last_modified == datetime.datetime.fromtimestamp(time // 1000, datetime.UTC)


@OFTEN
@given(one=TIMES, other=TIMES)
def test_what_is_changed_later_never_has_a_smaller_number(
    rules: Modules, one: int, other: int
) -> None:
    early, late = sorted((one, other))
    events = read(written(rules, an_entry(changed=early), an_entry(uid="2", changed=late)))
    first, second = (event["SEQUENCE"] for event in events)
    assert 0 <= first <= second < 2**31
    assert (
        not late - early >= 1000
        or first < second
        or late < 1_577_836_801_000
        or second == 2**31 - 1
    )


def matters(rules: Modules, fields: dict[str, Any], *templates: dict[str, Any]) -> list[Any]:
    found: list[Any] = rules.call("dated", "mattersOf", saved(fields), STEPS, list(templates))
    return found


def test_every_open_deed_with_a_day_is_a_matter_and_no_other(rules: Modules) -> None:
    found = matters(
        rules,
        {
            "item/a1-x/date": "2027-03-31",
            "item/a1-x/owner": "Pekka",
            "item/a1-y/owner": "Maija",
            "step/a1/date": "2027-01-31",
            "item/b1-x/date": "2027-02-01",
            "item/b1-x/status": "done",
            "step/b1/date": "2027-02-02",
            "town/all/look": "2027-11-01",
            "town/all/board": "ensi vuonna",
        },
        {"id": "kalenteri", "day": "2027-11-29", "changed": 7},
    )
    assert [(one["key"], one["day"], one.get("owner")) for one in found] == [
        ("step.a1", "2027-01-31", ""),
        ("item.a1-x", "2027-03-31", "Pekka"),
        ("town.look", "2027-11-01", ""),
        ("template.kalenteri", "2027-11-29", None),
    ]
    assert [one["changed"] for one in found] == [4, 2, 8, 7]


@pytest.mark.parametrize(
    ("fields", "off"),
    [
        ({"item/a1-x/date": "2027-03-31"}, []),
        ({"item/a1-x/date": "2027-05-01"}, []),
        ({"item/a1-x/date": None}, [("item.a1-x", "2027-03-31", "Teko", False)]),
        (
            {"item/a1-x/date": "2027-03-31", "item/a1-x/status": "done"},
            [("item.a1-x", "2027-03-31", "Teko", True)],
        ),
    ],
)
def test_what_was_given_and_has_no_day_any_more_is_off(
    rules: Modules, fields: dict[str, Any], off: list[Any]
) -> None:
    given_ = [{"key": "item.a1-x", "day": "2027-03-31", "title": "Teko"}]
    ((name, value),) = rules.call("dated", "giving", document(), given_)
    state = saved({name: value, **fields})
    all_ = rules.call("dated", "mattersOf", state, STEPS)
    found = rules.call("dated", "offSince", state, all_, TODAY)
    assert [(one["key"], one["day"], one["title"], one["isDone"]) for one in found] == off
    assert all(one["changed"] > 1 for one in found)
    assert rules.call("dated", "offSince", state, all_, "2027-04-01") == []
    assert rules.call("dated", "giving", state, given_) == []


A_DEED = {"key": "item.a1-x", "day": "2027-03-31", "title": "Teko", "facts": "Vaihe", "owner": "P"}


@pytest.mark.parametrize(
    ("change", "is_other"),
    [
        ({}, False),
        ({"owner": "Maija"}, False),  # whose field tells when
        ({"owner": ""}, True),
        ({"title": "Toinen"}, True),
        ({"facts": "Toinen vaihe"}, True),
        ({"isOff": True}, True),
    ],
)
def test_what_is_given_otherwise_has_changed_since_and_the_same_has_not(
    rules: Modules, change: dict[str, Any], is_other: bool
) -> None:
    first = {**A_DEED, "changed": NOON}
    ((name, value),) = rules.call("dated", "giving", document(), [first])
    assert "P" not in value.values()
    state = saved({name: value})
    again = {**first, **change}
    for now in (NOON - 5000, NOON + 5000):
        (entry,) = rules.call("dated", "sinceGiven", state, [again], now)
        later = entry["changed"] - NOON
        assert later == (max(1000, now - NOON) if is_other else 0)
        # Given a third time it is the same, and so is its number.
        state_then = saved({name: value} | dict(rules.call("dated", "giving", state, [entry])))
        (third,) = rules.call("dated", "sinceGiven", state_then, [again], now + 60_000)
        assert third == entry
        # Back to what it was: that is another change.
        (back,) = rules.call("dated", "sinceGiven", state_then, [first], now)
        assert (back["changed"] > entry["changed"]) == is_other


def test_what_only_another_browser_has_given_is_not_this_one_s_to_take_off(rules: Modules) -> None:
    state = document()
    state["fields"]["item/a1-x/date"] = a_field(time=5) | {"value": None}
    assert rules.call("dated", "offSince", state, [], TODAY) == []


PAGE = "/kokoukseen/kalenteri/"


def taken(page: Page) -> dict[str, Event]:
    """The events of the file that the page gives, by what they are of."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna kalenteritiedosto").click()
    assert re.fullmatch(r"elinvoimapolku-kaislajoki-[\d-]+\.ics", download.value.suggested_filename)
    events = read(download.value.path().read_bytes())
    expect(page.locator("[data-told]")).to_contain_text("Selain sai tiedoston")
    return {str(event.uid): event for event in events}


def test_a_file_taken_twice_has_the_same_matters_and_tells_what_has_gone(
    page: Page, outline: Outline
) -> None:
    one, other = outline.items(step=real_path.STEP.id)[:2]
    content = saved(
        {
            "town/all/name": "Kaislajoki",
            f"item/{one}/date": "2090-03-31",
            f"item/{one}/owner": "Pekka Pitkänen",
            f"item/{other}/date": "2090-02-01",
            f"step/{real_path.SECOND.id}/date": "2001-01-01",
        }
    )
    page.goto("/")
    store(page, content)
    page.goto(PAGE)
    page.get_by_label("Seuraava tarkistus", exact=True).fill("2090-11-02")
    page.get_by_label("Seuraava tarkistus", exact=True).blur()
    expect(page.locator("[data-preview] li")).to_have_count(3)
    expect(page.locator("[data-past]")).to_contain_text("Yksi päivä on jo mennyt")
    uids = [f"item.{other}", f"item.{one}", "town.look"]
    first = taken(page)
    assert [uid.split(".kaislajoki@")[0] for uid in first] == uids
    assert "Pekka Pitkänen" in list(first.values())[1]["DESCRIPTION"]
    page.get_by_label("Tekijöiden nimet").uncheck()
    page.get_by_label("Tekojen määräpäivät").uncheck()
    page.get_by_label("Tekojen määräpäivät").check()
    second = taken(page)
    assert list(second) == list(first)
    assert not [event for event in second.values() if "Pekka" in event["DESCRIPTION"]]
    named = next(uid for uid in first if f".{one}." in uid)
    numbers = [{uid: event["SEQUENCE"] for uid, event in all_.items()} for all_ in (first, second)]
    assert {uid for uid, number in numbers[1].items() if number > numbers[0][uid]} == {named}
    # A day is moved, a deed is done: one is a later version of itself, the other is off.
    content = stored(page)
    content["fields"] |= {
        f"item/{one}/date": a_field("2090-05-05", time=NOON + 5000),
        f"item/{other}/status": a_field("done", time=NOON + 5000),
    }
    store(page, content)
    page.goto(PAGE)
    third = taken(page)
    assert set(first) <= set(third)
    moved, done = (next(third[uid] for uid in third if f".{item}." in uid) for item in (one, other))
    assert moved.start == datetime.date(2090, 5, 5)
    assert moved["SEQUENCE"] > first[str(moved.uid)]["SEQUENCE"]
    assert (done["STATUS"], done["SUMMARY"][:7]) == ("CANCELLED", "Tehty: ")
    assert done["SEQUENCE"] > first[str(done.uid)]["SEQUENCE"]
