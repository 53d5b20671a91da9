"""Quotation marks around a value that are of the wrong kind, or on one side alone."""

from __future__ import annotations

import re
from typing import NamedTuple

CURLY = "”“„»«‘’‚"
CURLY_QUOTES = re.compile(rf"[{CURLY}][^{CURLY}\"]*[{CURLY}\"']")
"""A value between quotation marks that YAML takes for letters."""
CURLY_VALUE = re.compile(rf"[ -]*[\w-]+:[ ]+(?={CURLY_QUOTES.pattern}[ ]*$)")
"""A line with one, up to the value."""
CURLY_SAID = (
    "Arvon lainausmerkit ovat kaarevat, joten ne kuuluisivat tekstiin.",
    'Kirjoittakaa suorat lainausmerkit: "näin". Tekstinkäsittely muuttaa ne usein kaareviksi.',
)
DOUBLE = '"”“„»«'
UNIT = re.compile(r"\d[\"”]$")
"""Inches, and minutes of an angle: no quotation mark is missing."""


class Written(NamedTuple):
    """A plain value, and the line on which it begins."""

    value: str
    line: str
    number: int
    """Of the line in the file, from 1."""
    column: int
    """Of the value in the line, from 0."""


def check(written: Written) -> tuple[str, str] | None:
    """What is wrong with the quotation marks of a value that YAML took as it is, and the cure."""
    value = written.value
    if CURLY_QUOTES.fullmatch(value):
        return CURLY_SAID
    after = written.line[written.column :].removeprefix(value).lstrip()
    if after.startswith(":"):
        return None  # The parser stumbles there, and that is told.
    lonely = sum(letter in DOUBLE for letter in value) % 2 == 1
    apostrophe = value.endswith("'") and value.count("'") == 1
    if apostrophe or (lonely and value[-1] in DOUBLE and not UNIT.search(value)):
        return "Arvon alusta puuttuu lainausmerkki, joten loppu näkyisi tekstissä.", _cure(
            written, value[:-1]
        )
    if lonely and value[0] in DOUBLE:
        return "Arvon lopusta puuttuu lainausmerkki, joten alku näkyisi tekstissä.", _cure(
            written, value[1:]
        )
    return None


def _cure(written: Written, meant: str) -> str:
    """The line with what was meant in quotation marks, where the value ends on it."""
    start, rest = written.line[: written.column], written.line[written.column :]
    if rest.strip() != written.value:
        return 'Kirjoittakaa suora lainausmerkki arvon alkuun ja loppuun: "näin".'
    plain = meant.strip().replace("\\", "\\\\").replace('"', "”")
    return f'Muuttakaa rivi {written.number} muotoon:\n    {start}"{plain}"'
