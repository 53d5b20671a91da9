"""Renderings of Markdown and office files kept from one build to the next: what saves most time.

A small database, so that a changed page costs one row and not all of them. Whatever is
wrong with it, nothing is found in it, and all is made anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from elinvoimapolku.speed.cache import FOLDER, seal

FILE = "texts.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS texts (file TEXT PRIMARY KEY, key TEXT, seal BLOB, kept TEXT)"
GET = "SELECT seal, kept FROM texts WHERE file = ? AND key = ?"
PUT = "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)"
ROWS_AT_ONCE = 200
WAIT_SECONDS = 10
"""For another build that is writing its rows."""


class TextStore:
    """What is kept of one project as text, as one generator made it."""

    def __init__(self, root: Path, generator: str) -> None:
        """Open nothing yet.

        Args:
            root: The project's folder.
            generator: Fingerprint of the generator: what another one kept is not found.
        """
        self._place = root / FOLDER / FILE
        self._generator = generator
        self._database: sqlite3.Connection | None = None
        self._owner = 0
        self._waiting: list[tuple[str, str, bytes, str]] = []

    def get(self, file: str, key: str) -> str | None:
        """What was kept in this row under this key; a row is a document or one of its files."""
        with contextlib.suppress(sqlite3.Error, OSError):
            key = self._own(key)
            row = self._open().execute(GET, (file, key)).fetchone()
            if row is not None and row[0] == _seal(file, key, row[1]):
                return str(row[1])
        return None

    def put(self, file: str, key: str, kept: str) -> None:
        """Keep a text in the place of an older one of the same row."""
        key = self._own(key)
        self._waiting.append((file, key, _seal(file, key, kept), kept))
        if len(self._waiting) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits; when that fails, the file is begun anew by the next build."""
        rows, self._waiting = self._waiting, []
        try:
            if rows:
                with self._open() as database:
                    database.executemany(PUT, rows)
        except sqlite3.OperationalError:
            pass  # Another build writes, or the disk takes none.
        except (sqlite3.Error, OSError):
            self.close()
            with contextlib.suppress(OSError):
                self._place.unlink()

    def keep_only(self, files: Iterable[str]) -> None:
        """Drop the rows of what is no more, and close."""
        self.flush()
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as database:
            known = {row[0] for row in database.execute("SELECT file FROM texts")}
            gone = known.difference(files)
            database.executemany("DELETE FROM texts WHERE file = ?", ((file,) for file in gone))
        self.close()

    def close(self) -> None:
        """Close the database; a process that was forked leaves its parent's alone."""
        if self._database is not None and self._owner == os.getpid():
            self._database.close()
        self._database = None

    def _open(self) -> sqlite3.Connection:
        if self._database is None or self._owner != os.getpid():
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self._owner = os.getpid()
            self._database = sqlite3.connect(self._place, timeout=WAIT_SECONDS)
            # What a power cut damages is made anew; waiting for the disk would cost every build.
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.execute(TABLE)
        return self._database

    def _own(self, key: str) -> str:
        return f"{self._generator}-{key}"


def _seal(file: str, key: str, kept: str) -> bytes:
    return seal("\0".join((file, key, str(kept))).encode("utf-8", "replace"))
