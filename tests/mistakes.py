"""The cases of ``sites/invalid/``: a mistake, the same mended, and what an editor is told.

A mistake within one file of the small valid site is a block in a text file::

    bad-yaml--colon
    content/alueet/alku/toinen.md
    .stands
    title: "Toinen"
    .broken
    title: Toinen: jatko
    .mended
    title: "Toinen: jatko"
    .told
    content/alueet/alku/toinen.md:2:14: bad-yaml: Arvossa on kaksoispiste …
        Korjaus: Laittakaa arvo lainausmerkkeihin …
    .

First the name: the code that is told, ``--`` and what is wrong. Then the file, and the lines that
take the place of those that stand there. Without ``.stands`` it is the mended lines that stand
there; with nothing under it, the lines are the whole file. Characters that nobody sees are written
``{U+200B}``, and so are spaces at the end of a line.

Where several files, their names, links or bytes are the matter, a case is a folder of that name.
Its ``broken/`` and ``mended/`` each lie over the site, ``removed.txt`` lists files to take away,
and ``expected.txt`` is what is told.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.conftest import SITES, SiteFolder

INVALID = SITES / "invalid"

LINES = r"(?:(?!\.[a-z]*\n).*\n)*"
BLOCK = re.compile(
    r"(?P<name>[a-z0-9-]+)\n(?P<file>\S+)\n"
    rf"(?:\.stands\n(?P<stands>{LINES}))?"
    rf"\.broken\n(?P<broken>{LINES})"
    rf"\.mended\n(?P<mended>{LINES})"
    rf"\.told\n(?P<told>{LINES})"
    r"\.\n"
)
UNSEEN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")


class Case(Protocol):
    """A mistake: ``name`` and ``told`` are texts, the rest changes a copy of the valid site."""

    name: str
    told: str

    def lay_broken(self, site: SiteFolder) -> None: ...

    def lay_mended(self, site: SiteFolder) -> None: ...


@dataclass(frozen=True)
class Block:
    """A case within one file: lines that take the place of others, or of the whole file."""

    name: str
    told: str
    file: str
    stands: str
    broken: str
    mended: str

    def lay_broken(self, site: SiteFolder) -> None:
        self._put(site, self.broken)

    def lay_mended(self, site: SiteFolder) -> None:
        self._put(site, self.mended)

    def _put(self, site: SiteFolder, lines: str) -> None:
        if not self.stands:
            site.write(self.file, lines)
            return
        text = "\n" + (site.root / self.file).read_text(encoding="utf-8")
        count = text.count(f"\n{self.stands}")
        assert count == 1, f"{self.name}: what stands in {self.file} is found {count} times"
        site.write(self.file, text.replace(f"\n{self.stands}", f"\n{lines}")[1:])


@dataclass(frozen=True)
class Folder:
    """A case of several files, or of what a text file cannot say."""

    name: str
    told: str
    place: Path

    def lay_broken(self, site: SiteFolder) -> None:
        lay(site, self.place / "broken")

    def lay_mended(self, site: SiteFolder) -> None:
        lay(site, self.place / "mended")


def lay(site: SiteFolder, overlay: Path) -> None:
    """Lay a folder over the site, links as links, and take away what it says."""
    for source in sorted(overlay.rglob("*")):
        place = site.root / source.relative_to(overlay)
        if source.is_symlink() or source.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)
            shutil.copyfile(source, place, follow_symlinks=False)
    removed = site.root / "removed.txt"
    if removed.exists():
        for line in removed.read_text(encoding="utf-8").split():
            (site.root / line).unlink()
        removed.unlink()


def blocks(text: str) -> list[Block]:
    """The cases of a text file, empty lines between them."""
    found = []
    place = 0
    while block := BLOCK.match(text, place):
        said = {key: _seen(lines) for key, lines in block.groupdict().items() if lines is not None}
        found.append(Block(**{"stands": said["mended"], **said}))
        place = block.end() + (text[block.end() :].startswith("\n"))
    assert place == len(text), f"not a case: {text[place : place + 200]}"
    return found


def cases() -> dict[str, Case]:
    """Every case by its name."""
    found: list[Case] = []
    for place in sorted(INVALID.iterdir()):
        if place.is_dir():
            found.append(Folder(place.name, (place / "expected.txt").read_text("utf-8"), place))
        else:
            found += blocks(place.read_bytes().decode())
    names = [case.name for case in found]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return dict(zip(names, found, strict=True))


def _seen(lines: str) -> str:
    return UNSEEN.sub(lambda code: chr(int(code[1], 16)), lines)
