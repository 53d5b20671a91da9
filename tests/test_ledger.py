"""The ledger of ids: nothing that a visitor's tick hangs on goes unnoticed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elinvoimapolku.model import LedgerEntry
from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.reading import ledger
from elinvoimapolku.reading.yaml_text import read_yaml
from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests.conftest import DAY, SiteFolder

LIVING = {"a": ("content/a.md", 2, 1), "a-yksi": ("content/a.md", 5, 3)}
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
LIVE = st.integers(1, 99).map(lambda revision: LedgerEntry(revision=revision))
RETIRED = st.builds(
    lambda day, ids: LedgerEntry(retired=day, replaced_by=tuple(ids)),
    st.dates(datetime.date(2020, 1, 1)),
    st.lists(IDS, max_size=3),
)
FILE = "content/tunnisteet.yml"


def codes(entries: dict[str, LedgerEntry], excused: frozenset[str] = frozenset()) -> list[str]:
    return [one.code for one in ledger.check(entries, LIVING, {}, excused)]


@given(st.dictionaries(IDS, LIVE | RETIRED))
def test_a_ledger_is_read_as_it_was_written(entries: dict[str, LedgerEntry]) -> None:
    problems: list[Problem] = []
    read = read_yaml(ledger.to_text(entries), FILE, 1, problems)
    assert problems == []
    assert read is not None
    assert ledger.parse(read, problems) == entries
    assert problems == []


def test_a_new_id_is_a_notice_and_a_known_one_is_nothing() -> None:
    (found,) = ledger.check({"a": LedgerEntry()}, LIVING, {}, frozenset())
    assert (found.code, found.severity) == (Code.NEW_ID, Severity.NOTICE)
    assert (found.file, found.line, found.column) == LIVING["a-yksi"]
    assert codes({"a": LedgerEntry(), "a-yksi": LedgerEntry()}) == []


def test_an_id_that_vanished_is_an_error_unless_its_file_could_not_be_read() -> None:
    known = {"a": LedgerEntry(), "a-yksi": LedgerEntry(), "b-kaksi": LedgerEntry()}
    assert codes(known) == [Code.VANISHED_ID]
    assert codes(known, frozenset({"b"})) == []


def test_a_retired_id_may_not_come_back_and_its_successor_has_to_be_there() -> None:
    known = {"a": LedgerEntry(), "a-yksi": LedgerEntry(retired=DAY)}
    assert codes(known) == [Code.RETIRED_ID]
    gone = LedgerEntry(retired=DAY, replaced_by=("c",))
    assert codes({"a": LedgerEntry(), "a-yksi": LedgerEntry(), "b": gone}) == [Code.VANISHED_ID]


def test_a_successor_may_have_been_retired_in_its_turn() -> None:
    known = {
        "a": LedgerEntry(),
        "a-yksi": LedgerEntry(),
        "b": LedgerEntry(retired=DAY, replaced_by=("c",)),
        "c": LedgerEntry(retired=DAY, replaced_by=("a-yksi",)),
    }
    assert codes(known) == []


def test_recording_adds_new_ids_and_changes_no_old_ones() -> None:
    entries, new = ledger.record({"a": LedgerEntry(revision=4)}, LIVING)
    assert new == ("a-yksi",)
    assert entries == {"a": LedgerEntry(revision=4), "a-yksi": LedgerEntry()}


def test_an_id_is_retired_only_when_it_is_out_of_the_content_and_known() -> None:
    known = {"a": LedgerEntry(), "b": LedgerEntry()}
    assert ledger.retire(known, "b", ("a",), LIVING, DAY)["b"] == LedgerEntry(
        retired=DAY, replaced_by=("a",)
    )
    for key, successors in (("a", ()), ("x", ()), ("b", ("y",))):
        with pytest.raises(ledger.LedgerError):
            ledger.retire(known, key, successors, LIVING, DAY)


def test_a_revision_grows_by_one() -> None:
    known = {"a": LedgerEntry(revision=3)}
    assert ledger.revise(known, "a", LIVING)["a"].revision == 4
    with pytest.raises(ledger.LedgerError):
        ledger.revise(known, "a-yksi", LIVING)


def test_replacing_an_id_carries_over_to_the_file_and_the_browser(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    assert site.run().failed
    outcome = update_ledger(site.options, Acts(replaced=("toinen-teko", "toinen-tyo")))
    assert outcome.done, outcome
    assert "Korvattu: toinen-teko → toinen-tyo" in outcome.message
    text = (site.root / FILE).read_text(encoding="utf-8")
    assert "toinen-teko: {retired: 2026-11-24, replaced_by: [toinen-tyo]}\n" in text
    assert "toinen-tyo: 1\n" in text
    assert "ensiaskel-nimi: 2\n" in text
    assert site.run().problems == ()
    (outline,) = site.output.glob("assets/*/js/outline.js")
    assert '"toinen-teko":["toinen-tyo"]' in outline.read_text(encoding="utf-8")


def test_nothing_is_recorded_while_the_content_has_mistakes(site: SiteFolder) -> None:
    before = (site.root / FILE).read_text(encoding="utf-8")
    site.replace("content/alueet/alku/toinen.md", "toinen-teko", "toinen-tyo")
    site.replace("content/alueet/jatko/jatkuu.md", "order: 1", "order: yksi")
    outcome = update_ledger(site.options, Acts())
    assert not outcome.done
    assert [one.code for one in outcome.problems] == [Code.WRONG_TYPE]
    assert (site.root / FILE).read_text(encoding="utf-8") == before


def test_replacing_needs_a_successor_and_retiring_is_recorded(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/ensiaskel.md", "  - id: ensiaskel-paiva\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", '    text: "Valitkaa päivä."\n', "")
    assert not update_ledger(site.options, Acts(replaced=("ensiaskel-paiva",))).done
    outcome = update_ledger(site.options, Acts(retired=("ensiaskel-paiva",)))
    assert outcome.done
    assert site.run().problems == ()
    outcome = update_ledger(site.options, Acts(revised=("ensiaskel-nimi",)))
    assert "Uusi versio 3: ensiaskel-nimi" in outcome.message
