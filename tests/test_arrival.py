"""A page arrives at once: one sheet to wait for, and its scripts asked for all together."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.model import Asset
from elinvoimapolku.rendering.scripts import awaited_scripts
from tests.conftest import SiteFolder
from tests.test_architecture import JS, MADE, SCRIPT_IMPORTS


def pages(site: SiteFolder) -> dict[str, str]:
    """Every page by its file."""
    files = sorted(site.output.rglob("*.html"))
    return {file.relative_to(site.output).as_posix(): file.read_text("utf-8") for file in files}


def hrefs(page: str, *attributes: str) -> list[str]:
    """Where the links of the head with these attributes lead."""
    links = re.findall(r"<link [^>]*>", page.partition("</head>")[0])
    wanted = [link for link in links if all(one in link for one in attributes)]
    return [link.split('href="')[1].split('"')[0] for link in wanted]


def test_a_page_waits_for_one_stylesheet_and_that_for_no_other(built_site: SiteFolder) -> None:
    for file, page in pages(built_site).items():
        blocking = [
            path
            for path in hrefs(page, 'rel="stylesheet"')
            if path not in hrefs(page, 'media="print"')
        ]
        assert len(blocking) == 1, file
        sheet = (built_site.output / blocking[0].lstrip("/")).read_text("utf-8")
        assert "@import" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL), blocking[0]
        # Layers are ordered once, before any of them is filled.
        assert sheet.index("@layer") == sheet.index("@layer tokens, base, layout, components, page")


def test_the_addresses_in_every_sheet_lead_to_files(built_site: SiteFolder) -> None:
    found = {
        (sheet, address)
        for sheet in built_site.output.glob("assets/*/css/*.css")
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text("utf-8"))
    }
    assert any(address.endswith(".woff2") for _, address in found)
    for sheet, address in found:
        assert (sheet.parent / address).resolve().is_file(), f"{sheet.name}: {address}"


def waited_for(script: str) -> set[str]:
    """What a script imports before it runs, and what that imports, to the end."""
    found, waiting = set[str](), [script]
    while waiting:
        imported = SCRIPT_IMPORTS.get(waiting.pop(), {})
        new = {path for path, at_once in imported.items() if at_once} - found
        found |= new
        waiting += new
    return found


def test_a_page_asks_at_once_for_all_that_its_scripts_wait_for_and_for_nothing_else(
    built_site: SiteFolder,
) -> None:
    entries = set[str]()
    for file, page in pages(built_site).items():
        scripts = re.findall(r'<script type="module" src="[^"]*/js/([^"]+)">', page)
        entries.update(scripts)
        preloaded = [path.split("/js/")[1] for path in hrefs(page, 'rel="modulepreload"')]
        assert len(preloaded) == len(set(preloaded)), file
        assert set(preloaded) == set[str]().union(*map(waited_for, scripts)), file
    assert entries == {f"pages/{script.name}" for script in (JS / "pages").glob("*.js")}
    assert waited_for("pages/home.js") > {MADE[0], "document/state.js"}


def test_what_shows_saved_marks_asks_itself_for_all_that_it_waits_for() -> None:
    script = "views/saved-marks.js"
    come = waited_for("pages/step.js")
    direct = {path for path, at_once in SCRIPT_IMPORTS[script].items() if at_once}
    assert waited_for(script) - come - direct == set()


def test_every_page_that_can_be_printed_by_a_button_has_a_place_to_tell_what_did_not_arrive(
    built_site: SiteFolder,
) -> None:
    printed = {file: page for file, page in pages(built_site).items() if "data-print=" in page}
    assert len(printed) > 30
    for file, page in printed.items():
        (place,) = re.findall(r"<div [^>]*data-notices=[^>]*>(.*?)</div>", page, re.DOTALL)
        assert "notice-unstarted" in place, file
        assert page.count('<template data-notice="missing">') == 1, file


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('import { a } from "./b.js";', ("js/b.js",)),
        ('import "./b.js";', ("js/b.js",)),
        ('import {\n  a,\n  c,\n} from "../b.js";', ("b.js",)),
        ('export { a } from "./b.js";', ("js/b.js",)),
        ('import { a } from "./b.js";\nimport { c } from "./d.js";', ("js/b.js", "js/d.js")),
        ('const { a } = await import("./b.js");', ()),
        ('  import("./b.js");', ()),
        ('// import "./b.js";\n/*\n * import "./b.js";\n */', ()),
        ('export const name = "./b.js";', ()),
    ],
)
def test_a_script_waits_for_what_it_imports_and_not_for_what_it_loads_on_use(
    line: str, found: tuple[str, ...]
) -> None:
    assert awaited_scripts([Asset("js/a.js", line.encode())]) == {"js/a.js": found}


def test_scripts_that_wait_for_each_other_are_each_named_once_the_nearest_first() -> None:
    texts = {"a": 'import "./b.js";\nimport "./c.js";', "b": 'import "./d.js";', "d": ""}
    texts["c"] = 'import "./b.js";\nimport "./a.js";'
    assets = [Asset(f"{name}.js", text.encode()) for name, text in texts.items()]
    assert awaited_scripts(assets)["a.js"] == ("b.js", "c.js", "d.js")


def test_a_template_that_names_a_script_that_is_not_there_is_told(site: SiteFolder) -> None:
    site.write("assets/js/a.js", 'import "./puuttuu.js";\n')
    site.replace(
        "templates/base.html",
        "</head>",
        "{% for one in awaited_by('js/a.js') %}{% endfor %}</head>",
    )
    told = {one.message.partition(" Tarkoititteko")[0] for one in site.run().problems}
    assert told == {"Sivupohja ei toimi: Tiedostoa assets/js/puuttuu.js ei ole."}
