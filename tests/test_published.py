"""The one list of what is published."""

from __future__ import annotations

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.files.making import MAKERS
from elinvoimapolku.rendering.published import SIGNS, SITE_FILES, output_file, publish
from tests.conftest import SiteFolder, rendering


def test_a_build_writes_what_the_list_has_and_nothing_else(site: SiteFolder) -> None:
    site.run()
    written = {str(f.relative_to(site.output)) for f in site.output.rglob("*") if f.is_file()}
    assert written == {output_file(row.path) for row in rendering(site).published.rows()}


def test_every_file_of_the_whole_site_has_its_maker() -> None:
    assert [file.path for file in SITE_FILES] == list(MAKERS)
    assert set(SIGNS) <= {output_file(file.path) for file in SITE_FILES}


def test_pages_link_to_pages_assets_and_files_for_readers_but_to_no_old_address(
    site: SiteFolder,
) -> None:
    links = set(rendering(site).published.links())
    assert {"/", "/alku/tyokirja/", "/404.html", "/muutokset.xml"} <= links
    assert not links & {"/info/", "/vanha/askel/", "/_headers", "/robots.txt"}


def test_the_sitemap_has_neither_compilations_nor_the_page_for_missing_ones(
    site: SiteFolder,
) -> None:
    left_out = {page.path for page in rendering(site).published.pages if not page.in_sitemap}
    assert left_out == {"/404.html", "/alku/tyokirja/", "/jatko/tyokirja/"}


def test_a_step_at_the_place_of_the_workbook_has_to_give_way_and_is_told_of_the_area(
    site: SiteFolder,
) -> None:
    step = (site.root / "content/alueet/alku/toinen.md").read_text(encoding="utf-8")
    site.write("content/alueet/alku/tyokirja.md", step.replace("toinen-", "tyokirja-"))
    problems: list[Problem] = []
    publish(read_site(site.options, []).site, "/assets/x/", (), problems)
    assert [(one.file, one.code) for one in problems] == [
        ("content/alueet/alku/tyokirja.md", Code.DUPLICATE_URL)
    ]
    assert "alueen työkirja, content/alueet/alku/index.md" in problems[0].message
