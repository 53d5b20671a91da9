"""Writing the site: the last good one always stands whole."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from elinvoimapolku import pipeline
from elinvoimapolku.model import Content
from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.render import RenderedDocument, SiteRenderer
from elinvoimapolku.speed import cache, parallel, text_store
from elinvoimapolku.writing import output, swap
from tests.conftest import PROJECT, SITES, SiteFolder, site_folder

KILLS = 25

# Root may write anywhere, so the build runs as nobody, once all its code is loaded.
AS_NOBODY = """
import os, sys
from elinvoimapolku.cli import main
main(["check", *sys.argv[1:]])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, without what only saves time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def command(site: SiteFolder, *more: str) -> list[str]:
    place = ["--root", str(site.root), "--output", str(site.output)]
    return [sys.executable, str(PROJECT / "build.py"), *place, *more]


def add_steps(site: SiteFolder, count: int) -> None:
    """Make the site large enough that a build can be stopped in the middle."""
    text = (site.root / "content/alueet/alku/toinen.md").read_text(encoding="utf-8")
    for number in range(count):
        name = f"lisa-{number}"
        more = text.replace("order: 2", f"order: {number + 10}").replace("toinen-teko", f"{name}-a")
        site.write(f"content/alueet/alku/{name}.md", more)


def test_a_build_writes_every_page_and_host_file(site: SiteFolder) -> None:
    report = site.run()
    assert not report.problems
    assert set(contents(site.output)) >= {
        "index.html",
        "404.html",
        "alku/index.html",
        "alku/ensiaskel/index.html",
        "jatko/jatkuu/index.html",
        "sanasto/index.html",
        "tietoa/index.html",
        "_headers",
        "_redirects",
        "robots.txt",
        "sitemap.xml",
        "muutokset.xml",
    }


def test_a_second_build_keeps_unchanged_files_and_drops_old_ones(site: SiteFolder) -> None:
    site.run()
    kept = site.output / "alku/toinen/index.html"
    old = kept.read_bytes()
    site.replace("content/sivut/tietoa.md", "aliases: [/info/]\n", "")
    site.replace("content/alueet/alku/ensiaskel.md", "(../../sivut/tietoa.md#kohta)", "(toinen.md)")
    site.replace("content/sivusto.yml", "    - sivut/tietoa.md\n", "    - sivut/sanasto.md\n")
    (site.root / "content/sivut/tietoa.md").unlink()
    report = site.run()
    assert report.written is not None
    assert not (site.output / "tietoa").exists()
    assert kept.read_bytes() != old, "the menu of every page has changed"
    inode = kept.stat().st_ino
    site.replace("content/alueet/jatko/jatkuu.md", ": Määritelmä", ": Toinen määritelmä")
    report = site.run()
    assert report.written is not None
    # The step's own page and the workbook of its area.
    assert report.written.files - report.written.unchanged == 2
    assert kept.stat().st_ino == inode


def test_a_failed_build_leaves_the_site_as_it_was(site: SiteFolder) -> None:
    site.run()
    before = contents(site.output)
    site.replace("content/sivut/tietoa.md", "#ohjeet", "#ohheet")
    assert site.run().failed
    assert contents(site.output) == before


@pytest.mark.usefixtures("unmeasured")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: SiteFolder) -> None:
    site.run()
    old = contents(site.output)
    add_steps(site, 30)
    started = time.perf_counter()
    subprocess.run(command(site, "--output", str(site.root / "uusi")), check=True, timeout=60)
    duration = time.perf_counter() - started
    new = contents(site.root / "uusi")
    dice = random.Random(20261124)
    for _ in range(KILLS):
        process = subprocess.Popen(command(site), stdout=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.3, 1.05) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert contents(site.output) in (old, new)
    subprocess.run(command(site), check=True, timeout=60)
    assert contents(site.output) == new
    assert not swap.staging_of(site.output).exists()
    assert not swap.previous_of(site.output).exists()


def test_a_build_killed_between_two_renames_is_mended_at_the_next_start(site: SiteFolder) -> None:
    site.run()
    before = contents(site.output)
    site.output.rename(swap.previous_of(site.output))
    swap.staging_of(site.output).mkdir()
    swap.recover(site.output)
    assert contents(site.output) == before
    assert not swap.staging_of(site.output).exists()


