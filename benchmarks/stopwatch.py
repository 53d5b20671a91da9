"""What a build costs, by the operating system's own accounting of the finished process."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generators.generator import Command

LIMIT_SECONDS = 900
SHOWN_LETTERS = 2000
KIB = 1024


class BuildError(Exception):
    """A build failed, or took longer than it may."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one build, start-up and all its processes included."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processors, in the program and in the system for it."""
    peak: int
    """Bytes of memory of the largest process at its largest."""


def measure(command: Command, folder: Path, log: Path) -> Cost:
    """Run a build to its end.

    Args:
        command: The build.
        folder: The laid-out site.
        log: File for what the build prints.

    Raises:
        BuildError: when the build did not succeed.
    """
    environment = {**os.environ, **command.environment}
    # Byte code is kept, as on any machine on which a program was run before.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with log.open("wb") as out:
        started = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - the words are the generators' own
            command.words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        limit = threading.Timer(LIMIT_SECONDS, child.kill)
        limit.start()
        _, status, use = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        limit.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        said = log.read_text("utf-8", "replace")[-SHOWN_LETTERS:]
        raise BuildError(f"{' '.join(command.words)} ended with {child.returncode}\n{said}")
    return Cost(wall, use.ru_utime + use.ru_stime, use.ru_maxrss * KIB)
