"""Eleventy: every build from the command line is a full one."""

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


class Eleventy(Generator):
    """Runs on Node; its incremental mode is for its own watcher, not for single builds."""

    name = "Eleventy"
    output = "out"
    caches = (".cache",)

    def page(self, step: Step) -> str:  # noqa: D102
        return f"src/{step.area}/{step.slug}.md"

    def source(self, step: Step) -> str:  # noqa: D102
        values: dict[str, Value] = {**step_values(step), "tags": ("step",)}
        return front_matter(values) + step.text(linked_path(step))

    def cold(self) -> Command:  # noqa: D102
        return Command((*self.program, "--quiet"))

    def serve(self, port: int) -> Command:  # noqa: D102
        return Command((*self.program, "--quiet", "--serve", f"--port={port}"))

    def write_others(self, corpus: Corpus, folder: Path) -> None:  # noqa: D102
        for area in corpus.areas:
            values: dict[str, Value] = {
                "title": area.title,
                "order": area.order,
                "area": area.slug,
                "summary": area.summary,
                "tags": ("area",),
            }
            write(folder / "src" / area.slug / "index.md", front_matter(values) + area.body)
        write(folder / "src/index.md", front_matter({"title": SITE, "summary": SITE}))
        write(folder / "src/style.css", STYLE)
