"""A small site to build, change and break."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from coverage import Coverage

from elinvoimapolku.model import Site
from elinvoimapolku.pipeline import run
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.render import SiteRenderer
from elinvoimapolku.report import Report
from elinvoimapolku.speed import cache
from elinvoimapolku.speed.memory import Memory

PROJECT = Path(__file__).resolve().parents[1]
SITES = Path(__file__).resolve().parent / "sites"
DAY = datetime.date(2026, 11, 24)
"""The day of every test: none depends on the calendar."""

# Speed is measured in benchmarks; a busy machine fails no property.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


IN_MEMORY = Path("/dev/shm")
"""Linux keeps it in memory, where making a small site's files takes a sixth of the time."""
ROOM = 4 << 30
"""Bytes that must be free there: more than a whole run writes, and a browser needs some of it."""


def pytest_configure() -> None:
    """Let tests and what they start write where no disk is waited for, if there is room."""
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(IN_MEMORY))
        tempfile.tempdir = None  # Capturing has asked for it before, and it is kept once found.


@pytest.fixture
def unmeasured() -> None:
    """For tests that build the real site elsewhere, by chance, or in processes that are killed.

    And for those that do again, for each of many cases, what others are measured at.
    """


def is_measured(item: pytest.Item) -> bool:
    """Whether what a test reaches counts as covered."""
    fixtures = getattr(item, "fixturenames", ())
    by_chance = item.get_closest_marker("hypothesis")
    return not by_chance and not {"built_site", "unmeasured"}.intersection(fixtures)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage where the real site is built, nor where examples are drawn by chance.

    What the generator does is proven on sites of the tests' own. Without this, a line that only
    the real contents or a lucky draw reach would count as tested, and the tracing takes as long as
    the work. Processes that such a test starts measure none either.
    """
    measured = Coverage.current()
    if measured is None or is_measured(item):
        return (yield)
    measured.stop()
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)  # Which each start sets again.
    end = os._exit
    try:
        return (yield)
    finally:
        measured.start()
        os._exit = end  # Each start wraps it once more, and each wrapping saves once more.


@dataclasses.dataclass
class SiteFolder:
    """A copy of a site's sources that a test may change."""

    options: Options

    @property
    def root(self) -> Path:
        """The folder of the sources."""
        return self.options.root

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.options.output

    def write(self, file: str, text: str) -> None:
        """Write a source file."""
        place = self.root / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a source file where a text stands once."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def run(self, write: bool = True, memory: Memory | None = None, **changes: object) -> Report:
        """Build, or with ``write=False`` check, with some options changed."""
        return run(dataclasses.replace(self.options, **changes), write, memory=memory)

    def read(self, file: str) -> str:
        """A file of the built site."""
        return (self.output / file).read_text(encoding="utf-8")


def rendering(site: SiteFolder, **changes: object) -> SiteRenderer:
    """A site ready to give its pages, with some options changed."""
    options = dataclasses.replace(site.options, **changes)
    return SiteRenderer(read_site(options, []), options, [])


def site_folder(source: Path, place: Path) -> SiteFolder:
    """A copy of a site's sources in an empty place."""
    root = place / "site"
    for folder in ("content", "templates", "assets"):
        shutil.copytree(source / folder, root / folder, symlinks=True)
    return SiteFolder(Options(root, place / "dist", DAY))


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """The small valid site."""
    return site_folder(SITES / "valid", tmp_path)


def set_in_settings(site: SiteFolder, **values: str) -> None:
    """Write texts to keys of a site's settings, whatever stands there."""
    text = (site.root / "content/sivusto.yml").read_text(encoding="utf-8")
    for key, value in values.items():
        text, count = re.subn(rf"^{key}: .*$", f'{key}: "{value}"', text, flags=re.MULTILINE)
        assert count == 1, key
    site.write("content/sivusto.yml", text)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site of this repository, built; many look at it, so no test changes it.

    Its address and its repository are the owner's matter: tests that need them write their own.
    """
    folder = site_folder(PROJECT, tmp_path_factory.mktemp("real"))
    set_in_settings(folder, address="", repository="")
    report = folder.run()
    assert not report.failed, "\n".join(map(str, report.problems))
    return folder


def copy_of(built: SiteFolder, place: Path) -> SiteFolder:
    """A copy of a built site's sources, with what its build has kept for the next one."""
    copy = site_folder(built.root, place)
    shutil.copytree(built.root / cache.FOLDER, copy.root / cache.FOLDER)
    return copy


@pytest.fixture
def real_site(built_site: SiteFolder, tmp_path: Path) -> SiteFolder:
    """The sources of this repository's site, of which most has been built before."""
    return copy_of(built_site, tmp_path)


@pytest.fixture(scope="session")
def content() -> Site:
    """What the files of this repository say, read."""
    return read_site(Options(PROJECT, PROJECT / "dist", DAY), []).site
