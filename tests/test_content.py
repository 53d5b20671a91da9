"""The contents: what every step has to hold, and what no text may do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from elinvoimapolku.model import Site, Step
from tests.conftest import PROJECT

LONGEST_SENTENCE = 25
SHARED_WORDS = 8
# The one sentence that has to be the same everywhere.
FIXED = {"paikallinen osuus on seurantaluku ei koskaan tarjousten vertailuperuste"}
# Abbreviations, officialese and empty praise that the writing guide rules out.
AVOIDED = (
    r"\b(mm|esim|ks|ko|jne|ym|eli\.)\.|\bmikäli\b|\bjohtuen\b|\btämän johdosta\b|\bomaa(va|vat)\b"
    r"|\bhyödyn(tä|nä)\w*|\bkokonaisvaltai\w+|\bsaumatto\w+|\bketter\w+|\becosystem\w*"
    r"|\bekosysteem\w+|\btyökalupak\w+|\bkeskiössä\b|\bytimessä\b|\bjalkaut\w+|\bimplement\w+"
    r"|\bsidosryhmä(?!kart)\w*|\bvastuutah\w+|\btoteuma\w*|\bjatkossa\b|\btarkoituksenmukai\w+"
)
WEAK_DATES = r"\b(viime vuosina|tällä hetkellä|nykyään|lähiaikoina)\b"


def plain(markdown: str) -> str:
    """The words of a text, without marks and link targets."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"[*`]|\{#[^}]*\}", "", text)


def paragraphs(step: Step) -> Iterator[str]:
    """Everything on a step that is prose: body, benefit, help texts, levels, questions."""
    for block in re.split(r"\n\s*\n|\n(?=[-#|:]|\d+\. )", step.body.text):
        yield plain(re.sub(r"^(#+ .*|:::.*|[-|].*?(?=\w)|\d+\. )", keep_words, block.strip()))
    yield from (step.benefit, step.summary, *step.decision_questions)
    for item in step.checklist:
        yield from (item.text, plain(item.help))
    for statement in step.assessment:
        yield from (statement.text, *statement.levels)


def keep_words(mark: re.Match[str]) -> str:
    """What a heading or callout line leaves: its words as a sentence of their own."""
    words = re.sub(r"^(#+|:::\s*\w*|[-|]|\d+\.)\s*", "", mark[0])
    return f"{words}. " if words else ""


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?])[”)]?\s+(?=[A-ZÅÄÖ”(])", text) if one.strip()]


def words(sentence: str) -> list[str]:
    # A number in groups is one word.
    return re.findall(r"[\w§%-]+", re.sub(r"(?<=\d)[\s\xa0](?=\d{3})", "", sentence.lower()))


def test_every_step_is_written_in_full(content: Site) -> None:
    faults = []
    for step in content.steps:
        length = len(step.body.text.split())
        if not 600 <= length <= 900:
            faults.append(f"{step.slug}: {length} words")
        counts = {
            "tools": (len(step.tools), 2, 5),
            "indicators": (len(step.indicators), 2, 4),
            "checklist": (len(step.checklist), 6, 10),
            "questions": (len(step.decision_questions), 4, 6),
            "statements": (len(step.assessment), 3, 3),
            "sources": (len(step.sources), 3, 12),
        }
        faults += [
            f"{step.slug}: {count} {name}"
            for name, (count, least, most) in counts.items()
            if not least <= count <= most
        ]
    assert faults == []


def test_what_is_to_be_ticked_asked_and_chosen_is_short(content: Site) -> None:
    faults = []
    for step in content.steps:
        limits = [
            *((item.text, 14) for item in step.checklist),
            *((plain(item.help), 25) for item in step.checklist),
            *((question, 20) for question in step.decision_questions),
            *((statement.text, 14) for statement in step.assessment),
            *((level, 22) for one in step.assessment for level in one.levels),
            (step.benefit, 16),
        ]
        faults += [f"{step.slug}: {text}" for text, most in limits if len(words(text)) > most]
    assert faults == []


def test_no_sentence_stands_on_two_steps(content: Site) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for step in content.steps:
        for paragraph in paragraphs(step):
            for sentence in sentences(paragraph):
                if len(words(sentence)) >= SHARED_WORDS:
                    places[" ".join(words(sentence))].add(step.slug)
    shared = {text: steps for text, steps in places.items() if len(steps) > 1}
    assert {text: steps for text, steps in shared.items() if text not in FIXED} == {}


def test_no_sentence_is_longer_than_a_breath(content: Site) -> None:
    long = [
        f"{step.slug}: {sentence}"
        for step in content.steps
        for paragraph in paragraphs(step)
        for sentence in sentences(paragraph)
        if len(words(sentence)) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("pattern", [AVOIDED, WEAK_DATES], ids=["officialese", "vague dates"])
def test_texts_keep_to_the_words_of_the_writing_guide(pattern: str) -> None:
    found = []
    for file in sorted((PROJECT / "content").rglob("*.md")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if "title:" in line or "url:" in line or line.startswith("  - tyo"):
                continue
            found += [f"{file.name}:{number}: {m[0]}" for m in re.finditer(pattern, line, re.I)]
    assert found == []


def test_the_path_has_its_tools_indicators_and_terms(content: Site) -> None:
    assert len(content.tools) >= 30
    assert len(content.indicators) >= 12
    assert len(content.terms) >= 30
    used_tools = {key for step in content.steps for key in step.tools}
    used_indicators = {key for step in content.steps for key in step.indicators}
    assert used_tools == set(content.tools)
    assert used_indicators == set(content.indicators)


def test_no_dead_centre_is_presented_as_alive(content: Site) -> None:
    for tool in content.tools.values():
        if "keino" in tool.publisher.lower():
            assert re.search(r"päättyi|ei enää|2024", f"{tool.body.text} {tool.publisher}"), tool.id
    for file in (PROJECT / "content").rglob("*.*"):
        assert "druid.fi" not in file.read_text("utf-8"), file.name
