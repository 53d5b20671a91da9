"""Make the pictures that stand for the site elsewhere, when the map has changed: ``make pictures``.

Shared links get one of the whole map and one of each area's trail, browsers and phones get
icons, the README gets the home page, and the guide for
editors its own pictures. All are drawn by the site's own templates and styles.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import guide_pictures
from tests.browser.chromium import MISSING, find
from tests.browser.server import serving
from tests.conftest import PROJECT, site_folder

SHARE_SIZE = {"width": 1200, "height": 630}
README_SIZE = {"width": 1280, "height": 800}
SHARE_QUALITY = 82
README_COLOURS = 128
APP_ICONS = (180, 192, 512)
ICO_SIZES = (16, 32, 48)
ICON_FOLDER = PROJECT / "assets/img"
SHARE_FOLDER = ICON_FOLDER / "share"
README_PICTURE = PROJECT / "docs/etusivu.png"

# What is left of a home page when its map is a poster. `area` is empty for the whole map.
POSTER_SCRIPT = """
([area, benefit]) => {
  const map = document.querySelector(".map");
  const name = document.querySelector(".site-name");
  const title = document.createElement("h1");
  title.textContent = area
    ? document.querySelector(`#polku-${area}`).textContent
    : document.querySelector("h1").textContent;
  if (area) {
    const trails = [...map.querySelectorAll(".map-trail")];
    const kept = trails.find((one) => one.querySelector(`[data-area-count="${area}"]`));
    trails.filter((one) => one !== kept).forEach((one) => one.remove());
    map.querySelectorAll(".access, .place").forEach((one) => one.remove());
    kept.querySelectorAll("[data-goal]").forEach((one) => one.remove());
    const { x, y, width, height } = kept.getBBox();
    const frame = [x - 60, y - 70, width + 120, height + 110];
    map.setAttribute("viewBox", frame.join(" "));
    const haze = map.querySelector(".haze");
    ["x", "y"].forEach((name, at) => haze.setAttribute(name, frame[at] + 30));
    ["width", "height"].forEach((name, at) => haze.setAttribute(name, frame[at + 2] - 60));
    document.body.className = kept.getAttribute("class").replace("map-trail", "");
  }
  const lead = document.createElement("p");
  lead.textContent = benefit;
  document.body.replaceChildren(name, title, lead, map);
}
"""
POSTER_STYLE = """
  body { display: grid; grid-template-rows: auto auto auto 1fr; gap: 0; padding: 44px 52px 0;
    background: var(--land); block-size: 630px; min-block-size: 0; overflow: hidden; }
  .site-name { font-size: 28px; min-block-size: 0; }
  h1 { font-size: 62px; margin: 14px 0 6px; }
  p { margin: 0; font-size: 34px; line-height: 1.3; max-inline-size: 29em; text-wrap: balance; }
  .map { display: block; align-self: center; inline-size: 100%; max-block-size: 430px;
    overflow: hidden; }
  body[class*="trail-"] h1 { color: var(--trail); font-size: 92px; }
"""


def main() -> None:
    """Make every picture anew."""
    executable = find()
    if executable is None:
        raise SystemExit(MISSING)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = site_folder(PROJECT, Path(place))
        report = site.run()
        if report.failed:
            raise SystemExit("\n".join(map(str, report.problems)))
        with serving(site.output) as address:
            browser = playwright.chromium.launch(
                executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
            )
            _share_pictures(browser, address)
            _readme_picture(browser, address)
            _icons(browser)
            guide_pictures.draw(browser)
            browser.close()


def _share_pictures(browser: Browser, address: str) -> None:
    SHARE_FOLDER.mkdir(exist_ok=True)
    for old in SHARE_FOLDER.iterdir():
        old.unlink()
    # The poster's own style is not the site's, so the site's policy has to be passed by.
    context = browser.new_context(viewport=SHARE_SIZE, bypass_csp=True, base_url=address)
    page = context.new_page()
    page.goto("/")
    areas = page.locator("[data-area-count]").evaluate_all(
        "signs => signs.map((sign) => sign.dataset.areaCount)"
    )
    for area in ("", *areas):
        benefit = ""
        if area:
            page.goto(f"/{area}/")
            benefit = page.locator(".lead").inner_text()
        page.goto("/")
        page.evaluate(POSTER_SCRIPT, [area, benefit])
        page.add_style_tag(content=POSTER_STYLE)
        _settle(page)
        page.screenshot(
            path=SHARE_FOLDER / f"{area or 'site'}.jpg", type="jpeg", quality=SHARE_QUALITY
        )


def _readme_picture(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=README_SIZE, base_url=address).new_page()
    page.goto("/")
    _settle(page)
    README_PICTURE.parent.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(README_COLOURS).save(README_PICTURE, optimize=True)


def _icons(browser: Browser) -> None:
    mark = (ICON_FOLDER / "mark.svg").read_text(encoding="utf-8")
    page = browser.new_context(viewport={"width": 512, "height": 512}).new_page()
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{mark}")
    large = Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")
    for size in APP_ICONS:
        icon = large.resize((size, size), Image.Resampling.LANCZOS)
        icon.save(ICON_FOLDER / f"icon-{size}.png", optimize=True)
    large.save(ICON_FOLDER / "favicon.ico", sizes=[(size, size) for size in ICO_SIZES])


def _settle(page: Page) -> None:
    page.wait_for_function("document.fonts.status === 'loaded'")


if __name__ == "__main__":
    main()
