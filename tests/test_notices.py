"""Licence, notices and where to tell of a vulnerability: what they say is so."""

from __future__ import annotations

import re
from importlib import metadata

from elinvoimapolku import __version__
from elinvoimapolku.model import Site
from tests.conftest import PROJECT, SiteFolder
from tests.requirements import PYPROJECT, RUNNING, needed

NOTICES = (PROJECT / "docs" / "third-party.md").read_text(encoding="utf-8")
PROJECT_TABLE = PYPROJECT["project"]
# How packages name their licences where they do not by SPDX.
SPDX = {
    "BSD": "BSD-3-Clause",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
}


def licence_of(package: str) -> str:
    told = metadata.metadata(package)
    classifiers = [one for one in told.get_all("Classifier") or [] if one.startswith("License ::")]
    names = [told.get("License-Expression"), told.get("License"), *classifiers]
    name = next(name for name in names if name)
    return SPDX.get(name, name)


def rows() -> dict[str, str]:
    """Package and licence of the second table."""
    return dict(re.findall(r"^\| (?:– )?([a-z0-9-]+) \| ([\w.-]+) \|", NOTICES, re.M))


def test_every_package_that_a_build_needs_is_named_with_its_licence() -> None:
    told = {name: licence for name, licence in rows().items() if name != "package"}
    assert told == {name: licence_of(name) for name in needed(RUNNING)}


def test_every_font_is_named_and_has_its_licence_beside_it() -> None:
    fonts = [file.stem for file in (PROJECT / "assets" / "fonts").glob("*.woff2")]
    assert fonts == ["schibsted-grotesk"]
    assert "| Schibsted Grotesk |" in NOTICES
    (licence,) = (PROJECT / "assets" / "fonts").glob("LICENSE-*")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_the_licence_is_the_whole_eupl_and_the_package_says_so() -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    numbers = [int(number) for number in re.findall(r"^(\d+)\.\s?[A-Z]", text, re.M)]
    assert numbers == list(range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text
    assert PROJECT_TABLE["license"] == "EUPL-1.2"


def test_vulnerabilities_are_told_where_feedback_goes(content: Site) -> None:
    text = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    feedback = content.settings.feedback
    assert text.count(feedback) == 2, f"SECURITY.md does not tell the new address {feedback}"


def licence_links(page: str) -> list[tuple[str, str]]:
    return re.findall(r'rel="license [^"]*" href="([^"]*)">([^<]*)</a>', page)


def test_every_page_tells_the_licence_of_the_texts(built_site: SiteFolder) -> None:
    pages = list(built_site.output.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        found = licence_links(page.read_text("utf-8"))
        assert found == [("https://creativecommons.org/licenses/by/4.0/deed.fi", "CC BY 4.0")], page


def test_a_page_tells_what_the_licence_leaves_out(built_site: SiteFolder) -> None:
    page = built_site.read("tietoa/index.html")
    for told in ("CC BY 4.0", "OFL 1.1", "EUPL 1.2"):
        assert told in page.replace("\N{NO-BREAK SPACE}", " ")


def test_without_a_licence_in_the_settings_no_page_tells_one(real_site: SiteFolder) -> None:
    settings = (real_site.root / "content/sivusto.yml").read_text("utf-8")
    without, count = re.subn(r"^licence:\n(  .*\n)+", "", settings, flags=re.M)
    assert count == 1
    real_site.write("content/sivusto.yml", without)
    assert not real_site.run().failed
    assert licence_links(real_site.read("tietoa/index.html")) == []


def test_the_version_stands_in_one_place_and_heads_the_changes() -> None:
    assert PROJECT_TABLE["dynamic"] == ["version"]
    assert "version" not in PROJECT_TABLE
    assert (
        PYPROJECT["build-system"]["build-backend"] == "flit_core.buildapi"
    )  # which reads it there
    changes = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+) – (not released yet|\d{1,2}\.\d{1,2}\.\d{4})$", changes, re.M)
    assert newest
    assert newest[1] == __version__
    told = [
        file.relative_to(PROJECT).as_posix()
        for folder, kind in (("elinvoimapolku", "*.py"), ("templates", "*.html"), (".", "*.toml"))
        for file in (PROJECT / folder).glob(f"**/{kind}" if folder != "." else kind)
        if f'"{__version__}"' in file.read_text(encoding="utf-8")
    ]
    assert told == ["elinvoimapolku/__init__.py"]
