"""Links to edit a page and to suggest a change stand where there is somewhere to do so."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from elinvoimapolku.model import Site
from elinvoimapolku.model.special_pages import PLACES
from elinvoimapolku.rendering.published import output_file
from elinvoimapolku.rendering.views.contributing import BRANCH, FORM, contributing
from elinvoimapolku.typography import written
from tests.conftest import PROJECT, SiteFolder, copy_of, set_in_settings

REPOSITORY = "https://github.com/kunta/polku"
EDIT, SUGGEST = "Muokkaa tätä sivua", "Ehdota muutosta"


def with_repository(site: SiteFolder, address: str) -> None:
    set_in_settings(site, repository=address)
    assert not site.run().failed


@pytest.fixture(scope="module")
def linked(built_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The real site with a repository; no test changes it."""
    site = copy_of(built_site, tmp_path_factory.mktemp("linked"))
    with_repository(site, REPOSITORY)
    return site


def links(page: str) -> dict[str, str]:
    """The outside links of a page by their texts."""
    found = re.findall(r'<a class="external"[^>]* href="([^"]*)">([^<]*)</a>', page)
    return {text: html.unescape(href) for href, text in found if text in (EDIT, SUGGEST)}


def test_every_page_links_to_its_own_file_and_to_the_form(
    linked: SiteFolder, content: Site
) -> None:
    shown = [
        page for page in (*content.pages, *content.areas, *content.steps) if page.slug != "404"
    ]
    paths = {
        **{one.file: PLACES.get(one.slug, f"/{one.slug}/") for one in content.pages},
        **{area.file: f"/{area.slug}/" for area in content.areas},
        **{step.file: f"/{step.area}/{step.slug}/" for step in content.steps},
    }
    for one in shown:
        found = links(linked.read(output_file(paths[one.file])))
        assert found[EDIT] == f"{REPOSITORY}/edit/{BRANCH}/{one.file}"
        assert (PROJECT / found[EDIT].removeprefix(f"{REPOSITORY}/edit/{BRANCH}/")).is_file()
        asked = urlsplit(found[SUGGEST])
        assert asked.path == "/kunta/polku/issues/new"
        assert parse_qs(asked.query) == {"template": [FORM], "page": [written(one.title)]}


def test_pages_that_are_no_content_file_have_no_links(linked: SiteFolder) -> None:
    assert links(linked.read("404.html")) == {}
    books = list(linked.output.glob("*/tyokirja/index.html"))
    assert books
    assert [links(book.read_text(encoding="utf-8")) for book in books] == [{}] * len(books)


@pytest.mark.parametrize("address", ["", "https://git.kunta.fi/kunta/polku"])
def test_without_a_repository_on_github_no_page_has_the_links(
    real_site: SiteFolder, address: str
) -> None:
    with_repository(real_site, address)
    for page in real_site.output.rglob("*.html"):
        assert EDIT not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["", "/", ".git", ".git/"])
def test_the_repository_may_be_written_as_it_was_copied(ending: str) -> None:
    found = contributing(REPOSITORY + ending, "content/sivut/tietoa.md", "Tietoa")
    assert found is not None
    assert found.edit == f"{REPOSITORY}/edit/main/content/sivut/tietoa.md"


@pytest.mark.parametrize(
    "address",
    ["https://github.com/kunta", "https://github.com/a/b/tree/main", "https://github.com.a.fi/b/c"],
)
def test_what_is_no_repository_gets_no_links(address: str) -> None:
    assert contributing(address, "content/sivut/tietoa.md", "Tietoa") is None


def test_the_form_is_there_with_the_field_that_is_filled_in() -> None:
    form = (PROJECT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8")
    assert "id: page\n" in form
