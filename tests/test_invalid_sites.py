"""Every mistake is told where it stands, in words an editor understands, and can be mended.

``mistakes.py`` says what a case looks like.
"""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from elinvoimapolku.pipeline import run
from elinvoimapolku.problems import Code, Problem, has_errors
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.style.advice import advise
from tests.conftest import PROJECT, SITES, SiteFolder, site_folder
from tests.hints import MEANT, alternatives, follow, follow_word
from tests.mistakes import Case, blocks, cases, lay
from tests.test_style import CASES as STYLE_CASES

ACCEPTED = SITES / "accepted"
CASES = cases()
NUMBERED = re.compile(
    r"(?:(?: {4}Lisätkää )?(?:rivin \d+ alle|rivit? [\d, –]+ muotoon):\n(?: {8}.*\n)+)+"
)
"""Lines to write, with their numbers: those of one way to mend a mistake together."""

# Their faults are not in files; the tests named here see them.
TESTED_ELSEWHERE = {
    Code.OUTPUT_REFUSED: "test_output.py",
    Code.WRITE_FAILED: "test_output.py",
    Code.UNREADABLE_FILE: "test_files.py",
    Code.HEAVY_IMAGE: "test_pictures.py",
    Code.FUTURE_DAY: "test_future_days.py",
    Code.LOST_ADDRESS: "test_published_ids.py",
    Code.NEW_ID: "test_published_ids.py",
    Code.OVERDUE_REVIEW: "test_reviews.py",
    Code.DEAD_ADDRESS: "test_outside_links.py",
    Code.MOVED_ADDRESS: "test_outside_links.py",
    Code.UNREACHABLE_ADDRESS: "test_outside_links.py",
    Code.LATE_TERM: "test_terms.py",
    **{code: "test_style.py" for code, *_ in STYLE_CASES},
}


ADVICE = {code for code, *_ in STYLE_CASES}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the small valid site, which has no mistake."""
    site = site_folder(SITES / "valid", tmp_path_factory.mktemp("built"))
    assert not site.run().problems
    return site.output


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """What a process keeps that has built the small valid site, as ``serve`` does.

    Building with it gives what a cold build gives: ``test_rebuild.py`` proves that.
    """
    memory = Memory()
    site_folder(SITES / "valid", tmp_path_factory.mktemp("warm")).run(write=False, memory=memory)
    return memory


Problems = Callable[[SiteFolder], tuple[Problem, ...]]


@pytest.fixture
def check(warm: Memory) -> Problems:
    """What is told of a site, most of which is the valid one."""
    return lambda site: site.run(write=False, memory=copy.copy(warm)).problems


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_mistake_is_told_and_the_site_stays_as_it_was(
    site: SiteFolder, built: Path, case: Case
) -> None:
    shutil.copytree(built, site.output)
    before = files_of(site.output)
    case.lay_broken(site)
    # What could be written better is asked of a site with mistakes too.
    report = run(site.options, advise=advise)
    told = "".join(f"{one}\n" for one in report.problems if one.code not in ADVICE)
    assert told == case.told
    assert case.name.partition("--")[0] in told
    assert report.failed
    assert files_of(site.output) == before


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_same_site_builds_when_it_is_mended(site: SiteFolder, warm: Memory, case: Case) -> None:
    case.lay_mended(site)
    report = site.run(memory=copy.copy(warm))
    assert [str(problem) for problem in report.problems] == []
    assert report.written is not None


FOLLOWED = {
    f"{name}-{which}": (case, which)
    for name, case in CASES.items()
    for which in range(len(NUMBERED.findall(case.told)))
}


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize(("case", "which"), FOLLOWED.values(), ids=FOLLOWED)
def test_the_lines_that_a_hint_gives_mend_what_it_tells(
    site: SiteFolder, check: Problems, case: Case, which: int
) -> None:
    """Each of them for itself: what was told goes away, and no error comes."""
    case.lay_broken(site)
    before = check(site)
    given = [(one, n) for one in before for n, edits in enumerate(alternatives(one)) if edits]
    assert len(given) == len(NUMBERED.findall(case.told))
    problem, alternative = given[which]
    follow(site, problem, alternative)
    after = {(one.code, one.message) for one in check(site) if has_errors([one])}
    assert after <= {(one.code, one.message) for one in before if one != problem}


ASKED = {
    f"{name}-{which}": (case, which)
    for name, case in CASES.items()
    for which in range(len(re.findall(rf"(?m)^    Korjaus: .*{MEANT.pattern}", case.told)))
}


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize(("case", "which"), ASKED.values(), ids=ASKED)
def test_the_word_that_a_hint_asks_about_mends_what_it_tells(
    site: SiteFolder, check: Problems, case: Case, which: int
) -> None:
    """Written in the place of the word that is told: what was told goes, no error comes."""
    case.lay_broken(site)
    before = check(site)
    problem = [one for one in before if MEANT.search(one.hint)][which]
    follow_word(site, problem)
    after = {(one.code, one.message) for one in check(site) if has_errors([one])}
    assert after <= {(one.code, one.message) for one in before if one != problem}


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    tested = {case.partition("--")[0] for case in CASES}
    assert tested <= set(Code)
    assert set(Code) - tested == set(TESTED_ELSEWHERE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (".told\n", ""),
        (".mended\n", ".parempi\n"),
        (".\n\n", ".\n\n\n"),
        ("content/sivut/tietoa.md\n", ""),
        (".\n\n", ""),
    ],
)
def test_a_block_that_lacks_a_part_is_no_case(old: str, new: str) -> None:
    block = "dead-link\ncontent/sivut/tietoa.md\n.broken\nA\n.mended\nB\n.told\nC\n.\n"
    text = f"{block}\n{block}"
    assert len(blocks(text)) == 2
    with pytest.raises(AssertionError, match="not a case"):
        blocks(text.replace(old, new, 1))


def test_github_gets_annotations_and_the_exit_code_is_one(site: SiteFolder) -> None:
    CASES["dead-link"].lay_broken(site)
    result = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "check", "--root", str(site.root)],
        env={**os.environ, "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 1
    (line,) = (one for one in result.stderr.splitlines() if one.startswith("::error"))
    assert line.startswith("::error file=content/")
    assert ",line=" in line
    assert "title=dead-link::" in line


@pytest.mark.parametrize("case", sorted(path.name for path in ACCEPTED.iterdir()))
def test_what_editors_write_in_their_own_way_is_accepted(site: SiteFolder, case: str) -> None:
    """``expected.txt`` has lines ``output/file: a text that stands in it``."""
    lay(site, ACCEPTED / case)
    (site.root / "expected.txt").unlink()
    report = site.run()
    assert [str(problem) for problem in report.problems] == []
    for line in (ACCEPTED / case / "expected.txt").read_text(encoding="utf-8").splitlines():
        file, _, text = line.partition(": ")
        assert text in site.read(file), file
