"""Writing the finished site: beside its place first, then in one move."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading.options import Options
from elinvoimapolku.speed import fingerprints
from elinvoimapolku.writing import swap

SOURCES = ("content", "templates", "assets", "elinvoimapolku", "tests")


class RefusedError(Exception):
    """The output cannot be written; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Stage:
    """A site while it is being made, beside its place."""

    def __init__(self, output: Path) -> None:
        """Make the empty folder."""
        self._output = output
        self._folder = swap.staging_of(output)
        self._folder.mkdir()
        self._folders: set[str] = set()

    def put(self, name: str, data: bytes) -> bool:
        """Add a file, and say whether it is the same as in the old site."""
        # Joined as texts: this is done for every page, and a Path costs as much as its file.
        place = f"{self._folder}/{name}"
        folder = os.path.dirname(place)
        if folder not in self._folders:
            _make_folder(folder)
            self._folders.add(folder)
        return _keep_or_write(f"{self._output}/{name}", place, data)

    def finish(self) -> fingerprints.Output:
        """Put the site in its place, and say how it lies there."""
        swap.swap_in(self._folder, self._output)
        return fingerprints.of_output(self._output)


@contextlib.contextmanager
def staged(options: Options, signs: Collection[str]) -> Iterator[Stage]:
    """A place to make the site in; what is not finished there vanishes.

    Args:
        options: Where the site is to stand.
        signs: Files that every build writes: a folder that has them is a build's own.

    Raises:
        RefusedError: when the place is not one to write into, or writing failed. The site that
            stood there is untouched.
    """
    output = options.output.absolute()
    _check_place(output, options.root.resolve(), signs)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with swap.locked(output):
            swap.recover(output)
            try:
                yield Stage(output)
            finally:
                swap.remove(swap.staging_of(output))
    except OSError as error:
        raise RefusedError(_failed(output, error)) from error


def _make_folder(folder: str) -> None:
    """Make a folder, which mostly stands in one that is there already."""
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def _keep_or_write(old: str, place: str, data: bytes) -> bool:
    """Link the old file when its bytes are the same, else write a new one.

    No file is ever written in place, so the old site never changes through a link.
    """
    try:
        with open(old, "rb", buffering=0) as file:
            same = file.read() == data
        if same and not os.path.islink(old):
            os.link(old, place)
            return True
    except OSError:
        pass  # There is no old file, or this file system has no links.
    with open(place, "wb") as file:
        file.write(data)
    return False


def _check_place(output: Path, root: Path, signs: Collection[str]) -> None:
    """Refuse a place where the move would take something that is not a built site."""
    real = output.resolve()
    sources = [root / name for name in SOURCES]
    overlaps = any(real == source or source in real.parents for source in sources)
    if output.is_symlink() or real == root or real in root.parents or overlaps:
        raise RefusedError(
            _refused(output, "Tulosta ei kirjoiteta lähdekansioiden päälle eikä linkin läpi.")
        )
    if not output.exists():
        return
    if not output.is_dir():
        raise RefusedError(_refused(output, "Tuloskansion paikalla on tiedosto."))
    if any(output.iterdir()) and not all((output / sign).exists() for sign in signs):
        raise RefusedError(_refused(output, "Tuloskansiossa on muuta kuin aiemmin koottu sivusto."))
    if not os.access(output, os.W_OK):
        raise RefusedError(_failed(output, PermissionError(13, "ei kirjoitusoikeutta")))


def _refused(output: Path, message: str) -> Problem:
    return whole_file(
        output.name,
        Code.OUTPUT_REFUSED,
        message,
        "Valitkaa valitsimella --output tyhjä kansio tai kansio, jota ei vielä ole.",
    )


def _failed(output: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return whole_file(
        output.name,
        Code.WRITE_FAILED,
        f"Sivustoa ei voitu kirjoittaa: {reason}. Aiempi sivusto on ennallaan.",
        "Tarkistakaa levytila ja kansion oikeudet, ja kootkaa uudelleen.",
    )
