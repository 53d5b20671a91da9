"""Two rounds of the self-assessment beside each other: what rose, fell, or is not compared."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.assessment import Modules, a_step, answers

OFTEN = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
STEPS = [a_step("s"), a_step("t")]


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


BESIDE: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "it rose": ({"s-a": 1}, {"s-a": 3}, {"kind": "rose", "before": 1, "after": 3}),
    "it fell": ({"s-a": 3}, {"s-a": 2}, {"kind": "fell", "before": 3, "after": 2}),
    "it stayed": ({"s-a": 2}, {"s-a": 2}, {"kind": "same", "before": 2, "after": 2}),
    "what one round alone asked changes nothing": (
        {"s-a": 3}, {"s-a": 3, "s-b": 1}, {"kind": "same", "before": 3, "after": 3},
    ),
    "only what both asked is compared": (
        {"s-a": 3, "s-b": 1}, {"s-a": 4}, {"kind": "rose", "before": 3, "after": 4},
    ),
    "it was not asked before": ({}, {"s-a": 2}, {"kind": "not-asked", "after": 2}),
    "it was not asked now": ({"s-a": 2}, {}, {"kind": "not-asked", "before": 2}),
    "it is known now": ({"s-a": "unknown"}, {"s-a": 2}, {"kind": "learnt", "after": 2}),
    "it is not known any more": ({"s-a": 2}, {"s-a": "unknown"}, {"kind": "forgotten"}),
    "it is theirs now": ({"s-a": "not-ours"}, {"s-a": 2}, {"kind": "otherwise"}),
    "nobody knew and nobody knows": ({"s-a": "unknown"}, {"s-a": "unknown"}, {"kind": "same"}),
    "another wording is not compared": ({"s-a": (1, 1)}, {"s-a": (3, 2)}, {"kind": "reworded"}),
}  # fmt: skip


@pytest.mark.parametrize("rule", BESIDE)
def test_two_rounds_beside_each_other(rules: Modules, rule: str) -> None:
    before, after, expected = BESIDE[rule]
    (step,) = rules.call(
        "rounds-beside", "besideEachOther", STEPS, answers(**before), answers(**after)
    )
    assert step["step"] == "s"
    assert {key: step.get(key) for key in expected} == expected


def test_changes_are_counted_by_their_kinds(rules: Modules) -> None:
    kinds = ("rose", "rose", "fell")
    found = rules.call("rounds-beside", "countsOf", [{"kind": one} for one in kinds])
    assert {kind: count for kind, count in found.items() if count} == {"rose": 2, "fell": 1}
    assert found["same"] == 0


LEVEL = st.sampled_from([1, 2, 3, 4, "unknown", "not-ours"])
STATEMENTS = [f"{step}-{own}" for step in "st" for own in "abc"]
ANSWERS = st.dictionaries(st.sampled_from(STATEMENTS), LEVEL).map(lambda found: answers(**found))
TURNED = {"rose": "fell", "fell": "rose", "same": "same", "not-asked": "not-asked"}


@OFTEN
@given(before=ANSWERS, after=ANSWERS)
def test_looked_at_from_the_other_side_what_rose_fell(
    rules: Modules, before: dict[str, Any], after: dict[str, Any]
) -> None:
    one, other = rules.each(
        "rounds-beside", "besideEachOther", [(STEPS, before, after), (STEPS, after, before)]
    )
    assert [step["step"] for step in one] == [step["step"] for step in other]
    for here, there in zip(one, other, strict=True):
        assert TURNED.get(here["kind"], there["kind"]) == there["kind"]
        assert (here.get("before"), here.get("after")) == (there.get("after"), there.get("before"))
    (same,) = rules.each("rounds-beside", "besideEachOther", [(STEPS, before, before)])
    assert {step["kind"] for step in same} <= {"same"}
