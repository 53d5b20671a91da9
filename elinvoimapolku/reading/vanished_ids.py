"""The ledger compared with the ids that the content has: none is lost in silence.

What is told stands in the file that an editor has changed, wherever there is one, and gives the
line to write into the ledger.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from elinvoimapolku.model.item_ids import is_of_step, own_part
from elinvoimapolku.problems import Code, Problem, Severity, close_match, nearest
from elinvoimapolku.reading.ledger import FILE, IdPlaces, LedgerText


class FoundIds(NamedTuple):
    """The ids of the content."""

    living: IdPlaces
    """Those that are published."""
    homes: IdPlaces
    """Where the checklist of each step and the figures of each indicator stand, by its id."""
    drafts: IdPlaces
    """Those of drafts, each with the place of the line that makes it a draft."""
    excused: frozenset[str]
    """Ids and names of files that could not be read: these have not vanished."""


def check(ledger: LedgerText, found: FoundIds, today: datetime.date) -> Iterator[Problem]:
    """Tell of ids that are new, have vanished, are used again or replace what is not there.

    Args:
        ledger: The ledger.
        found: The ids of the content.
        today: The day that the advice gives to an id which is retired.
    """
    living = found.living
    yield from (_new(key, *place) for key, place in living.items() if key not in ledger.entries)
    for key, entry in ledger.entries.items():
        if entry.retired is not None and key in living:
            yield _retired(key, *living[key])
        for number, successor in enumerate(entry.replaced_by):
            known = successor in living or successor in ledger.entries
            if not known and not _is_excused(successor, found):
                place = ledger.places.at(key, "replaced_by", number)
                yield _lost_successor(key, successor, *place, living)
    yield from _vanished(ledger, found, today)


def _vanished(ledger: LedgerText, found: FoundIds, today: datetime.date) -> Iterator[Problem]:
    gone = [
        key
        for key, entry in ledger.entries.items()
        if entry.retired is None and key not in found.living and not _is_excused(key, found)
    ]
    withdrawn = [key for key in gone if key in found.drafts]
    for key in withdrawn:
        if not _owner(key, set(withdrawn) - {key}):
            yield _made_a_draft(key, *found.drafts[key])
    gone = [key for key in gone if key not in found.drafts]
    for key in gone:
        home = _owner(key, found.homes)
        if home:
            yield _vanished_item(key, home, ledger, found, today)
        elif not _owner(key, set(gone) - {key}):
            yield _vanished_step([one for one in gone if is_of_step(one, key)], ledger, today)


def _owner(key: str, steps: frozenset[str] | set[str] | IdPlaces) -> str:
    """Of some steps' ids the longest one that an id begins with, or nothing."""
    return max((step for step in steps if is_of_step(key, step)), key=len, default="")


def _is_excused(key: str, found: FoundIds) -> bool:
    """Whether an id, or one that it begins, may stand in a file that could not be read."""
    return any(is_of_step(key, one) or is_of_step(one, key) for one in found.excused)


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


def _vanished_item(
    key: str, home: str, ledger: LedgerText, found: FoundIds, today: datetime.date
) -> Problem:
    """An id that is gone from a step which is still there.

    What may have come in its place is new in the same step. Marks that moved to another item's id
    would be claims that nobody made.
    """
    file = found.homes[home][0]
    new = {one: at for one, at in found.living.items() if one not in ledger.entries}
    here = [one for one, at in new.items() if at[0] == file]
    added = [one for one in here if is_of_step(one, home)]
    misspelt = nearest(key, here) or nearest(own_part(key, home), here)
    again = f" Jos ”{misspelt}” on sama kohta, sen tunniste on yhä {key}." if misspelt else ""
    hint = (
        f"Palauttakaa tunniste sisältöön.{again} Jos kohta on poistettu tarkoituksella, "
        f"{ledger.to_retire([key], today)}"
    )
    if added:
        hint += f"\nJos uusi tuli tilalle, {ledger.to_retire([key], today, added)}"
    return Problem(
        *(new[here[0]] if here else found.homes[home]),
        Code.VANISHED_ID,
        f"Julkaistu tunniste ”{key}” on kadonnut sisällöstä. Kävijöiden rastit jäisivät orvoiksi.",
        hint,
    )


def _vanished_step(keys: Sequence[str], ledger: LedgerText, today: datetime.date) -> Problem:
    """All ids of a step that is gone: its own comes first."""
    gone = "ja sillä alkavat tunnisteet ovat kadonneet" if keys[1:] else "on kadonnut"
    return Problem(
        FILE,
        *ledger.places.at(keys[0]),
        Code.VANISHED_ID,
        f"Julkaistu tunniste ”{keys[0]}” {gone} sisällöstä. Kävijöiden rastit jäisivät orvoiksi.",
        "Palauttakaa tiedosto, jossa se oli. Jos se on poistettu tarkoituksella, "
        f"{ledger.to_retire(keys, today)}",
    )


def _made_a_draft(key: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        file,
        line,
        column,
        Code.VANISHED_ID,
        f"Tunniste ”{key}” on jo julkaistu. Luonnoksena se katoaisi sivustolta, ja kävijöiden "
        "rastit jäisivät orvoiksi.",
        "Poistakaa rivi draft: true. Keskeneräisen muutoksen voi jättää ehdotukseksi, kunnes se "
        "on valmis.",
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
