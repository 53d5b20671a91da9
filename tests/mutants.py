"""A plugin for pytest that tries mutmut's mutants: docs/mutation-testing.md says how.

mutmut collects the tests anew for every mutant. Here they are collected once, and each mutant
is tried in a forked child by the tests that reach it, the quick and deadly ones first.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
from collections import defaultdict
from pathlib import Path

import hypothesis
import pytest
from mutmut.mutation.file_mutation import filter_mutants_with_type_checker
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

RESULTS = Path(os.environ.get("MUTANTS_RESULTS", "results.jsonl"))
"""One line a mutant: its name, what became of it, and the test that killed it."""
MOST_MEMORY = 4 * 1024**3
"""In bytes; some mutants collect one thing without end."""

# The same examples for every mutant, and not many of them.
hypothesis.settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, max_examples=15
)


class Trial:
    """What is known of the tests, and what has failed in this process."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.seconds: dict[str, float] = defaultdict(float)
        self.kills: dict[str, int] = defaultdict(int)
        self.reached: dict[str, list[pytest.Item]] = defaultdict(list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.learn(session.items)
        known = {json.loads(line)["name"] for line in lines(RESULTS)}
        for name in names():
            if name not in known:
                verdict, by = self.attempt(name)
                with RESULTS.open("a", encoding="utf-8") as out:
                    out.write(json.dumps({"name": name, "verdict": verdict, "by": by}) + "\n")
        return True

    def learn(self, items: list[pytest.Item]) -> None:
        """Run every test once, to see which functions it reaches and how long it takes."""
        set_mutant_under_test("stats")
        for item, following in zip(items, [*items[1:], None], strict=True):
            state()._stats.clear()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            for function in state()._stats:
                self.reached[function].append(item)
        assert not self.failed, self.failed

    def attempt(self, name: str) -> tuple[str, str]:
        """What becomes of a mutant, and the test that killed it."""
        tests = self.reached[name.rpartition("__mutmut_")[0]]
        tests = sorted(tests, key=lambda t: self.seconds[t.nodeid] / (1 + self.kills[t.nodeid]))
        if not tests:
            return "no tests", ""
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            self.run_as(name, tests, writer)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            by = pipe.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "too slow", ""
        self.kills[by] += bool(by)
        return ("killed" if by else "survived"), by

    def run_as(self, name: str, tests: list[pytest.Item], writer: int) -> None:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        most = int(3 + 4 * sum(self.seconds[test.nodeid] for test in tests))
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        set_mutant_under_test(name)
        try:
            for item, following in zip(tests, [*tests[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failed:
                    break
        except BaseException as error:
            self.failed.append(type(error).__name__)
        os.write(writer, "".join(self.failed[:1]).encode())
        os._exit(0)


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def names() -> list[str]:
    """The mutants that mypy lets pass, in an order that makes any beginning a fair sample."""
    os.chdir("..")
    refused = filter_mutants_with_type_checker()
    os.chdir("mutants")
    found = {
        name
        for meta in Path("elinvoimapolku").rglob("*.meta")
        for name in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    }
    return sorted(found - set(refused), key=lambda name: hashlib.sha256(name.encode()).digest())


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("mutants")
    config.pluginmanager.register(Trial())
