"""The site of this repository: what it says, where it stands, what editors may add."""

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
from elinvoimapolku.model import Site
from elinvoimapolku.problems import Severity
from elinvoimapolku.rendering.markup.typography import polish
from tests.conftest import PROJECT, SiteFolder, site_folder

SOFT_HYPHEN = "\u00ad"

# PRODUCT: the areas, their steps with slugs and phases. Slugs are URLs and never change.
STEPS = {
    "johtaminen": {
        "hankintakulttuuri": "tahtotila",
        "nykytila": "nykytila",
        "linjaukset": "suunta",
        "strategia": "suunta",
        "toimeenpano": "toteutus",
        "tiedolla-johtaminen": "seuranta",
    },
    "osaaminen": {
        "innostus": "tahtotila",
        "osaamiskartoitus": "nykytila",
        "sitoutuminen": "suunta",
        "hankintaprosessi": "toteutus",
        "jatkuva-kehittaminen": "seuranta",
    },
    "viestinta": {
        "kiinnostus": "tahtotila",
        "viestinnan-nykytila": "nykytila",
        "pelisaannot": "suunta",
        "kumppanuus": "toteutus",
        "avoimuus": "seuranta",
    },
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    folder = site_folder(PROJECT, tmp_path_factory.mktemp("real"))
    report = folder.run()
    assert not report.problems, "\n".join(map(str, report.problems))
    return folder


def words(text: str) -> str:
    """A page's words as a reader sees them."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace(SOFT_HYPHEN, "")
    return " ".join(plain.split())


def seen(text: str) -> str:
    """A front matter text as a page shows it."""
    return " ".join(polish(text).split())


def test_the_steps_are_those_of_the_product(content: Site) -> None:
    found = {area.slug: {step.slug: step.phase for step in area.steps} for area in content.areas}
    assert found == STEPS
    assert [list(steps) for steps in found.values()] == [list(steps) for steps in STEPS.values()]


def test_every_step_has_what_a_step_holds(content: Site) -> None:
    for step in content.steps:
        assert 6 <= len(step.checklist) <= 10, step.file
        assert 2 <= len(step.tools) <= 5, step.file
        assert len(step.sources) >= 3, step.file
        assert len(step.decision_questions) >= 3, step.file
        assert all(item.help for item in step.checklist), step.file
        assert len(step.summary) <= 200, step.file
        assert len(step.benefit.split()) <= 16, step.file


def test_the_hours_of_a_step_agree_everywhere(content: Site) -> None:
    for step in content.steps:
        total = sum(role.hours for role in step.roles)
        assert f"noin {total} työtuntia" in step.duration, step.file
        headings = re.findall(r"^### .*?(\d+) tunti?a?", step.body.text, re.MULTILINE)
        assert sum(map(int, headings)) == total, f"{step.file}: {headings}"


def test_an_invented_example_is_marked(content: Site) -> None:
    for step in content.steps:
        for callout in re.findall(r"^::: esimerkki (.*)$", step.body.text, re.MULTILINE):
            assert callout == "Esimerkki (kuvitteellinen kunta)", step.file
        if "Kaislajo" in step.body.text:
            assert "::: esimerkki Esimerkki (kuvitteellinen kunta)" in step.body.text, step.file


def test_local_share_is_never_named_without_its_sentence(content: Site) -> None:
    for step in content.steps:
        if re.search(r"[Pp]aikallinen osuus|[Pp]aikallista osuutta", step.body.text):
            assert "ei koskaan tarjousten vertailuperuste" in step.body.text, step.file


def test_the_ledger_knows_every_id(content: Site) -> None:
    living = {key for step in content.steps for key, _ in step.saved_ids()}
    assert living == {key for key, entry in content.ledger.items() if entry.retired is None}


def test_content_has_neither_straight_quotes_nor_double_spaces() -> None:
    for file in sorted((PROJECT / "content").rglob("*.md")):
        body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        for number, line in enumerate(body.splitlines(), start=1):
            assert '"' not in line, f"{file.name}: {line}"
            assert "  " not in line.strip(), f"{file.name}, body line {number}: {line}"


def test_the_home_page_says_what_the_brief_says_in_its_order(
    built: SiteFolder, content: Site
) -> None:
    page = built.read("index.html")
    text = words(page)
    assert "maksut" in text
    for anchor in ("polku", "nain-kaytat", "jarjestys", "hyodyt", "rahoitus"):
        assert f'id="{anchor}"' in page
    places = [page.index(f'id="{anchor}"') for anchor in ("polku", "nain-kaytat", "jarjestys")]
    places += [page.index('id="hyodyt"'), page.index('id="rahoitus"')]
    assert places == sorted(places)
    assert "Euroopan aluekehitysrahasto" in text
    assert "EAKR" in text
    assert f'href="mailto:{content.settings.feedback}"' in page
    assert content.settings.feedback == "info@julkisethankinnathame.fi"


def test_the_home_page_lists_each_benefit_and_each_link_onward(
    built: SiteFolder, content: Site
) -> None:
    page = built.read("index.html")
    section = page[page.index('id="hyodyt"') : page.index('id="rahoitus"')]
    for area in content.areas:
        for step in area.steps:
            assert words(section).count(seen(step.benefit)) == 1, step.file
        assert f'href="/{area.slug}/">{area.link_text}</a>' in section
    lists = re.findall(r'<ol class="benefits.*?</ol>', section, re.DOTALL)
    assert [one.count("<li>") for one in lists] == [len(area.steps) for area in content.areas]


def test_the_home_page_gives_the_suggested_order_with_its_first_and_last_step(
    built: SiteFolder, content: Site
) -> None:
    page = built.read("index.html")
    section = page[page.index('id="jarjestys"') : page.index('id="hyodyt"')]
    order = [step for _, steps in content.suggested_order for step in steps]
    assert len(order) == len(content.steps)
    links = re.findall(r'href="(/[a-z-]+/[a-z-]+/)"', section[section.index("Ensimmäinen") :])
    expected = [f"/{step.area}/{step.slug}/" for step in order]
    assert links[:2] == [expected[0], expected[-1]]
    assert links[2:] == expected


def test_a_step_page_shows_all_of_its_content(built: SiteFolder, content: Site) -> None:
    for step in content.steps:
        page = built.read(f"{step.area}/{step.slug}/index.html")
        text = words(page)
        shown = [step.benefit, step.duration, step.outcome, *step.decision_questions]
        shown += [item.text for item in step.checklist]
        shown += [source.title for source in step.sources]
        shown += [content.tools[key].title for key in step.tools]
        for one in shown:
            assert seen(one) in text, f"{step.file}: {one}"
        for section in content.settings.sections.step:
            assert f'<h2 id="{section.id}">' in page
        for item in step.checklist:
            assert f'<label for="{item.id}">' in page


def test_a_step_page_leads_back_on_and_across(built: SiteFolder, content: Site) -> None:
    for area in content.areas:
        for index, step in enumerate(area.steps):
            page = built.read(f"{step.area}/{step.slug}/index.html")
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


def test_every_page_tells_when_it_was_last_reviewed(built: SiteFolder) -> None:
    pages = list(built.output.rglob("index.html"))
    assert len(pages) > 25
    for page in pages:
        assert "Tarkistettu viimeksi" in words(page.read_text("utf-8")), page


def test_without_an_address_no_page_claims_one(built: SiteFolder) -> None:
    for file in built.output.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert "canonical" not in page
        assert "og:" not in page


def test_with_an_address_every_page_is_canonical_once(real_site: SiteFolder) -> None:
    real_site.run(address="https://kunta.example/polku")
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
        name = area if area in STEPS else "site"
        picture = re.search(r'<meta property="og:image" content="([^"]+)">', page)
        assert picture
        assert picture[1].endswith(f"/img/share/{name}.jpg")
        assert (real_site.output / picture[1].removeprefix("https://kunta.example/polku/")).exists()
    assert "https://kunta.example/polku/sitemap.xml" in real_site.read("robots.txt")
    assert "<loc>https://kunta.example/polku/johtaminen/nykytila/</loc>" in real_site.read(
        "sitemap.xml"
    )


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def under_path(real_site: SiteFolder) -> Iterator[str]:
    """The real site served under /polku/, as a project page of a Git host is."""
    report = real_site.run(output=real_site.root / "web" / "polku", base_path="/polku/")
    assert not report.problems
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


def new_area(site: SiteFolder, slug: str, order: int) -> None:
    text = (site.root / "content/alueet/viestinta/index.md").read_text(encoding="utf-8")
    head = text.split("\n---\n")[0].replace("order: 3", f"order: {order}")
    head = head.replace('title: "Viestintä"', 'title: "Talous"').replace("shape: viiri\n", "")
    site.write(f"content/alueet/{slug}/index.md", f"{head}\n---\n")


def new_step(site: SiteFolder, area: str, slug: str, order: int) -> None:
    text = (site.root / "content/alueet/viestinta/avoimuus.md").read_text(encoding="utf-8")
    text = text.replace("order: 5", f"order: {order}").replace("id: avoimuus-", f"id: {slug}-")
    site.write(f"content/alueet/{area}/{slug}.md", text)


def test_a_seventh_step_is_one_more_markdown_file(real_site: SiteFolder) -> None:
    new_step(real_site, "johtaminen", "uusi-vaihe", 7)
    report = real_site.run()
    assert not report.failed, "\n".join(map(str, report.problems))
    assert {problem.severity for problem in report.problems} == {Severity.NOTICE}
    assert report.steps == 17
    for page in (
        "index.html",
        "johtaminen/index.html",
        "johtaminen/tiedolla-johtaminen/index.html",
    ):
        assert 'href="/johtaminen/uusi-vaihe/"' in real_site.read(page)
    assert "vaihe 7/7" in real_site.read("johtaminen/uusi-vaihe/index.html")


def test_a_fourth_area_is_markdown_and_nothing_else(real_site: SiteFolder) -> None:
    new_area(real_site, "talous", 4)
    new_step(real_site, "talous", "talousvaihe", 1)
    report = real_site.run()
    assert not report.failed, "\n".join(map(str, report.problems))
    assert (report.areas, report.steps) == (4, 17)
    home = real_site.read("index.html")
    assert 'href="/talous/"' in home
    assert 'href="/talous/talousvaihe/"' in home
    assert "trail-4" in home
    (outline,) = real_site.output.glob("assets/*/js/document/outline.js")
    assert '"id":"talousvaihe"' in outline.read_text(encoding="utf-8")


def test_no_page_carries_a_style_or_an_outside_request(built: SiteFolder) -> None:
    for file in sorted(built.output.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|<iframe|\son[a-z]+=", page), file.name
        for tag in re.findall(r"<(?:script|link|img)[^>]*>", page):
            address = re.search(r'(?:src|href)="([^"]+)"', tag)
            assert address is None or address[1].startswith("/"), tag


def test_every_template_asset_and_style_is_used(built: SiteFolder) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(PROJECT / "templates").rglob("*.html"), *(PROJECT / "assets").rglob("*.js")]
    ) + built.read("site.webmanifest")
    for file in sorted((PROJECT / "assets").rglob("*")):
        # A licence goes along with what it is for.
        # The pictures of shared links are named after the areas.
        named_by_content = file.name.startswith("LICENSE") or file.parent.name == "share"
        if file.is_file() and not named_by_content:
            assert file.name in sources or file.stem in sources, file.name
