"""Tools and indicators stand once each, by the question that they answer."""

from __future__ import annotations

import re

import pytest

from tests.conftest import SiteFolder

PAGES = {"mittarit/index.html": "content/mittarit", "tyokalut/index.html": "content/tyokalut"}


@pytest.mark.parametrize("page", PAGES)
def test_each_stands_once_below_one_question(built_site: SiteFolder, page: str) -> None:
    html = built_site.read(page)
    for file in (built_site.root / PAGES[page]).glob("*.md"):
        assert html.count(f'id="{file.stem}"') == 1, file.stem
    # All that this repository lists answers a question of its settings.
    assert 'id="muut"' not in html


def test_groups_come_in_the_order_of_the_settings_and_what_is_in_none_last(
    site: SiteFolder,
) -> None:
    site.replace(
        "content/sivusto.yml",
        '  - id: vaikutus\n    title: "Vaikuttiko se?"\n',
        '  - id: hinta\n    title: "Mitä se maksoi?"\n'
        '  - id: vaikutus\n    title: "Vaikuttiko se?"\n'
        '  - id: tyhja\n    title: "Eikö mitään?"\n',
    )
    text = (site.root / "content/mittarit/osuus.md").read_text("utf-8")
    others = {"hinta": "group: hinta\n", "irto": ""}
    for name, line in others.items():
        changed = text.replace("group: vaikutus\nstarter: true\n", line)
        changed = re.sub(r"\bosuus-", f"{name}-", changed)
        site.write(f"content/mittarit/{name}.md", re.sub(r"title: .*", f'title: "{name}"', changed))
    assert not site.run().failed
    html = site.read("mittarit/index.html")
    ids = re.findall(r'<h[23] id="([^"]+)"', html)
    assert [one for one in ids if one != "lahteet"] == [
        "kysymys-hinta", "hinta", "kysymys-vaikutus", "osuus", "muut", "irto",
    ]  # fmt: skip
    assert '<a href="/mittarit/#osuus">' in html
    assert '<a href="/mittarit/#hinta">' not in html


def test_new_puts_a_tool_and_an_indicator_below_the_first_question(site: SiteFolder) -> None:
    from elinvoimapolku.writing.skeleton import new_indicator, new_tool

    tool = new_tool(site.options, "Uusi työkalu", "https://example.org/uusi")
    indicator = new_indicator(site.options, "Uusi mittari")
    assert "\ngroup: teko\n" in (site.root / tool).read_text("utf-8")
    assert "\ngroup: vaikutus\n" in (site.root / indicator).read_text("utf-8")
