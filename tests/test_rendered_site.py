"""URLs, host files, feed and views, seen in a built site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from elinvoimapolku.model import Asset
from elinvoimapolku.problems import Code
from elinvoimapolku.reading.options import base_path_of
from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.published import output_file
from elinvoimapolku.rendering.published_assets import asset_folder
from elinvoimapolku.writing.skeleton import SkeletonError, new_step
from tests.conftest import SiteFolder

ATOM = "{http://www.w3.org/2005/Atom}"
OUTLINE = Asset("js/document/outline.js", b"export const areas = [];")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/tietoa/", "tietoa/index.html"),
        ("/404.html", "404.html"),
        ("/a/b/", "a/b/index.html"),
    ],
)
def test_a_path_with_a_slash_is_a_folder_with_an_index(path: str, file: str) -> None:
    assert output_file(path) == file


def test_an_address_with_a_path_is_a_base_path(site: SiteFolder) -> None:
    assert base_path_of("https://kunta.fi/polku/") == "/polku/"
    assert base_path_of("https://kunta.fi") == "/"
    site.run(address="https://kunta.fi/polku/")
    page = site.read("tietoa/index.html")
    assert '<link rel="canonical" href="https://kunta.fi/polku/tietoa/">' in page
    assert 'href="/polku/alku/ensiaskel/#ohjeet"' in page
    assert "/polku/info/ /polku/tietoa/ 301\n" in site.read("_redirects")


def test_without_an_address_the_sitemap_is_root_relative_and_not_told(site: SiteFolder) -> None:
    site.replace("content/sivusto.yml", '"https://polku.example.org"', '""')
    site.run()
    assert "<loc>/alku/</loc>" in site.read("sitemap.xml")
    assert "Sitemap:" not in site.read("robots.txt")
    assert "canonical" not in site.read("index.html")


def test_a_preview_asks_not_to_be_listed(site: SiteFolder) -> None:
    site.run(indexed=False)
    assert "  X-Robots-Tag: noindex\n" in site.read("_headers")
    site.run()
    assert "noindex" not in site.read("_headers")


def test_the_headers_hold_the_strict_policy_and_keep_hashed_assets(site: SiteFolder) -> None:
    site.run(base_path="/polku/")
    text = site.read("_headers")
    assert f"/polku/*\n  Content-Security-Policy: {policy.HEADER}\n" in text
    assert policy.HEADER.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy.HEADER
    assert "connect-src 'self'" in policy.HEADER
    assert re.search(r"^/polku/assets/[0-9a-f]{12}/\*\n  Cache-Control: .*immutable", text, re.M)


def test_the_policy_is_in_the_page_too_but_not_while_it_is_served_live(site: SiteFolder) -> None:
    site.run()
    assert 'http-equiv="Content-Security-Policy"' in site.read("index.html")
    site.run(live=True)
    assert "Content-Security-Policy" not in site.read("index.html")


def entries(site: SiteFolder) -> dict[str, str]:
    root = ET.fromstring(site.read("muutokset.xml"))
    return {
        one.findtext(f"{ATOM}summary", ""): one.findtext(f"{ATOM}id", "")
        for one in root.findall(f"{ATOM}entry")
    }


def test_the_feed_tells_the_newest_change_first_and_its_ids_stay(site: SiteFolder) -> None:
    site.run()
    before = entries(site)
    assert list(before) == ["Ohje tarkentui.", "Vaihe julkaistiin."]
    site.replace(
        "content/alueet/alku/ensiaskel.md",
        "changes:\n",
        'changes:\n  - date: 2026-11-24\n    text: "Uusin."\n',
    )
    site.run(address="https://muualla.example/polku")
    after = entries(site)
    assert next(iter(after)) == "Uusin."
    assert before.items() <= after.items()
    assert "https://muualla.example/polku/alku/ensiaskel/" in site.read("muutokset.xml")


def test_a_feed_without_changes_is_valid_and_dated(site: SiteFolder) -> None:
    text = (site.root / "content/alueet/alku/ensiaskel.md").read_text(encoding="utf-8")
    site.write(
        "content/alueet/alku/ensiaskel.md", re.sub(r"changes:\n(  .*\n)+", "", text, count=1)
    )
    site.run()
    root = ET.fromstring(site.read("muutokset.xml"))
    assert root.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"


def test_the_asset_folder_s_name_changes_with_any_byte_or_name_but_not_with_order() -> None:
    one, two = Asset("a.css", b"x"), Asset("b.css", b"y")
    name = asset_folder([one, two], [OUTLINE], []).path
    assert asset_folder([two, one], [OUTLINE], []).path == name
    for other in ([one], [one, Asset("b.css", b"z")], [one, Asset("c.css", b"y")]):
        assert asset_folder(other, [OUTLINE], []).path != name
    assert asset_folder([Asset("a.cssx", b""), two], [OUTLINE], []).path != name


def test_breadcrumbs_and_the_current_link_follow_the_page(site: SiteFolder) -> None:
    site.run()
    step = site.read("alku/toinen/index.html")
    assert '<a href="/alku/" aria-current="true">Alku</a>' in step
    assert step.count('aria-current="true"') == 1
    assert '<a href="/">Etusivu</a>\n<a href="/alku/">Alku</a>' in step
    assert ">Etusivu</a>" not in site.read("index.html")


def test_the_page_for_missing_pages_has_no_address_of_its_own(site: SiteFolder) -> None:
    site.run()
    assert "canonical" not in site.read("404.html")
    assert "404" not in site.read("sitemap.xml")
    assert 'href="/"' in site.read("404.html")


def test_a_draft_is_built_only_when_it_is_asked_for(site: SiteFolder) -> None:
    site.replace("content/sivut/tietoa.md", "reviewed:", "draft: true\nreviewed:")
    site.replace("content/alueet/alku/ensiaskel.md", "(../../sivut/tietoa.md#kohta)", "(toinen.md)")
    report = site.run()
    assert [one.code for one in report.problems] == [Code.UNKNOWN_PAGE]
    assert not site.run(drafts=True).problems
    assert (site.output / "tietoa/index.html").exists()


def test_new_makes_a_valid_draft_that_builds(site: SiteFolder) -> None:
    file = new_step(site.options, "alku", 'Kolmas "vaihe": näin')
    assert file == "content/alueet/alku/kolmas-vaihe-nain.md"
    assert not site.run().problems
    assert not (site.output / "alku/kolmas-vaihe-nain").exists()
    report = site.run(drafts=True)
    assert not report.failed
    assert "<h1>Kolmas ”vaihe”: näin</h1>" in site.read("alku/kolmas-vaihe-nain/index.html")


@pytest.mark.parametrize(
    ("area", "title", "told"),
    [
        ("alkuu", "Uusi", "Tarkoititteko ”alku”?"),
        ("alku", "Toinen", "on jo olemassa"),
        ("jatko", "Toinen", "on jo olemassa"),
    ],
)
def test_new_tells_why_a_step_cannot_be_made(
    site: SiteFolder, area: str, title: str, told: str
) -> None:
    with pytest.raises(SkeletonError, match=re.escape(told)):
        new_step(site.options, area, title)


def test_an_image_or_label_that_a_template_forgot_is_told(site: SiteFolder) -> None:
    site.replace("templates/pages/page.html", "{{ body(view.body) }}", '<img src="/x.svg">')
    found = {(one.code, one.message) for one in site.run().problems}
    assert (Code.TEMPLATE_ERROR, "Kuvalta /x.svg puuttuu tekstivastine.") in found
    assert any(code is Code.DEAD_LINK for code, _ in found)
    site.replace("templates/pages/page.html", '<img src="/x.svg">', '<label for="y">Z</label>')
    found = {(one.code, one.message) for one in site.run().problems}
    assert (Code.TEMPLATE_ERROR, "Kohtaa ”y” ei ole, vaikka siihen viitataan.") in found


WORDS = "templates/scripts/saved-words.html"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p title="a">ääni</p>\n<p>’$5 {day}</p>', '<p title="a">ääni</p>\n<p>’$5 {day}</p>'),
        ("a`b\\n${c}", "a\\`b\\\\n\\${c}"),
    ],
)
def test_the_words_that_all_pages_share_are_a_module_that_puts_them_in(
    site: SiteFolder, html: str, text: str
) -> None:
    site.write(WORDS, f"{{# Sanat #}}\n{html}\n")
    assert not site.run().failed
    (module,) = site.output.glob("assets/*/js/views/saved-words.js")
    put_in = f'document.body.insertAdjacentHTML("beforeend", `{text}`);\n'
    assert module.read_text("utf-8") == put_in


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{ puuttuu }}", "'puuttuu' is undefined."),
        (
            "{{ asset('a') }}",
            "Tiedostolla assets/a ei ole osoitetta, kun tämä pohja tehdään.",
        ),
    ],
)
def test_words_that_cannot_be_made_are_told_once_with_file_and_line(
    site: SiteFolder, words: str, said: str
) -> None:
    site.write(WORDS, f"<p>\n{words}\n</p>")
    found = [(one.file, one.line, one.message) for one in site.run().problems]
    assert found == [(WORDS, 2, f"Sivupohja ei toimi: {said}")]
