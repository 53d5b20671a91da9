"""Rounds, answers and levels of the self-assessment, and what follows from them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.assessment import Modules, a_standing, a_step, about, an_answer, answers, saved

SPRING = {"id": "r1", "name": "Kevät", "date": "2026-03-01", "length": "short"}
AUTUMN = {"id": "r2", "name": "Syksy", "date": "2026-11-29", "length": "long"}


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


STATE = saved(
    {
        "round/r2/about": about(AUTUMN),
        "answer/s-a.r2/given": an_answer(2),
        "round/r1/about": about(SPRING),
        "round/r0/about": None,
        "round/r3/about": {"name": "Ilman päivää"},
        "answer/s-a.r1/given": an_answer(1),
        "answer/s-b.r1/given": an_answer(("unknown", 2)),
        "answer/s-c.r1/given": {"level": 5, "revision": 1},
        "answer/s-d.r1/given": None,
    }
)


def test_rounds_come_by_their_days_and_what_is_no_round_is_left_out(rules: Modules) -> None:
    assert rules.call("rounds", "roundsOf", STATE) == [SPRING, AUTUMN]


def test_each_round_has_its_own_answers_and_tells_those_that_cannot_be_read(
    rules: Modules,
) -> None:
    assert rules.call("rounds", "answersOf", STATE, "r1") == {
        "s-a": an_answer(1), "s-b": an_answer(("unknown", 2)),
    }  # fmt: skip
    assert rules.call("rounds", "answersOf", STATE, "r2") == {"s-a": an_answer(2)}
    assert rules.call("rounds", "damagedIn", STATE, "r1") == ["s-c"]
    assert rules.call("rounds", "damagedIn", STATE, "r2") == []


def test_a_round_begins_from_nothing_or_from_the_answers_of_another(rules: Modules) -> None:
    empty = rules.call("rounds", "beginning", AUTUMN)
    assert empty == [["round/r2/about", about(AUTUMN)]]
    agreed = {"map": {"s-a": {**an_answer((3, 2)), "agreed": "2026-03-02"}}}
    assert rules.call("rounds", "beginning", AUTUMN, agreed) == [
        *empty, ["answer/s-a.r2/given", an_answer((3, 2))],
    ]  # fmt: skip


def test_taking_a_round_away_leaves_the_others(rules: Modules) -> None:
    assert rules.call("rounds", "removing", STATE, "r1") == [
        ["round/r1/about", None],
        ["answer/s-a.r1/given", None],
        ["answer/s-b.r1/given", None],
        ["answer/s-c.r1/given", None],
    ]


def test_an_answer_to_an_earlier_wording_asks_for_a_second_look(rules: Modules) -> None:
    given_ = answers(a=1, b=(2, 2), c=("unknown", 1))
    assert rules.call("rounds", "reworded", given_, {"b": 2, "c": 3}) == ["c"]


def test_answers_follow_their_statement_to_the_one_in_its_place(rules: Modules) -> None:
    state = saved({"answer/old.r1/given": an_answer(1), "item/old/status": "done"})
    now = rules.call("successors", "carried", state, {"new": ["old"]})
    assert sorted(now["fields"]) == ["answer/new.r1/given", "item/new/status"]


def test_two_who_answer_in_one_round_lose_nothing_of_each_others(rules: Modules) -> None:
    one = saved({"round/r1/about": about(SPRING), "answer/s-a.r1/given": an_answer(1)})
    other = saved({"answer/s-b.r1/given": an_answer(2)})
    for first, second in ((one, other), (other, one)):
        merged = rules.call("state", "merge", first, second)
        assert rules.call("rounds", "answersOf", merged, "r1") == {
            "s-a": an_answer(1), "s-b": an_answer(2),
        }  # fmt: skip


def test_rounds_answers_and_targets_go_along_in_the_towns_file_and_are_counted(
    rules: Modules,
) -> None:
    fields = {
        "round/r1/about": about(SPRING),
        "answer/s-a.r1/given": an_answer(1),
        "step/s/target": 4,
        "town/all/suggested": ["s"],
    }
    text = rules.call("town-file", "toFile", saved(fields), "2027-01-31")
    read = rules.call("opening", "readFile", text)["state"]
    assert {name: field["value"] for name, field in read["fields"].items()} == fields
    assert rules.call("summary", "summaryOf", saved(fields), [])["names"] == list(fields)


LEVELS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the lowest of its levels": ({"s-a": 3, "s-b": 2, "s-c": 4}, {"kind": "level", "level": 2}),
    "of what is answered": ({"s-b": 3}, {"kind": "level", "level": 3}),
    "not knowing lowers nothing": ({"s-a": 3, "s-b": "unknown"}, {"kind": "level", "level": 3}),
    "what is not ours lowers nothing": ({"s-a": 3, "s-b": "not-ours"}, {"kind": "level"}),
    "nobody knows": ({"s-a": "unknown", "s-b": "not-ours"}, {"kind": "unknown"}),
    "it is not ours": ({"s-a": "not-ours"}, {"kind": "not-ours"}),
    "nothing is answered": ({"t-a": 3}, {"kind": "open", "answered": 0, "asked": 3}),
}


@pytest.mark.parametrize("rule", LEVELS)
def test_the_level_of_a_step(rules: Modules, rule: str) -> None:
    given_, expected = LEVELS[rule]
    level = rules.call("levels", "levelOf", answers(**given_), ["s-a", "s-b", "s-c"])
    assert {key: level[key] for key in expected} == expected
    assert ("level" in level) == (level["kind"] == "level")


def test_an_area_has_counts_and_a_range_and_no_grade(rules: Modules) -> None:
    kinds = (2, 2, 4, "unknown", "not-ours", None)
    assert rules.call("levels", "summed", [a_standing(one) for one in kinds]) == {
        "counts": [0, 2, 0, 1], "lowest": 2, "highest": 4, "unknown": 1, "notOurs": 1, "open": 1,
    }  # fmt: skip


def test_strongest_and_weakest_are_told_where_there_is_a_difference(rules: Modules) -> None:
    levels = {"a": 2, "b": 4, "c": 4, "d": "unknown", "e": None, "f": "not-ours"}
    standings = {key: a_standing(value) for key, value in levels.items()}
    found = rules.call("levels", "findings", {"map": standings})
    assert found == {
        "lowest": 2, "highest": 4, "strongest": ["b", "c"], "weakest": ["a"],
        "unknown": ["d"], "open": ["e"], "notOurs": ["f"],
    }  # fmt: skip
    same = {key: a_standing(3) for key in "ab"}
    found = rules.call("levels", "findings", {"map": same})
    assert (found["strongest"], found["weakest"], found["lowest"]) == ([], [], 3)


STEPS = [a_step("s"), a_step("t")]


def test_a_short_round_asks_one_statement_a_step_and_a_long_one_all(rules: Modules) -> None:
    asked = [rules.call("asked", "askedIn", one, STEPS) for one in (SPRING, AUTUMN)]
    assert asked == [["s-a", "t-a"], ["s-a", "s-b", "s-c", "t-a", "t-b", "t-c"]]


@pytest.mark.parametrize(
    ("standing", "differs", "further"),
    [
        (a_standing(2), False, ["s-b", "s-c"]),
        (a_standing(3), False, []),
        (a_standing(3, target=4), False, ["s-b", "s-c"]),
        (a_standing("unknown"), False, ["s-b", "s-c"]),
        (a_standing("not-ours"), False, []),
        (a_standing(), False, []),
        (a_standing(4), True, ["s-b", "s-c"]),
    ],
)
def test_the_others_of_a_step_are_asked_where_it_is_low_or_not_known_or_views_differ(
    modules: Page, script: str, standing: dict[str, Any], differs: bool, further: list[str]
) -> None:
    found = modules.evaluate(
        """async ([script, steps, standing, differs]) => {
          const { furtherIn } = await import(`${script}document/asked.js`);
          const other = { kind: "level", level: 3, target: 3 };
          const standings = new Map([["s", standing], ["t", other]]);
          const differing = new Set(differs ? ["s"] : []);
          return furtherIn(steps, standings, new Map([["s-a", {}]]), differing);
        }""",
        [script, STEPS, standing, differs],
    )
    assert found == further


@pytest.mark.parametrize(
    ("papers", "done", "item"),
    [([], [], "s-x"), (["y"], [], "s-y"), (["y"], ["s-y"], "s-x"), ([], ["s-x", "s-y"], "t-z")],
)
def test_the_one_thing_is_an_open_item_with_a_template_of_the_first_step_that_has_any(
    rules: Modules, papers: list[str], done: list[str], item: str
) -> None:
    steps = [a_step("s", papers=papers), a_step("t")]
    listed = [{"id": "s", "items": "x y"}, {"id": "t", "items": "z"}]
    state = saved({f"item/{one}/status": "done" for one in done})
    places = [{"step": key, "isOpen": True} for key in "st"]
    found = rules.call("first-thing", "firstThing", state, places, steps, listed)
    assert found["item"] == item
    closed = [{**one, "isOpen": False} for one in places]
    assert rules.call("first-thing", "firstThing", state, closed, steps, listed) is None


def test_the_last_round_with_answers_gives_the_order_of_the_path(rules: Modules) -> None:
    listed = [{"id": "s", "items": "x"}, {"id": "t", "items": "x"}]
    fields = {"round/r1/about": about(SPRING), "round/r2/about": about(AUTUMN)}
    order = rules.call("standings", "assessedSteps", saved(fields), STEPS, listed)
    assert order is None
    fields["answer/t-a.r1/given"] = an_answer(1)
    fields["answer/s-a.r1/given"] = an_answer(2)
    assert rules.call("standings", "assessedSteps", saved(fields), STEPS, listed) == ["t", "s"]
    fields["step/s/target"] = 4
    fields["step/t/target"] = "no target"
    assert rules.call("standings", "assessedSteps", saved(fields), STEPS, listed) == ["s", "t"]
    fields["answer/t-a.r2/given"] = an_answer(4)
    assert rules.call("standings", "assessedSteps", saved(fields), STEPS, listed) == ["s", "t"]
