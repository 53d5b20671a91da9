"""Reading each content file by the kind that its folder tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from elinvoimapolku.model import FOLDER, KINDS, Content, Glossary, Hyphenation
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import front_matter, ledger, schema, sheets, unfilled
from elinvoimapolku.reading.files import (
    MAX_CONTENT_BYTES,
    MAX_LEDGER_BYTES,
    ReadEach,
    SourceFile,
    list_files,
    read_each,
    read_text,
    text_of,
)
from elinvoimapolku.reading.yaml_text import YamlText, read_yaml
from elinvoimapolku.settings import SiteSettings
from elinvoimapolku.values import SLUG, PackedPlaces, Places

Kind = TypeVar("Kind", bound=BaseModel)
ContentKind = TypeVar("ContentKind", bound=Content)
Value = TypeVar("Value")

SETTINGS = f"{FOLDER}/sivusto.yml"
GLOSSARY = f"{FOLDER}/sanasto.yml"
HYPHENATION = f"{FOLDER}/tavutus.yml"
SPELLING = f"{FOLDER}/oikoluku.txt"
"""Words for the speller alone; no part of the site."""
DATA_FILES = (SETTINGS, GLOSSARY, HYPHENATION, ledger.FILE)
MISTAKEN = ("", ".md", ".txt", ".markdown", ".mdown", ".mkd")
"""Endings of what is a text all the same; macOS and Windows hide them, or add one."""
ID_LINE = re.compile(r"^[ -]*id: *[\"']?([a-z0-9-]+)", re.MULTILINE)
LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "_": "-", " ": "-"})


class Documents(NamedTuple):
    """Every file of ``content/`` that could be read, and those that could not."""

    settings: SiteSettings | None
    settings_text: YamlText | None
    glossary: Glossary
    glossary_text: YamlText | None
    hyphenation: Hyphenation
    ledger: YamlText | None
    contents: tuple[Content, ...]
    left_out: frozenset[str]
    """Files with problems: links to them are not called dead."""
    ids_left_out: frozenset[str]
    """The names of these files and the ids in them: none of them is called lost."""


class _ReadFile(NamedTuple, Generic[Value]):
    """What came of a file."""

    file: str
    value: Value | None
    """None where the file has an error, and where it is left out."""
    problems: tuple[Problem, ...]


def read_documents(root: Path, problems: list[Problem], each: ReadEach = read_each) -> Documents:
    """Read all of ``content/``.

    Args:
        root: The project's folder.
        problems: Gets every problem of every file.
        each: Reads the files, of which none depends on another.
    """
    files = list_files(root, FOLDER, problems)
    data_files = [file for file in DATA_FILES if file in files]
    documents = [file for file in files if file not in (*DATA_FILES, SPELLING)]
    left_out: set[str] = set()

    def kept(read: _ReadFile[Value]) -> Value | None:
        problems.extend(read.problems)
        if read.value is None:
            left_out.add(read.file)
        return read.value

    texts = {read.file: kept(read) for read in each(_read_data, root, data_files)}
    contents = [kept(read) for read in each(_read_document, root, documents)]
    if SETTINGS not in files:
        problems.append(_missing_settings())
    glossary = _build(Glossary, texts.get(GLOSSARY), GLOSSARY, problems)
    if glossary is None and GLOSSARY in files:
        left_out.add(GLOSSARY)
    return Documents(
        _build(SiteSettings, texts.get(SETTINGS), SETTINGS, problems),
        texts.get(SETTINGS),
        glossary or Glossary(),
        texts.get(GLOSSARY),
        _build(Hyphenation, texts.get(HYPHENATION), HYPHENATION, problems) or Hyphenation(),
        texts.get(ledger.FILE),
        tuple(content for content in contents if content is not None),
        frozenset(left_out),
        frozenset(_ids_of(root, left_out)),
    )


def of_kind(kind: type[ContentKind], contents: Iterable[Content]) -> tuple[ContentKind, ...]:
    """The contents of one kind, or of the kinds that it stands for."""
    return tuple(content for content in contents if isinstance(content, kind))


def kind_of(file: str) -> tuple[type[Content], dict[str, Any]] | None:
    """The kind that a content file's place tells, and the fields that its place gives."""
    places = ((kind, kind.at(PurePosixPath(file))) for kind in KINDS)
    return next(((kind, given) for kind, given in places if given is not None), None)


