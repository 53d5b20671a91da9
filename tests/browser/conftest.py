"""The real site, built once and served with its own headers to an installed Chromium."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import MISSING, find
from tests.browser.kept_page import KeptPage
from tests.browser.server import serving
from tests.browser.ticks import Outline
from tests.browser.watch import ALONE, Watch
from tests.conftest import SiteFolder

ARGUMENTS = [
    ALONE,
    "--disable-gpu",
    # Two browsers at once want more shared memory than a container may have.
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Two browsers and two test runners share the cores: what scripts do beside the main thread,
    # and the frequent tidying of a small heap, cost more than they win.
    "--js-flags=--single-threaded --min-semi-space-size=64 --max-semi-space-size=64",
]

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    executable = find()
    if executable is None:
        pytest.fail(MISSING, pytrace=False)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, "--no-sandbox"] if as_root else ARGUMENTS
    return {**browser_type_launch_args, "executable_path": executable, "args": arguments}


@pytest.fixture(scope="session")
def base_url(built_site: SiteFolder) -> Iterator[str]:
    """Where the site is served; paths given to ``goto`` begin from it."""
    with serving(built_site.output) as address:
        yield address


@pytest.fixture(scope="session")
def outline(built_site: SiteFolder) -> Outline:
    """The areas, steps and items as the browser gets them."""
    (file,) = built_site.output.glob("assets/*/js/document/outline.js")
    areas = re.search(r"^export const areas = (.*);$", file.read_text("utf-8"), re.MULTILINE)
    assert areas
    found = json.loads(areas[1])
    for step in (step for area in found for step in area["steps"]):
        names = [word.partition(":")[0] for word in step["items"].split()]
        step["items"] = [f"{step['id']}-{name}" for name in names]
    return Outline(found)


@pytest.fixture(scope="session")
def paths(built_site: SiteFolder) -> list[str]:
    """Every page of the site; the one for missing pages is met in its own test."""
    files = sorted(built_site.output.rglob("index.html"))
    return [f"/{file.relative_to(built_site.output).as_posix()}"[:-10] for file in files]


@pytest.fixture(scope="session")
def listening() -> Watch:
    """Hears all browsers; each test has it as ``watch``."""
    return Watch()


@pytest.fixture
def watch(listening: Watch) -> Iterator[Watch]:
    """What the browser complains of in this test."""
    listening.begin()
    yield listening
    listening.verify()


def _watched(context: BrowserContext, watch: Watch, scripts: bool = True) -> BrowserContext:
    context.set_default_timeout(10_000)
    watch.attach(context, scripts)
    return context


@pytest.fixture
def new_context(new_context: NewContext, watch: Watch) -> Iterator[NewContext]:
    """Contexts that are watched, for what a kept page is not."""

    def watched(**options: Any) -> BrowserContext:
        return _watched(new_context(**options), watch, options.get("java_script_enabled", True))

    yield watched
    watch.hear()


@pytest.fixture(scope="session")
def kept_pages(
    browser: Browser, browser_context_args: dict[str, Any], listening: Watch
) -> Iterator[tuple[KeptPage, KeptPage]]:
    """The page of all tests, and that of another computer."""

    def make() -> BrowserContext:
        return _watched(browser.new_context(**browser_context_args), listening)

    kept = KeptPage(make), KeptPage(make)
    yield kept
    for one in kept:
        one.end()


@pytest.fixture
def page(kept_pages: tuple[KeptPage, KeptPage], watch: Watch) -> Iterator[Page]:
    """A page in a browser where nothing is saved."""
    yield kept_pages[0].take()
    watch.hear()
    kept_pages[0].give_back()


@pytest.fixture
def other(kept_pages: tuple[KeptPage, KeptPage], page: Page, watch: Watch) -> Iterator[Page]:
    """A page in the browser of another computer, where nothing is saved either."""
    yield kept_pages[1].take()
    watch.hear()
    kept_pages[1].give_back()


@pytest.fixture
def second(page: Page) -> Page:
    """Another tab of the same browser."""
    return page.context.new_page()


@pytest.fixture
def script(built_site: SiteFolder) -> str:
    """The folder of the published scripts."""
    (file,) = built_site.output.glob("assets/*/js/document/state.js")
    return f"/{file.parents[1].relative_to(built_site.output).as_posix()}/"


@pytest.fixture
def modules(page: Page) -> Page:
    """Where a test begins: no script runs there, and the published ones can be imported."""
    return page
