"""The module that progress is counted from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from elinvoimapolku.model import Asset, Site
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.files.outline import render_outline, render_statements
from tests.conftest import SiteFolder


def exports(site: SiteFolder, render: Callable[[Site], Asset] = render_outline) -> dict[str, Any]:
    """What a module exports, by name."""
    asset = render(read_site(site.options, []).site)
    assert asset.path.startswith("js/document/")
    lines = [line for line in asset.data.decode().splitlines() if not line.startswith("//")]
    found = [re.fullmatch(r"export const (\w+) = (.*);", line) for line in lines]
    return {match[1]: json.loads(match[2]) for match in found if match}


def step(key: str, area: str, title: str, *items: str) -> dict[str, Any]:
    return {"id": key, "title": title, "path": f"{area}/{key}/", "items": " ".join(items)}


def test_areas_list_their_steps_and_the_steps_their_items(site: SiteFolder) -> None:
    assert exports(site)["areas"] == [
        {
            "id": "alku",
            "steps": [
                step("ensiaskel", "alku", "Ensiaskel hankintaosaamiseen", "nimi:2", "paiva"),
                step("toinen", "alku", "Toinen", "teko"),
            ],
        },
        {"id": "jatko", "steps": [step("jatkuu", "jatko", "Jatkuu", "teko")]},
    ]


def test_the_steps_are_told_in_the_suggested_order_too(site: SiteFolder) -> None:
    content = read_site(site.options, []).site
    suggested = [step.id for _, steps in content.suggested_order for step in steps]
    assert exports(site)["order"] == suggested == ["ensiaskel", "jatkuu", "toinen"]


def test_an_item_knows_whose_marks_it_carries_on(site: SiteFolder) -> None:
    text = (site.root / "content/tunnisteet.yml").read_text(encoding="utf-8")
    more = (
        "poistettu: {retired: 2026-01-31}\n"
        "aivan-vanha: {retired: 2026-01-31, replaced_by: [toinen-vanha, ensiaskel-nimi]}\n"
    )
    site.write("content/tunnisteet.yml", f"{text}{more}")
    assert exports(site)["origins"] == {
        "toinen-teko": ["aivan-vanha", "toinen-vanha"],
        "ensiaskel-nimi": ["aivan-vanha"],
    }


def test_the_outline_names_nothing_else(site: SiteFolder) -> None:
    assert list(exports(site)) == ["areas", "order", "origins"]


def test_only_items_whose_wording_has_changed_have_a_revision(site: SiteFolder) -> None:

    def words() -> str:
        return " ".join(one["items"] for area in exports(site)["areas"] for one in area["steps"])

    assert words() == "nimi:2 paiva teko teko"
    text = (site.root / "content/tunnisteet.yml").read_text(encoding="utf-8")
    site.write("content/tunnisteet.yml", text.replace("ensiaskel-nimi: 2\n", "ensiaskel-nimi: 1\n"))
    assert words() == "nimi paiva teko teko"


def test_the_order_of_the_ledger_s_lines_does_not_matter(site: SiteFolder) -> None:
    before = render_outline(read_site(site.options, []).site)
    text = (site.root / "content/tunnisteet.yml").read_text(encoding="utf-8")
    site.write("content/tunnisteet.yml", "\n".join(reversed(text.splitlines())))
    assert render_outline(read_site(site.options, []).site) == before


def test_the_assessment_goes_by_the_steps_in_the_suggested_order(site: SiteFolder) -> None:
    site.replace("content/alueet/alku/toinen.md", "order: 2\n", "order: 2\nrequires: [ensiaskel]\n")
    told = exports(site, render_statements)["assessed"]
    assert [one["id"] for one in told] == ["ensiaskel", "jatkuu", "toinen"]
    assert told[1:] == [
        {
            "id": "jatkuu",
            "area": "jatko",
            "phase": "aluksi",
            "requires": [],
            "hours": 1,
            "statements": ["arvio-tieto"],
            "papers": [],
            "short": "arvio-tieto",
        },
        {
            "id": "toinen",
            "area": "alku",
            "phase": "lopuksi",
            "requires": ["ensiaskel"],
            "hours": 1,
            "statements": [],
            "papers": [],
            "short": "",
        },
    ]


def test_only_statements_whose_wording_has_changed_have_a_revision(site: SiteFolder) -> None:
    assert exports(site, render_statements)["rewordings"] == {}
    text = (site.root / "content/tunnisteet.yml").read_text(encoding="utf-8")
    more = text.replace("jatkuu-arvio-tieto: 1\n", "jatkuu-arvio-tieto: 3\n")
    assert more != text
    site.write("content/tunnisteet.yml", more)
    assert exports(site, render_statements)["rewordings"] == {"jatkuu-arvio-tieto": 3}
