"""The sites of a comparison on the disk: laid out, cleaned, changed, compared."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import Step, corpus
from benchmarks.equivalence import first_differences, read_page
from benchmarks.generators.generator import Generator

Result = TypeVar("Result")

MARK = "laid-out.json"


class WrongSiteError(Exception):
    """A built site is not what its contents ask for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """What all sites of one size are made of."""

    pages: int
    seed: int


class Site:
    """The site of one generator, in a folder of its own."""

    def __init__(self, generator: Generator, contents: Contents, folder: Path) -> None:
        """Take the folder; the site is laid out by ``lay_out``."""
        self.generator = generator
        self.contents = contents
        self.place = folder / f"{contents.pages}" / generator.name.lower()
        self.log = self.place.with_suffix(".log")

    @property
    def built(self) -> Path:
        """The folder of the built site."""
        return self.place / self.generator.output

    def clean(self) -> None:
        """Take away all that builds have left."""
        for name in (self.generator.output, *self.generator.caches):
            left = self.place / name
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)

    def write(self, step: Step) -> None:
        """Write a step's file, as it was or changed."""
        self.generator.write_step(step, self.place)

    def check_shown(self, step: Step, words: str) -> None:
        """Look for new words on a step's page, and for its title wherever it is listed.

        Raises:
            WrongSiteError: when the build has not brought them there.
        """
        area = f"/{step.area}/"
        page, index = (self._read(path) for path in (f"{area}{step.slug}/", area))
        shown = read_page(page, f"{area}{step.slug}/")
        listed = {title for title, _ in read_page(index, area).steps}
        if words not in shown.words or step.title != shown.heading or step.title not in listed:
            name = self.generator.name
            raise WrongSiteError(f"{name} did not bring a change to the pages that show it")

    def _read(self, path: str) -> str:
        return (self.built / path.strip("/") / "index.html").read_text("utf-8")


def lay_out(sites: tuple[Site, ...]) -> Step:
    """Write the sources of the sites that are not there yet, and give the step to be changed."""
    return apart(_lay_out, sites)


def check(sites: tuple[Site, ...]) -> None:
    """Compare built sites with their contents.

    Raises:
        WrongSiteError: when a page is missing or says something else.
    """
    for site in sites:
        if found := apart(_differences, site):
            listed = "\n".join(found)
            raise WrongSiteError(f"{site.generator.name} built another site:\n{listed}")


def changed_body(step: Step) -> tuple[Step, str]:
    """The step with a new paragraph at its end, and the paragraph."""
    words = f"Muutos {time.time_ns()}."
    return with_words(step, words), words


def with_words(step: Step, words: str) -> Step:
    """The step with a new paragraph at its end."""
    return dataclasses.replace(step, body=f"{step.body}\n{words}\n")


def changed_title(step: Step) -> tuple[Step, str]:
    """The step under a new name, and the name."""
    title = f"Nimi {time.time_ns()}"
    return dataclasses.replace(step, title=title), title


def apart(work: Callable[..., Result], *values: object) -> Result:
    """Do work in a process of its own.

    The memory of a measured build is never told lower than that of the process which starts
    it, so this one must stay small.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *values).result()


def _lay_out(sites: tuple[Site, ...]) -> Step:
    contents = sites[0].contents
    made = corpus(contents.pages, contents.seed)
    for site in sites:
        mark = site.place.with_suffix(f".{MARK}")
        wanted = json.dumps(dataclasses.asdict(contents))
        if mark.exists() and mark.read_text("utf-8") == wanted:
            continue
        mark.unlink(missing_ok=True)
        shutil.rmtree(site.place, ignore_errors=True)
        site.place.parent.mkdir(parents=True, exist_ok=True)
        site.generator.lay_out(made, site.place)
        mark.write_text(wanted, encoding="utf-8")
    return made.steps[contents.pages // 2]


def _differences(site: Site) -> tuple[str, ...]:
    return first_differences(corpus(site.contents.pages, site.contents.seed), site.built)
