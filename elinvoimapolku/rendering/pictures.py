"""The size of a picture, read from the file: a page keeps its place before it has come."""

from __future__ import annotations

import io
import posixpath
import re
from typing import NamedTuple

SHOWN = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif")
"""The endings of what browsers show as a picture."""
VIEW_BOX = re.compile(rb"<(?:\w+:)?svg\s[^>]*?\bviewBox\s*=\s*[\"']([^\"']*)[\"']")


class Size(NamedTuple):
    """Width and height in CSS pixels."""

    width: int
    height: int


def measure(name: str, data: bytes) -> Size | None:
    """The size of a picture, or None when it is none that a browser shows.

    Args:
        name: Its file name: the ending tells browsers what it is.
        data: The whole file.
    """
    ending = posixpath.splitext(name)[1].lower()
    if ending not in SHOWN:
        return None
    # Loading it takes half as long as a small build, and few texts have a picture.
    import imagesize

    width, height = map(round, imagesize.get(io.BytesIO(data)))
    if width > 0 and height > 0:
        return Size(width, height)
    return _area_shown(data) if ending == ".svg" else None


def _area_shown(data: bytes) -> Size | None:
    """The size of an SVG picture that has none of its own: that of its view box."""
    written = VIEW_BOX.search(data)
    numbers = re.split(rb"[\s,]+", written[1].strip()) if written else []
    try:
        _, _, width, height = map(float, numbers)
        size = Size(round(width), round(height))
    except (ValueError, OverflowError):
        return None
    return size if size.width > 0 and size.height > 0 else None
