"""The generator of this repository."""

from __future__ import annotations

import datetime
from pathlib import Path

from benchmarks.corpus import ADDRESS, SITE, STYLE, Area, Corpus, Step
from benchmarks.generators.generator import Command, Generator, Value, front_matter, write

DAY = datetime.date.today().isoformat()
"""Of every review: none is overdue, nor still to come."""
AREAS = "content/alueet"
TOOL_TEXTS = {"date": "2026", "checked": "2026-01-01", "verified": "page"}
ROLES = [{"role": "Yrittäjä", "task": "tekee työn", "hours": "8"}]


class Own(Generator):
    """A build with everything on: validation, the ledger, the checks of finished pages."""

    name = "Elinvoimapolku"
    output = "dist"
    caches = (".cache",)
    rebuilds = True

    def page(self, step: Step) -> str:  # noqa: D102
        return f"{AREAS}/{step.area}/{step.slug}.md"

    def source(self, step: Step) -> str:  # noqa: D102
        return _step(step)

    def cold(self) -> Command:  # noqa: D102
        return Command((*self.program, "--root", "."))

    def serve(self, port: int) -> Command:  # noqa: D102
        return Command((*self.program, "serve", "--root", ".", "--port", str(port)))

    def write_others(self, corpus: Corpus, folder: Path) -> None:  # noqa: D102
        for area in corpus.areas:
            write(folder / AREAS / area.slug / "index.md", _area(area))
        widest = max(len(area.steps) for area in corpus.areas)
        write(folder / "content/sivusto.yml", _settings(widest))
        write(folder / "content/tunnisteet.yml", _ledger(corpus))
        write(folder / "content/sivut/index.md", _page(SITE, "home"))
        write(folder / "content/sivut/404.md", _page("Sivua ei löytynyt", "not-found"))
        write(folder / "assets/style.css", STYLE)


def _phase(step: Step) -> str:
    """As many phases as an area has steps, so that a phase has a step of every area."""
    return f"vaihe-{step.order}"


def _area(area: Area) -> str:
    values: dict[str, Value] = {
        "title": area.title,
        "order": area.order,
        "benefit": area.summary,
        "summary": area.summary,
        "link_text": area.title,
        "reviewed": DAY,
    }
    return front_matter(values) + area.body


def _step(step: Step) -> str:
    sources = [
        {"title": tool.name, "publisher": tool.text, "url": tool.url, **TOOL_TEXTS}
        for tool in step.tools
    ]
    items = [
        {"id": f"{step.slug}-{number}", "text": text}
        for number, text in enumerate(step.checklist, start=1)
    ]
    values: dict[str, Value] = {
        "title": step.title,
        "order": step.order,
        "phase": _phase(step),
        "benefit": step.summary,
        "summary": step.summary,
        "duration": "1 viikko",
        "outcome": step.summary,
        "roles": ROLES,
        "checklist": items,
        "decision_questions": step.tips,
        "sources": sources,
        "reviewed": DAY,
    }
    area, slug = step.linked
    return front_matter(values) + step.text(f"../{area}/{slug}.md")


def _page(title: str, layout: str) -> str:
    values: dict[str, Value] = {"title": title, "summary": title, "layout": layout, "reviewed": DAY}
    return front_matter(values)


def _settings(phases: int) -> str:
    rows = "".join(
        f"  - id: vaihe-{number}\n    title: Vaihe {number}\n" for number in range(1, phases + 1)
    )
    return (
        f"name: {SITE}\nshort_name: {SITE}\ndescription: {SITE}\naddress: {ADDRESS}\n"
        f"phases:\n{rows}sections:\n  step: []\n  home: []\ntool_kinds: []\n"
    )


def _ledger(corpus: Corpus) -> str:
    ids = [
        key
        for step in corpus.steps
        for key in (step.slug, *(f"{step.slug}-{i + 1}" for i in range(len(step.checklist))))
    ]
    return "".join(f"{key}: 1\n" for key in sorted(ids))
