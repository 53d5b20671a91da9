"""The one map from content to URLs."""

from __future__ import annotations

import pytest

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.published import output_file, publish
from elinvoimapolku.rendering.urls import Urls
from tests.conftest import SiteFolder

ALIASED = "content/alueet/alku/ensiaskel.md"


def urls(base_path: str = "/", address: str = "") -> Urls:
    return Urls(base_path, address, {"a.md": "/a/"}, {}, "/assets/x/", frozenset({"css/site.css"}))


def mapped(site: SiteFolder) -> tuple[dict[str, str], list[Problem]]:
    problems: list[Problem] = []
    published = publish(read_site(site.options, []).site, "/assets/x/", (), problems)
    return dict(published.paths()), problems


@pytest.mark.parametrize(("base", "href"), [("/", "/a/b/"), ("/polku/", "/polku/a/b/")])
def test_a_link_is_root_relative_with_the_base_path(base: str, href: str) -> None:
    assert urls(base).href("/a/b/") == href


def test_an_absolute_link_has_the_address_and_the_base_path() -> None:
    assert urls("/polku/", "https://kunta.fi").absolute("/a/") == "https://kunta.fi/polku/a/"
    assert urls("/polku/").absolute("/a/") == "/polku/a/"


def test_an_asset_stands_in_the_folder_of_all_assets() -> None:
    assert urls("/polku/").asset("css/site.css") == "/polku/assets/x/css/site.css"
    with pytest.raises(KeyError):
        urls().asset("css/puuttuu.css")


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/404.html", "404.html")],
)
def test_a_path_with_a_last_slash_is_a_folder(path: str, file: str) -> None:
    assert output_file(path) == file


def test_every_document_with_a_page_has_its_path(site: SiteFolder) -> None:
    paths, problems = mapped(site)
    assert problems == []
    assert {file.removeprefix("content/"): path for file, path in paths.items()} == {
        "sivut/index.md": "/",
        "sivut/404.md": "/404.html",
        "sivut/sanasto.md": "/sanasto/",
        "sivut/tietoa.md": "/tietoa/",
        "sivut/mittarit.md": "/mittarit/",
        "sivut/tyokalut.md": "/tyokalut/",
        "alueet/alku/index.md": "/alku/",
        "alueet/alku/ensiaskel.md": "/alku/ensiaskel/",
        "alueet/alku/toinen.md": "/alku/toinen/",
        "alueet/jatko/index.md": "/jatko/",
        "alueet/jatko/jatkuu.md": "/jatko/jatkuu/",
    }


def test_a_page_and_an_area_cannot_share_a_path(site: SiteFolder) -> None:
    page = (site.root / "content/sivut/sanasto.md").read_text(encoding="utf-8")
    site.write("content/sivut/alku.md", page)
    _, (problem,) = mapped(site)
    assert (problem.file, problem.code) == ("content/alueet/alku/index.md", Code.DUPLICATE_URL)
    assert "/alku/ on jo varattu: content/sivut/alku.md" in problem.message


def test_no_page_takes_the_folder_of_the_assets(site: SiteFolder) -> None:
    page = (site.root / "content/sivut/sanasto.md").read_text(encoding="utf-8")
    site.write("content/sivut/assets.md", page)
    _, (problem,) = mapped(site)
    assert "kansio assets/" in problem.message


@pytest.mark.parametrize("alias", ["/tietoa/", "/alku/toinen/", "/info/", "/alku/ensiaskel/"])
def test_an_old_address_cannot_be_one_that_is_in_use(site: SiteFolder, alias: str) -> None:
    site.replace(ALIASED, "  - /vanha/askel/", f"  - /vanha/askel/\n  - {alias}")
    _, (problem,) = mapped(site)
    assert problem.code is Code.DUPLICATE_URL
    assert f"Osoite {alias} on jo varattu" in problem.message
    named = {problem.file, problem.message.split(": ")[1].rstrip(".") + ""}
    assert all(file.startswith("content/") for file in named)


def test_a_taken_alias_is_told_at_its_own_line(site: SiteFolder) -> None:
    site.replace(ALIASED, "  - /vanha/askel/", "  - /vanha/askel/\n  - /tietoa/")
    _, (problem,) = mapped(site)
    lines = (site.root / ALIASED).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1][problem.column - 1 :] == "/tietoa/"
