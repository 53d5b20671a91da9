"""Reading a whole project: which files may be missing, and what is told of names."""

from __future__ import annotations

import pytest

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.site import read_site
from tests.conftest import SiteFolder


def told(site: SiteFolder) -> list[Problem]:
    problems: list[Problem] = []
    read_site(site.options, problems)
    return problems


def test_glossary_and_hyphenation_may_be_missing(site: SiteFolder) -> None:
    for file in ("sanasto.yml", "tavutus.yml"):
        (site.root / "content" / file).unlink()
    assert told(site) == []


def test_without_a_ledger_every_id_is_new(site: SiteFolder) -> None:
    (site.root / "content/tunnisteet.yml").unlink()
    assert {one.code for one in told(site)} == {Code.NEW_ID}
    assert len(told(site)) == 10


def test_nothing_is_left_out_of_a_site_without_mistakes(site: SiteFolder) -> None:
    reading = read_site(site.options, [])
    assert reading.settled
    assert reading.left_out == frozenset()


def test_what_has_no_page_is_left_out_so_that_links_to_it_are_not_called_dead(
    site: SiteFolder,
) -> None:
    (site.root / "content/sivut/404.md").unlink()
    (site.root / "content/alueet/jatko/index.md").unlink()
    site.replace("content/sanasto.yml", 'term: "kynnysarvo"', 'termi: "kynnysarvo"')
    tool = (site.root / "content/tyokalut/ohje-yksi.md").read_text(encoding="utf-8")
    site.write("content/tyokalut/toinen.md", tool.replace("---", "---\nid: ohje-yksi", 1))
    site.write("content/tavutus.yml", "[")
    assert read_site(site.options, []).left_out == {
        "content/tavutus.yml",
        "content/sivut/404.md",
        "content/alueet/jatko/jatkuu.md",
        "content/sanasto.yml",
        "content/tyokalut/toinen.md",
    }


def test_a_draft_is_not_told_of_texts_that_are_still_unwritten(site: SiteFolder) -> None:
    page = "content/sivut/tietoa.md"
    text = (site.root / page).read_text(encoding="utf-8") + "\nKirjoittakaa tähän.\n"
    site.write("content/sivut/uusi.md", text)
    assert [one.code for one in told(site)] == [Code.UNFILLED_TEXT]
    site.write("content/sivut/uusi.md", text.replace("---\n", "---\ndraft: true\n", 1))
    assert told(site) == []


def test_settings_that_cannot_be_read_are_known_for_a_stand_in(site: SiteFolder) -> None:
    site.replace("content/sivusto.yml", "\ndescription:", "\nkuvaus:")
    assert not read_site(site.options, []).settled


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Vaihe--Yksi", "vaihe-yksi"),
        ("_ÄLÄ tuhlaa_", "ala-tuhlaa"),
        ("§-laki-§", "laki"),
        ("§", "uusi-nimi"),
    ],
)
def test_a_name_that_is_no_address_is_told_with_a_better_one(
    site: SiteFolder, name: str, better: str
) -> None:
    (site.root / "content/sivut/tietoa.md").rename(site.root / f"content/sivut/{name}.md")
    (problem,) = (one for one in told(site) if one.code is Code.BAD_SLUG)
    assert problem.hint.endswith(f"esimerkiksi {better}.")
