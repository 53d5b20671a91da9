"""The command ``new``: content that is valid from the start."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil

import pytest

from elinvoimapolku.model import Site, Step
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.typography import written
from elinvoimapolku.writing.skeleton import SkeletonError, new_indicator, new_step, new_tool
from tests import real_path
from tests.conftest import DAY, SiteFolder


def step_at(site: SiteFolder, file: str) -> Step:
    reading = read_site(dataclasses.replace(site.options, drafts=True), [])
    return next(one for one in reading.site.steps if one.file == file)


def refusal(site: SiteFolder, area: str, title: str) -> str:
    with pytest.raises(SkeletonError) as refused:
        new_step(site.options, area, title)
    return str(refused.value)


def test_a_new_step_is_a_draft_that_is_last_in_its_area(site: SiteFolder) -> None:
    file = new_step(site.options, "alku", "Kolmas askel")
    assert file == "content/alueet/alku/kolmas-askel.md"
    step = step_at(site, file)
    assert (step.title, step.order, step.draft) == ("Kolmas askel", 3, True)
    assert (step.phase, step.reviewed) == ("lopuksi", DAY)
    (item,) = step.checklist
    assert (item.id, item.section) == ("kolmas-askel-ensimmainen", "ohjeet-1")


def test_a_new_step_builds_and_its_page_is_made_only_with_drafts(site: SiteFolder) -> None:
    new_step(site.options, "alku", "Kolmas askel")
    page = site.output / "alku" / "kolmas-askel" / "index.html"
    assert site.run().problems == ()
    assert not page.exists()
    report = site.run(drafts=True)
    assert not report.failed
    assert "Kolmas askel" in page.read_text(encoding="utf-8")


def test_a_new_step_of_the_real_site_builds_in_each_area(real_site: SiteFolder) -> None:
    for area in read_site(real_site.options, []).site.areas:
        new_step(real_site.options, area.slug, f"Uusi {area.slug}")
    report = real_site.run(write=False, drafts=True)
    assert not report.failed, report.problems


def test_two_new_steps_of_an_area_follow_each_other(site: SiteFolder) -> None:
    first = new_step(site.options, "alku", "Kolmas")
    second = new_step(site.options, "alku", "Neljäs")
    assert (step_at(site, first).order, step_at(site, second).order) == (3, 4)
    assert not site.run(write=False, drafts=True).failed


def test_the_first_step_of_an_empty_area_is_number_one_of_the_first_phase(site: SiteFolder) -> None:
    area = (site.root / "content/alueet/jatko/index.md").read_text(encoding="utf-8")
    site.write("content/alueet/uusi/index.md", area.replace("order: 2", "order: 3"))
    step = step_at(site, new_step(site.options, "uusi", "Alku täällä"))
    assert (step.order, step.phase) == (1, "aluksi")


@pytest.mark.parametrize(
    "title",
    [
        'Mitä "hyvä" on: kolme kohtaa',
        "Hinta # laatu",
        "{order} ja \\n",
        "'Lainaus' – ja ”toinen”",
        "Näin: &alku *loppu",
        "- viiva",
    ],
)
def test_a_title_comes_through_with_its_marks(site: SiteFolder, title: str) -> None:
    step = step_at(site, new_step(site.options, "alku", f" {title} "))
    assert written(step.title) == title
    assert not site.run(write=False, drafts=True).failed


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Toinen", "the step is there"),
        ("Jatkuu", "the step is in another area"),
        ("Toinen teko", "a checklist item has the id"),
        ("Toinen vanha", "the id is retired"),
        ("Index", "the area's own file has the name"),
    ],
)
def test_a_name_that_is_taken_is_refused(site: SiteFolder, title: str, why: str) -> None:
    before = sorted((site.root / "content").rglob("*.md"))
    assert "on jo" in refusal(site, "alku", title), why
    assert sorted((site.root / "content").rglob("*.md")) == before


def test_the_name_of_a_draft_is_taken_too(site: SiteFolder) -> None:
    new_step(site.options, "alku", "Kolmas")
    assert "on jo" in refusal(site, "alku", "Kolmas")
    assert "on jo" in refusal(site, "jatko", "Kolmas")


def test_a_file_with_mistakes_is_never_written_over(site: SiteFolder) -> None:
    site.write("content/alueet/alku/rikki.md", "rikki")
    assert "on jo" in refusal(site, "alku", "Rikki")
    assert (site.root / "content/alueet/alku/rikki.md").read_text() == "rikki"


def test_an_unknown_area_is_refused_with_the_nearest_one(site: SiteFolder) -> None:
    told = refusal(site, "jako", "Uusi")
    assert told == "Aluetta ”jako” ei ole. Tarkoititteko ”jatko”? Alueet: alku, jatko."


@pytest.mark.parametrize("title", ["", "  "])
def test_a_step_needs_a_title(site: SiteFolder, title: str) -> None:
    assert "tyhjä" in refusal(site, "alku", title)


def test_the_day_of_the_first_review_is_the_given_day(site: SiteFolder) -> None:
    day = datetime.date(2028, 2, 29)
    file = new_step(dataclasses.replace(site.options, today=day), "alku", "Uusi")
    assert step_at(site, file).reviewed == day


PAGE = "https://www.hankinnat.fi/ohje?a=1&b=#kohta"


def test_a_new_tool_is_a_draft_of_the_first_kind_read_today(site: SiteFolder) -> None:
    file = new_tool(site.options, ' Hyvä "ohje": osa 2 ', PAGE)
    assert file == "content/tyokalut/hyva-ohje-osa-2.md"
    tool = drafts_of(site).tools["hyva-ohje-osa-2"]
    assert (tool.title, tool.url, tool.kind) == ("Hyvä ”ohje”: osa 2", PAGE, "ohje")
    assert (tool.checked, tool.draft) == (DAY, True)


def test_a_new_indicator_is_a_draft_with_the_sections_of_indicators(site: SiteFolder) -> None:
    file = new_indicator(site.options, "Tarjousten määrä")
    assert file == "content/mittarit/tarjousten-maara.md"
    indicator = drafts_of(site).indicators["tarjousten-maara"]
    assert (indicator.title, indicator.reviewed, indicator.draft) == ("Tarjousten määrä", DAY, True)
    assert "## Laskenta\n" in indicator.body.text


def drafts_of(site: SiteFolder) -> Site:
    return read_site(dataclasses.replace(site.options, drafts=True), []).site


def test_new_tools_and_indicators_pass_check_and_show_only_with_drafts(
    real_site: SiteFolder,
) -> None:
    memory = Memory()
    before = real_site.run(memory=memory).problems
    new_tool(real_site.options, "Uusi työkalu", PAGE)
    new_indicator(real_site.options, "Uusi mittari")
    assert real_site.run(memory=memory).problems == before
    tools, indicators = "tyokalut/index.html", "mittarit/index.html"
    assert "uusi-tyokalu" not in real_site.read(tools)
    assert "uusi-mittari" not in real_site.read(indicators)
    assert not real_site.run(memory=memory, drafts=True).failed
    assert "uusi-tyokalu" in real_site.read(tools)
    assert "uusi-mittari" in real_site.read(indicators)


def test_new_tools_and_indicators_pass_check_once_they_are_written(site: SiteFolder) -> None:
    for file in (
        new_tool(site.options, "Uusi työkalu", PAGE),
        new_indicator(site.options, "Uusi mittari"),
    ):
        text = (site.root / file).read_text("utf-8").replace("Kirjoittakaa tähän", "Tässä on")
        site.write(file, text.replace("draft: true\n", ""))
    assert site.run(write=False).problems == ()


def test_the_first_tool_and_indicator_of_a_site_get_their_folders(site: SiteFolder) -> None:
    for folder, key in (
        ("tyokalut", "tools:\n  - ohje-yksi"),
        ("mittarit", "indicators:\n  - osuus"),
    ):
        shutil.rmtree(site.root / "content" / folder)
        site.replace("content/alueet/alku/ensiaskel.md", f"{key}\n", "")
    site.replace("content/tunnisteet.yml", "osuus-tehdyt: 1\nosuus-kaikki: 1\n", "")
    for file in ("sivut/mittarit.md", "sivut/tyokalut.md", "sivut/tietoa.md"):
        text = (site.root / "content" / file).read_text(encoding="utf-8")
        site.write(f"content/{file}", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text))
    new_tool(site.options, "Työkalu", PAGE)
    new_indicator(site.options, "Mittari")
    assert not site.run(write=False, drafts=True).failed


def test_a_tool_or_indicator_that_is_there_is_never_written_over(site: SiteFolder) -> None:
    place = site.root / "content/tyokalut/ohje-yksi.md"
    before = place.read_text(encoding="utf-8")
    with pytest.raises(SkeletonError, match="on jo"):
        new_tool(site.options, "Ohje yksi", PAGE)
    with pytest.raises(SkeletonError, match="on jo"):
        new_indicator(site.options, "Osuus")
    assert place.read_text(encoding="utf-8") == before


def test_an_id_that_a_renamed_tool_keeps_is_taken(site: SiteFolder) -> None:
    site.replace("content/tyokalut/ohje-yksi.md", "publisher:", "id: vanha-nimi\npublisher:")
    with pytest.raises(SkeletonError, match="on jo"):
        new_tool(site.options, "Vanha nimi", PAGE)


@pytest.mark.parametrize("address", ["", "www.hankinnat.fi", "ftp://a.fi/", "https://", "ohje.md"])
def test_a_tool_needs_a_whole_address(site: SiteFolder, address: str) -> None:
    with pytest.raises(SkeletonError, match="ei ole kokonainen"):
        new_tool(site.options, "Uusi", address)


def test_a_tool_needs_a_kind_to_be_of(site: SiteFolder) -> None:
    kinds = 'tool_kinds:\n  - id: ohje\n    title: "Ohje"\n'
    site.replace("content/sivusto.yml", kinds, "tool_kinds: []\n")
    with pytest.raises(SkeletonError, match="tool_kinds"):
        new_tool(site.options, "Uusi", PAGE)


@pytest.mark.parametrize("title", ["", "  "])
def test_a_tool_and_an_indicator_need_a_title(site: SiteFolder, title: str) -> None:
    with pytest.raises(SkeletonError, match="tyhjä"):
        new_tool(site.options, title, PAGE)
    with pytest.raises(SkeletonError, match="tyhjä"):
        new_indicator(site.options, title)


def test_a_published_step_cannot_use_a_draft_and_is_told_so(site: SiteFolder) -> None:
    new_tool(site.options, "Uusi", PAGE)
    step = "content/alueet/alku/ensiaskel.md"
    site.replace(step, "tools:\n  - ohje-yksi", "tools:\n  - uusi")
    (problem,) = site.run(write=False).problems
    assert problem.code == "unknown-tool"
    assert problem.message == "Työkalua ”uusi” ei julkaista: se on luonnos."
    assert not site.run(write=False, drafts=True).failed


def test_what_new_asks_for_cannot_be_published_unwritten(real_site: SiteFolder) -> None:
    files = (
        new_step(real_site.options, real_path.AREA, "Uusi vaihe"),
        new_tool(real_site.options, "Uusi työkalu", "https://www.hankinnat.fi/uusi"),
        new_indicator(real_site.options, "Uusi mittari"),
    )
    assert not real_site.run(write=False, drafts=True).failed
    texts = {file: (real_site.root / file).read_text("utf-8") for file in files}
    for file, text in texts.items():
        real_site.write(file, text.replace("draft: true\n", ""))
    problems = real_site.run(write=False).problems
    for file, text in texts.items():
        asked = [n for n, line in enumerate(text.split("\n"), 1) if "Kirjoittakaa tähän" in line]
        found = [one.line for one in problems if one.file == file]
        # The row that made it a draft stood above the body's.
        fence = text.split("\n").index("---", 1) + 1
        assert found == [line - (line > fence) for line in asked]
