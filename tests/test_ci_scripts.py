"""What the workflows run: recording ids on main, and reports on the page of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SITES

LEDGER = "content/tunnisteet.yml"
NAMES = {
    "GIT_AUTHOR_NAME": "Testi",
    "GIT_AUTHOR_EMAIL": "testi@example.org",
    "GIT_COMMITTER_NAME": "Testi",
    "GIT_COMMITTER_EMAIL": "testi@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True)
class Copy:
    """A working copy of the project with the small site's content."""

    folder: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **NAMES, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, file: str, old: str, new: str) -> None:
        place = self.folder / file
        text = place.read_text(encoding="utf-8")
        assert text.count(old) == 1
        place.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str) -> None:
        self.git("commit", "--quiet", "--all", "--message", message)


@pytest.fixture
def project(tmp_path: Path) -> Copy:
    """The project as a workflow checks it out, with a main to push to."""
    folder = tmp_path / "projekti"
    shutil.copytree(PROJECT / ".ci", folder / ".ci")
    shutil.copytree(PROJECT / "elinvoimapolku", folder / "elinvoimapolku")
    shutil.copy(PROJECT / "build.py", folder)
    shutil.copy(PROJECT / ".gitignore", folder)
    for name in ("content", "templates", "assets"):
        shutil.copytree(SITES / "valid" / name, folder / name)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    copy = Copy(folder)
    copy.git("init", "--quiet", "--initial-branch=main")
    copy.git("add", ".")
    copy.commit("Alku")
    copy.git("clone", "--quiet", "--bare", ".", str(tmp_path / "main.git"))
    copy.git("remote", "add", "origin", str(tmp_path / "main.git"))
    return copy


def add_hook(repository: Path, name: str, command: str) -> None:
    """Let a repository run a command at a moment of a push."""
    hook = repository / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nunset GIT_DIR\n{command}\n", encoding="utf-8")
    hook.chmod(0o755)


def main_of(project: Copy, file: str = "") -> str:
    """What main says now: its messages, or a file."""
    project.git("fetch", "--quiet", "origin", "main")
    if file:
        return project.git("show", f"FETCH_HEAD:{file}")
    return project.git("log", "--format=%s", "FETCH_HEAD")


def test_without_new_ids_nothing_is_pushed(project: Copy) -> None:
    done = project.run(".ci/record-ids")
    assert done.returncode == 0, done.stderr
    assert main_of(project) == "Alku\n"


def test_new_ids_are_pushed_once_and_nothing_with_them(project: Copy) -> None:
    project.write(LEDGER, "jatkuu-teko: 1\n", "")
    project.commit("Uusi kohta")
    (project.folder / "content" / "oikoluku.txt").write_text("polku\n", encoding="utf-8")
    for _ in range(2):
        done = project.run(".ci/record-ids")
        assert done.returncode == 0, done.stderr
        assert main_of(project) == "Record the ids of new content\nUusi kohta\nAlku\n"
    assert "jatkuu-teko: 1\n" in main_of(project, LEDGER)
    assert project.git("show", "--format=", "--name-only", "FETCH_HEAD") == f"{LEDGER}\n"


def test_content_with_errors_records_nothing(project: Copy) -> None:
    project.write(LEDGER, "jatkuu-teko: 1\n", "")
    project.write("content/sivut/tietoa.md", "reviewed: 2026-11-23", "reviewed: 2026-11-31")
    project.commit("Virhe")
    done = project.run(".ci/record-ids")
    assert done.returncode == 1
    assert "impossible-date" in done.stderr
    assert main_of(project) == "Alku\n"


