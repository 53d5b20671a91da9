"""In which order the self-assessment puts the steps: its rules one by one, and laws of all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.assessment import Modules, a_standing, a_step

CODES = {
    "low", "unknown", "unanswered", "begun", "awaited", "after",
    "left-out", "not-ours", "at-target", "done",
}  # fmt: skip
# In the suggested order: two phases, and in the second what builds on the first.
STEPS = [
    a_step("a1"),
    a_step("b1"),
    a_step("a2", "q", requires=["a1"]),
    a_step("b2", "q"),
    a_step("c2", "q", requires=["b2"]),
]
LOW = {key: a_standing(1) for key in ("a1", "b1", "a2", "b2", "c2")}
SUGGESTED = ["a1", "b1", "b2", "a2", "c2"]
"""All as needy: in the second phase more wait for b2 than for a2."""

RULES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "of equal needs the one comes first for which more wait": ({}, SUGGESTED),
    "phases go before needs": (
        {"a1": a_standing(2), "b1": a_standing(2)},
        ["a1", "b1", "b2", "a2", "c2"],
    ),
    "within a phase the larger need comes first": (
        {"a1": a_standing(2)},
        ["b1", "a1", "b2", "a2", "c2"],
    ),
    "a need is counted from the town's own target": (
        {"a1": a_standing(2, target=2), "b1": a_standing(2, target=4)},
        ["b1", "b2", "a2", "c2", "a1"],
    ),
    "a larger need does not go past what it builds on": (
        {"b2": a_standing(2), "a2": a_standing(2)},
        ["a1", "b1", "b2", "c2", "a2"],
    ),
    "what is built on and stands at its target is not waited for": (
        {"b2": a_standing(3), "a2": a_standing(2)},
        ["a1", "b1", "c2", "a2", "b2"],
    ),
    "what is not known comes after the first level and before the second": (
        {"a1": a_standing("unknown"), "b1": a_standing(2)},
        ["a1", "b1", "b2", "a2", "c2"],
    ),
    "what is not known comes after the first level": (
        {"a1": a_standing("unknown")},
        ["b1", "a1", "b2", "a2", "c2"],
    ),
    "what was not answered comes last in its phase": (
        {"a1": a_standing(), "b1": a_standing(2)},
        ["b1", "a1", "b2", "a2", "c2"],
    ),
    "of equal needs what is begun comes first": (
        {"b1": a_standing(1, done=1)},
        ["b1", "a1", "b2", "a2", "c2"],
    ),
    "what waits for nothing comes last, in the suggested order": (
        {
            "a1": a_standing(1, isLeftOut=True),
            "b1": a_standing("not-ours"),
            "b2": a_standing(4),
            "a2": a_standing(1, done=4),
        },
        ["c2", "a1", "b1", "a2", "b2"],
    ),
    "a target of four keeps the third level open": (
        {"b1": a_standing(3, target=4)},
        ["a1", "b1", "b2", "a2", "c2"],
    ),
}


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


def order(rules: Modules, standings: dict[str, Any], steps: object = STEPS) -> list[Any]:
    found: list[Any] = rules.call("assessed-order", "orderOf", steps, {"map": standings})
    return found


@pytest.mark.parametrize("rule", RULES)
def test_the_order_of_steps(rules: Modules, rule: str) -> None:
    other, expected = RULES[rule]
    assert [place["step"] for place in order(rules, {**LOW, **other})] == expected


def test_each_place_tells_why_and_no_step_waits_for_a_closed_one(rules: Modules) -> None:
    standings = {
        "a1": a_standing(1, done=1),
        "b1": a_standing("unknown", isLeftOut=True),
        "a2": a_standing(2, target=4),
        "b2": a_standing(3),
        "c2": a_standing(),
    }
    told = {place["step"]: place["reasons"] for place in order(rules, standings)}
    assert told == {
        "a1": [
            {"code": "low", "level": 1, "target": 3},
            {"code": "begun", "done": 1, "total": 4},
            {"code": "awaited", "steps": ["a2"]},
        ],
        "a2": [{"code": "low", "level": 2, "target": 4}, {"code": "after", "steps": ["a1"]}],
        "c2": [{"code": "unanswered", "target": 3}],
        "b1": [{"code": "left-out", "target": 3}],
        "b2": [{"code": "at-target", "level": 3, "target": 3}],
    }


def test_steps_that_wait_for_each_other_have_their_places_too(rules: Modules) -> None:
    steps = [a_step("x", requires=["y"]), a_step("y", requires=["x"])]
    assert [place["step"] for place in order(rules, {}, steps)] == ["x", "y"]


def test_the_closed_list_of_reasons_is_this(modules: Page, script: str) -> None:
    found = modules.evaluate(
        "async (script) => (await import(`${script}document/assessed-order.js`)).REASONS", script
    )
    assert set(found) == CODES


KEYS = [f"s{number}" for number in range(8)]


@st.composite
def paths(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps in some phases, each building on some of those before it."""
    phases = sorted(draw(st.lists(st.integers(0, 2), min_size=2, max_size=len(KEYS))))
    return [
        a_step(key, f"p{phase}", requires=draw(st.lists(st.sampled_from(KEYS[:at]), max_size=2)))
        if at
        else a_step(key, f"p{phase}")
        for at, (key, phase) in enumerate(zip(KEYS, phases, strict=False))
    ]


STANDINGS = st.builds(
    lambda level, target, done, left_out: a_standing(level, target, done=done, isLeftOut=left_out),
    st.sampled_from([1, 2, 3, 4, "unknown", "not-ours", None]),
    st.integers(1, 4),
    st.integers(0, 4),
    st.booleans(),
)
ALL_STANDINGS = st.fixed_dictionaries(dict.fromkeys(KEYS, STANDINGS))
OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@OFTEN
@given(steps=paths(), standings=ALL_STANDINGS)
def test_every_step_has_one_place_with_known_reasons_after_what_it_builds_on(
    rules: Modules, steps: list[dict[str, Any]], standings: dict[str, Any]
) -> None:
    found = order(rules, standings, steps)
    ids = [place["step"] for place in found]
    assert sorted(ids) == sorted(step["id"] for step in steps)
    for place in found:
        codes = [reason["code"] for reason in place["reasons"]]
        assert codes
        assert set(codes) <= CODES
    opened = [place["step"] for place in found if place["isOpen"]]
    assert ids[: len(opened)] == opened
    phases = {step["id"]: step["phase"] for step in steps}
    assert [phases[one] for one in opened] == sorted(phases[one] for one in opened)
    for step in steps:
        if step["id"] in opened:
            before = opened[: opened.index(step["id"])]
            assert {one for one in step["requires"] if one in opened} <= set(before)


@OFTEN
@given(steps=paths(), standings=ALL_STANDINGS, data=st.data())
def test_a_higher_level_never_moves_a_step_forward(
    rules: Modules, steps: list[dict[str, Any]], standings: dict[str, Any], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([step["id"] for step in steps]))
    low, high = sorted(data.draw(st.lists(st.integers(1, 4), min_size=2, max_size=2)))
    at = []
    for level in (low, high):
        standing = {**standings[key], "kind": "level", "level": level}
        found = order(rules, {**standings, key: standing}, steps)
        at.append([place["step"] for place in found].index(key))
    assert at[0] <= at[1]
