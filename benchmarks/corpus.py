"""The contents that every generator builds: seeded, Finnish-like, about 585 words a step."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import count

SITE = "Yrityksen perustajan opas"
ADDRESS = "https://example.org"
STYLE = "body{font:1rem/1.5 sans-serif;margin:0 auto;max-width:70rem}\n"
SEED = 20240501
CHECKS, TOOLS, TIPS = 8, 4, 3

ONSETS = ("k", "t", "p", "s", "v", "m", "n", "l", "r", "h", "j", "")
VOWELS = (*"aeiouäöy", "aa", "ii", "uu", "ei", "ai", "ie", "uo", "yö", "ää")
ENDINGS = ("", "", "", "n", "s", "l", "t", "kk", "st", "ll", "nt")
FREQUENT = (
    *("ja", "on", "se", "että", "ei", "ole", "kun", "myös", "tai", "mutta", "jos", "vain", "kuin"),
    *("sekä", "siitä", "tämä", "voi", "pitää", "ennen", "jälkeen", "sitten", "aina", "usein"),
    *("asiakas", "hinta", "yritys", "tuote", "palvelu", "myynti", "verkko", "kassa", "lasku"),
)
PLAIN = str.maketrans("äö", "ao")


@dataclass(frozen=True)
class Tool:
    """Something that a step links to."""

    name: str
    url: str
    text: str


@dataclass
class Step:
    """One page of an area."""

    area: str
    slug: str
    number: int
    """Which of all steps, from 0."""
    order: int
    """Which of its area's steps, from 1."""
    title: str
    summary: str
    tips: tuple[str, ...]
    tools: tuple[Tool, ...]
    checklist: tuple[str, ...]
    body: str
    """Markdown; ``{link}`` stands where the step ``linked`` is linked to."""
    linked: tuple[str, str] = ("", "")
    """Area and slug of another step."""

    def text(self, link: str) -> str:
        """The body with its inner links in a generator's own form."""
        return self.body.replace("{link}", link)


@dataclass(frozen=True)
class Area:
    """A section of the site."""

    slug: str
    order: int
    title: str
    summary: str
    body: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Corpus:
    """A whole site."""

    areas: tuple[Area, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, area by area."""
        return tuple(step for area in self.areas for step in area.steps)


def corpus(pages: int, seed: int = SEED) -> Corpus:
    """Contents of so many steps in about as many areas as an area has steps.

    Args:
        pages: How many steps.
        seed: The same one gives the same contents, another one others of the same kind.
    """
    words = _Words(random.Random(seed))  # noqa: S311 - chance for texts, not for secrets
    numbers = count()
    width = round(math.sqrt(pages))
    areas = []
    for index in range(width):
        size = pages // width + (index < pages % width)
        areas.append(_area(words, index + 1, size, numbers))
    result = Corpus(tuple(areas))
    for step in result.steps:
        other = words.chance.choice(result.steps)
        step.linked = (other.area, other.slug)
    return result


class _Words:
    """Words and sentences, always the same for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        found: set[str] = set()
        while len(found) < 1800:
            found.add("".join(self._syllable() for _ in range(chance.randint(2, 4))))
        self.rare = sorted(found)

    def word(self) -> str:
        if self.chance.random() < 0.35:
            return self.chance.choice(FREQUENT)
        return self.rare[int(len(self.rare) * self.chance.random() ** 2)]

    def slug(self) -> str:
        return self.chance.choice(self.rare).translate(PLAIN)

    def phrase(self, least: int, most: int) -> str:
        words = " ".join(self.word() for _ in range(self.chance.randint(least, most)))
        return words[:1].upper() + words[1:]

    def sentences(self, number: int) -> str:
        return " ".join(f"{self.phrase(7, 16)}." for _ in range(number))

    def _syllable(self) -> str:
        return "".join(self.chance.choice(part) for part in (ONSETS, VOWELS, ENDINGS))


def _area(words: _Words, order: int, size: int, numbers: count[int]) -> Area:
    slug = f"{order:03d}-{words.slug()}"
    steps = tuple(_step(words, slug, place + 1, next(numbers)) for place in range(size))
    return Area(
        slug, order, words.phrase(2, 3), words.sentences(1), f"{words.sentences(4)}\n", steps
    )


def _step(words: _Words, area: str, order: int, number: int) -> Step:
    return Step(
        area=area,
        # The number of all steps makes the name one of its kind on the whole site.
        slug=f"{order:03d}-{words.slug()}-{number}",
        number=number,
        order=order,
        title=words.phrase(3, 6),
        summary=words.sentences(1),
        tips=tuple(words.sentences(1) for _ in range(TIPS)),
        tools=tuple(
            Tool(words.phrase(1, 2), f"https://example.com/{number}-{place}", words.phrase(4, 8))
            for place in range(TOOLS)
        ),
        checklist=tuple(words.phrase(4, 9) for _ in range(CHECKS)),
        body="\n\n".join(_parts(words)) + "\n",
    )


def _parts(words: _Words) -> list[str]:
    """Four sections: lists, a table, links, emphasis and a quotation; no code."""
    phrase = words.phrase
    rows = [
        f"| {phrase(1, 3)} | {phrase(2, 4)} | {words.chance.randint(1, 900)} € |" for _ in range(6)
    ]
    return [
        *_opening(words, "[{}](https://example.com/opas)"),
        "\n".join(f"- {phrase(5, 9)}" for _ in range(5)),
        *_opening(words, "[{}]({{link}})"),
        "\n".join([f"| {phrase(1, 2)} | {phrase(1, 2)} | Hinta |", "| --- | --- | ---: |", *rows]),
        f"### {phrase(2, 4)}",
        "\n".join(f"{turn}. {phrase(4, 8)} [{phrase(2, 3)}]({{link}})" for turn in range(1, 5)),
        *_opening(words, "[{}](https://example.net/ohje?a=1)"),
        f"> {words.sentences(2)}",
        "\n".join(f"- **{phrase(1, 2)}**: {phrase(4, 8)}" for _ in range(4)),
        *_opening(words, "[{}](https://example.com/opas)"),
        words.sentences(3),
    ]


def _opening(words: _Words, link: str) -> list[str]:
    phrase = words.phrase
    shown = link.format(phrase(2, 3))
    return [
        f"## {phrase(2, 5)}",
        words.sentences(3),
        f"**{phrase(2, 4)}** {words.sentences(1)} Katso {shown} ja *{phrase(1, 3)}*. "
        f"{words.sentences(2)}",
    ]
