"""The site stays light: what a page weighs on its way, by brotli at quality 9."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os.path import normpath
from pathlib import Path

import brotli
import pytest

from elinvoimapolku.model import Site
from tests import real_path
from tests.conftest import PROJECT, SiteFolder, copy_of, set_in_settings

KB = 1024
LONG_STEP_WORDS = 1_700
# As the site is published: pages then have more to say in their heads and feet.
ADDRESS, REPOSITORY = (
    "https://www.elinvoimapolku.example",
    "https://github.com/kunta/elinvoimapolku",
)


@pytest.fixture(scope="module")
def heavy(built_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The real site with one step of as many words as a full one has, front matter and all."""
    folder = copy_of(built_site, tmp_path_factory.mktemp("heavy"))
    file = real_path.STEP.file
    texts = sorted((PROJECT / "content/alueet").glob("*/*.md"))
    bodies = " ".join(path.read_text("utf-8").split("\n---\n", 1)[1] for path in texts)
    plain = re.findall(r"[^\W\d_]{2,}", re.sub(r"[\[(][^\])]*[\])]", "", bodies))
    own = len((folder.root / file).read_text("utf-8").split())
    more = plain[: max(0, LONG_STEP_WORDS - own)]
    lines = "\n\n".join(" ".join(more[at : at + 40]) + "." for at in range(0, len(more), 40))
    folder.write(file, f"{(folder.root / file).read_text('utf-8')}\n{lines}\n")
    set_in_settings(folder, repository=REPOSITORY)
    report = folder.run(address=ADDRESS)
    assert not report.failed, report.problems
    return folder


def weight(data: bytes) -> int:
    return len(brotli.compress(data, quality=9))


def linked(site: SiteFolder, page: str, pattern: str) -> list[Path]:
    found = re.findall(pattern, site.read(page))
    return [site.output / path.lstrip("/") for path in found]


def styles(site: SiteFolder, page: str) -> int:
    """The styles that the first view waits for."""
    files = linked(site, page, r'<link rel="stylesheet" href="([^"]+)">')
    return sum(weight(file.read_bytes()) for file in files)


def pictures_of(site: SiteFolder, page: str) -> list[Path]:
    """What the page's own markup and its styles show; a browser takes one of the icons."""
    sheets = linked(site, page, r'<link rel="stylesheet" href="([^"]+)">')
    named = {
        (sheet.parent / name).resolve()
        for sheet in sheets
        for name in re.findall(r'url\("([^"]+\.svg)"\)', sheet.read_text("utf-8"))
    }
    return [*named, *linked(site, page, r'<link rel="icon" href="([^"]+\.svg)"')]


AT_ONCE = r'^import (?:[^;]* from )?"(\.[./\w-]+\.js)";$'
ON_USE = r'import\("(\.[./\w-]+\.js)"\)|new URL\("(\.[./\w-]+\.js)"'


def scripts(site: SiteFolder, page: str, *patterns: str) -> set[Path]:
    """The modules that load with a page, to the end; with ``ON_USE`` those of its acts too."""
    waiting = linked(site, page, r'<script type="module" src="([^"]+)">')
    found: set[Path] = set()
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            text = module.read_text("utf-8")
            names = [
                name
                for pattern in (AT_ONCE, *patterns)
                for found in re.finditer(pattern, text, re.MULTILINE)
                for name in found.groups()
                if name
            ]
            waiting += [Path(normpath(module.parent / name)) for name in names]
    return found


def weigh(files: Iterable[Path]) -> int:
    return sum(weight(file.read_bytes()) for file in files)


STEP_HTML = 12 * KB
WORD = 4
"""What one more word of a long text adds, about."""


def test_no_text_makes_its_page_too_heavy(
    heavy: SiteFolder, built_site: SiteFolder, content: Site
) -> None:
    files = {f"{step.area}/{step.slug}/index.html": step.file for step in content.steps}
    files |= {f"tyopohjat/{one.slug}/index.html": one.file for one in content.templates.values()}
    # One step has been made longer than it is.
    sites = {
        page: built_site if file == real_path.STEP.file else heavy for page, file in files.items()
    }
    sizes = {page: weight((site.output / page).read_bytes()) for page, site in sites.items()}
    # An editor reads this, who can mend nothing but the text.
    told = [
        f"{files[page]}: sivu painaa {size} tavua, ja enintään se saa painaa {STEP_HTML}. "
        f"Lyhentäkää sivun tekstejä noin {(size - STEP_HTML) // WORD + 1} sanaa tai siirtäkää osa "
        "niistä toiselle sivulle."
        for page, size in sizes.items()
        if size > STEP_HTML
    ]
    assert not told, "\n".join(told)


