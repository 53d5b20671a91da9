"""Tools, indicators and templates that no step leads to."""

from __future__ import annotations

from collections.abc import Iterator

from elinvoimapolku.model import Indicator, Site, Template, Tool
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice

KINDS = (
    (Tool, Code.UNUSED_TOOL, "Työkalu", "tools"),
    (Indicator, Code.UNUSED_INDICATOR, "Mittari", "indicators"),
    (Template, Code.UNUSED_TEMPLATE, "Työpohja", "templates"),
)
"""What a step can name: its code, its name, and the step's key."""


def check(site: Site) -> Iterator[Problem]:
    """Advice on each tool, indicator and template that no step names."""
    used = {(kind, key) for step in site.steps for kind, key, _ in step.references()}
    entries = (*site.tools.values(), *site.indicators.values(), *site.templates.values())
    for kind, code, name, key in KINDS:
        for entry in entries:
            if isinstance(entry, kind) and (kind, entry.id) not in used:
                yield notice(
                    entry.file,
                    (1, 1),
                    code,
                    f"{name} ei ole yhdessäkään vaiheessa.",
                    f"Lisätkää ”{entry.id}” vaiheen avaimeen {key}. Keskeneräinen on draft: true.",
                )
