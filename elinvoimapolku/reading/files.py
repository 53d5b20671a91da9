"""Finding and decoding source files, and nothing outside their tree."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import conflicts, invisible

Result = TypeVar("Result")

MAX_CONTENT_BYTES = 256 * 1024
MAX_LEDGER_BYTES = 8 * 1024 * 1024
"""The ledger only grows: of every step it keeps about ten lines for ever."""
# Control characters, what XML or YAML would take for a line end or refuse, and lost letters.
FORBIDDEN = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd-\uffff]")
IGNORED_NAMES = {"Thumbs.db", "desktop.ini", "__pycache__"}


def is_ignored(name: str) -> bool:
    """Whether a file is an editor's or a system's own: hidden, a backup, a lock."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp")) or name in IGNORED_NAMES


def list_files(root: Path, folder: str, problems: list[Problem]) -> list[str]:
    """Every file below a folder of the project.

    Args:
        root: The project's folder.
        folder: Name of a folder in it: ``content``.
        problems: Gets a problem for each link that leaves the tree, and for what is no file.

    Returns:
        Paths from the root with forward slashes, in the order of their names.
    """
    tree = os.path.realpath(root / folder)
    found: list[str] = []
    if _leaves(root / folder, os.path.realpath(root)):
        problems.append(_outside(folder))
        return found
    for parent, folders, files in os.walk(tree):
        folders[:] = sorted(name for name in folders if not is_ignored(name))
        # Joined as texts: this is done for every file, and a Path costs as much as a look at it.
        below = folder + parent[len(tree) :].replace(os.sep, "/")
        for name in sorted(folders + files):
            path, relative = os.path.join(parent, name), f"{below}/{name}"
            if is_ignored(name):
                continue
            if os.path.islink(path) and (_leaves(path, tree) or os.path.isdir(path)):
                problems.append(_outside(relative))
            elif not relative.isprintable():
                problems.append(_odd_name(relative.encode("utf-8", "replace").decode()))
            elif os.path.isfile(path):
                found.append(relative)
            elif not os.path.isdir(path):
                problems.append(_unexpected(relative))
    return sorted(found)


class SourceFile(NamedTuple):
    """A file as it lies on the disk."""

    name: str
    """Path from the project's root, with forward slashes."""
    data: bytes
    fault: str = ""
    """Why it cannot be read, in the system's words."""


class ReadEach(Protocol):
    """Reads some files that know nothing of each other, and gives what is made of each."""

    def __call__(
        self, parse: Callable[[SourceFile], Result], root: Path, files: Sequence[str]
    ) -> Iterable[Result]:
        """What is made of each file, in their order.

        Args:
            parse: Makes something of a file's name and bytes, and of nothing else.
            root: The project's folder.
            files: Paths from it.
        """


def read_each(
    parse: Callable[[SourceFile], Result], root: Path, files: Sequence[str]
) -> Iterable[Result]:
    """Read files one by one."""
    return [parse(load(root, file)) for file in files]


def load(root: Path, file: str) -> SourceFile:
    """A file of the project as it lies on the disk.

    Args:
        root: The project's folder.
        file: Path from it.
    """
    try:
        return SourceFile(file, (root / file).read_bytes())
    except OSError as error:
        return SourceFile(file, b"", error.strerror or type(error).__name__)


