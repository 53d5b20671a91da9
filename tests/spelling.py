"""Check the spelling of the contents, and tell how long their sentences are: ``make spelling``.

The words are Voikko's, with its Finnish dictionary, and those of ``content/oikoluku.txt``.
An unknown word is a notice, since it may be right; the table of sentence lengths and passives is a
report.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from libvoikko import Voikko

from elinvoimapolku.reading.documents import SPELLING
from tests.conftest import PROJECT

CONTENT = PROJECT / "content"
# Values that are no prose: addresses, ids, names of others' publications.
SKIPPED_LINE = re.compile(
    r"^\s*(- )?(id|url|slug|order|phase|layout|date|checked|reviewed|verified|kind|language|file"
    r"|publisher|shape|aliases|feedback|address|repository|summary_only|group|starter|template"
    r"|total|numerator|denominator|missing|figure|shown_as):"
    r"|^\s*[a-z_]+: (true|false)$|^    title:|^  - title:|^\s*- [a-z0-9-]+$|^\s*- sivut/"
)
KEY = re.compile(r"^\s*(- )?[a-z_]+: ?")
NO_PROSE = re.compile(
    r"'=.*'$|\]\([^)]*\)|\{#[^}]*\}|`[^`]*`|https?://\S+|\S+@\S+"
    r"|\b[\w-]+(\.[\w-]+)*\.(fi|eu|se|org|txt|md)\b"
)
WORD = re.compile(r"(?<![\w:])[A-Za-zÅÄÖåäöŠšŽžÉé][A-Za-zÅÄÖåäöŠšŽžÉé'’:-]*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”(])")
PASSIVE = "4"
"""Voikko's number for the passive among the persons."""


@dataclass(frozen=True)
class Speller:
    """Voikko and the site's own words."""

    voikko: Voikko
    own: tuple[str, ...]
    """Beginnings of words that Voikko does not know, in lower case."""

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands, or as a compound of right words."""
        if self.voikko.spell(word) or word.lower().startswith(self.own):
            return True
        stem, colon, _ = word.partition(":")
        if colon:
            return stem.isupper() or self.knows(stem)
        if len(word) == 2 and word.isupper():
            return True  # An abbreviation of two letters is opened where it first stands.
        return "-" in word and all(self.knows(part) for part in word.split("-") if part)

    def is_passive(self, word: str) -> bool:
        """Whether every reading of a word is a finite verb in the passive."""
        readings = self.voikko.analyze(word)
        return bool(readings) and all(
            one.get("PERSON") == PASSIVE and one.get("MOOD") for one in readings
        )


def main() -> int:
    """Print unknown words with their places, beside their lines on GitHub too, then the report."""
    lines = (PROJECT / SPELLING).read_text(encoding="utf-8").splitlines()
    own = tuple(line.strip().lower() for line in lines if line.strip() and line[0] != "#")
    speller = Speller(Voikko("fi"), own)
    if speller.knows("hankinttaa"):
        raise SystemExit("The dictionary accepts a word that does not exist.")
    unknown, rows = 0, []
    for file in sorted([*CONTENT.rglob("*.md"), CONTENT / "sanasto.yml"]):
        prose = list(_prose(file))
        for number, column, word in _unknown(prose, speller):
            unknown += 1
            near = ", ".join(speller.voikko.suggest(word)[:3])
            place = file.relative_to(PROJECT).as_posix()
            sys.stdout.write(
                f"{place}:{number}:{column}: {word}" + (f" ({near}?)\n" if near else "\n")
            )
            if os.environ.get("GITHUB_ACTIONS") == "true":
                hint = f"Tarkoititteko {near}? " if near else ""
                sys.stdout.write(
                    f"::notice file={place},line={number},col={column},title=unknown-word::"
                    f"Oikoluku ei tunne sanaa ”{word}”. {hint}Oikean sanan voi lisätä tiedostoon "
                    f"{SPELLING}.\n"
                )
        rows.append((file, prose))
    sys.stdout.write(_report(rows, speller))
    sys.stdout.write(f"{unknown} unknown words.\n")
    return 0


def _prose(file: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold prose, with what is none blanked out so that columns stay."""
    # A tool's title is as its publisher gives it.
    names_work = file.parent.name == "tyokalut"
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        skipped = SKIPPED_LINE.match(line) or (names_work and line.startswith("title:"))
        if not skipped:
            blank = KEY.sub(lambda key: " " * len(key[0]), line)
            yield number, NO_PROSE.sub(lambda found: " " * len(found[0]), blank)


def _unknown(prose: list[tuple[int, str]], speller: Speller) -> Iterator[tuple[int, int, str]]:
    for number, line in prose:
        for found in WORD.finditer(line):
            word = found[0].rstrip(":'’")
            if not speller.knows(word):
                yield number, found.start() + 1, word


def _report(rows: list[tuple[Path, list[tuple[int, str]]]], speller: Speller) -> str:
    """Words a sentence and passives a hundred sentences, file by file."""
    lines = [f"{'':40} {'sentences':>9} {'words/s.':>8} {'longest':>7} {'passive %':>9}"]
    for file, prose in rows:
        text = "\n".join(line for _, line in prose)
        counts = []
        passives = 0
        for paragraph in re.split(r"\n", text):
            for sentence in SENTENCE_END.split(paragraph.strip(' -|"#')):
                words = WORD.findall(sentence)
                if len(words) > 2:
                    counts.append(len(words))
                    passives += any(speller.is_passive(word) for word in words)
        if counts:
            mean = sum(counts) / len(counts)
            lines.append(
                f"{file.relative_to(CONTENT).as_posix():40} {len(counts):9} {mean:8.1f} "
                f"{max(counts):7} {100 * passives / len(counts):9.0f}"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
