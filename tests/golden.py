"""The golden sites: what a build gave when somebody last looked at it and agreed.

``make golden`` (``python -m tests.golden``) writes them anew; ``git diff`` shows the change.
"""

from __future__ import annotations

import difflib
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests import sheets
from tests.conftest import PROJECT, SITES, SiteFolder, site_folder
from tests.papers import FILE, lay_template

HIDDEN = r"\1HASH/"
OWN_PATH = """\
---
title: "Oma polku"
summary: "Valitkaa vaiheet."
layout: my-path
reviewed: 2026-11-23
---

Kootkaa polku.
"""
ASSESSMENT = """\
---
title: "Itsearviointi"
summary: "Arvioikaa."
layout: assessment
reviewed: 2026-11-23
---

Valitkaa taso.

## Säännöt

Pienin taso on vaiheen taso.
"""
TOGETHER = """\
---
title: "Näkemykset"
summary: "Sopikaa tasot."
layout: together
reviewed: 2026-11-23
---

Avatkaa tiedostot.

## Erot

Puhukaa eroista.
"""
WORKSHOP = """\
---
title: "Työpaja"
summary: "Vetäkää työpaja."
layout: workshop
reviewed: 2026-11-23
---

Vastatkaa samoihin väittämiin.
"""
CALENDAR = """\
---
title: "Kalenteri"
summary: "Viekää päivät kalenteriin."
layout: calendar
reviewed: 2026-11-23
---

Tallentakaa päivät.

## Muutos

Tallentakaa uudelleen.
"""
PAPER = """\
---
title: "{title}"
summary: "Viekää kokoukseen."
layout: {layout}
reviewed: 2026-11-23
---

Kun kokoonnutte.
"""
PAPERS = {
    "kokoukseen": PAPER.format(title="Kokoukseen", layout="papers"),
    "kokoussivu": PAPER.format(title="Kokoussivu", layout="meeting-sheet"),
    "kokousasia": PAPER.format(title="Kokousasia", layout="board-paper"),
    "luovutus": PAPER.format(title="Luovutus", layout="handover"),
}
ASSESSED, QUESTION = "content/alueet/jatko/jatkuu.md", 'question: "Kuka sen näki?"'
FIGURES = """\
---
title: "Luvut"
summary: "Kirjatkaa luvut."
layout: figures
reviewed: 2026-11-23
---

Kerran vuodessa.
"""
TOWN_MAP = """\
---
title: "Kuntamme kartta"
summary: "Tulostakaa kartta."
layout: town-map
reviewed: 2026-11-23
---

Kartta seinälle.
"""
LAW = 'law:\n  - text: "Laki A"\n    url: "https://example.org/laki"\n'


def whole_site(place: Path) -> dict[str, str]:
    """All of the small site, with templates of its own: what the generator makes."""
    return built(site_folder(SITES / "valid", place))


def pages(place: Path) -> dict[str, str]:
    """The small site's pages in this project's templates: what a visitor gets."""
    site = site_folder(SITES / "valid", place)
    shutil.rmtree(site.root / "templates")
    for folder in ("templates", "assets"):
        shutil.copytree(PROJECT / folder, site.root / folder, dirs_exist_ok=True)
    site.write("content/sivut/oma-polku.md", OWN_PATH)
    site.write("content/sivut/itsearviointi.md", ASSESSMENT)
    site.write("content/sivut/nakemykset.md", TOGETHER)
    site.write("content/sivut/tyopaja.md", WORKSHOP)
    site.write("content/sivut/kalenteri.md", CALENDAR)
    for slug, text in PAPERS.items():
        site.write(f"content/sivut/{slug}.md", text)
    site.replace(ASSESSED, "    short: true\n", f"    short: true\n    {QUESTION}\n")
    site.write("content/sivut/luvut.md", FIGURES)
    site.write("content/sivut/kartta.md", TOWN_MAP)
    lay_template(site, LAW)
    site.replace(FILE, "reviewed:", "landscape: [aika]\nreviewed:")
    site.write(sheets.FILE, sheets.template().replace("who:", "group: tilaisuus\nwho:"))
    # A change of a style or script alone is no change of a page, but words are.
    files = {**built(site, "*.html"), **texts(site.output, "saved-words.js")}
    hashed = re.compile(r"\b(assets/)\w+/")
    return {hashed.sub(HIDDEN, name): hashed.sub(HIDDEN, text) for name, text in files.items()}


GOLDEN: dict[str, Callable[[Path], dict[str, str]]] = {"golden": whole_site, "golden-pages": pages}
"""By the folder of tests/sites/ that holds them."""


def built(site: SiteFolder, pattern: str = "*") -> dict[str, str]:
    """The texts of a site's files."""
    report = site.run()
    assert not report.problems, report.problems
    return texts(site.output, pattern)


def texts(folder: Path, pattern: str = "*") -> dict[str, str]:
    """Each file of a folder and its text."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def difference(agreed: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What has changed, as a unified diff of every file; an empty text for nothing."""
    return "".join(
        "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
        for name in sorted({*agreed, *now})
        for lines in [
            difflib.unified_diff(
                agreed.get(name, "").splitlines(keepends=True),
                now.get(name, "").splitlines(keepends=True),
                f"agreed/{name}" if name in agreed else "/dev/null",
                f"now/{name}" if name in now else "/dev/null",
                n=1,
            )
        ]
    )


def renew() -> None:
    """Write every golden site as it is built now."""
    for name, build in GOLDEN.items():
        shutil.rmtree(SITES / name, ignore_errors=True)
        with tempfile.TemporaryDirectory() as place:
            for file, text in build(Path(place)).items():
                target = SITES / name / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    renew()
