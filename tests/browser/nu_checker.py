"""Run the Nu HTML checker over every built page: ``make validate``.

Argument: the checker's jar. The pages are served, because from files the checker takes the
site's own styles and scripts for foreign ones, which their policy would stop.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.server import serving
from tests.conftest import PROJECT, site_folder

JAVA = ("java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar")
FAULTY_PAGE = "<!doctype html><html lang=fi><title>Virhe</title><p><ul></ul></p></html>"


def main(jar: str) -> int:
    """Print what the checker finds; 0 when it finds neither an error nor a warning."""
    with tempfile.TemporaryDirectory() as place:
        site = site_folder(PROJECT, Path(place))
        report = site.run()
        if report.failed:
            raise SystemExit("\n".join(map(str, report.problems)))
        files = sorted(site.output.rglob("*.html"))
        paths = [
            file.relative_to(site.output).as_posix().removesuffix("index.html") for file in files
        ]
        (site.output / "virhe.html").write_text(FAULTY_PAGE, encoding="utf-8")
        with serving(site.output) as address:
            if not _check(jar, [f"{address}/virhe.html"]):
                raise SystemExit("The checker did not find the mistake that was planted for it.")
            found = _check(jar, [f"{address}/{path}" for path in paths])
    sys.stdout.write(found or f"Nu HTML checker: {len(paths)} pages, no error and no warning.\n")
    return 1 if found else 0


def _check(jar: str, addresses: list[str]) -> str:
    """What the checker says of some pages; empty when they are flawless."""
    done = subprocess.run(
        [*JAVA, jar, "--Werror", *addresses], capture_output=True, text=True, check=False
    )
    said = re.sub(r'"http://127\.0\.0\.1:\d+', '"', done.stderr)
    return said or ("" if done.returncode == 0 else f"The checker ended with {done.returncode}.\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
