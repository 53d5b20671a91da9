"""The command ``new``: a step that is valid from the start."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from elinvoimapolku.model import Step
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.writing.skeleton import SkeletonError, new_step
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
    assert [item.id for item in step.checklist] == ["kolmas-askel-ensimmainen"]


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
    assert step_at(site, new_step(site.options, "alku", f" {title} ")).title == title
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
