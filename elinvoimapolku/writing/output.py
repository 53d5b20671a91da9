"""Writing the finished site: beside its place first, then in one move."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading.options import Options
from elinvoimapolku.writing import swap

SOURCES = ("content", "templates", "assets", "elinvoimapolku", "tests")


class _RefusedError(Exception):
    """The place is not one to write into; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Stage:
    """A site while it is being made, beside its place.

    Where writing fails, nothing more is written, and the pages can still be made and checked.
    """

    def __init__(self, output: Path, refused: Problem | None = None) -> None:
        """Make the empty folder.

        Args:
            output: Where the site is to stand.
            refused: Why nothing is to be written.
        """
        self.refused = refused
        """Why the site cannot be written, as far as is known."""
        self._output = output
        self._folder = swap.staging_of(output)
        self._folders: set[str] = set()
        if not refused:
            self._folder.mkdir()

    def put(self, name: str, data: bytes) -> bool:
        """Add a file, and say whether it is the same as in the old site."""
        # Joined as texts: this is done for every page, and a Path costs as much as its file.
        place = f"{self._folder}/{name}"
        folder = os.path.dirname(place)
        if self.refused:
            return False
        try:
            if folder not in self._folders:
                _make_folder(folder)
                self._folders.add(folder)
            return _keep_or_write(f"{self._output}/{name}", place, data)
        except OSError as error:
            self.refused = _failed(self._output, error)
            return False

    def finish(self) -> Problem | None:
        """Put the site in its place, or say why it cannot stand there."""
        if not self.refused:
            try:
                swap.swap_in(self._folder, self._output)
            except OSError as error:
                self.refused = _failed(self._output, error)
        return self.refused


@contextlib.contextmanager
def staged(options: Options, signs: Collection[str]) -> Iterator[Stage]:
    """A place to make the site in; what is not finished there vanishes.

    A live build leaves the old site beside it for ``clear_beside``, as somebody waits for a page.

    A place that is not one to write into gives a stage that is refused. The site that stood
    there is then untouched.

    Args:
        options: Where the site is to stand.
        signs: Files that every build writes: a folder that has them is a build's own.
    """
    output = options.output.absolute()
    with contextlib.ExitStack() as held:
        try:
            _check_place(output, options.root.resolve(), signs)
            output.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(swap.locked(output))
            swap.recover(output)
            stage = Stage(output)
        except _RefusedError as error:
            stage = Stage(output, error.problem)
        except OSError as error:
            stage = Stage(output, _failed(output, error))
        else:
            if not options.live:
                held.callback(_clear, output)
        yield stage


def clear_beside(options: Options) -> None:
    """Remove the old site that a live build has left, when nobody waits for a page."""
    output = options.output.absolute()
    if swap.staging_of(output).exists():
        with contextlib.suppress(OSError), swap.locked(output):
            swap.recover(output)


def _clear(output: Path) -> None:
    """Leave nothing beside the site; what cannot be removed now the next build removes or tells."""
    with contextlib.suppress(OSError):
        swap.recover(output)


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
        raise _RefusedError(
            _refused(output, "Tulosta ei kirjoiteta lähdekansioiden päälle eikä linkin läpi.")
        )
    if not output.exists():
        return
    if not output.is_dir():
        raise _RefusedError(_refused(output, "Tuloskansion paikalla on tiedosto."))
    if any(output.iterdir()) and not all((output / sign).exists() for sign in signs):
        raise _RefusedError(
            _refused(output, "Tuloskansiossa on muuta kuin aiemmin koottu sivusto.")
        )
    if not os.access(output, os.W_OK):
        raise _RefusedError(_failed(output, PermissionError(13, "ei kirjoitusoikeutta")))


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