def _read_data(source: SourceFile) -> _ReadFile[YamlText]:
    """One of the site's own YAML files."""
    problems: list[Problem] = []
    most = MAX_LEDGER_BYTES if source.name == ledger.FILE else MAX_CONTENT_BYTES
    text = text_of(source, problems, most)
    read = read_yaml(text, source.name, 1, problems) if text is not None else None
    return _ReadFile(source.name, read, tuple(problems))


def _read_document(source: SourceFile) -> _ReadFile[Content]:
    """A Markdown file as a value of its kind."""
    problems: list[Problem] = []
    content = _content(source, problems)
    return _ReadFile(source.name, None if problems else content, tuple(problems))


def _content(source: SourceFile, problems: list[Problem]) -> Content | None:
    file = source.name
    found = kind_of(file)
    if found is None or not file.endswith(".md"):
        problems.append(_unexpected(file))
        return None
    kind, given = found
    for part in (given["slug"], given.get("area", "x")):
        if not SLUG.fullmatch(part):
            problems.append(_bad_slug(file, part))
            # The id comes from the name: its fault is told.
            given |= {"id": "x"} if "id" in given else {}
    text = text_of(source, problems)
    halves = front_matter.split(text, file, problems) if text is not None else None
    read = read_yaml(halves.front_matter, file, 2, problems) if halves else None
    if text is None or halves is None or read is None:
        return None
    places = Places(PackedPlaces(read.places.by_path))
    given = {**given, "file": file, "places": places, "body": halves.body}
    value = schema.build(kind, read, file, problems, given)
    if value is not None:
        problems.extend(sheets.check(value))
    if value is not None and not value.is_draft:
        may_be_draft = "draft" in kind.model_fields
        problems.extend(unfilled.check(file, text, may_be_draft))
    return value


def _ids_of(root: Path, files: Iterable[str]) -> Iterator[str]:
    """What can be known of the ids of files that could not be read as what they are."""
    for file in files:
        yield PurePosixPath(file).stem
        if file not in DATA_FILES:
            yield from ID_LINE.findall(read_text(root, file, []) or "")


def _missing_settings() -> Problem:
    return whole_file(
        SETTINGS,
        Code.MISSING_FILE,
        "Sivuston asetukset puuttuvat.",
        "Palauttakaa tiedosto versiohallinnasta.",
    )


def _build(
    kind: type[Kind], read: YamlText | None, file: str, problems: list[Problem]
) -> Kind | None:
    if read is None:
        return None
    return schema.build(kind, read, file, problems)


def _bad_slug(file: str, slug: str) -> Problem:
    better = "-".join(filter(None, slug.lower().translate(LETTERS).split("-")))
    better = "".join(letter for letter in better if SLUG.fullmatch(letter) or letter == "-")
    example = better.strip("-") or "uusi-nimi"
    return whole_file(
        file,
        Code.BAD_SLUG,
        f"Nimi ”{slug}” ei kelpaa osoitteeksi.",
        f"Käyttäkää pieniä kirjaimia a–z, numeroita ja viivaa, esimerkiksi {example}.",
    )


def _unexpected(file: str) -> Problem:
    place = PurePosixPath(file)
    name = f"{place.name.partition('.')[0]}.md"
    if place.suffix.lower() in MISTAKEN and kind_of(str(place.with_name(name))):
        return whole_file(
            file,
            Code.UNEXPECTED_FILE,
            f"Tiedoston nimi ”{place.name}” ei pääty .md, joten sitä ei lueta.",
            f"Antakaa tiedostolle nimi {name}.",
        )
    return whole_file(
        file,
        Code.UNEXPECTED_FILE,
        "Tiedosto on paikassa, josta sivusto ei lue mitään.",
        "Vaiheet kuuluvat kansioon content/alueet/<alue>/, sivut kansioon content/sivut/ ja "
        "kuvat kansioon assets/img/. Sisältötiedoston pääte on .md.",
    )
