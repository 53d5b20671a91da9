"""The ten indicators of the table of competitions by hand: plain code that knows no spreadsheet.

What counts is what the pages of the indicators tell. Rows are as a town fills them in.
"""

from __future__ import annotations

import calendar
import datetime
import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from elinvoimapolku.model import Sheet, Template
from elinvoimapolku.spreadsheet.book import inputs

Filled: TypeAlias = str | int | datetime.date | None
Row: TypeAlias = Mapping[str, Filled]
YEAR, SMALL, LARGE, MONTHS = 2026, 5_000, 100_000, 6
NOTHING = "ei laskettavaa"
SIZES = ("mikro", "pieni", "keskisuuri")
COMPETITIONS, OTHERS = "Kilpailutukset", "Muut pienhankinnat"


class Figure(NamedTuple):
    """What an indicator tells of all competitions."""

    result: float | str
    numerator: float
    denominator: float


class Purchase:
    """The rows with one number."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.first = rows[0]
        decided = list(self.days("Päätöspäivä"))
        self.decided = max(decided) if decided else None
        self.value = sum(int(str(row["Arvioitu arvo €"] or 0)) for row in rows)

    def days(self, key: str) -> Iterator[datetime.date]:
        for row in self.rows:
            if isinstance(day := row[key], datetime.date):
                yield day

    @property
    def counts(self) -> bool:
        return self.decided is not None and self.decided.year == YEAR

    @property
    def competed(self) -> bool:
        direct = self.first["Menettely"] == "suorahankinta"
        return not direct and self.first["Pyynnön kanava"] != "ei pyyntöä"

    @property
    def series(self) -> str:
        if not self.competed:
            return ""
        kinds = {"kansallinen": "Hilma", "EU": "Hilma", "pienhankinta": "small"}
        return kinds.get(str(self.first["Menettely"]), "")

    @property
    def has_contract(self) -> bool:
        return any(row["Tulos"] == "sopimus" for row in self.rows)

    @property
    def was_announced_in_time(self) -> bool:
        seen, asked = self.first["Kalenterissa ensi kerran"], self.first["Pyyntö julkaistu"]
        if not (isinstance(seen, datetime.date) and isinstance(asked, datetime.date)):
            return False
        return seen <= _months_before(asked)

    @property
    def had_dialogue(self) -> bool:
        return self.first["Vuoropuhelu"] not in (None, "ei") and bool(
            self.first["Mitä vuoropuhelu muutti"]
        )

    @property
    def was_challenged(self) -> bool:
        return any(row["Muutoksenhaku"] not in (None, "ei") for row in self.rows)

    @property
    def follows(self) -> bool | None:
        """Whether no line of policy was overlooked; None where there was none to follow."""
        marks = [row["Linjaukset"] for row in self.rows]
        if all(mark == "ei linjauksia" for mark in marks):
            return None
        return "jäi huomaamatta" not in marks and None not in marks


def indicators(rows: Sequence[Row], others: Sequence[Row]) -> dict[str, Figure]:
    """Each indicator by its name."""
    numbers = list(dict.fromkeys(row["Tunnus"] for row in rows))
    purchases = [Purchase([row for row in rows if row["Tunnus"] == one]) for one in numbers]
    decided = [one for one in purchases if one.counts]
    series = [one for one in decided if one.series]
    lots = [row for one in series for row in one.rows]
    tenders = [int(str(t)) for row in lots if (t := row["Tarjouksia jätetty"]) is not None]
    large = [one for one in decided if one.competed and one.value >= LARGE]
    marks = [one.follows for one in decided if one.value >= LARGE]
    days = [
        (one.decided - max(asked)).days
        for one in series
        if one.has_contract and one.decided and (asked := list(one.days("Määräaika")))
    ]
    sizes = [row["Kokoluokka"] for row in lots if row["Tulos"] == "sopimus"]
    opened = [
        row
        for one in series
        for row in one.rows
        if one.series == "small" and one.value >= SMALL and row["Tulos"] == "sopimus"
    ]
    asked_few = [row for row in others if _is_small_purchase(row)]
    return {
        "Tarjousten mediaani": _median(tenders),
        "Yhden tarjouksen osuus": _share(tenders.count(1), len(lots)),
        "Osiin jaetut hankinnat": _share(sum(len(one.rows) > 1 for one in large), len(large)),
        "Kalenterin osuvuus": _share(sum(one.was_announced_in_time for one in large), len(large)),
        "Vuoropuhelun osuus": _share(sum(one.had_dialogue for one in large), len(large)),
        "Päätösaika": _median(days),
        "Oikaisut ja valitukset": _count(sum(one.was_challenged for one in decided), len(decided)),
        "Pk-yritysten osuus": _share(
            sum(one in SIZES for one in sizes), sum(one in (*SIZES, "suuri") for one in sizes)
        ),
        "Linjausten toteutuminen": _share(marks.count(True), sum(m is not None for m in marks)),
        "Avatut pienhankinnat": _share(len(opened), len(opened) + len(asked_few)),
    }


def _months_before(asked: datetime.date) -> datetime.date:
    months = asked.year * 12 + asked.month - 1 - MONTHS
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(asked.day, calendar.monthrange(year, month)[1]))


def _is_small_purchase(row: Row) -> bool:
    day = row["Päivä"]
    return (
        isinstance(day, datetime.date)
        and day.year == YEAR
        and int(str(row["Arvo €"] or 0)) >= SMALL
        and row["Keneltä kysyttiin"] != "tilattu sopimuksesta tai yhteishankinnasta"
    )


def _median(values: Sequence[int]) -> Figure:
    return Figure(statistics.median(values) if values else NOTHING, sum(values), len(values))


def _share(part: int, whole: int) -> Figure:
    return Figure(part / whole if whole else NOTHING, part, whole)


def _count(part: int, whole: int) -> Figure:
    return Figure(f"{part} / {whole}" if whole else NOTHING, part, whole)


def random_rows(sheet: Sheet, chance: random.Random, most: int) -> list[Row]:
    """Rows of a sheet as towns may fill them in, each purchase with one or more lots."""
    found: list[Row] = []
    number = 0
    while len(found) < most and chance.random() < 0.95:
        number += 1
        purchase = _row(sheet, chance)
        purchase["Tunnus"] = f"{YEAR}-{number:02}"
        if chance.random() < 0.8:
            purchase["Menettely"] = chance.choice(("pienhankinta", "kansallinen", "EU"))
            purchase["Pyynnön kanava"] = chance.choice(
                ("Hilma", "oma sivu tai pienhankintapalvelu")
            )
        asked = purchase["Pyyntö julkaistu"]
        if isinstance(asked, datetime.date) and chance.random() < 0.4:
            # The last day on which it is told in time, and the one after it.
            seen = _months_before(asked) + datetime.timedelta(chance.choice((0, 1)))
            purchase["Kalenterissa ensi kerran"] = seen
        for _ in range(min(chance.choice((1, 1, 2, 3)), most - len(found))):
            lot = _row(sheet, chance)
            found.append({**purchase, **{key: lot[key] for key in OF_LOTS}})
    return found


OF_LOTS = (
    "Arvioitu arvo €",
    "Määräaika",
    "Tarjouksia jätetty",
    "Päätöspäivä",
    "Tulos",
    "Kokoluokka",
    "Muutoksenhaku",
    "Linjaukset",
)
"""What may differ between the lots of one purchase."""


def random_others(sheet: Sheet, chance: random.Random, most: int) -> list[Row]:
    """Rows of purchases with a price asked from one or two."""
    return [{**_row(sheet, chance), "Kohde": "osto"} for _ in range(chance.randint(0, most))]


def _row(sheet: Sheet, chance: random.Random) -> dict[str, Filled]:
    made: dict[str, Filled] = {}
    for column in inputs(sheet):
        value: Filled
        match column.kind:
            case "choice":
                value = chance.choice(column.choices)
            case "date":
                value = datetime.date(2025, 10, 1) + datetime.timedelta(chance.randint(0, 480))
            case "count":
                value = chance.choice((0, 1, 1, 2, 3, 7))
            case "euro":
                value = chance.choice((0, 4_999, 5_000, 5_000, 60_000, 99_999, 100_000, 400_000))
            case _:
                value = chance.choice(("jaettiin osiin", None))
        made[column.title] = None if chance.random() < 0.12 else value
    return made


def sheet_of(template: Template, name: str) -> Sheet:
    """A sheet by its name."""
    return next(sheet for sheet in template.sheets if sheet.name == name)


def written(value: Filled) -> str:
    """A value as an editor writes it."""
    return "" if value is None else str(value)
