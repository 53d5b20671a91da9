"""What the project needs, and what that needs in its turn, as the installed packages tell it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib import metadata
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT

PYPROJECT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
RUNNING: list[str] = PYPROJECT["project"]["dependencies"]
DEVELOPING: list[str] = PYPROJECT["project"]["optional-dependencies"]["dev"]

HERE: dict[str, str] = {}
"""This machine, for whom markers are asked."""
MACHINES = [
    {
        "sys_platform": system,
        "platform_system": name,
        "os_name": kind,
        "python_version": version,
        "python_full_version": f"{version}.0",
    }
    for system, name, kind in (
        ("linux", "Linux", "posix"),
        ("darwin", "Darwin", "posix"),
        ("win32", "Windows", "nt"),
    )
    for version in ("3.11", "3.12", "3.13", "3.14")
]


def needed(
    lines: Iterable[str], machines: Iterable[dict[str, str]] = (HERE,)
) -> dict[str, list[Requirement]]:
    """Package names with what asks for them, on any of these machines, down to the last."""
    found: dict[str, list[Requirement]] = {}
    waiting = list(map(Requirement, lines))
    while waiting:
        one = waiting.pop()
        known = found.setdefault(canonicalize_name(one.name), [])
        if one in known:
            continue
        known.append(one)
        asked = [{**each, "extra": extra} for each in machines for extra in one.extras or {""}]
        waiting += [
            line
            for line in _requires(one.name)
            if line.marker is None or any(map(line.marker.evaluate, asked))
        ]
    return found


def held_by_its_parent(requirements: Iterable[Requirement]) -> bool:
    """Whether one of those that ask for a package asks for one version of it."""
    return any(str(one.specifier).startswith("==") for one in requirements)


def constrained() -> set[str]:
    """The packages that are needed in their turn on any system, and that nothing else pins."""
    named = {canonicalize_name(Requirement(line).name) for line in RUNNING + DEVELOPING}
    asked = needed([*RUNNING, *DEVELOPING], MACHINES)
    return {name for name, lines in asked.items() if not held_by_its_parent(lines)} - named


def _requires(name: str) -> list[Requirement]:
    """What an installed package asks for; nothing of one that this machine does not have."""
    try:
        return list(map(Requirement, metadata.requires(name) or []))
    except metadata.PackageNotFoundError:
        return []
