"""Days that have not come yet: a wrong year, most often. A notice, never an error."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from elinvoimapolku.model import Content, LedgerEntry
from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.reading.ledger import FILE
from elinvoimapolku.values import KeyPath, Places, Record


def check(
    contents: Iterable[Content],
    ledger: Mapping[str, LedgerEntry],
    ledger_places: Places,
    today: datetime.date,
) -> Iterator[Problem]:
    """A notice for each day after today, of whatever key.

    Args:
        contents: The documents.
        ledger: The ledger.
        ledger_places: Where its entries stand.
        today: The last day that has come.
    """
    for content in contents:
        yield from _of(content, content.file, content.places, (), today)
    for key, entry in ledger.items():
        yield from _of(entry, FILE, ledger_places, (key,), today)


def _of(
    record: Record, file: str, places: Places, start: KeyPath, today: datetime.date
) -> Iterator[Problem]:
    for day, path in record.days():
        if day > today:
            key = path[-1]
            yield Problem(
                file,
                *places.at(*start, *path),
                Code.FUTURE_DAY,
                f"Avaimen ”{key}” päivä {day.day}.{day.month}.{day.year} on vasta tulossa.",
                "Tarkistakaa vuosi, kuukausi ja päivä. Sivukartassa ja muutosten syötteessä on "
                "siihen asti enintään päivä, jona sivusto kootaan.",
                Severity.NOTICE,
            )
