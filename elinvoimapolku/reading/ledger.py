"""The ledger of every id ever published: visitors' saved ticks hang on them.

``content/tunnisteet.yml`` has one line per id. A living id has its revision, a retired
one tells when it was retired and what replaced it. Removing an id is a deliberate act.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from elinvoimapolku.model import LedgerEntry
from elinvoimapolku.problems import Code, Problem, Severity, close_match, whole_file
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


def check(
    entries: Mapping[str, LedgerEntry],
    living: IdPlaces,
    places: Mapping[str, tuple[int, int]],
    excused: frozenset[str],
    today: datetime.date,
) -> list[Problem]:
    """Compare the ledger with the ids that the content has.

    Args:
        entries: The ledger.
        living: The ids of the content and where they are written.
        places: Line and column of each entry in the ledger.
        excused: Steps whose files could not be read: their ids have not vanished.
        today: The day that the advice gives to an id which is retired.
    """
    # Marks that moved to another item's id would be claims that nobody made.
    unrecorded = [key for key in living if key not in entries]
    problems = [_new(key, *place) for key, place in living.items() if key not in entries]
    for key, entry in entries.items():
        line, column = places.get(key, (1, 1))
        if entry.retired is None and key not in living and not _excused(key, excused):
            problems.append(_vanished(key, line, column, unrecorded, today))
        if entry.retired is not None and key in living:
            problems.append(_retired(key, *living[key]))
        for successor in entry.replaced_by:
            known = successor in living or successor in entries
            if not known and not _excused(successor, excused):
                problems.append(_lost_successor(key, successor, line, column, living))
    return problems


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


def _excused(key: str, steps: frozenset[str]) -> bool:
    return any(key == step or key.startswith(f"{step}-") for step in steps)


def _bad_shape() -> Problem:
    return whole_file(
        FILE,
        Code.WRONG_TYPE,
        "Tunnisteluettelon rivit eivät ole muotoa tunniste: luku.",
        "Palauttakaa tiedosto versiohallinnasta ja ajakaa: python build.py ids",
    )


def _new(key: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        file,
        line,
        column,
        Code.NEW_ID,
        f"Tunniste ”{key}” on uusi.",
        "Tarkistakaa kirjoitusasu: kun ylläpitäjä on kirjannut tunnisteen luetteloon "
        "(python build.py ids), se ei enää muutu.",
        Severity.NOTICE,
    )


def _vanished(
    key: str, line: int, column: int, unrecorded: Iterable[str], today: datetime.date
) -> Problem:
    match = close_match(key, unrecorded)
    gone = f"{key}: {{retired: {today}"
    return Problem(
        FILE,
        line,
        column,
        Code.VANISHED_ID,
        f"Julkaistu tunniste ”{key}” on kadonnut sisällöstä. Kävijöiden rastit jäisivät orvoiksi.",
        f"Palauttakaa tunniste sisältöön. {match} Jos poisto on tarkoitettu, muuttakaa tämä rivi "
        f"muotoon {gone}}}. Jos uusi kohta tulee tilalle: "
        f"{gone}, replaced_by: [uuden-tunniste]}}.".replace("  ", " "),
    )


def _retired(key: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        file,
        line,
        column,
        Code.RETIRED_ID,
        f"Tunniste ”{key}” on poistettu käytöstä, eikä sitä käytetä uudelleen.",
        "Antakaa kohdalle uusi tunniste.",
    )


def _lost_successor(key: str, successor: str, line: int, column: int, living: IdPlaces) -> Problem:
    match = close_match(successor, living)
    return Problem(
        FILE,
        line,
        column,
        Code.VANISHED_ID,
        f"Tunnisteen ”{key}” korvaaja ”{successor}” puuttuu sisällöstä.",
        f"{match} Korjatkaa rivi tai palauttakaa tunniste sisältöön.".strip(),
    )
