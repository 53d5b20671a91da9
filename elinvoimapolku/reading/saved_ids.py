"""The ids on which visitors' saved state hangs: whose they are, and under which file's name.

A step's own id comes from its file's name, and the ids in it begin with it. So a file that gets
another name seems to have foreign ids; yet they are published, and it is the name that changed.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from elinvoimapolku.model import Indicator, LedgerEntry, Step
from elinvoimapolku.model.item_ids import is_of_step, item_id
from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.reading.ledger import IdPlaces, LedgerText

ALIASES = "aliases"


def collect(owners: Iterable[Step | Indicator], problems: list[Problem]) -> IdPlaces:
    """Every saved id with its place; one that two want is a problem of the second."""
    places: dict[str, tuple[str, int, int]] = {}
    found = [(key, owner, path) for owner in owners for key, path in owner.saved_ids()]
    # Those that their owner's id begins come first: in a copied file the copy is the mistake.
    found.sort(key=lambda one: not is_of_step(one[0], one[1].id))
    for key, owner, path in found:
        place = (owner.file, *owner.places.at(*path))
        if key in places:
            other, line, _ = places[key]
            problems.append(duplicate_id(key, *place, f"{other}:{line}"))
        places.setdefault(key, place)
    return places


def check_owners(
    steps: Iterable[Step], living: IdPlaces, ledger: LedgerText, today: datetime.date
) -> Iterator[Problem]:
    """Each id that does not begin with the id of its step, and was not told as another's.

    Args:
        steps: The steps.
        living: Their ids, each where it is written first.
        ledger: The ledger: a published id is retired before another takes its place.
        today: The day for that.
    """
    for step in steps:
        for key, path in step.saved_ids():
            place = (step.file, *step.places.at(*path))
            if not is_of_step(key, step.id) and living[key] == place:
                yield _foreign_id(key, step, ledger, living, today)


def renamed(steps: Iterable[Step], ledger: Mapping[str, LedgerEntry]) -> Mapping[str, str]:
    """The published id of each step that has lost it, by the step's file.

    It is the one that begins most of its ids, unless another step has the better right to it.
    """
    published = {key for key, entry in ledger.items() if entry.retired is None}
    claims = {step.file: (step, _claimed(step, published)) for step in steps}
    owned = {step.id for step, claim in claims.values() if claim == step.id}
    counts = Counter(claim for _, claim in claims.values())
    return {
        file: claim
        for file, (step, claim) in claims.items()
        if claim and claim != step.id and claim not in owned and counts[claim] == 1
    }


def check_names(
    steps: Sequence[Step], lost: Mapping[str, str], published: Collection[str]
) -> Iterator[Problem]:
    """One problem for each step that has lost its id, a notice for each lost address.

    Args:
        steps: The steps, those in ``lost`` with their published ids.
        lost: The published ids by the files of the steps.
        published: Every id that is published: only these had addresses.
    """
    taken = {_address(step, step.slug) for step in steps}
    taken |= {path for step in steps for path in step.aliases}
    for step in steps:
        old = _address(step, step.id)
        moved = not any(path.endswith(f"/{step.id}/") for path in step.aliases)
        lines = _alias(step, old) if moved and old not in taken else ""
        if step.file in lost:
            yield _renamed(step, lines)
        elif step.id != step.slug and step.id in published and lines:
            yield _lost_address(step, old, lines)


def duplicate_id(key: str, file: str, line: int, column: int, other: str) -> Problem:
    """An id that something else has already."""
    return Problem(
        file,
        line,
        column,
        Code.DUPLICATE_ID,
        f"Tunniste ”{key}” on jo käytössä: {other}.",
        "Antakaa tälle oma tunniste. Vanhaa tunnistetta ei saa muuttaa.",
    )


def _claimed(step: Step, published: set[str]) -> str:
    """The published id that begins most of a step's ids; of equal ones its own, or the longest."""
    inner = [key for key, _ in step.saved_ids()][1:]
    votes = Counter(
        key[:end]
        for key in inner
        for end, letter in enumerate(key)
        if letter == "-" and key[:end] in published
    )
    most = max(votes, key=lambda key: (votes[key], key == step.id, len(key)), default="")
    return most if 2 * votes[most] > len(inner) else ""


def _address(step: Step, name: str) -> str:
    return f"/{step.area}/{name}/"


def _alias(step: Step, old: str) -> str:
    """What to do so that an old address leads to a step's page, with the lines to write."""
    line, _ = step.places.at(ALIASES)
    first, column = step.places.at(ALIASES, 0)
    if not step.aliases:
        return f"Lisätkää rivin 1 alle:\n    {ALIASES}:\n      - {old}"
    if first == line:
        listed = ", ".join([*step.aliases, old])
        return f"Muuttakaa rivi {line} muotoon:\n    {ALIASES}: [{listed}]"
    return f"Lisätkää rivin {line} alle:\n    {' ' * (column - 3)}- {old}"


def _renamed(step: Step, alias: str) -> Problem:
    line, column = step.places.at("id")
    written = ("id",) in step.places.by_path
    # The lower line first, so that the upper one's number still holds.
    place = f"Muuttakaa rivi {line} muotoon" if written else "Lisätkää rivin 1 alle"
    cure = f"{alias}\n{place}:\n    id: {step.id}" if alias else f"{place}:\n    id: {step.id}"
    return Problem(
        step.file,
        line,
        column,
        Code.RENAMED_FILE,
        f"Tämä on julkaistu vaihe ”{step.id}”, mutta "
        + ("sen id on muuttunut." if written else "tiedoston nimi on muuttunut.")
        + " Kävijöiden rastit jäisivät orvoiksi.",
        f"Älkää muuttako kohtien tunnisteita. {cure}",
    )


def _lost_address(step: Step, old: str, alias: str) -> Problem:
    return Problem(
        step.file,
        *step.places.at("id"),
        Code.LOST_ADDRESS,
        f"Vaiheen vanha osoite {old} ei vie enää mihinkään.",
        alias,
        Severity.NOTICE,
    )


def _foreign_id(
    key: str, step: Step, ledger: LedgerText, living: IdPlaces, today: datetime.date
) -> Problem:
    file, line, column = living[key]
    hint = f"Kirjoittakaa tunniste muotoon {item_id(step.id, 'sana')}."
    if key in ledger.entries:
        new = _free(item_id(step.id, key.rpartition("-")[2]), {*living, *ledger.entries})
        hint = (
            "Jos kohta on siirretty tähän toisesta vaiheesta, se saa uuden tunnisteen. "
            f"Muuttakaa rivi {line} muotoon:\n{' ' * (column + 1)}- id: {new}\n"
            f"Sitten {ledger.to_retire([key], today, [new])}"
        )
    return Problem(
        file,
        line,
        column,
        Code.BAD_VALUE,
        f"Tunniste ”{key}” ei ala vaiheen tunnisteella ”{item_id(step.id, '')}”.",
        hint,
    )


def _free(key: str, taken: Collection[str]) -> str:
    """The id, or the first of its numbered ones that nothing has."""
    names = chain([key], (f"{key}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
