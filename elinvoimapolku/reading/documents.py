"""Reading each content file by the kind that its folder tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel

from elinvoimapolku.model import FOLDER, KINDS, Content, Glossary, Hyphenation
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import front_matter, ledger, schema, unfilled
from elinvoimapolku.reading.files import (
    MAX_CONTENT_BYTES,
    MAX_LEDGER_BYTES,
    list_files,
    read_text,
)
from elinvoimapolku.reading.yaml_text import YamlText, read_yaml
from elinvoimapolku.settings import SiteSettings
from elinvoimapolku.values import SLUG, PackedPlaces, Places

Kind = TypeVar("Kind", bound=BaseModel)
ContentKind = TypeVar("ContentKind", bound=Content)

SETTINGS = f"{FOLDER}/sivusto.yml"
GLOSSARY = f"{FOLDER}/sanasto.yml"
HYPHENATION = f"{FOLDER}/tavutus.yml"
SPELLING = f"{FOLDER}/oikoluku.txt"
"""Words for the speller alone; no part of the site."""
DATA_FILES = (SETTINGS, GLOSSARY, HYPHENATION, ledger.FILE)
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


@dataclass(slots=True)
class _Reader:
    root: Path
    problems: list[Problem]
    left_out: set[str] = field(default_factory=set)

    def yaml(self, file: str) -> YamlText | None:
        """One of the site's own YAML files."""
        most = MAX_LEDGER_BYTES if file == ledger.FILE else MAX_CONTENT_BYTES
        text = read_text(self.root, file, self.problems, most)
        read = read_yaml(text, file, 1, self.problems) if text is not None else None
        if read is None:
            self.left_out.add(file)
        return read

    def content(self, file: str, kind: type[Content], given: dict[str, Any]) -> Content | None:
        """One Markdown file as a value of its kind."""
        text = read_text(self.root, file, self.problems)
        if text is None:
            return None
        halves = front_matter.split(text, file, self.problems)
        if halves is None:
            return None
        read = read_yaml(halves.front_matter, file, 2, self.problems)
        if read is None:
            return None
        places = Places(PackedPlaces(read.places.by_path))
        given = {**given, "file": file, "places": places, "body": halves.body}
        value = schema.build(kind, read, file, self.problems, given)
        if value is not None and not value.is_draft:
            may_be_draft = "draft" in kind.model_fields
            self.problems.extend(unfilled.check(file, text, may_be_draft))
        return value


class ReadDocument(NamedTuple):
    """What came of a Markdown file."""

    file: str
    content: Content | None
    problems: tuple[Problem, ...]


ReadFile: TypeAlias = Callable[[str], ReadDocument]
ReadFiles: TypeAlias = Callable[[ReadFile, Sequence[str]], Iterable[ReadDocument]]
"""Reads each of some files, in their order."""


def read_documents(root: Path, problems: list[Problem], each: ReadFiles = map) -> Documents:
    """Read all of ``content/``.

    Args:
        root: The project's folder.
        problems: Gets every problem of every file.
        each: Reads the Markdown files, which know nothing of each other.
    """
    reader = _Reader(root, problems)
    files = list_files(root, FOLDER, problems)
    settings_text = _settings_text(reader, files)
    glossary_text = reader.yaml(GLOSSARY) if GLOSSARY in files else None
    hyphenation_text = reader.yaml(HYPHENATION) if HYPHENATION in files else None
    documents = [file for file in files if file not in (*DATA_FILES, SPELLING)]
    contents = []
    for read in each(partial(_read_document, root), documents):
        problems.extend(read.problems)
        if read.content is not None and not read.problems:
            contents.append(read.content)
        else:
            reader.left_out.add(read.file)
    glossary = _build(Glossary, glossary_text, GLOSSARY, problems)
    if glossary is None and GLOSSARY in files:
        reader.left_out.add(GLOSSARY)
    ledger_text = reader.yaml(ledger.FILE) if ledger.FILE in files else None
    return Documents(
        _build(SiteSettings, settings_text, SETTINGS, problems),
        settings_text,
        glossary or Glossary(),
        glossary_text,
        _build(Hyphenation, hyphenation_text, HYPHENATION, problems) or Hyphenation(),
        ledger_text,
        tuple(contents),
        frozenset(reader.left_out),
        frozenset(_ids_of(root, reader.left_out)),
    )


def of_kind(kind: type[ContentKind], contents: Iterable[Content]) -> tuple[ContentKind, ...]:
    """The contents of one kind, or of the kinds that it stands for."""
    return tuple(content for content in contents if isinstance(content, kind))


def kind_of(file: str) -> tuple[type[Content], dict[str, Any]] | None:
    """The kind that a content file's place tells, and the fields that its place gives."""
    places = ((kind, kind.at(PurePosixPath(file))) for kind in KINDS)
    return next(((kind, given) for kind, given in places if given is not None), None)


def _read_document(root: Path, file: str) -> ReadDocument:
    reader = _Reader(root, [])
    content = _read_one(reader, file)
    return ReadDocument(file, content, tuple(reader.problems))


def _read_one(reader: _Reader, file: str) -> Content | None:
    found = kind_of(file)
    if found is None or not file.endswith(".md"):
        reader.problems.append(_unexpected(file))
        return None
    kind, given = found
    for part in (given["slug"], given.get("area", "x")):
        if not SLUG.fullmatch(part):
            reader.problems.append(_bad_slug(file, part))
            # The id comes from the name: its fault is told.
            given |= {"id": "x"} if "id" in given else {}
    return reader.content(file, kind, given)


def _ids_of(root: Path, files: Iterable[str]) -> Iterator[str]:
    """What can be known of the ids of files that could not be read as what they are."""
    for file in files:
        yield PurePosixPath(file).stem
        if file not in DATA_FILES:
            yield from ID_LINE.findall(read_text(root, file, []) or "")


def _settings_text(reader: _Reader, files: list[str]) -> YamlText | None:
    if SETTINGS in files:
        return reader.yaml(SETTINGS)
    reader.problems.append(
        whole_file(
            SETTINGS,
            Code.MISSING_FILE,
            "Sivuston asetukset puuttuvat.",
            "Palauttakaa tiedosto versiohallinnasta.",
        )
    )
    return None


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
    return whole_file(
        file,
        Code.UNEXPECTED_FILE,
        "Tiedosto on paikassa, josta sivusto ei lue mitään.",
        "Vaiheet kuuluvat kansioon content/alueet/<alue>/, sivut kansioon content/sivut/ ja "
        "kuvat kansioon assets/img/. Sisältötiedoston pääte on .md.",
    )
