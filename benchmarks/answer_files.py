"""How soon several people's answer files are on screen, beside the page's own first paint.

``python -m benchmarks.answer_files`` builds this repository's site, opens files of every statement
and prints the medians in milliseconds. Measure when the machine has nothing else to do.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, find
from tests.browser.server import serving
from tests.conftest import PROJECT, site_folder

PAGE = "/itsearviointi/nakemykset/"
ROUNDS = 9
PEOPLE = (2, 7, 30)
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
IDS = "(all) => all.map((one) => one.dataset.statement)"
# From the choice of files to the frame that shows the last of them.
OPEN = """([texts, people]) => new Promise((resolve) => {
  const files = new DataTransfer();
  texts.forEach((text, at) => files.items.add(new File([text], `${at}.json`)));
  const input = document.querySelector("[data-open]");
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    if (document.querySelector("[data-people]").textContent.includes(`${people} `)) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    }
  }).observe(document.querySelector("[data-people]"), { childList: true });
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
})"""


def a_file(person: int, statements: list[str]) -> str:
    """The text of a person's file: levels that differ from person to person."""
    answers = {
        statement: {"level": (person * 7 + at) % 4 + 1, "revision": 1}
        for at, statement in enumerate(statements)
    }
    about = {"id": f"{person}.r", "name": "", "round": {"name": "", "date": "2026-11-29"}}
    form = {"format": "elinvoimapolku-answers", "version": 1, "saved": person}
    return json.dumps({**form, **about, "answers": answers})


def measure(
    browser: Browser, address: str, people: int, rounds: int = ROUNDS
) -> tuple[float, float, int]:
    """Medians of first paint and of opening in milliseconds, and how many statements a file has."""
    paints, openings, count = [], [], 0
    for _ in range(rounds):
        page = browser.new_context(base_url=address).new_page()
        page.goto(PAGE, wait_until="networkidle")
        statements: list[str] = page.locator("[data-statement]").evaluate_all(IDS)
        count = len(statements)
        texts = [a_file(person, statements) for person in range(people)]
        paints.append(float(page.evaluate(PAINT)))
        openings.append(float(page.evaluate(OPEN, [texts, people])))
        page.context.close()
    return statistics.median(paints), statistics.median(openings), count


def main() -> int:
    """Print the table."""
    executable = find()
    if executable is None:
        print(MISSING, file=sys.stderr)  # noqa: T201
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = site_folder(PROJECT, Path(folder))
        if site.run().failed:
            return 1
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with serving(site.output) as address:
            for people in PEOPLE:
                paint, opening, count = measure(browser, address, people)
                print(  # noqa: T201
                    f"{people:2} files of {count} answers: {opening:5.0f} ms"
                    f" (first paint {paint:.0f} ms)"
                )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
