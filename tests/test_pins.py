"""Every package is of one version on every machine, those named and those that they need."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT
from tests.requirements import (
    DEVELOPING,
    PYPROJECT,
    RUNNING,
    constrained,
    held_by_its_parent,
    needed,
)

FILE = PROJECT / ".ci" / "constraints.txt"
CONSTRAINTS = [
    line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
PIN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)==(\d[\w.]*)")


def pins() -> dict[str, str]:
    """The version of every package that the project pins."""
    lines = [*RUNNING, *DEVELOPING, *CONSTRAINTS]
    return {pin[1]: pin[2] for line in lines if (pin := PIN.fullmatch(line))}


def installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def test_a_pin_is_a_name_and_a_version_and_nothing_is_pinned_twice() -> None:
    lines = [*RUNNING, *DEVELOPING, *CONSTRAINTS, *PYPROJECT["build-system"]["requires"]]
    for line in lines:
        assert PIN.fullmatch(line.replace("_", "-")), line
    names = [canonicalize_name(Requirement(line).name) for line in lines]
    assert sorted(set(names)) == sorted(names)
    assert sorted(CONSTRAINTS) == CONSTRAINTS


def test_every_package_that_is_needed_on_any_system_is_pinned_and_no_other() -> None:
    assert {line.partition("==")[0] for line in CONSTRAINTS} == constrained()


def test_the_command_that_renews_the_pins_writes_these_where_nothing_newer_is_installed() -> None:
    written = subprocess.run(
        [sys.executable, "-m", "tests.pins"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = written.stdout.splitlines(keepends=True)
    kept = FILE.read_text("utf-8").splitlines(keepends=True)
    absent = {line for line in kept if PIN.match(line) and not installed(line.partition("==")[0])}
    assert lines == [line for line in kept if line not in absent]


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {name: metadata.version(name) for name in needed([*RUNNING, *DEVELOPING])}
    told = {name: version for name, version in pins().items() if name in installed}
    assert told == {name: installed[name] for name in told}
    for name in set(installed) - set(told):
        assert held_by_its_parent(needed([*RUNNING, *DEVELOPING])[name]), name


@pytest.mark.parametrize(
    "file", [".ci/environment", "netlify.toml", "docs/hosting.md", "README.md"]
)
def test_whatever_installs_the_project_keeps_to_the_pins(file: str) -> None:
    text = (PROJECT / file).read_text(encoding="utf-8").replace("\\\n", "")
    commands = re.findall(r"pip install .*? (?:--editable|-e) ", text)
    assert commands
    for one in commands:
        assert re.search(r"(--constraint|-c) \.ci/constraints\.txt", one), one
