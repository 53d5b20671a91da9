"""The ledger of ids: what is compared, and what each act does."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.model import LedgerEntry
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading import ledger
from elinvoimapolku.reading.yaml_text import read_yaml
from tests.conftest import DAY

LIVING = {"askel": ("content/a.md", 1, 1), "askel-nimi": ("content/a.md", 12, 5)}
NOW = LedgerEntry()
GONE = LedgerEntry(retired=datetime.date(2026, 1, 31))
IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def parsed(text: str) -> tuple[dict[str, LedgerEntry], list[Problem]]:
    problems: list[Problem] = []
    read = read_yaml(text, ledger.FILE, 1, problems)
    assert read is not None
    return ledger.parse(read, problems), problems


def test_each_line_of_the_file_is_an_entry() -> None:
    entries, problems = parsed("a: 1\nb: 3\nc: {retired: 2026-01-31, replaced_by: [a, b]}\n")
    assert problems == []
    assert entries == {
        "a": LedgerEntry(),
        "b": LedgerEntry(revision=3),
        "c": LedgerEntry(retired=datetime.date(2026, 1, 31), replaced_by=("a", "b")),
    }


@pytest.mark.parametrize("text", ["", "# Vain huomautus\n"])
def test_an_empty_ledger_has_no_entries(text: str) -> None:
    assert parsed(text) == ({}, [])


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: 1\nb: yksi", 2, 1, Code.WRONG_TYPE),
        ("a: {retired: 2026-02-30}", 1, 5, Code.IMPOSSIBLE_DATE),
        ("a: {poistettu: 2026-01-31}", 1, 5, Code.UNKNOWN_KEY),
        ("a: {replaced_by: [Ä]}", 1, 19, Code.BAD_VALUE),
        ("a: [1]", 1, 1, Code.WRONG_TYPE),
        ("- a", 1, 1, Code.WRONG_TYPE),
        ("teksti", 1, 1, Code.WRONG_TYPE),
    ],
)
def test_a_mistake_in_the_ledger_is_told_where_it_stands(
    text: str, line: int, column: int, code: Code
) -> None:
    _, problems = parsed(text)
    assert [(one.file, one.line, one.column, one.code) for one in problems] == [
        (ledger.FILE, line, column, code)
    ]


def test_recording_adds_the_new_ids_and_touches_no_other() -> None:
    entries = {"askel": LedgerEntry(revision=4), "vanha": GONE}
    recorded, new = ledger.record(entries, LIVING)
    assert new == ("askel-nimi",)
    assert recorded == {**entries, "askel-nimi": NOW}
    assert ledger.record(recorded, LIVING) == (recorded, ())


def test_retiring_tells_the_day_and_the_replacements() -> None:
    entries = ledger.retire({"vanha": NOW}, "vanha", ("askel", "askel-nimi"), LIVING, DAY)
    assert entries["vanha"] == LedgerEntry(retired=DAY, replaced_by=("askel", "askel-nimi"))
    assert ledger.retire({"vanha": NOW}, "vanha", (), LIVING, DAY)["vanha"].replaced_by == ()


@pytest.mark.parametrize(
    ("key", "successors", "words"),
    [
        ("tuntematon", (), f"Tunnistetta ”tuntematon” ei ole luettelossa {ledger.FILE}."),
        (
            "askel",
            (),
            "Tunniste ”askel” on yhä käytössä (content/a.md:1). Poistakaa se ensin sisällöstä.",
        ),
        ("vanha", ("tuntematon",), "Korvaavaa tunnistetta ”tuntematon” ei ole sisällössä."),
        ("vanha", ("vanha",), "Korvaavaa tunnistetta ”vanha” ei ole sisällössä."),
    ],
)
def test_an_id_that_cannot_be_retired_is_refused(
    key: str, successors: tuple[str, ...], words: str
) -> None:
    with pytest.raises(ledger.LedgerError) as refused:
        ledger.retire({"vanha": NOW, "askel": NOW}, key, successors, LIVING, DAY)
    assert words == str(refused.value)


def test_revising_grows_the_revision_by_one() -> None:
    entries = {"askel": LedgerEntry(revision=2), "vanha": GONE}
    revised = ledger.revise(entries, "askel", LIVING)
    assert revised == {"askel": LedgerEntry(revision=3), "vanha": GONE}


@pytest.mark.parametrize("key", ["vanha", "askel-nimi", "tuntematon"])
def test_only_an_id_of_both_content_and_ledger_can_be_revised(key: str) -> None:
    with pytest.raises(ledger.LedgerError) as refused:
        ledger.revise({"askel": NOW, "vanha": GONE}, key, LIVING)
    told = f"Tunnistetta ”{key}” ei ole sekä sisällössä että luettelossa {ledger.FILE}."
    assert str(refused.value) == told


def test_acts_leave_the_old_ledger_as_it_was() -> None:
    entries = {"askel": NOW, "vanha": NOW}
    ledger.record(entries, LIVING)
    ledger.retire(entries, "vanha", (), LIVING, DAY)
    ledger.revise(entries, "askel", LIVING)
    assert entries == {"askel": NOW, "vanha": NOW}


def test_the_file_has_one_line_an_id_in_order() -> None:
    entries = {"b": LedgerEntry(revision=2), "c": GONE, "a": NOW}
    lines = ledger.to_text(entries).removeprefix(ledger.HEADER).splitlines()
    assert lines == ["a: 1", "b: 2", "c: {retired: 2026-01-31}"]


ENTRIES = st.one_of(
    st.builds(LedgerEntry, revision=st.integers(1, 999)),
    st.builds(
        LedgerEntry,
        retired=st.dates(),
        replaced_by=st.lists(IDS, max_size=3).map(tuple),
        revision=st.just(1),
    ),
)


@given(st.dictionaries(IDS, ENTRIES))
def test_what_is_written_is_read_back_the_same(entries: dict[str, LedgerEntry]) -> None:
    found, problems = parsed(ledger.to_text(entries))
    assert problems == []
    assert found == entries
    assert list(found) == sorted(found)
