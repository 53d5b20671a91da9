"""From YAML to typed values; pydantic's complaints in Finnish."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import BaseModel, Field

from elinvoimapolku.model import Hyphenation, LedgerEntry, Step, Tool
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.schema import build
from elinvoimapolku.reading.yaml_text import read_yaml
from elinvoimapolku.settings import ReviewMonths, SiteSettings
from elinvoimapolku.values import Body, Count, Day, Flag, Prose, Record, Verified


class Part(Record):
    """A group inside a small kind."""

    name: Prose
    size: Count = 1


class Small(Record):
    """A kind with each sort of value."""

    title: Prose = "x"
    count: Count = 0
    day: Day | None = None
    flag: Flag = False
    verified: Verified = "page"
    parts: tuple[Part, ...] = ()
    part: Part | None = None


TOOL = """\
title: "Ohje"
publisher: "Julkaisija"
url: "https://example.org/"
kind: ohje
audience: "Kaikille"
cost: "Maksuton"
language: "suomi"
checked: 2026-11-23
verified: page
"""
STEP = """\
title: "Vaihe"
order: 1
phase: aluksi
benefit: "Hyöty"
summary: "Mitä"
duration: "viikko"
outcome: "muistio"
roles:
  - role: "Vastaava"
    task: "tekee"
    hours: 2
checklist:
  - id: vaihe-teko
    text: "Tehkää."
reviewed: 2026-11-23
"""
STEP_FILE = {"slug": "vaihe", "id": "vaihe", "area": "alue"}


def make(kind: type[BaseModel], text: str, **given: Any) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    read = read_yaml(text, "f.yml", 1, problems)
    assert read is not None, problems
    if kind in (Step, Tool):
        given |= {"file": "f.yml", "places": read.places, "body": Body("", 1)}
    return build(kind, read, "f.yml", problems, given), problems


def fault(kind: type[BaseModel], text: str, **given: Any) -> tuple[int, int, Code, str]:
    """The only problem of a text."""
    value, problems = make(kind, text, **given)
    assert value is None
    (problem,) = problems
    return problem.line, problem.column, problem.code, f"{problem.message} {problem.hint}"


def test_letters_become_the_types_that_the_kind_declares() -> None:
    text = """\