def read_text(root: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a file of the project, as ``text_of`` gives it."""
    return text_of(load(root, file), problems)


def text_of(
    source: SourceFile, problems: list[Problem], most: int = MAX_CONTENT_BYTES
) -> str | None:
    """The text of a file, with Unix line ends and composed letters.

    A byte order mark and Windows line ends are accepted: Windows editors write both.

    Args:
        source: The file.
        problems: Gets what is wrong with the file.
        most: How many bytes it may have.

    Returns:
        The text, or None when the file has a problem, which is then in ``problems``.
    """
    file, data, fault = source
    if fault:
        problems.append(_unreadable(file, fault))
        return None
    if len(data) > most:
        problems.append(_too_large(file, len(data), most))
        return None
    text = _decode(file, data, problems)
    if text is None:
        return None
    text = _unix_lines(text.removeprefix("\ufeff"))
    for problem in _forbidden_characters(file, text):
        problems.append(problem)
        return None
    if found := list(conflicts.check(file, text)):
        problems.extend(found)
        return None
    text = unicodedata.normalize("NFC", text)
    unseen = list(invisible.in_text(file, text))
    problems.extend(unseen)
    return None if unseen else text


def _leaves(path: str | Path, tree: str) -> bool:
    real = os.path.realpath(path)
    return real != tree and not real.startswith(tree + os.sep)


def _decode(file: str, data: bytes, problems: list[Problem]) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _unix_lines(data[: error.start].decode()).split("\n")
        line, column = len(before), len(before[-1]) + 1
        nul = b"\0" in data[:4]
        problems.append(
            Problem(
                file,
                line,
                column,
                Code.NOT_UTF8,
                "Tiedosto ei ole UTF-8-muotoista tekstiä.",
                "Tallentakaa tiedosto uudelleen ja valitkaa merkistöksi UTF-8."
                + (" Nyt se on luultavasti UTF-16." if nul else ""),
            )
        )
        return None


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    for found in FORBIDDEN.finditer(text):
        position, character = found.start(), found[0]
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        if character == "\ufffd":
            yield Problem(
                file,
                line,
                column,
                Code.NOT_UTF8,
                "Tekstissä on merkki �: kirjain on kadonnut, kun merkistö on ollut väärä.",
                "Kirjoittakaa sana uudelleen, ja katsokaa läpi koko tiedosto.",
            )
        elif character == "\0":
            yield Problem(
                file,
                line,
                column,
                Code.NUL_BYTE,
                "Tiedostossa on nollatavu, jota tekstissä ei saa olla.",
                "Poistakaa merkki tai kirjoittakaa rivi uudelleen.",
            )
        else:
            yield Problem(
                file,
                line,
                column,
                Code.CONTROL_CHARACTER,
                f"Tekstissä on näkymätön ohjausmerkki (U+{ord(character):04X}).",
                "Poistakaa merkki. Se on tullut yleensä kopioidun tekstin mukana.",
            )


def _outside(file: str) -> Problem:
    return whole_file(
        file,
        Code.OUTSIDE_LINK,
        "Tämä on linkki muualle, eikä sivusto lue tiedostoja kansioidensa ulkopuolelta.",
        "Korvatkaa linkki oikealla tiedostolla tai poistakaa se.",
    )


def _odd_name(file: str) -> Problem:
    letters = file.rpartition("/")[2]
    name = "".join(one if one.isprintable() else f"⟨U+{ord(one):04X}⟩" for one in letters)
    return whole_file(
        file,
        Code.UNEXPECTED_FILE,
        f"Tiedoston nimessä on merkkejä, joita ei voi näyttää: ”{name}”.",
        "Antakaa uusi nimi: pieniä kirjaimia a–z, numeroita ja viivoja.",
    )


def _unexpected(file: str) -> Problem:
    return whole_file(
        file,
        Code.UNEXPECTED_FILE,
        "Tämä ei ole tavallinen tiedosto.",
        "Poistakaa se sisältökansiosta.",
    )


def _unreadable(file: str, reason: str) -> Problem:
    return whole_file(
        file,
        Code.UNREADABLE_FILE,
        f"Tiedostoa ei voitu lukea ({reason}).",
        "Tarkistakaa, että tiedosto on olemassa ja että teillä on oikeus lukea se.",
    )


def _too_large(file: str, size: int, most: int) -> Problem:
    limit = most // 1024
    return whole_file(
        file,
        Code.TOO_LARGE,
        f"Tiedosto on {-(-size // 1024)} kilotavua. Sisältötiedosto saa olla enintään {limit}.",
        "Jakakaa teksti kahdeksi sivuksi. Kuvat kuuluvat kansioon assets/img/.",
    )
