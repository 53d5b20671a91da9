"""Putting a finished folder in the place of another, so that one of them always stands."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

AT_FDCWD = {"linux": -100, "darwin": -2}
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def staging_of(output: Path) -> Path:
    """The folder in which a site is made, beside its place."""
    return output.with_name(f".{output.name}.staging")


def previous_of(output: Path) -> Path:
    """Where the old site waits for a moment when two folders cannot change places at once."""
    return output.with_name(f".{output.name}.previous")


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """Wait for another build into the same place to end; a killed build holds nothing.

    On Windows there is no such lock, and two builds at once are not guarded against.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(output.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def recover(output: Path) -> None:
    """Clear away what an interrupted build left, and bring back the old site if need be."""
    previous = previous_of(output)
    if previous.exists() and not output.exists():
        previous.rename(output)
    remove(previous)
    remove(staging_of(output))


def swap_in(staging: Path, output: Path) -> None:
    """Put the finished folder in its place; the old one waits to be cleared away.

    Raises:
        OSError: when a folder cannot be moved; the old site stands then.
    """
    if not output.exists():
        staging.rename(output)
    elif not exchange(staging, output):
        previous = previous_of(output)
        output.rename(previous)
        try:
            staging.rename(output)
        except OSError:
            previous.rename(output)
            raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step.

    Linux has ``renameat2`` with RENAME_EXCHANGE, macOS ``renamex_np`` with RENAME_SWAP.

    Returns:
        False where the system or the file system cannot do it.
    """
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            here = AT_FDCWD["linux"]
            return bool(library.renameat2(here, names[0], here, names[1], RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(names[0], names[1], RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        return False
    return False


def remove(folder: Path) -> None:
    """Remove a folder of ours, read-only parts included; nothing happens when it is not there."""

    def allow(function: Callable[[str], object], path: str, _: object) -> None:
        os.chmod(os.path.dirname(path), stat.S_IRWXU)
        os.chmod(path, stat.S_IRWXU)
        function(path)

    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder, onerror=allow)