title: " 1.10 "
count: 12
day: 2028-02-29
flag: true
verified: via
parts: [{name: a}, {name: b, size: 3}]
part: {name: c}
"""
    value, problems = make(Small, text)
    assert problems == []
    assert value == Small(
        title="1.10",
        count=12,
        day=datetime.date(2028, 2, 29),
        flag=True,
        verified="via",
        parts=(Part(name="a"), Part(name="b", size=3)),
        part=Part(name="c"),
    )


def test_a_value_never_changes_afterwards() -> None:
    value, _ = make(Small, "title: a")
    with pytest.raises(ValueError, match="frozen"):
        value.title = "b"


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "words"),
    [
        ("otsikko: a", 1, 1, Code.UNKNOWN_KEY, "”otsikko” ei tunneta. Tässä käytetään avaimia: "),
        ("titel: a", 1, 1, Code.UNKNOWN_KEY, "Tarkoititteko ”title”?"),
        ("parts:\n- nam: b\n  name: c", 2, 3, Code.UNKNOWN_KEY, "(kohdassa parts, 1. rivi)"),
        ("part: {name: c, siz: 2}", 1, 17, Code.UNKNOWN_KEY, "(kohdassa part). Tarkoititteko"),
        (
            "parts:\n- name: a\n- size: 2",
            3,
            3,
            Code.MISSING_KEY,
            "”name” puuttuu (kohdassa parts, 2",
        ),
        ("day: 2026-02-30", 1, 1, Code.IMPOSSIBLE_DATE, "2026-02-30 ei ole kalenterissa"),
        ("day: 0000-01-01", 1, 1, Code.IMPOSSIBLE_DATE, "0000-01-01 ei ole kalenterissa"),
        ("day: ٢٠٢٦-01-01", 1, 1, Code.WRONG_TYPE, "päivä muodossa 2026-11-23"),
        ("day: 30.2.2026", 1, 1, Code.IMPOSSIBLE_DATE, "30.2.2026 ei ole kalenterissa"),
        ("day: 3.2.2026", 1, 1, Code.WRONG_TYPE, "Tarkoititteko ”2026-02-03”?"),
        ("day: 2026/2/3", 1, 1, Code.WRONG_TYPE, "Tarkoititteko ”2026-02-03”?"),
        ("day: 3.2.26", 1, 1, Code.WRONG_TYPE, "päivä muodossa 2026-11-23"),
        ("day: [2026-01-01]", 1, 1, Code.WRONG_TYPE, "väärää lajia: luettelo."),
        (
            "count: 1.10",
            1,
            1,
            Code.WRONG_TYPE,
            "väärää lajia: teksti (1.10). Tähän kuuluu pelkkä koko",
        ),
        ("count: 12:30", 1, 1, Code.WRONG_TYPE, "kokonaisluku"),
        ("count: -1", 1, 1, Code.WRONG_TYPE, "kokonaisluku"),
        ("count: 1234567890", 1, 1, Code.WRONG_TYPE, "kokonaisluku"),
        ("count: ٣", 1, 1, Code.WRONG_TYPE, "kokonaisluku"),
        ("count: [1]", 1, 1, Code.WRONG_TYPE, "kokonaisluku"),
        ("count:", 1, 1, Code.WRONG_TYPE, "väärää lajia: tyhjä."),
        ("flag: no", 1, 1, Code.WRONG_TYPE, "true (kyllä) tai false (ei)"),
        ("flag: [true]", 1, 1, Code.WRONG_TYPE, "true (kyllä) tai false (ei)"),
        ("title: [a]", 1, 1, Code.WRONG_TYPE, "väärää lajia: luettelo. Tähän kuuluu teksti."),
        ("title: {a: b}", 1, 1, Code.WRONG_TYPE, "ryhmä avaimia. Tähän kuuluu teksti."),
        ("parts: a", 1, 1, Code.WRONG_TYPE, "luettelo, jonka rivit alkavat viivalla"),
        ("parts: [a]", 1, 9, Code.WRONG_TYPE, "Tähän kuuluu ryhmä avaimia."),
        ("- a", 1, 1, Code.WRONG_TYPE, "Tiedoston sisältö on väärää lajia: luettelo."),
        ("a", 1, 1, Code.WRONG_TYPE, "Tiedoston sisältö on väärää lajia: teksti (a)."),
        ('title: "  "', 1, 1, Code.BAD_VALUE, "arvo on tyhjä. Kirjoittakaa arvo."),
        ("verified: pag", 1, 1, Code.BAD_VALUE, "page, copy, via. Tarkoititteko ”page”?"),
        ("verified: xyz", 1, 1, Code.BAD_VALUE, "Valitkaa jokin näistä: page, copy, via."),
    ],
)
def test_each_mistake_has_its_place_and_its_words(
    text: str, line: int, column: int, code: Code, words: str
) -> None:
    *place, told = fault(Small, text)
    assert place == [line, column, code]
    assert words in told


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (LedgerEntry, "replaced_by: [Ä]", "pieniä kirjaimia"),
        (Hyphenation, "words: [hankinta]", "hankinta|osaaminen"),
        (Hyphenation, "words: [Hankinta|ala]", "pystyviivalla"),
        (Tool, TOOL.replace("https://example.org/", "example.org"), "”https://example.org”?"),
        (Tool, TOOL.replace("https:", "javascript:"), "https://www.hankinnat.fi/"),
        (Tool, TOOL + "id: Ä", "nykytila-rajaus"),
        (Step, STEP + "aliases: [vanha]", "/vanha/osoite/"),
        (Step, STEP.replace("vaihe-teko", "vaihe_teko"), "nykytila-rajaus"),
    ],
)
def test_a_value_in_a_wrong_form_is_told_how_to_write_it(
    kind: type[BaseModel], text: str, words: str
) -> None:
    given = STEP_FILE if kind is Step else {"slug": "x", "id": "x"}
    _, _, code, told = fault(kind, text, **(given if kind in (Step, Tool) else {}))
    assert code is Code.BAD_VALUE
    assert words in told


@pytest.mark.parametrize("key", ["address", "repository", "feedback"])
def test_a_setting_that_is_no_address_is_told_so(key: str) -> None:
    _, problems = make(SiteSettings, f"{key}: väärä osoite")
    (problem,) = (one for one in problems if one.code is Code.BAD_VALUE)
    assert 'jättäkää arvoksi ""' in problem.hint


def test_a_pattern_without_its_own_advice_points_to_other_files() -> None:
    class Patterned(Record):
        code: str = Field(default="a", pattern="^a$")

    *_, told = fault(Patterned, "code: b")
    assert (
        told
        == "Avaimen ”code” arvo ”b” ei kelpaa. Verratkaa arvoa toiseen samanlaiseen tiedostoon."
    )


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ("[a, b]", "liian vähän rivejä. Rivejä pitää olla vähintään 4."),
        ("[a, b, c, d, e]", "liian monta riviä. Rivejä saa olla enintään 4."),
    ],
)
def test_a_statement_has_four_levels(levels: str, words: str) -> None:
    text = f"{STEP}assessment:\n  - id: vaihe-arvio\n    text: x\n    levels: {levels}\n"
    line, column, code, told = fault(Step, text, **STEP_FILE)
    assert (line, column, code) == (19, 5, Code.BAD_VALUE)
    assert words in told


def test_an_empty_list_where_something_is_needed_says_how_many() -> None:
    text = STEP.replace(STEP[STEP.index("checklist") : STEP.index("reviewed")], "checklist: []\n")
    *_, code, told = fault(Step, text, **STEP_FILE)
    assert code is Code.BAD_VALUE
    assert "vähintään 1" in told


def test_a_missing_key_of_the_file_is_told_at_its_beginning() -> None:
    line, column, code, told = fault(Tool, TOOL.replace("kind: ohje\n", ""), slug="x", id="x")
    assert (line, column, code) == (1, 1, Code.MISSING_KEY)
    assert told == "Pakollinen avain ”kind” puuttuu. Lisätkää rivi kind: ja sille arvo."


def test_the_id_of_a_file_may_be_written_in_it() -> None:
    assert make(Tool, TOOL, slug="uusi", id="uusi")[0].id == "uusi"
    assert make(Tool, TOOL + "id: vanha", slug="uusi", id="uusi")[0].id == "vanha"


@pytest.mark.parametrize("key", ["file", "slug", "places", "body", "area", "steps"])
def test_what_the_place_of_a_file_gives_cannot_be_written_in_it(key: str) -> None:
    line, _, code, told = fault(Step, f"{STEP}{key}: x", **STEP_FILE)
    assert (line, code) == (16, Code.UNKNOWN_KEY)
    assert f"”{key}” ei tunneta" in told
    assert key not in told.partition("avaimia: ")[2].split(", ")


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    text = STEP.replace("order: 1", "order: yksi").replace("benefit", "benefits") + "slug: x\n"
    value, problems = make(Step, text.replace("2026-11-23", "2026-13-23"), **STEP_FILE)
    assert value is None
    assert sorted(one.code for one in problems) == [
        Code.IMPOSSIBLE_DATE,
        Code.UNKNOWN_KEY,
        Code.UNKNOWN_KEY,
        Code.WRONG_TYPE,
    ]


def test_a_list_with_a_mistake_in_a_row_is_not_called_short_and_hides_nothing() -> None:
    rows = "assessment:\n  - id: vaihe-arvio\n    text: x\n    levels: [a, b, c, [d]]\n"
    _, problems = make(Step, f"{STEP}{rows}vieras: x\n", **STEP_FILE)
    assert [(one.line, one.code) for one in problems] == [
        (19, Code.WRONG_TYPE),
        (20, Code.UNKNOWN_KEY),
    ]


def test_a_key_of_a_group_gets_advice_from_that_group() -> None:
    *_, told = fault(Step, STEP.replace("hours: 2", "hours: 2\n    tuntia: 2"), **STEP_FILE)
    assert told.endswith("Tässä käytetään avaimia: role, task, hours.")


def test_a_key_of_a_group_inside_a_group_gets_advice_from_the_inner_one() -> None:
    text = "sections:\n  step:\n    - id: a\n      heading: A\n      otsikko: b\n"
    _, problems = make(SiteSettings, text)
    (problem,) = (one for one in problems if one.code is Code.UNKNOWN_KEY)
    assert problem.hint == "Tässä käytetään avaimia: id, heading, required, numbered."


def test_an_empty_file_has_the_default_values() -> None:
    value, problems = make(ReviewMonths, "")
    assert (value, problems) == (ReviewMonths(), [])
