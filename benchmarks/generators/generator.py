"""What the benchmark has to know of a generator, and what their layouts share."""

from __future__ import annotations

import json
import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import Corpus, Step

LAYOUTS = Path(__file__).resolve().parents[1] / "layouts"

Value = str | int | Sequence[str] | Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Command:
    """A build to run in the folder of a laid-out site."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


class Generator(ABC):
    """One of the generators that are compared."""

    name: str
    """As the tables show it; also the folder of its layout."""
    output: str
    """Folder of the built site."""
    caches: tuple[str, ...] = ()
    """What else a build leaves, and a cold one must not find."""
    rebuilds = False
    """Whether a build over an earlier one is other than a full one."""

    def __init__(self, program: tuple[str, ...]) -> None:
        """Take the words that start the generator's program."""
        self.program = program

    @abstractmethod
    def page(self, step: Step) -> str:
        """The source file of a step, below the folder."""

    @abstractmethod
    def source(self, step: Step) -> str:
        """The text of that file."""

    @abstractmethod
    def write_others(self, corpus: Corpus, folder: Path) -> None:
        """Write all but the steps: areas, the home page, what the settings tell of both."""

    @abstractmethod
    def cold(self) -> Command:
        """A full build where nothing is built yet."""

    def again(self) -> Command:
        """A build over an earlier one, in the quickest mode that gives the right pages."""
        return self.cold()

    def serve(self, port: int) -> Command | None:
        """The server for whoever writes: builds again after a save. None where it is not compared.

        Args:
            port: Of 127.0.0.1.
        """
        return None

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """Write settings, templates and contents into a new folder."""
        shutil.copytree(LAYOUTS / self.name.lower(), folder)
        self.write_others(corpus, folder)
        for step in corpus.steps:
            self.write_step(step, folder)

    def write_step(self, step: Step, folder: Path) -> None:
        """Write the file of one step, new or changed."""
        write(folder / self.page(step), self.source(step))


def write(place: Path, text: str) -> None:
    """Write a file and the folders above it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def front_matter(values: Mapping[str, Value]) -> str:
    """YAML between two fences; a quoted text of JSON is one of YAML too."""
    lines = [line for key, value in values.items() for line in _lines(key, value)]
    return "\n".join(["---", *lines, "---", ""])


def step_values(step: Step) -> dict[str, Value]:
    """The front matter that most generators are given for a step."""
    return {
        "title": step.title,
        "order": step.order,
        "area": step.area,
        "summary": step.summary,
        "tips": step.tips,
        "tools": [{"name": one.name, "url": one.url, "desc": one.text} for one in step.tools],
        "checklist": step.checklist,
    }


def linked_path(step: Step) -> str:
    """Where the page stands, on every site, that a step's text links to."""
    area, slug = step.linked
    return f"/{area}/{slug}/"


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, int):
        return [f"{key}: {value}"]
    if isinstance(value, str):
        return [f"{key}: {_quoted(value)}"]
    lines = [f"{key}:"]
    for row in value:
        if isinstance(row, str):
            lines.append(f"  - {_quoted(row)}")
        else:
            pairs = [f"{name}: {_quoted(text)}" for name, text in row.items()]
            lines.append("  - " + "\n    ".join(pairs))
    return lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
