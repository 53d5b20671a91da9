"""The path as data for the browser: what there is to tick, in one small module."""

from __future__ import annotations

import json

from elinvoimapolku.model import Asset, Site
from elinvoimapolku.model.item_ids import own_part
from elinvoimapolku.rendering.published import OUTLINE

HEAD = "// Written by the build from the content.\n"


def render_outline(site: Site) -> Asset:
    """The module that progress is counted from, on every page alike.

    It has the areas, their steps with their places below the home page, and the steps' checklist
    items: an item's id is its step's id, a hyphen and what stands here. Then come the steps in the
    suggested order; for an item that replaced others the retired ids whose marks it carries on; and
    the revisions of items whose wording has changed materially.
    """
    areas = [
        {
            "id": area.slug,
            "steps": [
                {
                    "id": step.id,
                    "title": step.title,
                    "path": next(step.addresses()).path.removeprefix("/"),
                    "items": [own_part(item.id, step.id) for item in step.checklist],
                }
                for step in area.steps
            ],
        }
        for area in site.areas
    ]
    origins: dict[str, list[str]] = {}
    for old in sorted(key for key, entry in site.ledger.items() if entry.retired is not None):
        for new in _successors(site, old):
            origins.setdefault(new, []).append(old)
    items = sorted(item.id for area in site.areas for step in area.steps for item in step.checklist)
    revisions = {
        item: site.ledger[item].revision
        for item in items
        if item in site.ledger and site.ledger[item].revision > 1
    }
    order = [step.id for _, steps in site.suggested_order for step in steps]
    told = {"areas": areas, "order": order, "origins": origins, "revisions": revisions}
    lines = [f"export const {name} = {_json(value)};\n" for name, value in told.items()]
    return Asset(OUTLINE, (HEAD + "".join(lines)).encode())


def _successors(site: Site, key: str) -> list[str]:
    """The living ids that a retired id has become, however many times it was replaced."""
    found: list[str] = []
    waiting, met = [key], {key}
    while waiting:
        entry = site.ledger.get(waiting.pop(0))
        for new in entry.replaced_by if entry else ():
            if new not in met:
                met.add(new)
                successor = site.ledger.get(new)
                replaced = successor is not None and successor.retired is not None
                (waiting if replaced else found).append(new)
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
