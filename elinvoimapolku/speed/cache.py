"""The folder of what only saves time: losing or damaging it changes no build."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

FOLDER = ".cache"
SEAL_BYTES = 20
TICK_SECONDS = 0.002
MOST_TRIES = 20
"""A file system whose clock does not move on in these has too coarse a clock to rely on."""


def seal(data: bytes) -> bytes:
    """A digest that tells whether data is still what was kept."""
    return hashlib.blake2b(data, digest_size=SEAL_BYTES).digest()


def read_sealed(place: Path) -> bytes | None:
    """What was kept in a file; None when there is nothing, or not what was kept."""
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    data = kept[SEAL_BYTES:]
    return data if seal(data) == kept[:SEAL_BYTES] else None


def write_sealed(place: Path, data: bytes, later_than: int) -> None:
    """Keep data in a file, whole or not at all; a disk that takes none is no mistake.

    Args:
        place: The file.
        data: What to keep.
        later_than: A time of the file system, in nanoseconds. What is kept must be younger:
            then any change of what it tells of gets a later time, and shows.
    """
    half_written = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(MOST_TRIES):
            half_written.write_bytes(seal(data) + data)
            if half_written.stat().st_mtime_ns > later_than:
                os.replace(half_written, place)
                return
            time.sleep(TICK_SECONDS)
        half_written.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            half_written.unlink()
