"""A text that readers see has its typography by its type, so that no view has to remember it."""

from __future__ import annotations

import json
import pickle
import re
import shutil
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

import pytest
import yaml
from pydantic import AfterValidator, StringConstraints

from elinvoimapolku.model import KINDS, Glossary, Hyphenation, LedgerEntry
from elinvoimapolku.reading.documents import GLOSSARY, SETTINGS, kind_of
from elinvoimapolku.settings import SiteSettings
from elinvoimapolku.typography import polished, written
from elinvoimapolku.values import MarkdownLine, Name, Record
from tests.conftest import PROJECT, SiteFolder

ROOTS = (*KINDS, SiteSettings, Glossary, Hyphenation, LedgerEntry)
"""What the files of the content hold; everything else is inside one of these."""
NAMES = {
    "Step.phase",
    "Step.templates",
    "Step.tools",
    "Step.indicators",
    "Tool.kind",
    "Tool.group",
    "Indicator.group",
    "Template.group",
    "Template.landscape",
    "Page.layout",
    "Section.heading",
    "Navigation.header",
    "Navigation.footer",
    "SiteSettings.language",
}
"""Keys whose texts are compared with another text, and which no page shows."""
IN_CELLS = {
    "Sheet.name",
    "Column.title",
    "Column.choices",
    "Column.alert",
    "Column.calm",
    "SingleCell.title",
    "SingleCell.choices",
}
"""Texts of a spreadsheet: its formulas compare them, so they are shown as they are written."""
FROM_THE_PLACE = {"file", "slug", "area"}
MARK = 'qq" 5 %'
SHOWN = "qq” 5\u00a0%"


def fields(kind: type[Record]) -> Iterator[tuple[str, Any]]:
    """The keys of a kind with all that is declared of their values."""
    for name, form in get_type_hints(kind, include_extras=True).items():
        if get_origin(form) is not ClassVar and name in kind.model_fields:
            yield name, form


def forms(form: Any) -> Iterator[Any]:
    """What a form is made of: a text with its rules, a group, or another value."""
    inner = get_args(form)
    if get_origin(form) is Annotated and inner[0] is not str:
        yield from forms(inner[0])
    elif get_origin(form) in (None, Annotated):
        yield form
    else:
        for part in inner:
            if part is not Ellipsis:
                yield from forms(part)


def kinds(roots: tuple[type[Record], ...]) -> Iterator[type[Record]]:
    """The kinds and the groups inside them, each once."""
    waiting, met = list(roots), set[type[Record]]()
    while waiting:
        kind = waiting.pop()
        if kind not in met:
            met.add(kind)
            yield kind
            for _, form in fields(kind):
                waiting += [one for one in forms(form) if is_group(one)]


def is_group(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, Record)


def is_text(form: Any) -> bool:
    return form is str or (get_origin(form) is Annotated and get_args(form)[0] is str)


def is_prose(form: Any) -> bool:
    return AfterValidator(polished) in getattr(form, "__metadata__", ())


def has_pattern(form: Any) -> bool:
    rules = getattr(form, "__metadata__", ())
    return any(isinstance(one, StringConstraints) and one.pattern for one in rules)


TEXTS = [
    (f"{kind.__name__}.{name}", form)
    for kind in kinds(ROOTS)
    for name, declared in fields(kind)
    for form in forms(declared)
    if is_text(form) and name not in FROM_THE_PLACE
]


@pytest.mark.parametrize(("key", "form"), TEXTS, ids=[key for key, _ in TEXTS])
def test_a_text_is_prose_unless_it_is_markdown_an_address_or_a_name(key: str, form: Any) -> None:
    if form == Name:
        assert key in NAMES | IN_CELLS, f"{key}: if pages show it, it is Prose"
    else:
        ways = (is_prose(form), form == MarkdownLine, has_pattern(form))
        assert ways.count(True) == 1, f"{key}: an id or address is never polished, prose always"


def test_the_texts_that_are_walked_are_those_of_all_groups() -> None:
    keys = {key for key, _ in TEXTS}
    assert {"Step.title", "Statement.levels", "Licence.name", "Term.term"} <= keys
    assert keys >= NAMES
    assert not is_prose(Name)


def with_marks(kind: type[Record], data: dict[str, Any]) -> dict[str, Any]:
    """What a file says, with a mark that needs typography at the end of every shown text."""
    declared = dict(fields(kind))
    return {key: _marked(declared[key], value) for key, value in data.items()}


def _marked(declared: Any, value: Any) -> Any:
    if isinstance(value, list):
        return [_marked(declared, one) for one in value]
    for form in forms(declared):
        if is_group(form):
            return with_marks(form, value)
        if is_prose(form):
            return f'{value} "{MARK}'
    return value


def mark_all(site: SiteFolder) -> None:
    for path in sorted((site.root / "content").rglob("*")):
        file = path.relative_to(site.root).as_posix()
        found = kind_of(file) if path.suffix == ".md" else None
        kind = {SETTINGS: SiteSettings, GLOSSARY: Glossary}.get(file)
        if found is not None:
            _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
            site.write(file, f"---\n{dumped(found[0], front)}---\n{body}")
        elif kind is not None:
            site.write(file, dumped(kind, path.read_text(encoding="utf-8")))


def dumped(kind: type[Record], text: str) -> str:
    data = with_marks(kind, yaml.safe_load(text))
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def test_no_text_reaches_a_page_a_feed_or_the_manifest_as_it_was_written(site: SiteFolder) -> None:
    shutil.rmtree(site.root / "templates")
    for folder in ("templates", "assets"):
        shutil.copytree(PROJECT / folder, site.root / folder, dirs_exist_ok=True)
    mark_all(site)
    assert not site.run().failed
    for file in ("index.html", "alku/ensiaskel/index.html", "sanasto/index.html", "404.html"):
        assert SHOWN in site.read(file), file
    for file in ("muutokset.xml", "site.webmanifest", "vanha/askel/index.html"):
        assert SHOWN in site.read(file), file
    for path in site.output.rglob("*"):
        if path.suffix in (".html", ".xml", ".webmanifest"):
            text = path.read_text(encoding="utf-8")
            assert not re.findall(rf".*qq(?!{SHOWN[2:]}).*", text), path


def test_a_shown_text_tells_how_it_was_written_and_goes_to_another_process_with_it() -> None:
    text = polished('Sana "a" 5 %')
    assert text == "Sana ”a” 5\u00a0%"
    for one in (text, pickle.loads(pickle.dumps(text))):
        assert one == text
        assert written(one) == 'Sana "a" 5 %'
    assert json.dumps([text]) == json.dumps(["Sana ”a” 5\u00a0%"])


def test_a_text_that_needs_nothing_stays_the_text_that_it_is() -> None:
    plain = "Sana"
    assert polished(plain) is plain
    assert written(plain) is plain


def test_titles_are_sorted_as_they_are_written(site: SiteFolder) -> None:
    tool = (site.root / "content/tyokalut/ohje-yksi.md").read_text(encoding="utf-8")
    for number, title in enumerate(("Ohje 5 a", "Ohje 5 %"), 2):
        text = re.sub(r"^title:.*$", f'title: "{title}"', tool, flags=re.MULTILINE)
        site.write(f"content/tyokalut/ohje-{number}.md", text)
    assert not site.run().failed
    page = site.read("tyokalut/index.html")
    assert page.index("Ohje 5\u00a0%") < page.index("Ohje 5 a")
