"""Which scripts a script waits for, so that a page can ask for all of them at once.

Without that a browser learns of each only when the one that imports it has arrived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath

from elinvoimapolku.model import Asset

STATIC = re.compile(rb'^(?:import\s*|(?:import|export)\b[^;"]*\bfrom\s*)"(\.[^"]+)";', re.MULTILINE)
"""An import that is loaded before the script runs; ``import()`` is loaded when it is asked for."""


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
