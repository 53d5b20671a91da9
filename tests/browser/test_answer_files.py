"""One person's answers as a file, and several of them put together."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.assessment import Modules, about, an_answer, answers, saved

OFTEN = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SPRING = {"id": "r1", "name": "Kevät", "date": "2026-03-01", "length": "short"}
STATEMENTS = [f"{step}-{own}" for step in "st" for own in "abc"]
LEVEL = st.sampled_from([1, 2, 3, 4, "unknown", "not-ours"])
ANSWERS = st.dictionaries(st.sampled_from(STATEMENTS), LEVEL).map(lambda found: answers(**found))


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


def a_file(rules: Modules, mark: str, saved_at: int, name: str = "", **levels: Any) -> Any:
    fields: dict[str, Any] = {"round/r1/about": about(SPRING)}
    fields |= {f"answer/{key}.r1/given": an_answer(value) for key, value in levels.items()}
    state = {**saved(fields), "mark": mark}
    told = {"name": name, "saved": saved_at}
    return rules.call("answer-files", "toAnswerFile", state, SPRING, told)


def test_an_answer_file_comes_back_as_it_was_saved(rules: Modules) -> None:
    text = a_file(rules, "m", 5, "Maija", a=1, b=("unknown", 2))
    read = rules.call("answer-files", "readAnswerFile", text)
    assert read == {
        "file": {
            "id": "m.r1",
            "name": "Maija",
            "round": {"name": "Kevät", "date": "2026-03-01"},
            "saved": 5,
            "answers": {"a": an_answer(1), "b": an_answer(("unknown", 2))},
        }
    }
    assert rules.call("answer-files", "readAnswerFile", f"\ufeff{text}") == read


def test_a_file_that_holds_no_answers_says_why(rules: Modules) -> None:
    whole = json.loads(a_file(rules, "m", 5, a=1))
    town = {"format": "elinvoimapolku", "version": 2, "fields": {}}
    texts: dict[str, object] = {
        "": "empty",
        " \n": "empty",
        json.dumps({**whole, "answers": {}}): "empty",
        json.dumps(whole)[:-5]: "damaged",
        json.dumps({**whole, "answers": {"a": {"level": 7, "revision": 1}}}): "damaged",
        json.dumps({**whole, "saved": "eilen"}): "damaged",
        json.dumps({**whole, "id": 4}): "damaged",
        json.dumps({**whole, "round": None}): "damaged",
        json.dumps({**whole, "version": 2}): "newer",
        json.dumps(town): "town",
        json.dumps({"format": "other"}): "other",
        "null": "other",
        "[]": "other",
        "PK\x03\x04": "other",
    }
    read = rules.each("answer-files", "readAnswerFile", [(text,) for text in texts])
    assert [one["fault"] for one in read] == list(texts.values())


def read_all(rules: Modules, *texts: str) -> list[Any]:
    read = rules.each("answer-files", "readAnswerFile", [(text,) for text in texts])
    return [{**one["file"], "answers": {"map": one["file"]["answers"]}} for one in read]


def test_of_one_persons_files_the_last_counts_and_the_others_are_told(rules: Modules) -> None:
    files = read_all(
        rules,
        a_file(rules, "m", 5, a=1),
        a_file(rules, "m", 9, a=2),
        a_file(rules, "m", 9, a=2),
        a_file(rules, "n", 1, a=2),
        a_file(rules, "m", 7, a=2),
    )
    found = rules.call("answer-files", "gathered", files)
    assert [(one["id"], one["saved"]) for one in found["kept"]] == [("m.r1", 9), ("n.r1", 1)]
    left = sorted((one["file"]["saved"], one["why"]) for one in found["left"])
    assert left == [(5, "older"), (7, "doubled"), (9, "doubled")]


FILES = st.lists(
    st.tuples(st.sampled_from("mno"), st.integers(1, 3), ANSWERS).filter(lambda one: one[2]["map"]),
    max_size=6,
)


@OFTEN
@given(files=FILES, seed=st.integers(0, 999))
def test_any_order_of_files_gives_the_same_and_one_more_takes_nobody_away(
    rules: Modules, files: list[tuple[str, int, dict[str, Any]]], seed: int
) -> None:
    made = [
        {"id": mark, "name": "", "round": about(SPRING), "saved": at, "answers": found}
        for mark, at, found in files
    ]
    mixed = random.Random(seed).sample(made, len(made))
    kept, again, fewer = (
        one["kept"]
        for one in rules.each("answer-files", "gathered", [(made,), (mixed,), (made[:-1],)])
    )
    assert kept == again
    assert {one["id"] for one in fewer} <= {one["id"] for one in kept}
    counted = [
        (STATEMENTS, [{"map": one["answers"]} for one in files_]) for files_ in (kept, again)
    ]
    one, other = rules.each("views-together", "together", counted)
    assert one == other
    for spread in one:
        answered = sum(spread["counts"]) + spread["unknown"] + spread["notOurs"]
        assert answered == spread["answered"]


def test_a_spread_counts_people_at_each_level_and_is_wide_from_two_levels_on(
    rules: Modules,
) -> None:
    people = [answers(a=level, b=2) for level in (1, 1, 3, "unknown", "not-ours")]
    wide, narrow, nobody = rules.call("views-together", "together", ["a", "b", "c"], people)
    assert wide == {
        "statement": "a", "counts": [2, 0, 1, 0], "unknown": 1, "notOurs": 1, "answered": 5,
        "lowest": 1, "highest": 3, "range": 2, "isWide": True, "distance": pytest.approx(4 / 3),
    }  # fmt: skip
    assert (narrow["range"], narrow["isWide"], narrow["distance"]) == (0, False, 0)
    assert (nobody["answered"], nobody["range"]) == (0, 0)


def test_the_widest_comes_first_and_what_nobody_answered_last(rules: Modules) -> None:
    people = [
        answers(a=1, b=1, c=1, d=2, e="unknown"),
        answers(a=2, b=3, c=1, d=2, e=2),
        answers(a=2, b=1, c=3, d=2, e=2),
        answers(a=2, b=3, c=3, d=2, e=2),
    ]
    order = "fabcde"
    spreads = rules.call("views-together", "together", list(order), people)
    found = rules.call("views-together", "widestFirst", spreads)
    assert [one["statement"] for one in found] == ["b", "c", "a", "e", "d", "f"]


def test_answers_to_retired_statements_count_for_those_in_their_place(rules: Modules) -> None:
    given_ = answers(old=1, both=2, new2=3, older2=4, foreign=1)
    origins = {"new": ["old"], "new2": ["older2"], "one": ["both"], "two": ["both"]}
    found = rules.call("answer-files", "answersNow", given_, origins)
    assert {key: one["level"] for key, one in found.items()} == {
        "new": 1, "one": 2, "two": 2, "new2": 3, "foreign": 1,
    }  # fmt: skip
