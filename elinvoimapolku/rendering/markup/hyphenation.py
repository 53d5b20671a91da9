"""Soft hyphens for the long compounds of headings and signs, from ``tavutus.yml``."""

from __future__ import annotations

import re

SOFT = "\u00ad"
STEM = 3
"""Letters of the last part that have to match: its ending varies with the case."""


class Hyphenator:
    """Puts soft hyphens at the compound boundaries that editors have listed."""

    def __init__(self, words: tuple[str, ...]) -> None:
        """Take compounds with ``|`` at their boundaries: ``hankinta|osaaminen``."""
        self._pattern: re.Pattern[str] | None = None
        parts = [word.split("|") for word in words]
        # The longest compound first, so that a word is never cut by its shorter namesake.
        parts.sort(key=lambda word: (-len("".join(word)), word))
        if parts:
            self._pattern = re.compile("|".join(map(_pattern, parts)), re.IGNORECASE)

    def apply(self, text: str) -> str:
        """The text with soft hyphens in the compounds that are known, whatever their case."""
        if self._pattern is None:
            return text
        return self._pattern.sub(
            lambda found: SOFT.join(part for part in found.groups() if part is not None), text
        )


def _pattern(parts: list[str]) -> str:
    whole = [*parts[:-1], parts[-1][:STEM]]
    return r"\b" + "".join(f"({re.escape(part)})" for part in whole)
