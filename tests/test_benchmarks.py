"""The comparison with other generators: what it measures, checks and tells."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import report, results, sites
from benchmarks.corpus import corpus
from benchmarks.edit_loop import REAL, REAL_PAGES, Served, measure_loops
from benchmarks.equivalence import differences
from benchmarks.generators.own import Own
from benchmarks.loop_report import section_of
from benchmarks.picture import draw
from benchmarks.results import Place, Record, Results, Wait
from benchmarks.rounds import SCENES, Rounds
from benchmarks.sites import Contents, Site, WrongSiteError
from benchmarks.stopwatch import BuildError, Cost, measure
from benchmarks.targets import outcomes
from tests.conftest import PROJECT

# What the generator does is proven on sites of the tests' own; these look at how it is compared.
pytestmark = pytest.mark.usefixtures("unmeasured")

PAGES, SEED = 16, 7


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Our generator's site of the benchmark, built."""
    generator = Own((sys.executable, str(PROJECT / "build.py")))
    site = Site(generator, Contents(PAGES, SEED), tmp_path_factory.mktemp("sites"))
    site.generator.lay_out(corpus(PAGES, SEED), site.place)
    measure(site.generator.cold(), site.place, site.log)
    return site


def found(site: Site) -> list[str]:
    return list(differences(corpus(PAGES, SEED), site.built))


def spoil(site: Site, path: str, old: str, new: str) -> tuple[list[str], str]:
    """What is told when a page has something else, and the page's address."""
    file = site.built / path
    page = file.read_text("utf-8")
    assert old in page
    try:
        file.write_text(page.replace(old, new, 1), "utf-8")
        return found(site), f"/{path.removesuffix('index.html')}"
    finally:
        file.write_text(page, "utf-8")


def test_contents_are_those_of_their_seed() -> None:
    assert corpus(PAGES, SEED) == corpus(PAGES, SEED)
    assert corpus(PAGES, SEED) != corpus(PAGES, SEED + 1)
    assert len({step.slug for step in corpus(100, SEED).steps}) == 100


def test_our_own_site_has_all_that_the_contents_ask_for(own: Site) -> None:
    assert found(own) == []


def test_a_missing_page_is_found(own: Site) -> None:
    step = corpus(PAGES, SEED).steps[3]
    folder = own.built / step.area / step.slug
    folder.rename(folder.with_name("away"))
    try:
        assert found(own) == [f"/{step.area}/{step.slug}/ is missing"]
    finally:
        folder.with_name("away").rename(folder)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("<title>{title}", "title"),
        ("<h1>{title}", "heading"),
        ('<a href="{tool}"', "links"),
        ("> {item}</label>", "checklist"),
        (' aria-current="page">{title}</a>', "current"),
        ('rel="prev" ', "neighbours"),
        ('class="areas"', "areas"),
        ('class="steps"', "steps"),
    ],
)
def test_a_page_that_differs_is_found(own: Site, part: str, field: str) -> None:
    step = corpus(PAGES, SEED).steps[6]
    old = part.format(title=step.title, tool=step.tools[2].url, item=step.checklist[5])
    changes = {
        "current": old.replace("aria-current", "data-current"),
        "neighbours": 'rel="prev" data-',
    }
    new = changes.get(field, old.replace(old[-8:], "x" + old[-8:-1]))
    told, path = spoil(own, f"{step.area}/{step.slug}/index.html", old, new)
    assert told
    assert all(line.startswith(f"{path}: ") for line in told)
    assert any(line.startswith(f"{path}: {field}: ") for line in told)


def test_a_page_that_the_sitemap_forgets_is_found(own: Site) -> None:
    step = corpus(PAGES, SEED).steps[0]
    told, _ = spoil(own, "sitemap.xml", f"/{step.slug}/</loc>", "</loc>")
    assert told == [f"/{step.area}/{step.slug}/ is not in the sitemap"]


