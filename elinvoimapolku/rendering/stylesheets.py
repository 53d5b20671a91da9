"""Stylesheets as they are published: each whole, with the sheets that it imports in their places.

A page then waits for one sheet. The sources stay plain CSS that a browser could read as it stands:
a sheet begins with ``@import "page.css";`` and names sheets of its own folder, so that addresses
and the order of layers are what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code, Problem, close_match

PART = re.compile(rb'\s*(?:/\*.*?\*/|@import "([^"/]+)";)', re.DOTALL)
"""What may stand before the first rule: a comment or a sheet of the same folder."""
OTHER = re.compile(rb"/\*.*?\*/|(@import\b[^;\n]*;?)", re.DOTALL)


def put_together(assets: Iterable[Asset], problems: list[Problem]) -> tuple[Asset, ...]:
    """The assets with every stylesheet whole; the others are as they were.

    Args:
        assets: All assets.
        problems: Gets each import that cannot be put in its place.
    """
    assets = tuple(assets)
    sheets = {asset.path: asset.data for asset in assets if asset.path.endswith(".css")}
    return tuple(
        Asset(asset.path, _whole(asset.path, sheets, problems)) if asset.path in sheets else asset
        for asset in assets
    )


def _whole(
    path: str, sheets: Mapping[str, bytes], problems: list[Problem], way: tuple[str, ...] = ()
) -> bytes:
    """A sheet with its imports in their places, theirs in them.

    Args:
        path: The sheet's path below the asset folder.
        sheets: Every sheet by its path.
        problems: Gets what is wrong.
        way: The sheets by whose imports it came to be asked for.
    """
    data, parts, at = sheets[path], list[bytes](), 0
    folder = path.rpartition("/")[0]
    while part := PART.match(data, at):
        name = part[1].decode(errors="replace") if part[1] else ""
        other = f"{folder}/{name}".lstrip("/")
        if not name:
            parts.append(part[0])
        elif other in (path, *way):
            problems.append(_circle(path, data, part.start(1), name))
        elif other not in sheets:
            problems.append(_missing(path, data, part.start(1), other, sheets))
        else:
            parts.append(b"\n" + _whole(other, sheets, problems, (path, *way)).strip() + b"\n")
        at = part.end()
    for found in OTHER.finditer(data, at):
        if found[1]:
            problems.append(_misplaced(path, data, found.start(1), found[1]))
    return b"".join((*parts, data[at:])).lstrip()


def _missing(path: str, data: bytes, at: int, other: str, known: Iterable[str]) -> Problem:
    match = close_match(other, known)
    return _problem(
        path,
        data,
        at,
        f"Tiedostoa assets/{other} ei ole. {match}".strip(),
        "Korjatkaa tuotavan tyylitiedoston nimi tai poistakaa rivi.",
    )


def _circle(path: str, data: bytes, at: int, name: str) -> Problem:
    return _problem(
        path,
        data,
        at,
        f"Tyylitiedosto {name} tuo itse tämän tiedoston.",
        "Poistakaa toinen tuonneista.",
    )


def _misplaced(path: str, data: bytes, at: int, written: bytes) -> Problem:
    return _problem(
        path,
        data,
        at,
        f"Tuontia ei voi yhdistää: {written.decode(errors='replace')}",
        "Tuonnit ovat tiedoston alussa, ja ne nimeävät saman kansion tiedostoja:\n"
        '    @import "page.css";',
    )


def _problem(path: str, data: bytes, at: int, message: str, hint: str) -> Problem:
    before = data[:at].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Problem(f"assets/{path}", line, column, Code.BAD_IMPORT, message, hint)
