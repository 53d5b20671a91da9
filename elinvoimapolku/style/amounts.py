"""How much a step holds: its length, its lists, and what is to be ticked or chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized

from elinvoimapolku.model import Step
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice
from elinvoimapolku.style.passages import values, words
from elinvoimapolku.typography import written
from elinvoimapolku.values import KeyPath

BODY_WORDS = (600, 900)
AMOUNTS = {
    "tools": ("työkaluja", 2, 5),
    "indicators": ("mittareita", 2, 4),
    "checklist": ("tarkistuslistan kohtia", 6, 10),
    "decision_questions": ("päättäjän kysymyksiä", 4, 6),
    "assessment": ("itsearvioinnin väittämiä", 3, 3),
    "sources": ("lähteitä", 3, 12),
}
"""By key: what they are, and how many fit a page."""
MOST_WORDS = {"benefit": 16, "text": 14, "help": 25, "levels": 22, "decision_questions": 20}
"""By key: what is read at a glance."""
SUMMARY_LETTERS = 200
DURATION = re.compile(r"noin (\d+) työtuntia")
HEADING_HOURS = re.compile(r"^### .*?(\d+) tunti", re.MULTILINE)


def check(step: Step) -> Iterator[Problem]:
    """Advice on the amounts of one step."""
    yield from _length(step)
    yield from _lists(step)
    yield from _short_texts(step)
    yield from _hours(step)


def _length(step: Step) -> Iterator[Problem]:
    length = len(step.body.text.split())
    least, most = BODY_WORDS
    if not least <= length <= most:
        yield notice(
            step.file,
            (step.body.line, 1),
            Code.TEXT_LENGTH,
            f"Vaiheen tekstissä on {length} sanaa.",
            f"Hyvä pituus on {least}–{most} sanaa. "
            + ("Kertokaa lisää." if length < least else "Karsikaa, tai jakakaa vaihe kahtia."),
        )


def _lists(step: Step) -> Iterator[Problem]:
    for key, (name, least, most) in AMOUNTS.items():
        listed: Sized = getattr(step, key)
        if not least <= len(listed) <= most:
            good = str(least) if least == most else f"{least}–{most}"
            yield notice(
                step.file,
                step.places.at(key),
                Code.UNUSUAL_AMOUNT,
                f"Vaiheessa on {name} {len(listed)}.",
                f"Hyvä määrä on {good}. Avain on {key}.",
            )
    for number, item in enumerate(step.checklist):
        if not item.help:
            yield notice(
                step.file,
                step.places.at("checklist", number),
                Code.MISSING_HELP,
                f"Kohdalta ”{item.id}” puuttuu neuvo.",
                "Lisätkää rivi help: miten kohta tehdään.",
            )
        if item.section is None:
            yield notice(
                step.file,
                step.places.at("checklist", number),
                Code.MISSING_INSTRUCTION,
                f"Kohta ”{item.id}” ei johda ohjeeseensa.",
                "Lisätkää rivi section: ja sen otsikon tunnus, jonka alla kohta neuvotaan.",
            )


def _short_texts(step: Step) -> Iterator[Problem]:
    for path, text in values(step):
        most = MOST_WORDS.get(_key(path))
        count = len(words(re.sub(r"\]\([^)]*\)", "]", text)))
        if most is not None and count > most:
            yield _too_long(step, path, f"{count} sanaa", f"{most} sanaa")
    if len(step.summary) > SUMMARY_LETTERS:
        letters = f"{len(step.summary)} merkkiä"
        yield _too_long(step, ("summary",), letters, f"{SUMMARY_LETTERS} merkkiä")


def _key(path: KeyPath) -> str:
    return next(part for part in reversed(path) if isinstance(part, str))


def _too_long(step: Step, path: KeyPath, length: str, most: str) -> Problem:
    return notice(
        step.file,
        step.places.at(*path),
        Code.LONG_TEXT,
        f"Avaimen {_key(path)} tekstissä on {length}. Se luetaan yhdellä silmäyksellä.",
        f"Lyhentäkää. Enintään {most} on hyvä raja.",
    )


def _hours(step: Step) -> Iterator[Problem]:
    total = sum(role.hours for role in step.roles)
    told = {"avaimessa duration": DURATION.search(written(step.duration))}
    hours = {where: int(found[1]) for where, found in told.items() if found}
    if headings := HEADING_HOURS.findall(step.body.text):
        hours["ohjeiden otsikoissa yhteensä"] = sum(map(int, headings))
    for where, count in hours.items():
        if count != total:
            yield notice(
                step.file,
                step.places.at("duration"),
                Code.UNEQUAL_HOURS,
                f"Rooleilla on yhteensä {total} tuntia, mutta {where} {count}.",
                "Korjatkaa luvut samoiksi.",
            )
