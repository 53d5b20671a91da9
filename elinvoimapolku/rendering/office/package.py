"""The package of a Word file: an empty one to begin with, and the same bytes at every time."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

BASE = Path(__file__).parent / "base"
PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font-table.xml",
    "word/theme/theme1.xml": "theme.xml",
}
"""The parts of an empty file, and where they lie here. The styles are the site's own."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can tell."""


@cache
def empty_package() -> bytes:
    """A Word file without a text: A4, Finnish, with the styles of the papers."""
    return _zip({name: (BASE / file).read_bytes() for name, file in PARTS.items()})


def without_times(package: bytes) -> bytes:
    """The same package without the times of the clock that its writer put into it."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return _zip({one.filename: old.read(one) for one in old.infolist()})


def _zip(parts: dict[str, bytes]) -> bytes:
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # Not the one that it was made on.
            package.writestr(info, data, compresslevel=9)
    return place.getvalue()
