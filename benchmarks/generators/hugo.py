"""Hugo: every build is a full one."""

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


class Hugo(Generator):
    """Written in Go, on as many processors as there are."""

    name = "Hugo"
    output = "public"
    caches = ("resources", ".hugo_build.lock")

    def page(self, step: Step) -> str:  # noqa: D102
        return f"content/{step.area}/{step.slug}.md"

    def source(self, step: Step) -> str:  # noqa: D102
        values: dict[str, Value] = {"weight": step.order, **step_values(step)}
        return front_matter(values) + step.text(linked_path(step))

    def cold(self) -> Command:  # noqa: D102
        return Command((*self.program, "build", "--quiet"))

    def serve(self, port: int) -> Command:  # noqa: D102
        return Command((*self.program, "server", "--bind", "127.0.0.1", "--port", str(port)))

    def write_others(self, corpus: Corpus, folder: Path) -> None:  # noqa: D102
        for area in corpus.areas:
            values: dict[str, Value] = {
                "title": area.title,
                "weight": area.order,
                "summary": area.summary,
            }
            file = folder / "content" / area.slug / "_index.md"
            write(file, front_matter(values) + area.body)
        write(folder / "content/_index.md", front_matter({"title": SITE, "summary": SITE}))
        write(folder / "static/style.css", STYLE)
