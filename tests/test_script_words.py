"""Scripts have no words of their own: what they show comes from the page they run on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.conftest import PROJECT, SiteFolder
from tests.test_weights import ON_USE, scripts

SCRIPTS = sorted((PROJECT / "assets" / "js").rglob("*.js"))
TEMPLATES = sorted((PROJECT / "templates").rglob("*.html"))
SHARED = "saved-words.js"
COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
# The name of the format, in every file and key that a visitor has saved, and the key of a link.
NAMES = re.compile(r"elinvoimapolku|#polku=")


def words_of_templates() -> set[str]:
    """The words of four letters or more that templates show: Finnish, all of them."""
    found: set[str] = set()
    for file in TEMPLATES:
        text = re.sub(r"\{#.*?#\}", " ", file.read_text("utf-8"), flags=re.DOTALL)
        told = re.findall(r'(?:word|counted|noun)\("[^"]*"((?:, "[^"]*")+)\)', text)
        # Blocks of styles and scripts hold the names of files.
        not_shown = r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|[\w/-]+\.(?:css|js)\b"
        shown = re.sub(not_shown, " ", text, flags=re.DOTALL)
        for one in (shown, *told):
            found.update(re.findall(r"[a-zåäö]{4,}", re.sub(r"\{\w+\}", " ", one).lower()))
    return found


def finnish_of(script: str, words: set[str]) -> Iterator[str]:
    """The literals of a script that have words of the site in them, or letters of its language."""
    for literal in LITERAL.findall(COMMENT.sub("", script)):
        plain = NAMES.sub(" ", re.sub(r"\$\{[^}]*\}", " ", literal))
        found = set(re.findall(r"[a-zåäö]{4,}", plain.lower()))
        if found & words or re.search(r"[åäöÅÄÖ]", plain):
            yield literal


def test_no_script_has_a_finnish_text() -> None:
    words = words_of_templates()
    assert {"tallessa", "kohtaa", "kumottu"} <= words
    for file in SCRIPTS:
        assert list(finnish_of(file.read_text("utf-8"), words)) == [], file.name


@pytest.mark.parametrize("text", ['tell("Kumottu.")', "`${count} kohtaa`", '"Ääni"', '"kesken"'])
def test_a_finnish_text_in_a_script_is_found(text: str) -> None:
    assert list(finnish_of(f"const a = {text}; // Kommentti", words_of_templates()))


def pages(site: SiteFolder) -> list[str]:
    """The pages that have scripts."""
    all_pages = sorted(file.relative_to(site.output) for file in site.output.rglob("index.html"))
    return [str(page) for page in all_pages if scripts(site, str(page))]


def code(site: SiteFolder, page: str) -> str:
    """The scripts that can come to a page, as one text."""
    files = sorted(file for file in scripts(site, page, ON_USE) if file.name != SHARED)
    return "\n".join(COMMENT.sub("", file.read_text("utf-8")) for file in files)


def words_at(site: SiteFolder, page: str) -> str:
    """The HTML of a page, and of the words that come to it as a script."""
    files = [file for file in scripts(site, page, ON_USE) if file.name == SHARED]
    return "".join((site.read(page), *(file.read_text("utf-8") for file in files)))


def asked(code: str, function: str) -> set[str]:
    """The names that a function is called with, as written; with * for what is computed."""
    found: set[str] = set()
    for call in re.findall(rf"\b{function}\(([^;]*)", code):
        first = re.split(r",\s*\{|\)\s*[,;)?]|\)$", call)[0]
        for name in re.findall(r'(?:^|[?:]\s+)("[\w-]+"|`[^`]*`)', first):
            found.add(re.sub(r"\$\{[^}]*\}", "*", name[1:-1]))
    return found


@pytest.mark.parametrize(
    ("function", "mark"), [("wordsFor", "data-word"), ("pieceOf", "data-piece")]
)
def test_every_page_has_the_words_that_its_scripts_ask_for_and_no_others(
    built_site: SiteFolder, function: str, mark: str
) -> None:
    checked = pages(built_site)
    assert len(checked) > len(list(built_site.root.glob("content/alueet/*/*.md")))
    for page in checked:
        text = code(built_site, page)
        carried = set(re.findall(f'{mark}="([^"]+)"', words_at(built_site, page)))
        names = asked(text, function)
        assert bool(names) == (f"{function}(" in text), page
        for name in names:
            pattern = re.escape(name).replace(r"\*", ".*")
            assert any(re.fullmatch(pattern, one) for one in carried), (page, name)
        computed = [re.escape(name).replace(r"\*", ".*") for name in names if "*" in name]
        for one in carried:
            used = f'"{one}"' in text or any(re.fullmatch(rule, one) for rule in computed)
            assert used, (page, one)


def test_the_forms_of_a_counted_text_differ(built_site: SiteFolder) -> None:
    forms = r'data-word="([^"]+)" data-one="([^"]*)"(?: data-other="([^"]*)")?>([^<]*)<'
    for page in pages(built_site):
        for name, one, other, text in re.findall(forms, words_at(built_site, page)):
            assert one != (other or text), (page, name)
