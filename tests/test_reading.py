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
    assert len(told(site)) == 8


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
