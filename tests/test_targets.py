"""What a link target in Markdown means, and why it cannot be used."""

from __future__ import annotations

import dataclasses

import pytest

from elinvoimapolku.model import Asset, Site
from elinvoimapolku.problems import Code
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.markup.context import Fault, Target
from elinvoimapolku.rendering.published import publish
from elinvoimapolku.rendering.targets import Targets
from elinvoimapolku.rendering.urls import Urls, map_entries
from tests.conftest import SiteFolder

STEP = "content/alueet/alku/ensiaskel.md"
ASSETS = frozenset({"img/viivat.svg", "ohje.pdf", "img/kuva ä.svg"})
GLOSSARY = "content/sanasto.yml"


@pytest.fixture
def small(site: SiteFolder) -> Site:
    """The small site, read."""
    return read_site(site.options, []).site


def targets(site: Site, left_out: tuple[str, ...] = (), drafts: tuple[str, ...] = ()) -> Targets:
    """Targets under a base path, so that a link without it shows."""
    published = publish(site, "/assets/x/", (), []).paths().items()
    paths = {file: path for file, path in published if file not in (left_out + drafts)}
    urls = Urls("/polku/", "", paths, map_entries(site, paths), "/assets/x/", ASSETS)
    return Targets(site, urls, left_out, drafts)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("toinen.md", "/polku/alku/toinen/"),
        ("./toinen.md#ohjeet", "/polku/alku/toinen/#ohjeet"),
        ("index.md", "/polku/alku/"),
        ("../jatko/jatkuu.md", "/polku/jatko/jatkuu/"),
        ("../jatko/index.md", "/polku/jatko/"),
        ("../../sivut/index.md", "/polku/"),
        ("../../sivut/tietoa.md#kohta", "/polku/tietoa/#kohta"),
        ("%74oinen.md", "/polku/alku/toinen/"),
        ("#ohjeet", "/polku/alku/ensiaskel/#ohjeet"),
        ("../../tyokalut/ohje-yksi.md", "/polku/tyokalut/#ohje-yksi"),
        ("../../mittarit/osuus.md", "/polku/mittarit/#osuus"),
        ("../../../assets/ohje.pdf", "/polku/assets/x/ohje.pdf"),
        ("../../../assets/ohje.pdf#page=3", "/polku/assets/x/ohje.pdf#page=3"),
        ("mailto:info@example.org", "mailto:info@example.org"),
        ("tel:+358401234567", "tel:+358401234567"),
    ],
)
def test_a_target_inside_becomes_a_link_with_the_base_path(
    small: Site, target: str, href: str
) -> None:
    assert targets(small).link(target, STEP) == Target(href)


def test_a_term_leads_to_the_glossary_and_tells_what_it_is(small: Site) -> None:
    link = targets(small).link("sanasto:hankinta", STEP)
    assert link == Target("/polku/sanasto/#hankinta", term="hankinta")


@pytest.mark.parametrize(
    "target",
    [
        "https://www.kkv.fi/",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/a",
        "https://example.org:8080/a?b=c#d",
        "https://sub.example.co.uk#x",
    ],
)
def test_another_site_is_external(small: Site, target: str) -> None:
    assert targets(small).link(target, STEP) == Target(target, external=True)


