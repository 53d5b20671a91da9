"""Scripts as they are published, and which others each waits for.

What is known to wait is asked for at once: without that a browser learns of each script only when
the one that imports it has arrived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath

from elinvoimapolku.model import Asset

STATIC = re.compile(rb'^(?:import\s*|(?:import|export)\b[^;"]*\bfrom\s*)"(\.[^"]+)";', re.MULTILINE)
"""An import that is loaded before the script runs; ``import()`` is loaded when it is asked for."""

COMMENT = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)(?:\n|\Z)", re.MULTILINE | re.DOTALL)
"""A comment that has its lines to itself."""


def without_comments(asset: Asset) -> Asset:
    """A script without the comments between its lines: they are for readers of the sources.

    A text in backticks may go on over several lines, of which any may look like a comment: a
    script that has one stays as it was, and so does what is no script.
    """
    goes_on = any(line.count(b"`") % 2 for line in asset.data.split(b"\n"))
    if goes_on or not asset.path.endswith(".js"):
        return asset
    return Asset(asset.path, COMMENT.sub(b"", asset.data).lstrip(b"\n"))


def awaited_scripts(assets: Iterable[Asset]) -> dict[str, tuple[str, ...]]:
    """What each script waits for, by paths below the asset folder, the nearest first."""
    scripts = {asset.path: asset.data for asset in assets if asset.path.endswith(".js")}
    direct = {path: _imports(path, data) for path, data in scripts.items()}
    return {path: _all(path, direct) for path in direct}


def _imports(path: str, data: bytes) -> list[str]:
    return [normpath(join(dirname(path), found.decode())) for found in STATIC.findall(data)]


def _all(path: str, direct: Mapping[str, list[str]]) -> tuple[str, ...]:
    found = {path: None}
    waiting = [path]
    while waiting:
        for other in direct.get(waiting.pop(0), ()):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)[1:]
