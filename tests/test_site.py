"""Laws of the pages of this repository's site, whatever its content says, and of adding to it."""

from __future__ import annotations

import html
import re
import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin, urlsplit

import pytest

from elinvoimapolku.checking.scan import scan
from elinvoimapolku.model import Area, Site, Step
from elinvoimapolku.problems import Code
from elinvoimapolku.typography import polish
from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests.conftest import PROJECT, SiteFolder

SOFT_HYPHEN = "\u00ad"


def words(text: str) -> str:
    """A page's words as a reader sees them."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace(SOFT_HYPHEN, "")
    return " ".join(plain.split())


def seen(text: str) -> str:
    """A front matter text as a page shows it."""
    return " ".join(polish(text).split())


def test_every_id_is_in_the_ledger_when_it_has_been_recorded(real_site: SiteFolder) -> None:
    outcome = update_ledger(real_site.options, Acts())
    assert outcome.done, outcome.message
    report = real_site.run(write=False)
    assert not [one for one in report.problems if one.code is Code.NEW_ID]


def test_the_home_page_has_the_sections_of_the_settings_in_their_order(
    built_site: SiteFolder, content: Site
) -> None:
    page = built_site.read("index.html")
    places = [page.index(f'id="{section.id}"') for section in content.settings.sections.home]
    assert places == sorted(places)
    assert f'href="mailto:{content.settings.feedback}"' in page


def test_the_home_page_lists_each_benefit_and_each_link_onward(
    built_site: SiteFolder, content: Site
) -> None:
    page = built_site.read("index.html")
    section = page[page.index('id="hyodyt"') :].split("</section>")[0]
    for area in content.areas:
        for step in area.steps:
            assert words(section).count(seen(step.benefit)) == 1, step.file
        assert f'href="/{area.slug}/">{area.link_text}</a>' in section
    lists = re.findall(r'<ol class="benefits.*?</ol>', section, re.DOTALL)
    assert [one.count("<li>") for one in lists] == [len(area.steps) for area in content.areas]


def test_the_home_page_gives_the_suggested_order_with_its_first_and_last_step(
    built_site: SiteFolder, content: Site
) -> None:
    page = built_site.read("index.html")
    section = page[page.index('id="jarjestys"') : page.index('id="hyodyt"')]
    order = [step for _, steps in content.suggested_order for step in steps]
    assert len(order) == len(content.steps)
    links = re.findall(r'href="(/[a-z-]+/[a-z-]+/)"', section[section.index("Ensimmäinen") :])
    expected = [f"/{step.area}/{step.slug}/" for step in order]
    assert links[:2] == [expected[0], expected[-1]]
    assert links[2:] == expected


def test_a_step_page_shows_all_of_its_content(built_site: SiteFolder, content: Site) -> None:
    for step in content.steps:
        page = built_site.read(f"{step.area}/{step.slug}/index.html")
        text = words(page)
        shown = [step.benefit, step.duration, step.outcome, *step.decision_questions]
        shown += [item.text for item in step.checklist]
        shown += [source.title for source in step.sources]
        shown += [content.tools[key].title for key in step.tools]
        for one in shown:
            assert seen(one) in text, f"{step.file}: {one}"
        for section in content.settings.sections.step:
            assert f' id="{section.id}"' in page
            assert seen(section.heading) in text
        for item in step.checklist:
            assert f'<label for="{item.id}">' in page


def test_a_step_page_leads_back_on_and_across(built_site: SiteFolder, content: Site) -> None:
    for area in content.areas:
        for index, step in enumerate(area.steps):
            page = built_site.read(f"{step.area}/{step.slug}/index.html")
            back = re.findall(r'rel="prev" href="([^"]+)"', page)
            on = re.findall(r'rel="next" href="([^"]+)"', page)
            near = area.steps
            assert back == ([f"/{area.slug}/{near[index - 1].slug}/"] if index else [])
            last = index == len(near) - 1
            assert on == ([] if last else [f"/{area.slug}/{near[index + 1].slug}/"])
            across = page[page.index('id="sama-vaihe"') :]
            for other in content.steps:
                if other.phase == step.phase and other.area != step.area:
                    assert f'href="/{other.area}/{other.slug}/"' in across
            crumbs = page[page.index('aria-label="Murupolku"') :].split("</nav>")[0]
            assert re.findall(r'href="([^"]+)"', crumbs) == ["/", f"/{area.slug}/"]


def test_every_page_tells_when_it_was_last_reviewed(built_site: SiteFolder) -> None:
    pages = list(built_site.output.rglob("index.html"))
    assert pages
    for page in pages:
        assert "Tarkistettu viimeksi" in words(page.read_text("utf-8")), page


def test_without_an_address_no_page_claims_one(built_site: SiteFolder) -> None:
    for file in built_site.output.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert "canonical" not in page
        assert "og:" not in page


def test_with_an_address_every_page_is_canonical_once(real_site: SiteFolder, content: Site) -> None:
    real_site.run(address="https://kunta.example/polku")
    pictures = {file.stem for file in (PROJECT / "assets/img/share").iterdir()}
    areas = {area.slug for area in content.areas} & pictures
    for file in real_site.output.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        path = file.relative_to(real_site.output).as_posix().removesuffix("index.html")
        if path == "404.html" or path.endswith("/tyokirja/"):
            assert "canonical" not in page
            assert '<meta name="robots" content="noindex">' in page
            continue
        address = f"https://kunta.example/polku/{path}"
        assert page.count(f'<link rel="canonical" href="{address}">') == 1
        assert f'<meta property="og:url" content="{address}">' in page
        area = path.partition("/")[0]
        name = area if area in areas else "site"
        picture = re.search(r'<meta property="og:image" content="([^"]+)">', page)
        assert picture
        assert picture[1].endswith(f"/img/share/{name}.jpg")
        assert (real_site.output / picture[1].removeprefix("https://kunta.example/polku/")).exists()
    assert "https://kunta.example/polku/sitemap.xml" in real_site.read("robots.txt")
    sitemap = real_site.read("sitemap.xml")
    for step in content.steps:
        address = f"https://kunta.example/polku/{step.area}/{step.slug}/"
        assert f"<loc>{address}</loc>" in sitemap


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def under_path(real_site: SiteFolder) -> Iterator[str]:
    """The real site served under /polku/, as a project page of a Git host is."""
    report = real_site.run(output=real_site.root / "web" / "polku", base_path="/polku/")
    assert not report.failed, "\n".join(map(str, report.problems))
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(QuietHandler, directory=str(real_site.root / "web"))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/polku/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_every_link_and_asset_works_under_a_base_path(under_path: str, content: Site) -> None:
    waiting, met = [under_path, urljoin(under_path, "404.html")], set()
    while waiting:
        address = waiting.pop()
        if address in met:
            continue
        met.add(address)
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200
            body = answer.read().decode("utf-8", "replace")
        links: list[str] = []
        if answer.headers.get_content_type() == "text/html":
            links = list(scan(body).links)
        elif address.endswith(".js"):
            links = re.findall(r'from "(\.[^"]+)"', body)
        elif address.endswith(".css"):
            links = re.findall(r"url\(['\"]?([^'\")]+)", body)
        for link in links:
            target = urljoin(address, link).partition("#")[0]
            if urlsplit(target).netloc == urlsplit(under_path).netloc:
                assert target.startswith(under_path), f"{address} leaves the base path: {link}"
                waiting.append(target)
    pages = [address for address in met if address.endswith("/")]
    assert len(pages) >= len(content.steps) + len(content.areas) + 1
    assert any(address.endswith("js/document/outline.js") for address in met)


def copy_area(site: SiteFolder, area: Area, slug: str, order: int) -> None:
    """A new area like another one, without steps."""
    text = (site.root / area.file).read_text(encoding="utf-8")
    head = re.sub(r"^order: \d+$", f"order: {order}", text.split("\n---\n")[0], flags=re.MULTILINE)
    head = re.sub(r"^(shape|aliases):.*\n(  .*\n)*", "", head, flags=re.MULTILINE)
    site.write(f"content/alueet/{slug}/index.md", f"{head}\n---\n")


def copy_step(site: SiteFolder, step: Step, area: str, slug: str, order: int) -> None:
    """A new step like another one, with ids of its own."""
    text = (site.root / step.file).read_text(encoding="utf-8")
    text = re.sub(r"^order: \d+$", f"order: {order}", text, flags=re.MULTILINE)
    text = re.sub(r"^(aliases:\n(  .*\n)*|id: .*\n)", "", text, flags=re.MULTILINE)
    text = text.replace(f"id: {step.id}-", f"id: {slug}-")
    site.write(f"content/alueet/{area}/{slug}.md", text)


def test_another_step_is_one_more_markdown_file(real_site: SiteFolder, content: Site) -> None:
    area = content.areas[0]
    last = area.steps[-1]
    copy_step(real_site, last, area.slug, "uusi-vaihe", last.order + 1)
    report = real_site.run()
    assert not report.failed, "\n".join(map(str, report.problems))
    assert report.steps == len(content.steps) + 1
    for page in (
        "index.html",
        f"{area.slug}/index.html",
        f"{area.slug}/{last.slug}/index.html",
    ):
        assert f'href="/{area.slug}/uusi-vaihe/"' in real_site.read(page)
    count = len(area.steps) + 1
    assert f"vaihe {count}/{count}" in real_site.read(f"{area.slug}/uusi-vaihe/index.html")


def test_another_area_is_markdown_and_nothing_else(real_site: SiteFolder, content: Site) -> None:
    last = content.areas[-1]
    copy_area(real_site, last, "talous", last.order + 1)
    copy_step(real_site, last.steps[0], "talous", "talousvaihe", 1)
    report = real_site.run()
    assert not report.failed, "\n".join(map(str, report.problems))
    assert (report.areas, report.steps) == (len(content.areas) + 1, len(content.steps) + 1)
    home = real_site.read("index.html")
    assert 'href="/talous/"' in home
    assert 'href="/talous/talousvaihe/"' in home
    assert f"trail-{len(content.areas) + 1}" in home
    (outline,) = real_site.output.glob("assets/*/js/document/outline.js")
    assert '"id":"talousvaihe"' in outline.read_text(encoding="utf-8")


def test_no_page_carries_a_style_or_an_outside_request(built_site: SiteFolder) -> None:
    for file in sorted(built_site.output.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|<iframe|\son[a-z]+=", page), file.name
        for tag in re.findall(r"<(?:script|link|img)[^>]*>", page):
            address = re.search(r'(?:src|href)="([^"]+)"', tag)
            assert address is None or address[1].startswith("/"), tag


def test_every_script_style_and_font_is_used() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(PROJECT / "templates").rglob("*.html"), *(PROJECT / "assets").rglob("*.js")]
    )
    for sheet in (PROJECT / "assets" / "css").glob("*.css"):
        sources += "".join(re.findall(r"@import [^;]+;|url\([^)]+\)", sheet.read_text("utf-8")))
    for folder in ("css", "fonts", "js"):
        for file in sorted((PROJECT / "assets" / folder).rglob("*")):
            # A licence goes along with what it is for.
            if file.is_file() and not file.name.startswith("LICENSE"):
                assert file.name in sources or file.stem in sources, file.name
