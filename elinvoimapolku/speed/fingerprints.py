"""What a build depends on, as short fingerprints; needs the standard library alone.

Sources are told by their bytes, so that a fresh checkout of the same files is the same
site. The built site is told by what the file system knows of each file, which also
notices a change that kept size and time, since nobody can set the time of such a change.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from elinvoimapolku.reading.files import is_ignored
from elinvoimapolku.reading.options import Options

SOURCES = ("content", "templates", "assets")
PACKAGE = Path(__file__).resolve().parents[1]
DIGEST_BYTES = 20


@functools.cache
def of_generator() -> str:
    """The generator itself: its code, the Python it runs on, the libraries beside it.

    Looked at once: a process runs on with the code it began with.
    """
    libraries = {
        name
        for folder in sys.path
        if os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info")
    }
    known = [sys.version.encode(), *(name.encode() for name in sorted(libraries))]
    return _digest(known, _sources(PACKAGE))


class Prints(NamedTuple):
    """Fingerprints of what a build reads."""

    generator: str
    inputs: str
    """Of everything: sources, options, the day, the generator."""


def of_inputs(options: Options) -> Prints:
    """Everything that a build reads."""
    generator = of_generator()
    asked = [generator.encode(), repr(options).encode(), os.fsencode(options.output.absolute())]
    inputs = _digest(asked, *(_sources(options.root / name) for name in SOURCES))
    return Prints(generator, inputs)


class Output(NamedTuple):
    """A built site as it lies on the disk."""

    fingerprint: str
    """A file that is changed, new or gone changes it."""
    newest: int
    """When the file system last changed one of the files, in nanoseconds."""


def of_output(folder: Path) -> Output:
    """The built site as it lies on the disk."""
    states = [(name, status) for _, name, status in _walk(folder, lambda name: False)]
    files = [status.st_ctime_ns for _, status in states if S_ISREG(status.st_mode)]
    told = ((name, _state(status)) for name, status in states)
    return Output(_digest([], told), max(files, default=0))


def _digest(known: Iterable[bytes], *trees: Iterable[tuple[bytes, bytes]]) -> str:
    """One digest; each part is told with its length, so that no two inputs look alike."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in known:
        digest.update(b"%d:" % len(part) + part)
    for tree in trees:
        digest.update(b"tree")
        for name, data in tree:
            digest.update(b"%d:%d:" % (len(name), len(data)) + name)
            digest.update(data)
    return digest.hexdigest()


def _sources(top: Path) -> Iterator[tuple[bytes, bytes]]:
    """Names and bytes of the files below a folder that a build reads; links by their targets."""
    for path, name, status in _walk(top, is_ignored):
        try:
            if os.path.islink(path):
                yield name, b"link " + os.fsencode(os.readlink(path))
            if os.path.isfile(path):
                with open(path, "rb", buffering=0) as file:
                    yield name, file.read()
                continue
        except OSError as error:
            yield name, b"unreadable %d" % (error.errno or 0)
        yield name, b"mode %d" % status.st_mode


def _state(status: os.stat_result) -> bytes:
    if not S_ISREG(status.st_mode):
        return b"%d" % status.st_mode
    seen = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return b"%d %d %d %d" % seen


def _walk(top: Path, passed: Callable[[str], bool]) -> Iterator[tuple[str, bytes, os.stat_result]]:
    """The folder and everything below it, in one order on every machine.

    What cannot be looked at is left out here; a build tells of it.
    """
    with contextlib.suppress(OSError):
        yield str(top), b"", os.lstat(top)
    real = os.path.realpath(top)
    waiting = [real]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if passed(entry.name):
                continue
            with contextlib.suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                yield entry.path, os.fsencode(entry.path[len(real) :]), status
                if S_ISDIR(status.st_mode):
                    waiting.append(entry.path)
