"""The pictures of the guide for editors: the site and `serve` as they are, and drawings.

The drawings are small pages in ``docs/pictures/``, in the site's colours and letters. What a
mistake is told with in one of them comes from a check of a real file.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from elinvoimapolku.problems import Problem
from elinvoimapolku.serve import error_page
from tests.browser.server import serving
from tests.conftest import PROJECT, SiteFolder, site_folder

FOLDER = PROJECT / "docs/pictures"
REPOSITORY = "https://github.com/omistaja/nimi"
FILE = "content/alueet/johtaminen/nykytila.md"
EDIT = "Muokkaa tätä sivua"
PAGE = "/johtaminen/nykytila/"
MISTAKE = "reviewed: 31.11.2026"
WIDTH = 760
COLOURS = 64
SHARPNESS = 2
"""Picture dots a dot of the page."""

RING_SCRIPT = """
(edit) => {
  const link = [...document.querySelectorAll("main a")].find((one) => one.textContent === edit);
  const { x, y, width, height } = link.getBoundingClientRect();
  const ring = document.createElement("div");
  ring.style = `position: absolute; border: 3px solid var(--blaze); border-radius: 999px;
    outline: 2px solid var(--ink); inset-inline-start: ${x - 6}px;
    inset-block-start: ${y + scrollY - 14}px; inline-size: ${width + 12}px;
    block-size: ${height + 28}px;`;
  document.body.append(ring);
  return Math.round(y + scrollY);
}
"""
TELL_SCRIPT = """
(told) => document.querySelectorAll("[data-told]").forEach((place) => {
  place.textContent = told[place.dataset.told];
})
"""


def draw(browser: Browser) -> None:
    """Make every picture of the guide anew."""
    with tempfile.TemporaryDirectory() as place:
        site = site_folder(PROJECT, Path(place))
        _edit_link(browser, site)
        keys = _keys(site)
        problem, lines = _mistake(site)
    page = browser.new_page(device_scale_factor=SHARPNESS, viewport={"width": WIDTH, "height": 400})
    page.set_content(error_page((problem,)).decode())
    _save(page.locator("html").screenshot(), FOLDER / "serve.png")
    told = {**keys, **_told(problem, lines)}
    for source in sorted(FOLDER.glob("*.html")):
        page.goto(source.as_uri())
        page.evaluate(TELL_SCRIPT, told)
        _settle(page)
        _save(page.locator("body").screenshot(), source.with_suffix(".png"))


def _edit_link(browser: Browser, site: SiteFolder) -> None:
    """The end of a page, with a ring around the link to edit it."""
    settings = (site.root / "content/sivusto.yml").read_text(encoding="utf-8")
    line = f'repository: "{REPOSITORY}"'
    site.write("content/sivusto.yml", re.sub("^repository: .*$", line, settings, flags=re.M))
    report = site.run()
    if report.failed:
        raise SystemExit("\n".join(map(str, report.problems)))
    with serving(site.output) as address:
        # The ring's style is not the site's, so the site's policy has to be passed by.
        context = browser.new_context(
            viewport={"width": WIDTH, "height": 520},
            device_scale_factor=SHARPNESS,
            bypass_csp=True,
            base_url=address,
        )
        page = context.new_page()
        page.goto(PAGE)
        _settle(page)
        page.keyboard.press("End")
        top = page.evaluate(RING_SCRIPT, EDIT)
        clip = {"x": 0, "y": top - 205, "width": WIDTH, "height": 388}
        _save(page.screenshot(full_page=True, clip=clip), FOLDER / "edit-link.png")


def _keys(site: SiteFolder) -> dict[str, str]:
    """Keys and values of a real file, for the drawing of its parts."""
    text = (site.root / FILE).read_text(encoding="utf-8")
    return dict(re.findall(r"^(title|order|reviewed): (.*)$", text, re.MULTILINE))


def _mistake(site: SiteFolder) -> tuple[Problem, list[str]]:
    """A mistake in a real file, and the file's lines."""
    text = (site.root / FILE).read_text(encoding="utf-8")
    site.write(FILE, re.sub("^reviewed: .*$", MISTAKE, text, flags=re.M))
    (problem,) = (one for one in site.run(write=False).problems if one.file == FILE)
    return problem, (site.root / FILE).read_text(encoding="utf-8").split("\n")


def _told(problem: Problem, lines: list[str]) -> dict[str, str]:
    """What is told of a mistake, with the lines around it, for a drawing."""
    at = problem.line - 1
    return {
        "file": problem.file,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "number-before": str(at),
        "before": lines[at - 1],
        "number": str(at + 1),
        "written": lines[at],
        "number-after": str(at + 2),
        "after": lines[at + 1],
    }


def _settle(page: Page) -> None:
    page.wait_for_function("document.fonts.status === 'loaded'")


def _save(data: bytes, place: Path) -> None:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.quantize(COLOURS).save(place, optimize=True)
