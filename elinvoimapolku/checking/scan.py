"""What stands in a finished page: its anchors, links and headings.

The pages are our own templates' output with every text escaped, so tags can be found
without a whole HTML parser.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
HEADINGS = {f"h{level}": level for level in range(1, 7)}
TARGETS = {"href", "src"}


@dataclass(frozen=True, slots=True)
class Scan:
    """The parts of a page that the checks need."""

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[int, ...]
    labelled: frozenset[str]
    """Ids that labels and other references name."""
    images_without_text: tuple[str, ...]


def scan(page: str) -> Scan:
    """Read one page's tags."""
    anchors: list[str] = []
    links: list[str] = []
    headings: list[int] = []
    labelled: set[str] = set()
    images = []
    for tag, attributes in TAG.findall(page):
        if tag in HEADINGS:
            headings.append(HEADINGS[tag])
        if not attributes:
            continue
        values = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
        if "id" in values:
            anchors.append(values["id"])
        links.extend(values[name] for name in TARGETS & values.keys())
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            labelled.update(values.get(name, "").split())
        if tag == "img" and "alt" not in values:
            images.append(values.get("src", ""))
    return Scan(tuple(anchors), tuple(links), tuple(headings), frozenset(labelled), tuple(images))
