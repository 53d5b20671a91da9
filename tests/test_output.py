"""Writing the site: the last good one always stands whole."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from elinvoimapolku.problems import Code
from elinvoimapolku.speed import cache, text_store
from elinvoimapolku.writing import swap
from tests.conftest import PROJECT, SiteFolder

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


def test_a_build_killed_at_any_moment_leaves_a_whole_site(site: SiteFolder) -> None:
    site.run()
    old = contents(site.output)
    add_steps(site, 60)
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


def test_an_output_without_rights_to_write_is_told_and_left(site: SiteFolder) -> None:
    site.run()
    before = contents(site.output)
    site.write("content/sivut/uusi.md", (site.root / "content/sivut/tietoa.md").read_text("utf-8"))
    site.replace("content/sivut/uusi.md", "aliases: [/info/]\n", "")
    site.output.parent.chmod(0o555)
    site.output.chmod(0o555)
    try:
        open_for_others(site.root)
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


def open_for_others(root: Path) -> None:
    """Let another user read the sources: pytest's temporary folders are closed to others."""
    for parent in root.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)


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
    real_site: SiteFolder, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "toinen paikka ä"
    # Copied in the other order and at another time.
    for folder in ("assets", "templates", "content"):
        shutil.copytree(real_site.root / folder, elsewhere / folder, copy_function=shutil.copyfile)
    digests = []
    for root, environment in (
        (real_site.root, {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (elsewhere, {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
        # The texts that the first one rendered are there now.
        (real_site.root, {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "3"}),
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
    assert (real_site.root / cache.FOLDER / text_store.FILE).exists()
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
