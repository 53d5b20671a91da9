"""The path as data for the browser: what there is to tick, in one small module."""

from __future__ import annotations

import json

from elinvoimapolku.model import Asset, Site
from elinvoimapolku.rendering.urls import OUTLINE

HEAD = """\
// Written by the build from the content: areas, their steps and the steps' checklist items,
// and the ids that have been retired with what replaced them.
"""


def render_outline(site: Site) -> Asset:
    """The module that progress is counted from, on every page alike."""
    areas = [
        {
            "id": area.slug,
            "steps": [
                {"id": step.id, "items": [item.id for item in step.checklist]}
                for step in area.steps
            ],
        }
        for area in site.areas
    ]
    retired = {
        key: list(entry.replaced_by)
        for key, entry in sorted(site.ledger.items())
        if entry.retired is not None
    }
    text = f"{HEAD}export const areas = {_json(areas)};\nexport const retired = {_json(retired)};\n"
    return Asset(OUTLINE, text.encode())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
