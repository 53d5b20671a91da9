"""How many sheets of paper a page is, told before it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

TAG = re.compile(r"<[^>]*>")
WORDS_ON_A_SHEET = 220
"""What one sheet of A4 takes, with its headings and lists: an average of the site's own pages."""


def sheets(*texts: object) -> int:
    """About how many sheets these texts fill: strings, HTML, and tuples of them at any depth."""
    words = sum(len(TAG.sub(" ", text).split()) for text in _strings(texts))
    return max(1, round(words / WORDS_ON_A_SHEET))


def _strings(texts: tuple[object, ...]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, str):
            yield text
        elif isinstance(text, tuple):
            yield from _strings(text)
