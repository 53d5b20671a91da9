"""What stands in a finished page: its anchors, links and headings.

The pages are our own templates' output with every text escaped, quotation marks too, so
attributes can be found without a whole HTML parser.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple


def _values_of(name: str) -> re.Pattern[str]:
    """Finds the values of an attribute.

    A pattern that begins with plain letters is searched for many times faster than one that
    begins with a choice: so the space before the name is looked back at, from behind it.
    """
    start = f'{name}="'
    return re.compile(rf'{start}(?<=\s{start})([^"]*)"')


HEADING = re.compile(r"<h([1-6])(?=[\s>])")
IMAGE = re.compile(r"<img\s[^>]*>")
ALTERNATIVE, PICTURE = _values_of("alt"), _values_of("src")
ANCHORS = _values_of("id")
TARGETS = (_values_of("href"), PICTURE)
LABELS = tuple(map(_values_of, ("for", "aria-labelledby", "aria-describedby", "aria-controls")))


class Scan(NamedTuple):
    """The parts of a page that the checks need."""

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[int, ...]
    labelled: frozenset[str]
    """Ids that labels and other references name."""
    images_without_text: tuple[str, ...]


def scan(page: str) -> Scan:
    """Read one page's tags."""
    return Scan(
        anchors=tuple(_found(page, ANCHORS)),
        links=tuple(link for pattern in TARGETS for link in _found(page, pattern)),
        headings=tuple(map(int, HEADING.findall(page))),
        labelled=frozenset(
            name for pattern in LABELS for value in _found(page, pattern) for name in value.split()
        ),
        images_without_text=tuple(
            next(iter(_found(image, PICTURE)), "")
            for image in IMAGE.findall(page)
            if not ALTERNATIVE.search(image)
        ),
    )


def _found(page: str, values: re.Pattern[str]) -> list[str]:
    """The values of an attribute, as they were before they were written into a page."""
    return [html.unescape(value) if "&" in value else value for value in values.findall(page)]
