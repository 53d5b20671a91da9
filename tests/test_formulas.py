"""Formulas: whatever is written, it is either understood or told, and counts to a value."""

from __future__ import annotations

import contextlib

import hypothesis
import pytest
from hypothesis import strategies

from elinvoimapolku.spreadsheet.cell_values import CellError, Value
from elinvoimapolku.spreadsheet.evaluation import evaluate
from elinvoimapolku.spreadsheet.functions import FUNCTIONS, LOGIC
from elinvoimapolku.spreadsheet.parsing import (
    LEVELS,
    Binary,
    Call,
    Constant,
    FormulaError,
    Here,
    Negative,
    Node,
    Single,
    Title,
    WholeColumn,
    parse,
)
from elinvoimapolku.spreadsheet.printing import printed

CELLS: list[Value] = [None, "", "ei", "12", 0, -4, 2.5, 46387, 1e15, True, CellError("#N/A")]
SIGNS = [sign for level in LEVELS for sign in level]


class Place:
    """A formula's surroundings."""

    row = 4

    def here(self, column: str) -> Value:
        return CELLS[len(column) % len(CELLS)]

    def column(self, table: str, column: str) -> list[Value]:
        return CELLS[len(column) % 3 :]

    def single(self, name: str) -> Value:
        return CELLS[-len(name) % len(CELLS)]

    def header_row(self, table: str) -> int:
        return 3


TITLES = strategies.sampled_from(["Päättyy", "Arvo €", "48 kk, arvo", "x"])
LEAVES = strategies.one_of(
    strategies.builds(
        Constant,
        strategies.one_of(
            strategies.integers(0, 10**6),
            strategies.sampled_from(["", "ei", '"', ">=2", "<>ei", "a*", 0.5, True]),
        ),
    ),
    strategies.builds(Here, TITLES),
    strategies.builds(WholeColumn, strategies.just("T"), TITLES),
    strategies.builds(Title, strategies.just("T"), TITLES),
    strategies.builds(Single, strategies.sampled_from(["Raja", "Vuosi_1"])),
)


def calls(inner: strategies.SearchStrategy[Node]) -> strategies.SearchStrategy[Node]:
    """Every function with so many arguments as it takes."""
    known = {**{name: (one.least, one.most) for name, one in FUNCTIONS.items()}, **LOGIC}
    return strategies.sampled_from(sorted(known)).flatmap(
        lambda name: strategies.lists(
            inner, min_size=known[name][0], max_size=min(known[name][1], known[name][0] + 2)
        ).map(lambda arguments: Call(name, tuple(arguments)))
    )


TREES = strategies.recursive(
    LEAVES,
    lambda inner: strategies.one_of(
        calls(inner),
        strategies.builds(Binary, strategies.sampled_from(SIGNS), inner, inner),
        strategies.builds(Negative, inner),
    ),
    max_leaves=8,
)


@hypothesis.given(TREES)
@hypothesis.settings(max_examples=600)
def test_every_formula_counts_to_a_value_or_to_a_mistake(tree: Node) -> None:
    value = evaluate(tree, Place())
    assert value is not None
    assert isinstance(value, int | float | str | bool | CellError)


@hypothesis.given(TREES)
@hypothesis.settings(max_examples=600)
def test_what_a_file_has_is_the_formula_that_was_meant(tree: Node) -> None:
    text = printed(tree, "T").replace("_xlfn.", "")
    text = text.replace("T[[#This Row],[", "[@[")
    assert parse(text) == tree


@hypothesis.given(strategies.text(max_size=30))
def test_any_text_is_a_formula_or_told(text: str) -> None:
    with contextlib.suppress(FormulaError):
        assert parse(f"={text}")


def test_a_formula_as_long_as_may_be_counts() -> None:
    assert evaluate(parse("=1" + "+1" * 299), Place()) == 300
    assert evaluate(parse("=" + "(" * 64 + "1" + ")" * 64), Place()) == 1
    assert evaluate(parse("=" + "-" * 598 + "1"), Place()) == 1


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("=[@Päättyy]-60", "=[@[Päättyy]] - 60"),
        ('=IF([@x]="";1;2)', '=if([@x]="",1,2)'),
        ("=1-2-3", "=(1-2)-3"),
        ("=-2*3", "=(-2)*3"),
        ('="a"&1+1', '="a"&(1+1)'),
        ("=1+1=2", "=(1+1)=2"),
        ("=T[[#Headers],[x]]", "=T[[#Headers]; [x]]"),
        ("=SUM(T[48 kk, arvo])", "=SUM(T[[48 kk, arvo]])"),
        ("=TRUE", "=true"),
    ],
)
def test_a_formula_may_be_written_in_more_than_one_way(written: str, same: str) -> None:
    assert parse(written) == parse(same)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("=" + "-" * 700 + "1", "siinä on yli 600 nimeä ja merkkiä. Jakakaa se sarakkeisiin"),
        ("1+1", "kaava alkaa merkillä ="),
        ("=1+", "arvo puuttuu lopusta"),
        ("=(1", "sulku ) puuttuu"),
        ("=1)", "merkki ) on väärässä paikassa"),
        ("=SUM(1;;2)", "arvo puuttuu ennen merkkiä ;"),
        ("=2,5", "merkki , on väärässä paikassa"),
        ("=A1:B2", "tätä kohtaa ei ymmärretä: :B2"),
        ('="a@b"', 'tätä kohtaa ei ymmärretä: "a@b"'),
    ],
)
def test_what_is_no_formula_is_told(written: str, told: str) -> None:
    with pytest.raises(FormulaError, match=r".*") as caught:
        parse(written)
    assert str(caught.value) == told
