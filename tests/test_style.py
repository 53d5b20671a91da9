"""Advice on how content is written: each kind stands at its place and goes when followed."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.cli import main
from elinvoimapolku.model import Page, Step
from elinvoimapolku.problems import Code, Problem, Severity, in_order
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.style.advice import advise
from elinvoimapolku.style.amounts import AMOUNTS
from elinvoimapolku.style.passages import passages, sentences
from tests.conftest import PROJECT, SiteFolder
from tests.papers import FILE as TEMPLATE_FILE
from tests.papers import TEMPLATE

FIRST, SECOND = "content/alueet/alku/ensiaskel.md", "content/alueet/alku/toinen.md"
OTHER = "content/alueet/jatko/jatkuu.md"
INFO, INDICATOR = "content/sivut/tietoa.md", "content/mittarit/osuus.md"
LONG = " ".join(["sana"] * 26)
PROSE = "Siksi."
"""The body of the second step under its first heading."""

Edit = tuple[str, str, str]
"""File, what stands in it, and what comes in its place."""


def case(code: Code, at: str, wrong: Edit, right: str) -> tuple[Code, str, Edit, Edit]:
    """A way to write that is told, the text at its place, and what is asked for instead."""
    file, old, _ = wrong
    return code, at, wrong, (file, old, right)


def prose(code: Code, at: str, wrong: str, right: str) -> tuple[Code, str, Edit, Edit]:
    """A case in the text of the second step."""
    return case(code, at, (SECOND, PROSE, wrong), right)


QUESTIONS = "decision_questions:\n" + '  - "Kuka vastaa tästä?"\n' * 4
CASES = [
    prose(Code.ABBREVIATION, "esim. nyt", "Siksi, esim. nyt.", "Siksi, esimerkiksi nyt."),
    prose(Code.ABBREVIATION, "mm. n", "Siis mm. näin.", "Siis muun muassa näin."),
    prose(Code.OFFICIALESE, "Mikäli", "Mikäli voitte.", "Jos voitte."),
    prose(Code.OFFICIALESE, "hyödyntää", "Voitte nyt hyödyntää sitä.", "Voitte nyt käyttää sitä."),
    prose(Code.VAGUE_DATE, "tällä hetkellä", "Sitä tällä hetkellä on.", "Sitä oli 2026."),
    prose(Code.STRAIGHT_QUOTE, '"tämä', 'Sana "tämä.', "Sana ”tämä."),
    prose(Code.DOUBLE_SPACE, "  kaksi", "Yksi  kaksi.", "Yksi kaksi."),
    prose(Code.LONG_SENTENCE, "Toinen sana", f"Lyhyt. Toinen {LONG}.", "Lyhyt. Toinen."),
    prose(
        Code.MISSING_CAVEAT,
        "paikallinen",
        "Tämä paikallinen osuus on luku.",
        "Paikallinen osuus on seurantaluku, ei koskaan tarjousten vertailuperuste.",
    ),
    prose(
        Code.UNMARKED_EXAMPLE,
        "::: esimerkki",
        "::: esimerkki Joki\nSiksi.\n:::",
        "::: esimerkki Esimerkki (kuvitteellinen kunta)\nSiksi.\n:::",
    ),
    prose(Code.TEXT_LENGTH, "", "Siksi tämä.", "sana " * 600),
    case(
        Code.LONG_TEXT,
        'text: "sana',
        (SECOND, '"Tehkää."', f'"{"sana " * 15}."'),
        '"Tehkää tämä."',
    ),
    case(Code.LONG_TEXT, 'summary: "aaa', (SECOND, '"Jatkakaa."', f'"{"a" * 201}"'), '"Jatko."'),
    case(
        Code.MISSING_HELP,
        "id: toinen-teko",
        (SECOND, '"Tehkää."', '"Tehkää tämä."'),
        '"Tehkää."\n    help: "Näin."',
    ),
    case(
        Code.MISSING_INSTRUCTION,
        "id: toinen-teko",
        (SECOND, '"Tehkää."', '"Tehkää tämä."'),
        '"Tehkää."\n    section: ohjeet',
    ),
    case(
        Code.UNUSUAL_AMOUNT,
        "title:",
        (SECOND, "reviewed: 2026-11-23", "reviewed: 2026-11-22"),
        f"{QUESTIONS}reviewed: 2026-11-23",
    ),
    case(
        Code.UNEQUAL_HOURS,
        "duration:",
        (SECOND, "noin 1 työtunti", "noin 3 työtuntia"),
        "noin 1 työtunti",
    ),
    case(
        Code.SHARED_SENTENCE,
        "Tätä virkettä",
        (OTHER, PROSE, "Tätä virkettä ei saa olla kahden vaiheen sivulla milloinkaan."),
        "Tämä on toinen.",
    ),
    case(Code.UNUSED_TOOL, "", (FIRST, "tools:\n  - ohje-yksi\n", ""), ""),
    case(Code.UNUSED_INDICATOR, "", (FIRST, "indicators:\n  - osuus\n", ""), ""),
    case(Code.UNUSED_TEMPLATE, "", (FIRST, "templates: [kutsu]\n", ""), ""),
    case(
        Code.REPEATED_FORMULA,
        "Jakakaa",
        (
            FIRST,
            "### 1. Tehkää (viikko 1)",
            "Jakakaa avattujen pienhankintojen määrä kaikkien pienhankintojen koko summalla.",
        ),
        "Kirjatkaa pienhankinnat [mittarin tavalla](../../mittarit/osuus.md).",
    ),
]


def told(site: SiteFolder) -> tuple[Problem, ...]:
    return in_order(advise(read_site(site.options, [])))


@pytest.fixture
def prepared(site: SiteFolder) -> SiteFolder:
    """The small site with what some cases repeat, and a template."""
    site.write(TEMPLATE_FILE, TEMPLATE.format(law=""))
    site.replace(FIRST, "tools:\n", "templates: [kutsu]\ntools:\n")
    site.replace(
        INDICATOR,
        "Laskekaa osuus.",
        "Jakakaa avattujen pienhankintojen määrä kaikkien pienhankintojen määrällä.",
    )
    site.replace(
        FIRST,
        "Muistakaa 2024",
        "Tätä virkettä ei saa olla kahden vaiheen sivulla milloinkaan. Muistakaa 2024",
    )
    return site


@pytest.mark.parametrize(
    ("code", "at", "wrong", "right"), CASES, ids=[f"{code}-{at}" for code, at, *_ in CASES]
)
def test_advice_stands_at_its_place_and_goes_when_it_is_followed(
    prepared: SiteFolder, code: Code, at: str, wrong: Edit, right: Edit
) -> None:
    edited = (prepared.root / wrong[0]).read_text("utf-8")
    prepared.replace(*wrong)
    assert not prepared.run(write=False).failed
    found = told(prepared)
    assert {one.severity for one in found} == {Severity.NOTICE}
    places = [text_at(prepared, one) for one in found if one.code is code]
    assert any(text.startswith(at) for text in places), places
    prepared.write(wrong[0], edited)
    if right[2]:
        prepared.replace(*right)
    assert not prepared.run(write=False).failed
    assert len([one for one in told(prepared) if one.code is code]) == len(places) - 1


def test_advice_is_given_whichever_file_of_the_site_has_a_mistake(prepared: SiteFolder) -> None:
    # With a sentence for every kind of advice, so that each looks for what it compares with.
    for _, _, (file, old, new), _ in CASES:
        text = (prepared.root / file).read_text(encoding="utf-8")
        if old != "indicators:\n  - osuus\n":
            prepared.write(file, text.replace(old, new, 1))
    for file in sorted((prepared.root / "content").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("---\n", "---\nvieras: 1\n", 1), encoding="utf-8")
        problems: list[Problem] = []
        reading = read_site(prepared.options, problems)
        assert any(problem.code == Code.UNKNOWN_KEY for problem in problems), file
        list(advise(reading))
        file.write_text(text, encoding="utf-8")


def text_at(site: SiteFolder, problem: Problem) -> str:
    """What stands where a problem is told."""
    line = (site.root / problem.file).read_text("utf-8").split("\n")[problem.line - 1]
    assert problem.column <= len(line) + 1
    return line[problem.column - 1 :]


def test_every_kind_of_advice_has_a_case() -> None:
    named = set()
    for file in (PROJECT / "elinvoimapolku/style").glob("*.py"):
        named |= {Code[name] for name in re.findall(r"\bCode\.([A-Z_]+)", file.read_text("utf-8"))}
    assert {case[0] for case in CASES} == named


def test_every_amount_is_a_list_of_a_step() -> None:
    assert set(AMOUNTS) <= set(Step.model_fields)


def test_the_guide_tells_every_kind_of_advice() -> None:
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [code for code, *_ in CASES if f"`{code}`" not in guide] == []


@pytest.mark.parametrize(
    "text",
    [
        "Avatkaa [sivu](https://example.org/esim.html).",
        'Näin: `mm. "  "`.',
        '```\nesim.  "mikäli"\n```',
        f"```\n{LONG}\n```",
        "## Otsikko {#mikali}",
        "| Yksi | Kaksi |\n|---|---|\n| " + "sana " * 20 + "| " + "sana " * 20 + "|",
        "- " + "sana " * 20 + "\n- " + "sana " * 20,
    ],
)
def test_code_addresses_and_separate_blocks_are_no_sentence(site: SiteFolder, text: str) -> None:
    known = set(told(site))
    site.write(INFO, (site.root / INFO).read_text("utf-8") + f"\n{text}\n")
    assert set(told(site)) == known


def test_a_sentence_is_placed_in_the_line_where_it_begins(site: SiteFolder) -> None:
    site.write(
        INFO, (site.root / INFO).read_text("utf-8") + "\nYksi on tämä. **Kaksi**\nrivi. Kolme.\n"
    )
    (page,) = (one for one in read_site(site.options, []).contents if one.file == INFO)
    assert isinstance(page, Page)
    last = [one for part in passages(page) for one in sentences(part)][-3:]
    lines = (site.root / INFO).read_text("utf-8").split("\n")
    starts = [lines[one.line - 1][one.column - 1 :] for one in last]
    assert starts == ["Yksi on tämä. **Kaksi**", "**Kaksi**", "Kolme."]


def test_check_tells_advice_beside_its_line_and_succeeds(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    site.replace(SECOND, PROSE, "Mikäli voitte.")
    assert main(["check", "--root", str(site.root)]) == 0
    said = capsys.readouterr().err
    assert f"::notice file={SECOND},line=" in said
    assert "title=officialese::”Mikäli”" in said


def test_a_build_says_nothing_of_style(site: SiteFolder) -> None:
    site.replace(SECOND, PROSE, "Mikäli voitte.")
    assert site.run().problems == ()
