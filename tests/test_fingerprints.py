"""What a build depends on: every change shows, and nothing else does."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from elinvoimapolku.reading.options import Options
from elinvoimapolku.speed import fingerprints
from tests.conftest import DAY


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A project of three files, and an editor's own before them in their folder."""
    root = tmp_path / "juuri"
    for file in ("content/a/.oma", "content/a/b.md", "content/z.md", "templates/t.html"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("x")
    (root / "assets").mkdir()
    return Options(root, tmp_path / "dist", DAY)


@contextmanager
def noticed(options: Options) -> Iterator[None]:
    """Within it, something changes that a build reads."""
    before = fingerprints.of_inputs(options)
    yield
    assert fingerprints.of_inputs(options).inputs != before.inputs


CHANGES: dict[str, Callable[[Path], object]] = {
    "bytes": lambda root: (root / "content/a/b.md").write_text("y"),
    "bytes beside a folder": lambda root: (root / "content/z.md").write_text("y"),
    "bytes of a template": lambda root: (root / "templates/t.html").write_text("y"),
    "a name": lambda root: (root / "content/a/b.md").rename(root / "content/a/c.md"),
    "a folder": lambda root: (root / "content/a/b.md").rename(root / "content/b.md"),
    "a tree": lambda root: (root / "content/z.md").rename(root / "assets/z.md"),
    "a new file": lambda root: (root / "content/uusi.md").write_text(""),
    "an empty folder": lambda root: (root / "assets/img").mkdir(),
    "a file gone": lambda root: (root / "content/z.md").unlink(),
    "a tree gone": lambda root: shutil.rmtree(root / "content"),
    "a link of the same bytes": lambda root: (
        (root / "content/z.md").unlink(),
        (root / "content/z.md").symlink_to("a/b.md"),
    ),
    "a link to nothing": lambda root: (root / "content/tyhja.md").symlink_to("puuttuu.md"),
    "a pipe": lambda root: os.mkfifo(root / "content/putki"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_sources_shows(options: Options, change: str) -> None:
    with noticed(options):
        CHANGES[change](options.root)


def test_a_link_that_leads_elsewhere_now_shows(options: Options) -> None:
    link = options.root / "content/linkki.md"
    link.symlink_to("a/b.md")
    with noticed(options):
        link.unlink()
        link.symlink_to("z.md")


@pytest.mark.parametrize("later", ["content/b.md", "content/z.md"])
def test_what_cannot_be_looked_at_hides_no_other_change(
    options: Options, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("/y"):
            raise PermissionError(13, "Ei lupaa")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    (options.root / "content/y").mkdir()
    (options.root / "content/ab").mkdir()
    (options.root / "content/ab/c.md").write_text("x")
    with noticed(options):
        (options.root / "content/ab/c.md").write_text("y")
    with noticed(options):
        (options.root / later).write_text("y")


@pytest.mark.parametrize(
    "change",
    [
        {"address": "https://kunta.fi"},
        {"base_path": "/polku/"},
        {"drafts": True},
        {"indexed": False},
        {"output": Path("muualle")},
        {"today": DAY.replace(day=1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_asked_shows(options: Options, change: dict[str, object]) -> None:
    asked = dataclasses.replace(options, **change)
    assert fingerprints.of_inputs(asked).inputs != fingerprints.of_inputs(options).inputs


def test_times_and_an_editor_s_own_files_do_not_show(options: Options) -> None:
    before = fingerprints.of_inputs(options)
    os.utime(options.root / "content/z.md", (0, 0))
    (options.root / "content/a/.oma").write_text("toisin")
    (options.root / "content/b.md~").write_text("x")
    assert fingerprints.of_inputs(options) == before


def test_another_library_or_other_code_is_another_generator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(fingerprints, "PACKAGE", tmp_path / "elinvoimapolku")
    (tmp_path / "elinvoimapolku").mkdir()
    in_another_process = fingerprints.of_generator.__wrapped__
    seen = {in_another_process()}
    (tmp_path / "jinja2-9.dist-info").mkdir()
    seen.add(in_another_process())
    (tmp_path / "elinvoimapolku/cli.py").write_text("pass")
    seen.add(in_another_process())
    assert len(seen) == 3


def test_a_file_of_the_output_that_kept_its_size_and_time_shows(tmp_path: Path) -> None:
    (tmp_path / ".piilossa").mkdir()
    file = tmp_path / ".piilossa" / "a.html"
    file.write_text("1")
    status, before = file.stat(), fingerprints.of_output(tmp_path)
    assert before.newest == status.st_ctime_ns
    # A file system's clock moves on in steps: write until it has.
    while file.stat().st_ctime_ns == status.st_ctime_ns:
        file.write_text("2")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = fingerprints.of_output(tmp_path)
    assert after.fingerprint != before.fingerprint
    assert after.newest == file.stat().st_ctime_ns > before.newest


def test_an_output_that_is_not_there_has_a_print_too(tmp_path: Path) -> None:
    missing = fingerprints.of_output(tmp_path / "puuttuu")
    assert missing.newest == 0
    assert missing.fingerprint != fingerprints.of_output(tmp_path).fingerprint
