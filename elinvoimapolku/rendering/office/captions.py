"""Captions of tables: each tells what its table is about, and no two of a file say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

LETTER = re.compile(r"^[A-ZÅÄÖ][.)] ")
"""What a heading of a paper with several parts begins with; it would stand beside our number."""
NAMED_COLUMNS = 2


class Captions:
    """Those of one file, in the order of its tables."""

    def __init__(self) -> None:
        """Begin with none."""
        self._empty: dict[tuple[str, ...], str] = {}
        self._said: set[str] = set()
        self._count = 0

    def next(self, heading: str, columns: Sequence[str], is_filled: bool) -> str:
        """The caption of the next table.

        Args:
            heading: The nearest above it; of a filled example, its title.
            columns: What its columns are called.
            is_filled: Whether it is one of an example.
        """
        self._count += 1
        about = LETTER.sub("", heading).rstrip(". ")
        key = tuple(columns)
        if not is_filled:
            self._empty.setdefault(key, about)
            has_subject = bool(about)
        else:
            # A filled one is about what the empty one with the same columns is.
            subject = self._empty.get(key, "")
            has_subject = bool(subject)
            if subject and not about.startswith(subject):
                about = f"{subject}: {about}"
        if not has_subject or about in self._said:
            named = ", ".join(one for one in columns[:NAMED_COLUMNS] if one)
            about = f"{about}: {named}" if about else named
        self._said.add(about)
        return f"Taulukko {self._count}. {about}"