def test_the_pages_keep_their_weights(heavy: SiteFolder) -> None:
    area = real_path.AREA
    step, home = f"{real_path.STEP.page[1:]}index.html", "index.html"
    (font,) = heavy.output.glob("assets/*/fonts/*.woff2")
    pictures = sum(weight(file.read_bytes()) for file in pictures_of(heavy, home))
    home_html = weight((heavy.output / home).read_bytes())
    at_once, on_use = scripts(heavy, step), scripts(heavy, step, ON_USE)
    my_path = scripts(heavy, "oma-polku/index.html", ON_USE)
    assessment = scripts(heavy, "itsearviointi/index.html", ON_USE)
    several = scripts(heavy, f"{area}/index.html", ON_USE)
    together = scripts(heavy, "itsearviointi/nakemykset/index.html", ON_USE)
    figures = scripts(heavy, "luvut/index.html", ON_USE)
    meeting = {
        page: scripts(heavy, page.relative_to(heavy.output).as_posix(), ON_USE)
        for page in sorted(heavy.output.glob("kokoukseen/**/index.html"))
    }
    # What only tells the types is for readers: no page loads it.
    (types,) = heavy.output.glob("assets/*/js/document/types.js")
    assert set(heavy.output.glob("assets/*/js/*/*.js")) - {types} == on_use.union(
        my_path, assessment, together, figures, *meeting.values()
    ) | scripts(heavy, home, ON_USE) | scripts(
        heavy, f"{area}/tyokirja/index.html", ON_USE
    ) | scripts(heavy, "tietoa/index.html", ON_USE) | scripts(heavy, "404.html")
    home_scripts = weigh(scripts(heavy, home))
    all_of_home = home_html + styles(heavy, home) + home_scripts + font.stat().st_size + pictures
    others = ("tyokirja", "nakemykset")
    deep = heavy.output.glob("*/*/index.html")
    steps = [page for page in deep if page.parent.name not in others and page not in meeting]
    table = {
        "HTML of the heaviest real step": (
            max(weight(page.read_bytes()) for page in steps),
            STEP_HTML,
        ),
        "HTML of a long step": (weight((heavy.output / step).read_bytes()), STEP_HTML),
        "blocking styles of a step": (styles(heavy, step), 9 * KB),
        "scripts before the first act": (weigh(at_once), 10 * KB),
        "scripts that come on use": (weigh(on_use - at_once), 24 * KB),
        "scripts of the own path alone": (weigh(my_path - on_use - several), 25 * KB),
        "scripts of a page of several steps": (weigh(several - on_use), KB),
        "scripts of the own path in all": (weigh(my_path), 60 * KB),
        "scripts of the self-assessment alone": (weigh(assessment - on_use), 25 * KB),
        "scripts of several people's answers alone": (weigh(together - on_use), 25 * KB),
        **{
            f"scripts of {page.parent.name} alone": (weigh(found - on_use), 25 * KB)
            for page, found in meeting.items()
        },
        **{
            f"blocking styles of {page.parent.name}": (
                styles(heavy, page.relative_to(heavy.output).as_posix()),
                9 * KB,
            )
            for page in meeting
        },
        "blocking styles of several people's answers": (
            styles(heavy, "itsearviointi/nakemykset/index.html"),
            9 * KB,
        ),
        "blocking styles of the self-assessment": (
            styles(heavy, "itsearviointi/index.html"),
            9 * KB,
        ),
        "scripts of the yearly figures alone": (weigh(figures - on_use), 25 * KB),
        "the font": (font.stat().st_size, 36 * KB),
        "all of the home page": (all_of_home, 75 * KB),
    }
    rows = [f"{name:30} {size:6} of {most:6} bytes" for name, (size, most) in table.items()]
    print("\n".join(rows))  # noqa: T201 - the table is meant for the log
    assert all(size <= most for size, most in table.values()), "\n" + "\n".join(rows)
