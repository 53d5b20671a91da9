"""The ledger of every id ever published: visitors' saved ticks hang on them.

``content/tunnisteet.yml`` has one line per id. A living id has its revision, a retired
one tells when it was retired and what replaced it. Removing an id is a deliberate act.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from elinvoimapolku.model import LedgerEntry
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import schema
from elinvoimapolku.reading.yaml_text import Value, YamlText
from elinvoimapolku.values import KeyPath, Places

FILE = "content/tunnisteet.yml"
HEADER = """\
# Kaikki tunnisteet, jotka sivustolla on koskaan julkaistu. Kävijöiden rastit ovat näiden varassa.
# Rivit kirjoittaa komento: python build.py ids. Luku on tekstin versio.
"""

IdPlaces = Mapping[str, tuple[str, int, int]]
"""Where each id is written: file, line, column."""


class LedgerText(NamedTuple):
    """The ledger as it is written."""

    entries: Mapping[str, LedgerEntry]
    places: Places

    def to_retire(
        self, keys: Sequence[str], today: datetime.date, successors: Sequence[str] = ()
    ) -> str:
        """What an editor does to retire some ids, with each line as it shall be."""
        entry = _entry_text(LedgerEntry(retired=today, replaced_by=tuple(successors)))
        lines = "".join(f"\n    {key}: {entry}" for key in keys)
        numbers = [self.places.at(key)[0] for key in keys]
        return f"muuttakaa tiedoston {FILE} {_in_words(numbers)} muotoon:{lines}"


class LedgerError(Exception):
    """An act on the ledger that cannot be done; the text says why, in Finnish."""


def parse(read: YamlText, problems: list[Problem]) -> dict[str, LedgerEntry]:
    """The entries by id, in the order of the file; mistakes go into ``problems``."""
    entries: dict[str, LedgerEntry] = {}
    data = read.data if isinstance(read.data, dict) else {}
    if read.data and not data:
        problems.append(_bad_shape())
    places = _places_by_entry(read.places)
    plain: dict[str, LedgerEntry] = {}
    for key, value in data.items():
        # Nearly every line is a revision and nothing else: they share one value.
        entry = plain.get(value) if isinstance(value, str) else None
        entry = entry or schema.build(
            LedgerEntry, _entry_yaml(value, Places(places[key])), FILE, problems
        )
        if entry is not None and isinstance(value, str):
            plain[value] = entry
        if entry is not None:
            entries[key] = entry
    return entries


def record(
    entries: Mapping[str, LedgerEntry], living: IdPlaces
) -> tuple[dict[str, LedgerEntry], tuple[str, ...]]:
    """The ledger with every new id added, and the ids that were added."""
    new = tuple(sorted(key for key in living if key not in entries))
    return {**entries, **{key: LedgerEntry() for key in new}}, new


def retire(
    entries: Mapping[str, LedgerEntry],
    key: str,
    successors: tuple[str, ...],
    living: IdPlaces,
    today: datetime.date,
) -> dict[str, LedgerEntry]:
    """The ledger with one id retired, and replaced when it has successors.

    Raises:
        LedgerError: when the id is unknown, still in the content, or a successor is not there.
    """
    if key not in entries:
        raise LedgerError(f"Tunnistetta ”{key}” ei ole luettelossa {FILE}.")
    if key in living:
        file, line, _ = living[key]
        raise LedgerError(
            f"Tunniste ”{key}” on yhä käytössä ({file}:{line}). Poistakaa se ensin sisällöstä."
        )
    for successor in successors:
        if successor not in living:
            raise LedgerError(f"Korvaavaa tunnistetta ”{successor}” ei ole sisällössä.")
    entry = LedgerEntry(retired=today, replaced_by=successors)
    return {**entries, key: entry}


def revise(
    entries: Mapping[str, LedgerEntry], key: str, living: IdPlaces
) -> dict[str, LedgerEntry]:
    """The ledger with the revision of a living id grown by one.

    Raises:
        LedgerError: when the id is not both in the ledger and in the content.
    """
    if key not in entries or key not in living:
        raise LedgerError(f"Tunnistetta ”{key}” ei ole sekä sisällössä että luettelossa {FILE}.")
    return {**entries, key: LedgerEntry(revision=entries[key].revision + 1)}


def to_text(entries: Mapping[str, LedgerEntry]) -> str:
    """The ledger as its file's text, in the order of the ids."""
    lines = [f"{key}: {_entry_text(entry)}\n" for key, entry in sorted(entries.items())]
    return HEADER + "".join(lines)


def _entry_text(entry: LedgerEntry) -> str:
    if entry.retired is None:
        return str(entry.revision)
    replaced = f", replaced_by: [{', '.join(entry.replaced_by)}]" if entry.replaced_by else ""
    return f"{{retired: {entry.retired.isoformat()}{replaced}}}"


def _in_words(lines: Sequence[int]) -> str:
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return f"rivi {first}"
    if list(lines) == list(range(first, last + 1)):
        return f"rivit {first}–{last}"
    return f"rivit {', '.join(map(str, lines))}"


def _places_by_entry(written: Places) -> dict[str, dict[KeyPath, tuple[int, int]]]:
    """Where each entry and what is in it stand, by its id."""
    places: dict[str, dict[KeyPath, tuple[int, int]]] = {}
    for path, place in written.by_path.items():
        if path:
            places.setdefault(str(path[0]), {})[path[1:]] = place
    return places


def _entry_yaml(value: Value, places: Places) -> YamlText:
    """One line of the ledger as a group of keys; a plain number is a revision."""
    return YamlText({"revision": value} if isinstance(value, str) else value, places)


def _bad_shape() -> Problem:
    return whole_file(
        FILE,
        Code.WRONG_TYPE,
        "Tunnisteluettelon rivit eivät ole muotoa tunniste: luku.",
        "Palauttakaa tiedosto versiohallinnasta ja ajakaa: python build.py ids",
    )
