"""MkDocs: every build is a full one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import SITE, STYLE, Corpus, Step
from benchmarks.generators.generator import (
    Command,
    Generator,
    Value,
    front_matter,
    linked_path,
    step_values,
    write,
)


class MkDocs(Generator):
    """Written in Python; with ``--dirty`` it forgets the titles of the pages that it skips."""

    name = "MkDocs"
    output = "site"

    def page(self, step: Step) -> str:  # noqa: D102
        return f"docs/{step.area}/{step.slug}.md"

    def source(self, step: Step) -> str:  # noqa: D102
        return front_matter(step_values(step)) + step.text(linked_path(step))

    def cold(self) -> Command:  # noqa: D102
        return Command((*self.program, "build", "--quiet"))

    def write_others(self, corpus: Corpus, folder: Path) -> None:  # noqa: D102
        for area in corpus.areas:
            values: dict[str, Value] = {
                "title": area.title,
                "order": area.order,
                "summary": area.summary,
            }
            write(folder / "docs" / area.slug / "index.md", front_matter(values) + area.body)
        write(folder / "docs/index.md", front_matter({"title": SITE, "summary": SITE}))
        write(folder / "docs/style.css", STYLE)