def test_a_build_that_fails_is_no_measurement(own: Site) -> None:
    with pytest.raises(BuildError, match="ended with 2"):
        measure(Own((*own.generator.program, "--unknown")).cold(), own.place, own.log)


def test_a_change_that_did_not_come_to_the_pages_is_found(own: Site) -> None:
    step = corpus(PAGES, SEED).steps[3]
    own.check_shown(step, "")
    for changed, words in (sites.changed_body(step), sites.changed_title(step)):
        with pytest.raises(WrongSiteError):
            own.check_shown(changed, words)


def test_rounds_measure_every_scene_once_and_go_on_where_they_ended(tmp_path: Path) -> None:
    generator = Own((sys.executable, str(PROJECT / "build.py")))
    site = Site(generator, Contents(PAGES, SEED), tmp_path)
    record, told = Record(tmp_path / "results.jsonl", SEED), []
    Rounds((site,), record, told.append).run(1)
    assert [place.scene for place in record.known.costs] == list(SCENES)
    assert all(
        cost.wall > 0 and cost.cpu > 0 and cost.peak > 0 for cost in record.known.costs.values()
    )
    assert record.known.checked == {(PAGES, "Elinvoimapolku")}
    again = Record(tmp_path / "results.jsonl", SEED)
    assert again.known == record.known
    Rounds((site,), again, told.append).run(1)
    assert len(told) == len(SCENES)


def test_a_ratio_is_taken_pair_by_pair() -> None:
    walls = {"Elinvoimapolku": (2, 30, 4), "Hugo": (1, 10, 4)}
    costs = {
        Place(100, "cold", turn, name): Cost(wall, 1, 1)
        for name, row in walls.items()
        for turn, wall in enumerate(row)
    }
    known = Results(costs, set(), {})
    assert known.ratio((100, "cold", "Elinvoimapolku"), (100, "cold", "Hugo")) == 2
    assert known.ratio((100, "cold", "Elinvoimapolku"), (100, "cold", "Pelican")) is None
    middle = known.median((100, "cold", "Elinvoimapolku"))
    assert middle is not None
    assert middle.wall == 4


def test_results_of_another_seed_and_a_half_written_line_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    Record(file, SEED).cost(Place(16, "cold", 0, "Hugo"), Cost(1.5, 1, 1))
    Record(file, SEED + 1).cost(Place(16, "cold", 1, "Hugo"), Cost(2.5, 1, 1))
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"kind": "cost", "seed"')
    assert list(results.read(file, SEED).costs) == [Place(16, "cold", 0, "Hugo")]


def made_up() -> Results:
    """Figures of three generators at all sizes, ours as quick as Hugo."""
    seconds = {"Elinvoimapolku": 1.0, "Hugo": 1.0, "MkDocs": 0.5}
    costs = {
        Place(pages, scene, 0, name): Cost(second * pages / 100, second * pages / 100, 2**28)
        for pages in (16, 100, 1000, 10000)
        for scene in SCENES
        for name, second in seconds.items()
    }
    return Results(costs, set(), {"Processor": "2 cores"})


def test_targets_are_reached_or_missed() -> None:
    reached = {(one.aim, one.pages): one.reached for one in outcomes(made_up())}
    assert reached["cold, beside Hugo", 1000]
    assert not reached["cold, beside MkDocs", 1000]
    assert reached["nothing changed, beside Hugo", 16]
    assert not reached["nothing changed, beside Hugo", 100]
    assert reached["processor time of a cold build, beside 100 pages", 10000]
    assert reached["memory of the largest process, cold", 10000]