def test_folders_are_renamed_in_turn_where_they_cannot_be_exchanged(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run()
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    site.replace("content/sivut/tietoa.md", "Teksti ja", "Uusi teksti ja")
    assert not site.run().problems
    assert "Uusi teksti" in site.read("tietoa/index.html")
    assert not swap.previous_of(site.output).exists()


def test_the_old_site_comes_back_when_the_new_one_cannot_be_moved(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run()
    before = contents(site.output)
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self == swap.staging_of(site.output):
            raise OSError(5, "levyvirhe")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    site.replace("content/sivut/tietoa.md", "Teksti ja", "Uusi teksti ja")
    report = site.run()
    assert [problem.code for problem in report.problems] == [Code.WRITE_FAILED]
    assert contents(site.output) == before


@pytest.mark.usefixtures("unmeasured")
def test_a_file_size_limit_leaves_the_site_whole_and_is_told(site: SiteFolder) -> None:
    site.run()
    before = contents(site.output)
    site.write("assets/img/iso.svg", "<svg>" + " " * 200_000 + "</svg>")
    result = subprocess.run(
        command(site),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert result.returncode == 1
    assert Code.WRITE_FAILED in result.stderr
    assert "Aiempi sivusto on ennallaan" in result.stderr
    assert contents(site.output) == before
    assert not swap.staging_of(site.output).exists()


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize("file", ["index.html", "jatko/jatkuu/index.html", "robots.txt"])
def test_a_disk_that_gets_full_leaves_the_site_whole_and_no_folder_beside_it(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, processes: int, file: str
) -> None:
    site.run()
    before = contents(site.output)
    site.replace("content/sivusto.yml", "Pieni polku", "Suuri polku")
    in_processes(monkeypatch, processes)
    keep_or_write = output._keep_or_write

    def full(old: str, place: str, data: bytes) -> bool:
        if place.endswith(f"staging/{file}"):
            Path(place).write_bytes(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return keep_or_write(old, place, data)

    monkeypatch.setattr(output, "_keep_or_write", full)
    report = site.run()
    assert [problem.code for problem in report.problems] == [Code.WRITE_FAILED]
    assert report.written is None
    assert contents(site.output) == before
    assert beside(site.output) == set()


def test_what_is_wrong_in_the_texts_is_told_before_a_full_disk(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(old: str, place: str, data: bytes) -> bool:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(output, "_keep_or_write", full)
    site.replace("content/sivut/tietoa.md", "#ohjeet", "#ohheet")
    assert [problem.code for problem in site.run().problems] == [Code.DEAD_FRAGMENT]


@pytest.mark.parametrize("processes", [1, 3])
def test_a_build_that_is_interrupted_leaves_no_folder_and_no_process_behind(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    site.run()
    before = contents(site.output)
    site.replace("content/sivusto.yml", "Pieni polku", "Suuri polku")
    in_processes(monkeypatch, processes)
    parent, fork, children = os.getpid(), os.fork, list[int]()
    document = SiteRenderer.document

    def forked() -> int:
        children.append(fork())
        return children[-1]

    def interrupted(self: SiteRenderer, content: Content) -> RenderedDocument:
        if os.getpid() != parent:
            time.sleep(0.05)  # Still at work when the parent is stopped.
        elif content.file.endswith("tietoa.md"):
            raise KeyboardInterrupt
        return document(self, content)

    monkeypatch.setattr(SiteRenderer, "document", interrupted)
    monkeypatch.setattr(os, "fork", forked)
    with pytest.raises(KeyboardInterrupt):
        site.run()
    assert len(children) == processes - 1
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    assert contents(site.output) == before
    assert beside(site.output) == set()


def test_a_site_that_is_in_its_place_is_told_so_whatever_the_old_one_s_removal_meets(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run()
    site.replace("content/sivut/tietoa.md", "Teksti ja", "Uusi teksti ja")
    remove, tried = swap.remove, list[Path]()

    def stubborn(folder: Path) -> None:
        tried.append(folder)
        if folder.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(swap, "remove", stubborn)
    report = site.run()
    assert swap.staging_of(site.output) in tried
    assert report.written
    assert not report.problems
    assert "Uusi teksti" in site.read("tietoa/index.html")
    monkeypatch.setattr(swap, "remove", remove)
    assert site.run().written
    assert beside(site.output) == set()


def in_processes(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(pipeline, "WORTH_SHARING", 0)
    monkeypatch.setattr(parallel, "processes", lambda: count)


def beside(folder: Path) -> set[str]:
    """The names that begin with a dot in the folder above: what a build makes on its way."""
    return {path.name for path in folder.parent.iterdir() if path.name.startswith(".")}


@pytest.fixture
def open_site() -> Iterator[SiteFolder]:
    """The small site where others can read it: each start of pytest closes its own folder."""
    with tempfile.TemporaryDirectory() as place:
        site = site_folder(SITES / "valid", Path(place))
        open_for_others(site.root)
        yield site


def open_for_others(root: Path) -> None:
    """Let another user read the sources: temporary folders are closed to others."""
    for parent in root.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)


def test_an_output_without_rights_to_write_is_told_and_left(open_site: SiteFolder) -> None:
    site = open_site
    site.run()
    before = contents(site.output)
    site.write("content/sivut/uusi.md", (site.root / "content/sivut/tietoa.md").read_text("utf-8"))
    site.replace("content/sivut/uusi.md", "aliases: [/info/]\n", "")
    site.output.parent.chmod(0o555)
    site.output.chmod(0o555)
    try:
        result = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, *command(site)[2:]],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        site.output.chmod(0o755)
        site.output.parent.chmod(0o755)
    assert result.returncode == 1, result.stderr
    assert Code.WRITE_FAILED in result.stderr, result.stderr
    assert contents(site.output) == before


@pytest.mark.parametrize("place", [".", "content", "assets/css", ".."])
def test_the_sources_are_never_the_output(site: SiteFolder, place: str) -> None:
    before = contents(site.root)
    report = site.run(output=site.root / place)
    assert [problem.code for problem in report.problems] == [Code.OUTPUT_REFUSED]
    assert contents(site.root) == before


def test_a_folder_with_something_else_in_it_is_never_replaced(site: SiteFolder) -> None:
    site.output.mkdir()
    (site.output / "kirje.txt").write_text("tärkeä", encoding="utf-8")
    report = site.run()
    assert [problem.code for problem in report.problems] == [Code.OUTPUT_REFUSED]
    assert contents(site.output) == {"kirje.txt": "tärkeä".encode()}


def test_a_link_or_a_file_in_the_output_s_place_is_refused(site: SiteFolder) -> None:
    elsewhere = site.root / "muualla"
    elsewhere.mkdir()
    site.output.symlink_to(elsewhere)
    assert [problem.code for problem in site.run().problems] == [Code.OUTPUT_REFUSED]
    site.output.unlink()
    site.output.write_text("tiedosto", encoding="utf-8")
    assert [problem.code for problem in site.run().problems] == [Code.OUTPUT_REFUSED]


def test_read_only_leftovers_are_removed(site: SiteFolder) -> None:
    leftover = swap.staging_of(site.output) / "kansio"
    leftover.mkdir(parents=True)
    (leftover / "sivu.html").write_text("vanha", encoding="utf-8")
    leftover.chmod(0o555)
    assert not site.run().problems
    assert not swap.staging_of(site.output).exists()


def test_builds_of_the_same_sources_are_the_same_bytes_wherever_and_whenever_they_run(
    tmp_path: Path,
) -> None:
    one = site_folder(PROJECT, tmp_path)
    elsewhere = tmp_path / "toinen paikka ä"
    # Copied in the other order and at another time.
    for folder in ("assets", "templates", "content"):
        shutil.copytree(one.root / folder, elsewhere / folder, copy_function=shutil.copyfile)
    digests = []
    for root, environment in (
        (one.root, {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (elsewhere, {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
        # The texts that the first one rendered are there now.
        (one.root, {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "3"}),
    ):
        output = root.parent / f"{root.name}-dist-{len(digests)}"
        place = ["--root", str(root), "--output", str(output)]
        subprocess.run(
            [sys.executable, str(PROJECT / "build.py"), *place],
            check=True,
            env={"PATH": os.environ["PATH"], **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
        files = contents(output)
        digests.append({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})
    assert (one.root / cache.FOLDER / text_store.FILE).exists()
    assert len(digests[0]) > 50
    assert digests[0] == digests[1] == digests[2]


def test_the_order_in_which_a_file_system_lists_files_changes_nothing(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run()
    before = contents(site.output)
    walk = os.walk

    def backwards(top: str, *rest: object) -> object:
        for parent, folders, files in walk(top):
            folders.reverse()
            yield parent, folders, files[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    site.run(output=site.root / "uusi")
    assert contents(site.root / "uusi") == before


def test_a_build_leaves_nothing_but_the_site_and_what_may_be_deleted(site: SiteFolder) -> None:
    def folders() -> set[str]:
        return {path.name for path in site.root.iterdir()}

    sources, before = folders(), contents(site.root)
    subprocess.run(command(site), check=True, capture_output=True, timeout=60)
    made = {site.output.name} if site.output.parent == site.root else set()
    assert folders() - sources == {cache.FOLDER} | made
    now = contents(site.root)
    assert {name: now[name] for name in before} == before
