"""Pelican: with its cache of articles; every page is written."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import STYLE, Corpus, Step
from benchmarks.generators.generator import Command, Generator, linked_path, write


class Pelican(Generator):
    """Written in Python; steps are its articles and areas its categories."""

    name = "Pelican"
    output = "output"
    caches = ("cache",)
    rebuilds = True

    def page(self, step: Step) -> str:  # noqa: D102
        return f"content/{step.area}/{step.slug}.md"

    def source(self, step: Step) -> str:  # noqa: D102
        hours, minutes = divmod(step.number, 60)
        values = {
            "title": [step.title],
            "date": [f"2024-01-01 {hours % 24:02d}:{minutes:02d}"],
            "slug": [step.slug],
            "category": [step.area],
            "order": [str(step.order)],
            "summary": [step.summary],
            "tips": step.tips,
            "tools": [f"{tool.name}|{tool.url}|{tool.text}" for tool in step.tools],
            "checklist": step.checklist,
        }
        # Its reader of Markdown knows no YAML: a further line of a value is indented.
        lines = [f"{key}: " + "\n    ".join(rows) for key, rows in values.items()]
        return "\n".join(lines) + "\n\n" + step.text(linked_path(step))

    def cold(self) -> Command:  # noqa: D102
        return Command((*self.program, "--quiet", "--settings", "pelicanconf.py"))

    def write_others(self, corpus: Corpus, folder: Path) -> None:  # noqa: D102
        areas = [
            {
                "slug": area.slug,
                "title": area.title,
                "url": f"/{area.slug}/",
                "summary": area.summary,
                "body": area.body.strip(),
            }
            for area in corpus.areas
        ]
        write(folder / "areas.json", json.dumps(areas, ensure_ascii=False))
        write(folder / "theme/static/style.css", STYLE)
