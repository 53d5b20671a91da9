"""The edit loop: how long whoever writes waits from a save to the changed page in the browser."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from benchmarks import sites as laid
from benchmarks.corpus import Step
from benchmarks.generators.generator import Command
from benchmarks.generators.own import Own
from benchmarks.installation import PROJECT
from benchmarks.results import Record, Wait
from benchmarks.sites import Site
from benchmarks.stopwatch import BuildError

LOOP_ROUNDS = 15
REAL = f"{Own.name}, this repository's site"
REAL_PAGES = 16
"""Beside the sites of this size the site of this repository is measured too."""
REAL_FOLDERS = ("content", "templates", "assets")
LOOK_SECONDS = 0.005
"""Between two looks at the page."""
LIMIT_SECONDS = 120
REST_SECONDS = (0.6, 1.1)
"""Before each save: as long as a watcher needs to come to rest, and not always the same."""

Tell = Callable[[str], None]


@dataclass(slots=True)
class Served:
    """A server that watches its sources, and the page that is to change."""

    name: str
    process: subprocess.Popen[bytes]
    url: str
    save: Callable[[str], None]
    """Writes the page's file with new words at the end of its text."""

    def seconds(self) -> float:
        """Save new words and wait until the page says them.

        Raises:
            BuildError: when they never come.
        """
        words = f"Muutos {time.time_ns()}."
        started = time.perf_counter()
        self.save(words)
        self.wait(words)
        return time.perf_counter() - started

    def wait(self, words: str) -> None:
        """Look at the page until it says something."""
        end = time.perf_counter() + LIMIT_SECONDS
        while words not in self._page():
            if self.process.poll() is not None or time.perf_counter() > end:
                raise BuildError(f"{self.name} did not show a change")
            time.sleep(LOOK_SECONDS)

    def _page(self) -> str:
        try:
            with urllib.request.urlopen(self.url, timeout=LIMIT_SECONDS) as page:  # noqa: S310
                return str(page.read().decode())
        except (OSError, HTTPException):
            return ""  # It does not listen yet, or the page is just being put in its place.


def measure_loops(
    sites: tuple[Site, ...], record: Record, tell: Tell, rounds: int = LOOP_ROUNDS
) -> None:
    """Measure what is not measured yet at one size; all servers run, and one page changes.

    Args:
        sites: Of the generators that are compared.
        record: Gets every wait.
        tell: Is told of every wait.
        rounds: How many; in each, every server has one save, in turn.
    """
    contents = sites[0].contents
    names = [site.generator.name for site in sites]
    names += [REAL] if contents.pages == REAL_PAGES else []
    waits = {Wait(contents.pages, turn, name) for turn in range(rounds) for name in names}
    wanted = waits - record.known.waits.keys()
    if not wanted:
        return
    step = laid.lay_out(sites)
    rest = random.Random(contents.seed)  # noqa: S311 - chance for pauses, not for secrets
    with contextlib.ExitStack() as held:
        served = [held.enter_context(_serve(site, step)) for site in sites]
        if contents.pages == REAL_PAGES:
            own = next(site for site in sites if isinstance(site.generator, Own))
            served.append(held.enter_context(_serve_real(own)))
        for one in served:
            one.seconds()  # The first save is met by what is not warm yet.
        for turn in range(rounds):
            start = turn % len(served)
            for one in served[start:] + served[:start]:
                wait = Wait(contents.pages, turn, one.name)
                if wait in wanted:
                    time.sleep(rest.uniform(*REST_SECONDS))
                    record.wait(wait, one.seconds())
                    told = f"{record.known.waits[wait]:8.3f} s"
                    tell(f"{wait.pages:6} edit loop {turn + 1:2} {one.name:30} {told}")


def _serve(site: Site, step: Step) -> contextlib.AbstractContextManager[Served]:
    """The server of a generator over the contents that all are given."""

    def save(words: str) -> None:
        site.write(laid.with_words(step, words))

    site.write(step)
    path = f"/{step.area}/{step.slug}/"
    return _running(site.generator.name, site.generator.serve, site.place, path, save)


def _serve_real(own: Site) -> contextlib.AbstractContextManager[Served]:
    """Our server over a copy of this repository's sources."""
    place = own.place.with_name("this-repository")
    shutil.rmtree(place, ignore_errors=True)
    for folder in REAL_FOLDERS:
        shutil.copytree(PROJECT / folder, place / folder)
    file = sorted((place / "content/alueet").glob("*/[!i]*.md"))[0]
    text = file.read_text("utf-8")

    def save(words: str) -> None:
        file.write_text(f"{text}\n{words}\n", encoding="utf-8")

    path = f"/{file.parent.name}/{file.stem}/"
    return _running(REAL, own.generator.serve, place, path, save)


@contextlib.contextmanager
def _running(
    name: str,
    serve: Callable[[int], Command | None],
    folder: Path,
    path: str,
    save: Callable[[str], None],
) -> Iterator[Served]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = serve(port)
    assert command is not None  # noqa: S101 - only those that serve are asked
    with folder.with_suffix(".serve.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - the words are the generators' own
            command.words,
            cwd=folder,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            served = Served(name, process, f"http://127.0.0.1:{port}{path}", save)
            served.wait("</html>")
            yield served
        finally:
            process.terminate()
            process.wait()
