"""The path as data for the browser: what there is to tick and to answer, a small module each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from elinvoimapolku.model import Asset, FigureValue, Indicator, Site
from elinvoimapolku.model.item_ids import own_part
from elinvoimapolku.rendering.published import INDICATORS, OUTLINE, STATEMENTS
from elinvoimapolku.typography import written

HEAD = "// Written by the build from the content.\n"


def made_assets(site: Site) -> tuple[Asset, ...]:
    """The modules."""
    return render_outline(site), render_statements(site), render_indicators(site)


def render_outline(site: Site) -> Asset:
    """The module that progress is counted from, on every page alike.

    It has the areas, their steps with their places below the home page, and the steps' checklist
    items as words: an item's id is its step's id, a hyphen and such a word; behind a colon stands
    the revision of an item whose wording has changed materially. Then come the steps in the
    suggested order, and for an item that replaced others the retired ids whose marks it carries on.
    """
    areas = [
        {
            "id": area.slug,
            "steps": [
                {
                    "id": step.id,
                    "title": step.title,
                    "path": next(step.addresses()).path.removeprefix("/"),
                    "items": " ".join(_word(site, item.id, step.id) for item in step.checklist),
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
    order = [step.id for _, steps in site.suggested_order for step in steps]
    told = {"areas": areas, "order": order, "origins": origins}
    return _module(OUTLINE, told)


def render_statements(site: Site) -> Asset:
    """The module that the self-assessment goes by.

    It has the steps in the suggested order, each with its area, its phase, the steps that it builds
    on, its hours of work and the own parts of ids: of its statements, of the items that ask for a
    paper with a template and of the statement that stands for it in the short round. Then come the
    revisions of statements whose wording has changed materially.
    """
    steps = [step for _, steps in site.suggested_order for step in steps]
    assessed = [
        {
            "id": step.id,
            "area": step.area,
            "phase": step.phase,
            "requires": step.requires,
            "hours": sum(role.hours for role in step.roles),
            "statements": [own_part(one.id, step.id) for one in step.assessment],
            "papers": [own_part(one.id, step.id) for one in step.checklist if one.template],
            "short": next((own_part(one.id, step.id) for one in step.assessment if one.short), ""),
        }
        for step in steps
    ]
    statements = sorted(one.id for step in steps for one in step.assessment)
    told = {"assessed": assessed, "rewordings": _revisions(site, statements)}
    return _module(STATEMENTS, told)


def render_indicators(site: Site) -> Asset:
    """The module that yearly figures go by.

    It has the indicators that have figures, each with its title and its values; a value has its
    figures, by their places in it, with id, label and unit.
    """
    told = [
        {
            "id": one.id,
            "title": written(one.title),
            "values": [_value(one, value) for value in one.value],
        }
        for one in sorted(site.indicators.values(), key=lambda one: one.id)
        if one.value
    ]
    return _module(INDICATORS, {"indicators": told})


def _value(indicator: Indicator, value: FigureValue) -> dict[str, object]:
    figures = {one.id: one for one in indicator.figures}
    found = ((key, figures[name]) for name, key in value.named() if name in figures)
    told = {
        key: {"id": one.id, "label": written(one.label), "unit": one.unit} for key, one in found
    }
    said = {"threeYears": value.three_years, "broken": value.broken}
    return {
        "title": written(value.title),
        "shownAs": value.shown_as,
        **{key: True for key, is_so in said.items() if is_so},
        **told,
    }


def _module(path: str, told: Mapping[str, object]) -> Asset:
    lines = [f"export const {name} = {_json(value)};\n" for name, value in told.items()]
    return Asset(path, (HEAD + "".join(lines)).encode())


def _revisions(site: Site, keys: Iterable[str]) -> dict[str, int]:
    """The revisions of those whose wording has changed materially."""
    found = ((key, site.ledger[key].revision) for key in keys if key in site.ledger)
    return {key: revision for key, revision in found if revision > 1}


def _word(site: Site, item: str, step: str) -> str:
    (revision,) = _revisions(site, [item]).values() or (1,)
    return f"{own_part(item, step)}:{revision}" if revision > 1 else own_part(item, step)


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
