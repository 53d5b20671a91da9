"""The workflows on GitHub: few rights, fixed versions, and the same commands as anywhere else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

FOLDER = PROJECT / ".github" / "workflows"
NAMES = ("check.yml", "ids.yml", "pages.yml", "weekly.yml")
READ = {"contents": "read"}
# Who may do more than read the repository, and what.
RIGHTS = {
    ("ids.yml", "record"): {"contents": "write"},
    ("pages.yml", "build"): {"contents": "read", "pages": "read"},
    ("pages.yml", "publish"): {"pages": "write", "id-token": "write"},
}
PINNED = re.compile(r"uses: (actions/[\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")


def read(file: str) -> Any:
    """A YAML file of .github, every value a text: "on" stays a word."""
    return yaml.load((PROJECT / ".github" / file).read_text("utf-8"), yaml.BaseLoader)


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def jobs() -> Iterator[tuple[str, str, Any]]:
    for name in NAMES:
        for job, content in read(f"workflows/{name}")["jobs"].items():
            yield name, job, content


def steps() -> Iterator[tuple[str, str, Any]]:
    for name, job, content in jobs():
        for step in content["steps"]:
            yield name, job, step


def commands() -> list[tuple[str, str]]:
    return [(name, step["run"]) for name, _, step in steps() if "run" in step]


def make_targets() -> set[str]:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_workflows_are_these() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_may_read_and_a_job_more_only_where_it_is_told_here(name: str) -> None:
    assert read(f"workflows/{name}")["permissions"] == READ
    for file, job, content in jobs():
        assert content.get("permissions", READ) == RIGHTS.get((file, job), READ), (file, job)


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_knows_a_secret_or_runs_others_changes_with_rights(name: str) -> None:
    assert not re.search(r"secrets\b|github\.token|GITHUB_TOKEN", text(name))
    assert not {"pull_request_target", "workflow_run"} & set(read(f"workflows/{name}")["on"])


def test_only_the_job_that_pushes_keeps_the_means_to_push() -> None:
    for name, job, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            keeps = step["with"]["persist-credentials"] == "true"
            assert keeps is ((name, job) == ("ids.yml", "record"))


def test_every_action_is_github_s_own_and_pinned_to_one_commit_whose_version_is_told() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for name in NAMES:
        for line in text(name).splitlines():
            if "uses:" in line:
                pin = PINNED.search(line)
                assert pin, line
                repository = "/".join(pin[1].split("/")[:2])
                pins.setdefault(repository, set()).add((pin[2], pin[3]))
    assert all(len(versions) == 1 for versions in pins.values()), pins


def test_no_job_runs_for_ever_or_on_a_machine_that_changes_under_it() -> None:
    for name, job, content in jobs():
        assert int(content["timeout-minutes"]) <= 60, (name, job)
        assert content["runs-on"] == "ubuntu-24.04"


def test_commands_are_what_the_project_has_and_take_no_text_from_outside() -> None:
    for name, command in commands():
        assert "${{" not in command, name
        words = command.split()
        program, *rest = words[1:] if words[0] == "bash" else words
        if program == ".venv/bin/python":
            assert rest[0] == "build.py"
        else:
            file = PROJECT / program
            assert program.startswith(".ci/")
            assert file.stat().st_mode & 0o111, program


def test_pull_requests_and_main_run_what_ci_runs_anywhere() -> None:
    check = read("workflows/check.yml")
    assert check["on"] == {"pull_request": "", "push": {"branches": ["main"]}}
    assert check["concurrency"]["cancel-in-progress"] == (
        "${{ github.event_name == 'pull_request' }}"
    )
    runs = [step["run"] for step in check["jobs"]["everything"]["steps"] if "run" in step]
    assert runs == ["bash .ci/run"]
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    targets = [line.split()[1] for line in lines if line.startswith("make ")]
    assert targets[0] == "test"
    assert {"validate", "nginx", "spelling"} <= set(targets) <= make_targets()


def test_an_editor_sees_mistakes_in_the_content_before_anything_else_fails() -> None:
    check = read("workflows/check.yml")["jobs"]
    runs = [step["run"] for step in check["content"]["steps"] if "run" in step]
    assert runs == [".ci/changes", '.ci/environment ".[dev]"', ".ci/content"]
    lines = (PROJECT / ".ci" / "content").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith(("browser", ".", "CHROMIUM"))]
    assert commands[0] == ".ci/report build.py check"
    assert ".ci/report -m tests.spelling" in commands
    assert check["everything"]["needs"] == "content"


def test_a_pull_request_of_content_alone_leaves_out_what_content_cannot_break() -> None:
    check = read("workflows/check.yml")["jobs"]
    assert check["content"]["outputs"] == {"code": "${{ steps.changes.outputs.code }}"}
    assert check["everything"]["if"] == "${{ needs.content.outputs.code == 'true' }}"
    (checkout,) = (one for one in check["content"]["steps"] if "checkout" in one.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == "2"
    content = (PROJECT / ".ci" / "content").read_text(encoding="utf-8")
    assert all((PROJECT / file).is_file() for file in re.findall(r"tests/\S+\.py", content))


def test_ids_are_recorded_on_main_alone_and_only_when_content_came() -> None:
    assert read("workflows/ids.yml")["on"] == {
        "push": {"branches": ["main"], "paths": ["content/**"]}
    }


def test_links_and_reviews_are_looked_at_once_a_week() -> None:
    (when,) = read("workflows/weekly.yml")["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["cron"])
    runs = [command for name, command in commands() if name == "weekly.yml"]
    assert {".ci/report build.py check --external", ".ci/report build.py check --reviews"} <= set(
        runs
    )


def test_answers_of_outside_links_are_kept_where_the_check_keeps_them() -> None:
    from elinvoimapolku.links import answer_cache

    kept = [step["with"] for _, _, step in steps() if "actions/cache/" in step.get("uses", "")]
    assert len(kept) == 2
    assert {one["path"] for one in kept} == {answer_cache.FILE}
    assert len({one["key"] for one in kept}) == 1


def test_every_machine_that_publishes_has_the_python_that_the_tests_run_on() -> None:
    versions = {
        step["with"]["python-version"]
        for _, _, step in steps()
        if step.get("uses", "").startswith("actions/setup-python@")
    }
    netlify = tomllib.loads((PROJECT / "netlify.toml").read_text(encoding="utf-8"))
    assert versions == {netlify["build"]["environment"]["PYTHON_VERSION"]}


def test_a_fork_neither_records_ids_nor_asks_links() -> None:
    for name in ("ids.yml", "weekly.yml"):
        for job in read(f"workflows/{name}")["jobs"].values():
            assert job["if"] == "${{ !github.event.repository.fork }}"


def test_new_versions_are_offered_once_a_month_in_one_change_for_each_list() -> None:
    updates = read("dependabot.yml")["updates"]
    assert [update["package-ecosystem"] for update in updates] == ["pip", "github-actions"]
    for update in updates:
        assert update["schedule"] == {"interval": "monthly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]


def test_a_job_that_was_left_out_is_not_the_only_one_that_is_required() -> None:
    """GitHub takes it for a green one, also when it was left out because another failed."""
    told = (PROJECT / "docs" / "hosting.md").read_text(encoding="utf-8")
    names = [job["name"] for job in read("workflows/check.yml")["jobs"].values()]
    sentence = next(one for one in told.split(". ") if "be required" in one)
    assert all(f"`{name}`" in sentence for name in names)


def test_what_is_told_of_hosting_names_every_workflow_and_its_variable() -> None:
    told = (PROJECT / "docs" / "hosting.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in told] == []
    variables = set(re.findall(r"vars\.(\w+)", "".join(map(text, NAMES))))
    assert variables
    assert all(f"`{name}`" in told for name in variables)