@pytest.mark.parametrize(
    ("target", "code", "words"),
    [
        ("puuttuu.md", Code.DEAD_LINK, "tiedostoa ei ole"),
        ("toinn.md", Code.DEAD_LINK, "Tarkoititteko ”toinen.md”?"),
        ("jatkuu.md", Code.DEAD_LINK, "Tarkoititteko ”../jatko/jatkuu.md”?"),
        ("xyzxyz.md", Code.DEAD_LINK, "Polku alkaa tästä tiedostosta"),
        ("toinen", Code.DEAD_LINK, "Tarkoititteko ”toinen.md”?"),
        ("../../../../salaisuus.md", Code.DEAD_LINK, "tiedostoa ei ole"),
        ("../../tyokalut/ohje-yksi.md#osa", Code.DEAD_LINK, "ei ole paikkaa"),
        ("../../mittarit/osuus.md#osa", Code.DEAD_LINK, "ei ole paikkaa"),
        ("/tietoa/", Code.DEAD_LINK, "Tarkoititteko ”../../sivut/tietoa.md”?"),
        ("/ei-ole/", Code.DEAD_LINK, "esimerkiksi ../johtaminen/nykytila.md"),
        ("//example.org/", Code.DEAD_LINK, "Tarkoititteko ”https://example.org/”?"),
        ("", Code.DEAD_LINK, "ei ole osoitetta"),
        ("www.kkv.fi", Code.DEAD_LINK, "https://www.kkv.fi"),
        ("https://", Code.DEAD_LINK, "ei ole kokonainen"),
        ("https://kkv", Code.DEAD_LINK, "ei ole kokonainen"),
        ("https:/www.kkv.fi", Code.DEAD_LINK, "Tarkoititteko ”https://www.kkv.fi”?"),
        ("https://kkv.fi@example.org/", Code.DEAD_LINK, "ei ole kokonainen"),
        ("../../../assets/puuttuu.pdf", Code.DEAD_LINK, "kansioon assets/"),
        ("../../../assets/ohj.pdf", Code.DEAD_LINK, "Tarkoititteko ”../../../assets/ohje.pdf”?"),
        ("sanasto:hankita", Code.UNKNOWN_TERM, "Tarkoititteko ”hankinta”?"),
        ("sanasto:", Code.UNKNOWN_TERM, "content/sanasto.yml"),
        ("javascript:alert(1)", Code.UNSAFE_LINK, "javascript:"),
        ("JavaScript:alert(1)", Code.UNSAFE_LINK, "javascript:"),
        ("data:text/html,x", Code.UNSAFE_LINK, "data:"),
        ("vbscript:x", Code.UNSAFE_LINK, "vbscript:"),
        ("file:///etc/passwd", Code.UNSAFE_LINK, "file:"),
        ("java\tscript:alert(1)", Code.DEAD_LINK, "tiedostoa ei ole"),
        ("\\\\example.org", Code.DEAD_LINK, "Tarkoititteko ”https://example.org”?"),
    ],
)
def test_a_target_that_leads_nowhere_or_is_not_safe_is_a_fault(
    small: Site, target: str, code: Code, words: str
) -> None:
    answer = targets(small).link(target, STEP)
    assert isinstance(answer, Fault)
    assert answer.code is code
    assert words in f"{answer.message} {answer.hint}"


def test_a_file_with_its_own_problems_is_not_called_dead(small: Site) -> None:
    found = targets(small, left_out=("content/alueet/alku/toinen.md",))
    assert found.link("toinen.md#ohjeet", STEP) == Target("/polku/")


def test_a_link_to_a_draft_says_that_it_is_one(small: Site) -> None:
    found = targets(small, drafts=("content/alueet/alku/toinen.md",))
    answer = found.link("toinen.md", STEP)
    assert isinstance(answer, Fault)
    assert "draft: true" in answer.hint


def test_terms_are_not_unknown_when_the_glossary_itself_cannot_be_read(small: Site) -> None:
    found = targets(dataclasses.replace(small, terms={}), left_out=(GLOSSARY,))
    assert found.link("sanasto:hankinta", STEP) == Target("/polku/")


def test_a_term_without_a_page_of_the_glossary_is_a_fault(small: Site) -> None:
    pages = tuple(page for page in small.pages if page.layout != "glossary")
    answer = targets(dataclasses.replace(small, pages=pages)).link("sanasto:hankinta", STEP)
    assert isinstance(answer, Fault)
    assert "layout: glossary" in answer.hint


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("../../../assets/img/viivat.svg", "/polku/assets/x/img/viivat.svg"),
        ("../../../assets/img/../img/viivat.svg", "/polku/assets/x/img/viivat.svg"),
        ("../../../assets/img/kuva%20%C3%A4.svg", "/polku/assets/x/img/kuva%20%C3%A4.svg"),
    ],
)
def test_a_picture_is_a_file_of_the_assets(small: Site, target: str, href: str) -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    site = dataclasses.replace(small, assets=tuple(Asset(path, data) for path in ASSETS))
    answer = targets(site).image(target, STEP)
    assert answer == Target(href, width=4, height=3, weight=len(data))


def test_an_asset_that_the_build_makes_is_no_picture(small: Site) -> None:
    answer = targets(small).image("../../../assets/ohje.pdf", STEP)
    assert isinstance(answer, Fault)
    assert answer.code is Code.BROKEN_IMAGE


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://example.org/kuva.svg", "oma tiedosto"),
        ("data:image/svg+xml,x", "oma tiedosto"),
        ("/assets/img/viivat.svg", "oma tiedosto"),
        ("../../../assets/img/viivt.svg", "Tarkoititteko ”../../../assets/img/viivat.svg”?"),
        ("kuva.svg", "kansioon assets/"),
        ("", "kansioon assets/"),
        ("../../../templates/base.html", "kansioon assets/"),
        ("../../../assets/../content/sivusto.yml", "kansioon assets/"),
    ],
)
def test_any_other_picture_is_missing(small: Site, target: str, words: str) -> None:
    answer = targets(small).image(target, STEP)
    assert isinstance(answer, Fault)
    assert answer.code is Code.MISSING_IMAGE
    assert words in f"{answer.message} {answer.hint}"
