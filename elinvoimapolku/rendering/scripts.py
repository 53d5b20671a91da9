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

_LINE_END = rb"[ \t]*(?:\r?\n|\Z)"
_TO_LINE_END = rb"//(?:(?!\xe2\x80[\xa8\xa9])[^\r\n])*+"
_BLOCK = rb"/\*(?:(?!\*/)%b)*+\*/"
_STRING = rb'"(?:[^"\\\r\n]|\\[^\r\n])*+"|\'(?:[^\'\\\r\n]|\\[^\r\n])*+\''
# A slash begins a pattern after these; elsewhere it divides where nothing on its line could be one.
_PATTERN = (
    rb"(?:(?<=[(,=:;!&|?{\[>])|(?<=[(,=:;!&|?{\[>] )|(?<=\breturn ))/(?![/*])"
    rb"(?:[^/\\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*+\])++/"
)
_DIVIDED = rb"/(?![/*])(?=(?:[^\"'`/\r\n]|/(?![/*]))*+$)"
_TEMPLATE = rb"`(?:[^`\\$\r\n]|\\[^\r\n]|\$(?!\{)|\$\{(?:%b)*+\})*+`"
_VALUE = rb"[^\"'`{}/\r\n]|%b|%b" % (_STRING, _PATTERN)
for _ in range(2):  # a template in a value of a template
    _VALUE = rb"%b|\{(?:%b)*+\}|%b" % (_VALUE, _VALUE, _TEMPLATE % _VALUE)
_OPEN = rb"[{}]|%b|%b" % (_DIVIDED, _BLOCK % rb"[^\r\n]")
_COMMENT = rb"(?:[ \t]*%b%b)++|[ \t]*%b%b" % (
    _TO_LINE_END,
    _LINE_END,
    _BLOCK % rb"[\s\S]",
    _LINE_END,
)
_LINE = rb"(?:%b|%b|%b)*+%b" % (_VALUE, _OPEN, _TO_LINE_END, _LINE_END)
PIECE = re.compile(rb"(?P<comment>%b)|%b" % (_COMMENT, _LINE), re.MULTILINE)
"""A comment that has its lines to itself, or a line that leaves nothing open: no text, template or
comment that the next line would be in. A line of which that is not certain is neither."""

NOTICE = re.compile(rb"[ \t]*/[/*][!#@]|@licen[cs]e|@preserve|copyright|SPDX-", re.IGNORECASE)
"""A comment that is for those who get the script: its terms, or where its source is."""


def without_comments(asset: Asset) -> Asset:
    """A script without the comments between its lines: they are for readers of the sources.

    From the first line on that may go on in the next one, such as a template of several lines, it
    stays as it was: what looks like a comment there may be a text. Notices stay, and so does what
    is no script.
    """
    if not asset.path.endswith(".js"):
        return asset
    kept, at = [], 0
    while at < len(asset.data) and (piece := PIECE.match(asset.data, at)):
        if piece["comment"] is None or NOTICE.search(piece[0]):
            kept.append(piece[0])
        at = piece.end()
    return Asset(asset.path, b"".join((*kept, asset.data[at:])).lstrip(b"\n"))


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