def test_the_report_tells_figures_targets_and_how(tmp_path: Path) -> None:
    report.write(made_up(), SEED, tmp_path)
    page = (tmp_path / "benchmarks.md").read_text("utf-8")
    assert "| cold, beside MkDocs | 1,000 | 1.00 × | 2.00 × | **missed** |" in page
    assert "| Hugo | **0.160** (0.160; 256) | **1.00** (1.00; 256) |" in page
    assert "Processor 2 cores. Contents of seed 7." in page
    assert "1 at 16 pages, 1 at 100 pages" in page
    picture = ElementTree.fromstring((tmp_path / "benchmarks.svg").read_text("utf-8"))
    names = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert names.count("Elinvoimapolku") == len(SCENES)


def waited() -> Results:
    """Waits for changed pages: ours as long as Eleventy at first, then half as long, then twice."""
    seconds = {
        "Elinvoimapolku": (0.2, 0.1, 0.2),
        "Eleventy": (0.2, 0.2, 0.1),
        REAL: (0.3, 0.3, 0.3),
    }
    waits = {
        Wait(16, turn, name): wait for name, row in seconds.items() for turn, wait in enumerate(row)
    }
    return Results({}, set(), {"Processor": "3 cores"}, waits)


def test_the_edit_loop_is_told_with_its_targets_beside_what_stands(tmp_path: Path) -> None:
    report.write(made_up(), SEED, tmp_path)
    place = tmp_path / "benchmarks.md"
    before = place.read_text("utf-8")
    report.write(waited(), SEED + 1, tmp_path)
    page = place.read_text("utf-8")
    assert "| Elinvoimapolku | **200** (1.00 ×) |" in page
    assert "| Eleventy | **200** |" in page
    assert "| Elinvoimapolku | 16 | 1.00 × | 1.00 × | reached |" in page
    assert f"| {REAL} | 16 | 1.14 × | 1.50 × | **missed** |" in page
    assert "Measured on: Processor 3 cores. Contents of seed 8." in page
    assert page.replace(section_of(page), "").split() == before.split()
    report.write(waited(), SEED + 1, tmp_path)
    assert place.read_text("utf-8") == page
    report.write(made_up(), SEED, tmp_path)
    assert place.read_text("utf-8") == page, "what was not measured again stays"


def test_a_changed_page_is_waited_for_in_every_round_and_not_measured_twice(tmp_path: Path) -> None:
    generator = Own((sys.executable, str(PROJECT / "build.py")))
    site = Site(generator, Contents(REAL_PAGES, SEED), tmp_path / "sites")
    record, told = Record(tmp_path / "results.jsonl", SEED), []
    known = Wait(REAL_PAGES, 0, REAL)
    record.wait(known, 9.0)
    measure_loops((site,), record, told.append, rounds=2)
    assert record.known.waits[known] == 9.0
    names = {(wait.generator, wait.round) for wait in record.known.waits}
    assert names == {(name, turn) for name in ("Elinvoimapolku", REAL) for turn in (0, 1)}
    assert all(seconds > 0 for seconds in record.known.waits.values())
    again = Record(tmp_path / "results.jsonl", SEED)
    assert again.known == record.known
    measure_loops((site,), again, told.append, rounds=2)
    assert len(told) == len(names) - 1


def test_a_server_that_has_ended_is_no_measurement() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        served = Served("x", process, "http://127.0.0.1:9/", lambda words: None)
        with pytest.raises(BuildError, match="x did not show a change"):
            served.seconds()


def test_names_in_the_picture_stand_apart() -> None:
    picture = ElementTree.fromstring(draw(made_up()))
    gaps: list[float] = []
    for panel in picture.iter("{http://www.w3.org/2000/svg}g"):
        names = [line.find("{http://www.w3.org/2000/svg}text") for line in panel]
        heights = sorted(float(name.get("y", "")) for name in names if name is not None)
        gaps += [below - above for above, below in pairwise(heights)]
    assert min(gaps) > 14


def test_the_report_in_docs_names_no_folder_of_a_machine() -> None:
    for file in (PROJECT / "docs").glob("benchmarks.*"):
        assert not any(name in file.read_text("utf-8") for name in ("/home/", "/root/", "/tmp/"))
