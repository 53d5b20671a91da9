"""The answers of outside addresses, kept so that nobody is asked twice in a week."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from elinvoimapolku.links.answers import Answer

FILE = ".cache/outside-links.json"
FRESH_DAYS = 7
_ANSWERS = TypeAdapter(dict[str, Answer])


def load(root: Path, today: datetime.date) -> dict[str, Answer]:
    """The answers that are less than a week old; none when the file is not there or is broken."""
    try:
        kept = _ANSWERS.validate_json((root / FILE).read_bytes())
    except (OSError, ValidationError):
        return {}
    # A day that is still to come is the mark of a clock that was wrong.
    return {
        address: answer
        for address, answer in kept.items()
        if 0 <= (today - answer.day).days < FRESH_DAYS
    }


def store(root: Path, answers: Mapping[str, Answer]) -> None:
    """Write the answers in place of those before."""
    file = root / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    half_written = file.with_name(f"{file.name}.new")
    half_written.write_bytes(_ANSWERS.dump_json(dict(sorted(answers.items())), indent=1))
    os.replace(half_written, file)
