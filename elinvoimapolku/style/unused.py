"""Tools and indicators that no step leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from elinvoimapolku.model import Indicator, Site, Tool
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.style.notice import notice


def check(site: Site) -> Iterator[Problem]:
    """Advice on each tool and indicator that no step names."""
    tools = {key for step in site.steps for key in step.tools}
    yield from _unused(site.tools.values(), tools, Code.UNUSED_TOOL, "Työkalu", "tools")
    indicators = {key for step in site.steps for key in step.indicators}
    yield from _unused(
        site.indicators.values(), indicators, Code.UNUSED_INDICATOR, "Mittari", "indicators"
    )


def _unused(
    entries: Collection[Tool] | Collection[Indicator],
    used: set[str],
    code: Code,
    name: str,
    key: str,
) -> Iterator[Problem]:
    for entry in entries:
        if entry.id not in used:
            yield notice(
                entry.file,
                (1, 1),
                code,
                f"{name} ei ole yhdessäkään vaiheessa.",
                f"Lisätkää ”{entry.id}” vaiheen avaimeen {key}. Keskeneräinen on draft: true.",
            )
