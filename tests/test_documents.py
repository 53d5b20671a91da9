"""The project's own documents: their links lead somewhere, their pictures can be seen and heard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])
NAMES = [path.relative_to(PROJECT).as_posix() for path in DOCUMENTS]
PICTURES = PROJECT / "docs" / "pictures"
MOST_BYTES = 150_000
LEAST_WORDS = 5


def text_of(document: str) -> str:
    """A document without the examples in it."""
    text = (PROJECT / document).read_text(encoding="utf-8")
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors(document: Path) -> set[str]:
    """The fragments that GitHub gives to headings."""
    text = text_of(document.relative_to(PROJECT).as_posix())
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def pictures(document: str) -> list[tuple[str, Path]]:
    """The words and the file of every picture of a document, in Markdown or in HTML."""
    text = text_of(document)
    found = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)
    found += re.findall(r'<img alt="([^"]*)" src="([^"]+)"', text)
    assert len(found) == text.count("![") + text.count("<img ")
    return [(words, (PROJECT / document).parent / file) for words, file in found]


@pytest.mark.parametrize("document", NAMES)
def test_links_lead_to_files_and_headings_that_there_are(document: str) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)]+)\)", text_of(document)):
        path, _, fragment = target.partition("#")
        file = (PROJECT / document).parent / path if path else PROJECT / document
        assert file.exists(), target
        assert not fragment or fragment in anchors(file), target


@pytest.mark.parametrize("document", NAMES)
def test_pictures_are_light_and_have_words_of_their_own(document: str) -> None:
    for words, file in pictures(document):
        assert file.stat().st_size <= MOST_BYTES, file
        assert len(words.split()) >= LEAST_WORDS, file


def test_every_picture_is_shown_and_every_drawing_is_drawn() -> None:
    shown = {file.resolve() for document in NAMES for _, file in pictures(document)}
    files = {file for file in PICTURES.iterdir() if file.suffix in (".png", ".svg")}
    assert files <= shown
    assert {file.with_suffix(".png") for file in PICTURES.glob("*.html")} <= files


def test_the_guide_has_the_names_of_the_checks_that_editors_see() -> None:
    workflow = (PROJECT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    for name in ("Sisältö", "Kaikki testit"):
        assert re.search(rf"name: {name}$", workflow, re.MULTILINE)
        assert f"*{name}*" in text_of("CONTRIBUTING.md")


def test_the_guide_has_the_words_of_the_links_that_it_shows() -> None:
    page = (PROJECT / "templates" / "base.html").read_text(encoding="utf-8")
    guide = re.sub(r"\s+", " ", text_of("CONTRIBUTING.md"))
    for words in ("Muokkaa tätä sivua", "Ehdota muutosta"):
        assert f"*{words}*" in guide
        assert f">{words}</a>" in page