def test_who_pushes_meanwhile_loses_nothing(project: Copy, tmp_path: Path) -> None:
    other = Copy(tmp_path / "toinen")
    project.git("clone", "--quiet", str(tmp_path / "main.git"), str(other.folder))
    other.write(LEDGER, "toinen-teko: 1\n", "")
    other.commit("Toisen kohta")
    project.write(LEDGER, "jatkuu-teko: 1\n", "")
    project.commit("Uusi kohta")
    project.git("push", "--quiet", "origin", "main")
    other.git("fetch", "--quiet")
    other.git("rebase", "--quiet", "origin/main")
    # The other pushes between the recording and the first push.
    add_hook(project.folder / ".git", "pre-push", f'git -C "{other.folder}" push -q origin main')
    done = project.run(".ci/record-ids")
    assert done.returncode == 0, done.stderr
    assert main_of(project) == ("Record the ids of new content\nToisen kohta\nUusi kohta\nAlku\n")
    ledger = main_of(project, LEDGER)
    assert "jatkuu-teko: 1\n" in ledger
    assert "toinen-teko: 1\n" in ledger


def test_a_main_that_lets_nobody_push_is_told(project: Copy, tmp_path: Path) -> None:
    project.write(LEDGER, "jatkuu-teko: 1\n", "")
    project.commit("Uusi kohta")
    project.git("push", "--quiet", "origin", "main")
    add_hook(tmp_path / "main.git", "pre-receive", "exit 1")
    done = project.run(".ci/record-ids")
    assert done.returncode == 1
    assert "Does main let workflows push?" in done.stderr


def test_a_report_is_printed_and_put_on_the_page_of_the_run_in_full(project: Copy) -> None:
    file = project.folder / "content/sivut/tietoa.md"
    file.write_text(
        file.read_text(encoding="utf-8") + "\n<b>\n" * 30 + "\nLoppu <i>.\n", encoding="utf-8"
    )
    page = project.folder / "yhteenveto.md"
    done = project.run(
        *(".ci/report", "build.py", "check"), GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page)
    )
    assert done.returncode == 1
    # Beside their lines GitHub shows ten of these; on the page of the run stands every one.
    lines = done.stdout.splitlines(keepends=True)
    assert len([line for line in lines if line.startswith("::error file=")]) == 31
    told = "".join(line for line in lines if not line.startswith("::"))
    assert told.count("raw-html") == 31
    assert page.read_text(encoding="utf-8") == f"### build.py check\n\n```text\n{told}```\n"


def test_a_report_of_what_is_in_order_ends_well_outside_github_too(project: Copy) -> None:
    done = project.run(".ci/report", "build.py", "check", GITHUB_STEP_SUMMARY="")
    assert done.returncode == 0
    assert "ei virheitä" in done.stdout


@pytest.mark.parametrize(
    ("file", "event", "told"),
    [
        ("content/sivut/tietoa.md", "pull_request", "code=false\n"),
        ("assets/img/uusi.png", "pull_request", "code=false\n"),
        ("content/sivusto.yml", "pull_request", "code=true\n"),
        ("assets/css/site.css", "pull_request", "code=true\n"),
        ("build.py", "pull_request", "code=true\n"),
        ("content/sivut/tietoa.md", "push", "code=true\n"),
    ],
)
def test_a_change_of_content_alone_is_told_from_one_of_code(
    project: Copy, tmp_path: Path, file: str, event: str, told: str
) -> None:
    project.git("checkout", "--quiet", "-b", "ehdotus")
    place = project.folder / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("muutos\n", encoding="utf-8")
    project.git("add", ".")
    project.commit("Ehdotus")
    project.git("checkout", "--quiet", "main")
    # Main has gone on meanwhile: its own changes are not the pull request's.
    (project.folder / "Makefile").write_text("all:\n", encoding="utf-8")
    project.git("add", ".")
    project.commit("Muuta")
    project.git("merge", "--quiet", "--no-ff", "--message", "Yhdistys", "ehdotus")
    output = tmp_path / "output"
    done = project.run(".ci/changes", GITHUB_EVENT_NAME=event, GITHUB_OUTPUT=str(output))
    assert done.returncode == 0, done.stderr
    assert output.read_text(encoding="utf-8") == told
