"""Finnish typography of running text: hard spaces, dashes, quotation marks.

The rules follow the site's writing guide: ordinary spaces are written, and the ones that
must not break (60 000 euroa, 22 %, 33 §, s. 4, 1 / 8) are made hard here. An ISO date, a diary
number, a business id and a phone number stay as they are.
"""

from __future__ import annotations

import re

HARD = "\u00a0"

UNITS = (
    r"€|%|‰|§|°C|euro\w*|prosent\w*|milj\.|mrd\.|miljoon\w*|miljard\w*|kpl|km|m²|m2|kg|h\b|"
    r"tunti\w*|tuntia|tunnin|asukas\w*|asukkaa\w*"
)
THOUSANDS = re.compile(r"(?<![\w+-])(?<!\d[ \u00a0])([1-9]\d{0,2})((?: \d{3})+)(?![\d-])")
# These begin with a space and look back from behind it: a pattern that begins with a plain letter
# is searched for at twice the speed.
UNIT = re.compile(rf" (?<=\d )(?={UNITS})")
ABBREVIATION = re.compile(
    r" (?=\d)(?:(?<=\bs\. )|(?<=\bn:o )|(?<=\bnro )|(?<=\bluku )|(?<=\bkohta )|(?<=\b(?:HE|EU) ))"
)
SHARE = re.compile(r" (?<=\d )/ (?=\d)")
RANGE = re.compile(r"(?<![\w.,/:–-])(\d{1,4})-(\d{1,4})(?![\w/:-]|\.\w)")
SPACED_DASH = re.compile(r" (?<=[^\s–-] )[-–] (?=[^\s–-])")
DIGIT = re.compile(r"\d")
APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\w)")


class Polished(str):
    """A text as it is shown, where typography has changed it."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, shown: str, written: str) -> Polished:
        """Take the text as it is shown and as the editor wrote it."""
        text = super().__new__(cls, shown)
        text.written = written
        return text

    def __reduce__(self) -> tuple[type[Polished], tuple[str, str]]:
        """How another process makes the same: a text alone would forget how it was written."""
        return Polished, (str(self), self.written)


def polished(text: str) -> str:
    """A text of the model as it is shown. Most are shown as they are written."""
    shown = polish(text)
    return text if shown == text else Polished(shown, text)


def written(text: str) -> str:
    """How the editor wrote a text of the model: for what is compared, sorted or judged."""
    return text.written if isinstance(text, Polished) else text


def polish(text: str) -> str:
    """Plain text with Finnish quotation marks, dashes and hard spaces."""
    if "'" in text:
        text = APOSTROPHE.sub("’", text)
    return spaces_and_dashes(text.replace('"', "”"))


def spaces_and_dashes(text: str) -> str:
    """Text with hard spaces and dashes; its quotation marks stay."""
    has_digits = DIGIT.search(text)
    if "-" in text or "–" in text:
        text = RANGE.sub(_range, text) if has_digits else text
        text = SPACED_DASH.sub(f"{HARD}– ", text)
    if has_digits:
        text = THOUSANDS.sub(lambda found: found[0].replace(" ", HARD), text)
        text = UNIT.sub(HARD, text)
        if "/" in text:
            text = SHARE.sub(f"{HARD}/{HARD}", text)
        text = ABBREVIATION.sub(HARD, text)
    return text


def _range(found: re.Match[str]) -> str:
    """An en dash between two numbers that grow; else it may be a month or a code."""
    first, last = found[1], found[2]
    grows = int(first) < int(last)
    if not grows or first.startswith("0") or last.startswith("0"):
        return found[0]
    return f"{first}–{last}"
