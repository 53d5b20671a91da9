"""Outside links: which they are, how they are asked, what is kept and told of them."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import json
import socket
from collections.abc import Iterator

import pytest

from elinvoimapolku.cli import main
from elinvoimapolku.links import answer_cache, external
from elinvoimapolku.links.answers import Answer, Kind
from elinvoimapolku.links.asking import Manner, ask_all
from elinvoimapolku.links.outside_links import outside_links, tell
from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.reading.site import read_site
from tests.conftest import DAY, SiteFolder, rendering
from tests.web_server import Web, web_server

QUICK = Manner(seconds=0.5, pause=0)
FIRST = "content/alueet/alku/ensiaskel.md"
TOOL = "content/tyokalut/ohje-yksi.md"


@pytest.fixture(scope="module")
def shared_web() -> Iterator[Web]:
    with web_server() as web:
        yield web


@pytest.fixture
def web(shared_web: Web) -> Web:
    shared_web.asked.clear()
    shared_web.times.clear()
    shared_web.most_at_once = 0
    return shared_web


def ask(address: str, manner: Manner = QUICK) -> tuple[Kind, str]:
    ((asked, answer),) = ask_all([address], DAY, manner)
    assert (asked, answer.day) == (address, DAY)
    return answer.kind, answer.detail


def links_of(site: SiteFolder) -> dict[str, list[tuple[str, int, int]]]:
    reading = read_site(site.options, [])
    return outside_links(reading, rendering(site), [])


def test_links_of_bodies_help_texts_sources_and_tools_are_found_with_their_places(
    site: SiteFolder,
) -> None:
    site.replace(FIRST, "Katsokaa [ohje](../../sivut/tietoa.md#kohta).", "[A](https://a.fi/x)")
    site.replace(TOOL, "Kertoo, miten", "Kertoo [B](HTTPS://b.fi/), [C](mailto:c@d.fi), miten")
    assert links_of(site) == {
        "https://example.org/lahde": [(FIRST, 32, 5)],
        "https://example.org/naapuri": [(FIRST, 61, 24)],
        "https://example.org/ohje": [(TOOL, 4, 1)],
        "https://a.fi/x": [(FIRST, 24, 9)],
        "HTTPS://b.fi/": [(TOOL, 15, 12)],
    }


def test_an_address_that_stands_twice_is_one_address_with_two_places(site: SiteFolder) -> None:
    site.replace(FIRST, "https://example.org/naapuri", "https://example.org/ohje#kohta")
    assert links_of(site)["https://example.org/ohje"] == [(FIRST, 61, 24), (TOOL, 4, 1)]


@pytest.mark.parametrize("page", ["/", "/hetken-muualla", "/hetken-muualla-ja-muutti"])
def test_a_page_that_is_there_is_fine_also_by_a_passing_redirect(web: Web, page: str) -> None:
    assert ask(web.address + page) == (Kind.FINE, "")
    assert {method for method, _ in web.asked} == {"HEAD"}


@pytest.mark.parametrize(
    ("page", "new"),
    [
        ("/muutti", "/uusi"),
        ("/muutti-308", "/uusi"),
        ("/muutti-kahdesti", "/uusi"),
        ("/muutti-ja-hetken-muualla", "/hetken-muualla"),
    ],
)
def test_a_page_that_has_moved_for_good_tells_its_new_address(
    web: Web, page: str, new: str
) -> None:
    assert ask(web.address + page) == (Kind.MOVED, web.address + new)


@pytest.mark.parametrize(("page", "status"), [("/poissa", "404"), ("/poistettu", "410")])
def test_a_page_that_is_gone_is_dead(web: Web, page: str, status: str) -> None:
    assert ask(web.address + page) == (Kind.DEAD, status)
    assert web.asked == [("HEAD", page), ("GET", page)]


def test_a_redirect_to_a_page_that_is_gone_is_dead(web: Web) -> None:
    told = f"404 osoitteessa {web.address}/poissa"
    assert ask(f"{web.address}/muutti-tyhjaan") == (Kind.DEAD, told)


@pytest.mark.parametrize("page", ["/ei-head", "/head-poissa", "/head-katkeaa"])
def test_where_head_is_refused_or_breaks_the_page_is_asked_by_get(web: Web, page: str) -> None:
    assert ask(web.address + page) == (Kind.FINE, "")
    assert web.asked == [("HEAD", page), ("GET", page)]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("/kielletty", "palvelin vastasi 403"),
        ("/liikaa", "palvelin vastasi 429"),
        ("/rikki", "palvelin vastasi 500"),
        ("/huolto", "palvelin vastasi 503"),
        ("/muutti-minne", "palvelin vastasi 301"),
        ("/katkeaa", "yhteys katkesi"),
        ("/hidas", "vastausta ei tullut 0,5 sekunnissa"),
        ("/itseensa", "uudelleenohjaukset eivät pääty"),
        ("/kierros-1", "uudelleenohjaukset eivät pääty"),
        ("/ketju-1", "uudelleenohjaukset eivät pääty"),
        ("/muutti-tiedostoon", "osoite on kirjoitettu väärin"),
    ],
)
def test_what_tells_nothing_of_the_page_is_unreachable_with_the_reason(
    web: Web, page: str, reason: str
) -> None:
    assert ask(web.address + page) == (Kind.UNREACHABLE, reason)


def test_a_server_that_has_enough_is_not_asked_again_by_get(web: Web) -> None:
    ask(f"{web.address}/liikaa")
    assert web.asked == [("HEAD", "/liikaa")]


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
        told = ask(f"http://127.0.0.1:{port}/")
    assert told == (Kind.UNREACHABLE, "palvelin ei ota yhteyttä vastaan")


def test_a_name_that_leads_nowhere_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert ask("http://ei-ole.invalid/") == (Kind.UNREACHABLE, "palvelinta ei löydy")


@pytest.mark.parametrize("address", ["https://[::1/x", "http://127.0.0.1:porras/", "https://a..b/"])
def test_an_address_that_cannot_be_asked_is_no_traceback(address: str) -> None:
    assert ask(address) == (Kind.UNREACHABLE, "osoite on kirjoitettu väärin")


def test_finnish_letters_spaces_and_escapes_reach_the_server_once_escaped(web: Web) -> None:
    ask(f"{web.address}/päätös%20a b?haku=ä&x=%C3%A4")
    assert web.asked[0][1] == "/p%C3%A4%C3%A4t%C3%B6s%20a%20b?haku=%C3%A4&x=%C3%A4"


def test_a_host_is_asked_one_request_at_a_time_with_a_pause_between() -> None:
    with web_server() as web:
        pages = [f"{web.address}/{number}" for number in range(4)]
        answers = dict(ask_all([*pages, f"{web.address}/muutti"], DAY, Manner(5, 0.1)))
        assert len(answers) == 5
        assert len(web.asked) == 6
        assert web.most_at_once == 1
        assert min(b - a for a, b in itertools.pairwise(web.times)) >= 0.1


def test_two_hosts_are_asked_beside_each_other() -> None:
    with web_server() as web:
        other = web.address.replace("127.0.0.1", "localhost")
        pages = [f"{host}/{number}" for host in (web.address, other) for number in range(5)]
        assert len(dict(ask_all(pages, DAY, Manner(5, 0)))) == 10
        assert web.most_at_once == 2


def test_every_answer_that_has_come_is_kept_when_the_command_is_stopped(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Answer(Kind.FINE, DAY)

    def stopped(*_: object) -> Iterator[tuple[str, Answer]]:
        yield "https://example.org/ohje", answer
        raise KeyboardInterrupt

    monkeypatch.setattr(external, "ask_all", stopped)
    assert main(["check", "--external", "--root", str(site.root)]) == 1
    (kept,) = json.loads((site.root / answer_cache.FILE).read_bytes())
    assert kept == "https://example.org/ohje"


def small_web_site(site: SiteFolder, web: Web) -> None:
    """The site with one dead, one moved and one unreachable address."""
    for file in (site.root / "content").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        for old, new in (
            ("https://example.org/ohje", f"{web.address}/poissa"),
            ("https://example.org/lahde", f"{web.address}/muutti"),
            ("https://example.org/naapuri", f"{web.address}/huolto"),
        ):
            text = text.replace(old, new)
        file.write_text(text.replace("https://example.org", web.address), encoding="utf-8")


def test_dead_is_an_error_and_moved_and_unreachable_are_notices_each_at_its_place(
    site: SiteFolder, web: Web
) -> None:
    small_web_site(site, web)
    report = external.check_links(site.options, QUICK)
    told = {(one.code, one.severity): one for one in report.problems}
    assert set(told) == {
        (Code.DEAD_ADDRESS, Severity.ERROR),
        (Code.MOVED_ADDRESS, Severity.NOTICE),
        (Code.UNREACHABLE_ADDRESS, Severity.NOTICE),
    }
    dead = told[Code.DEAD_ADDRESS, Severity.ERROR]
    assert (dead.file, dead.line) == (TOOL, 4)
    assert dead.message == f"Sivua {web.address}/poissa ei enää ole (404, kysytty 24.11.2026)."
    moved = told[Code.MOVED_ADDRESS, Severity.NOTICE]
    assert (moved.file, moved.line) == (FIRST, 32)
    assert moved.hint.endswith(f"vaihtakaa osoitteeksi {web.address}/uusi")
    unreachable = told[Code.UNREACHABLE_ADDRESS, Severity.NOTICE]
    assert (unreachable.file, unreachable.line) == (FIRST, 61)
    assert "palvelin vastasi 503" in unreachable.message


def test_an_address_in_two_places_is_told_in_both() -> None:
    places = [("a.md", 1, 2), ("b.md", 3, 4)]
    told = list(tell({"https://a.fi/": places}, {"https://a.fi/": Answer(Kind.DEAD, DAY, "404")}))
    assert [(one.file, one.line, one.column) for one in told] == places


@pytest.mark.parametrize(("days", "asks"), [(0, False), (6, False), (7, True), (-1, True)])
def test_nobody_is_asked_twice_in_a_week(site: SiteFolder, web: Web, days: int, asks: bool) -> None:
    small_web_site(site, web)
    first = external.check_links(site.options, QUICK)
    assert first.asked == len(first.answers) > 0
    web.asked.clear()
    later = dataclasses.replace(site.options, today=DAY + datetime.timedelta(days))
    second = external.check_links(later, QUICK)
    assert bool(web.asked) is asks
    assert second.asked == (first.asked if asks else 0)
    assert len(second.problems) == len(first.problems)


@pytest.mark.parametrize("text", ["", "[]", '{"https://a.fi/": {"kind": "odd"}}', "\x00"])
def test_a_broken_cache_is_as_good_as_none(site: SiteFolder, text: str) -> None:
    site.write(answer_cache.FILE, text)
    assert answer_cache.load(site.root, DAY) == {}


def test_the_command_tells_the_counts_and_ends_with_1_for_a_dead_page(
    site: SiteFolder, web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "Manner", lambda: QUICK)
    small_web_site(site, web)
    assert main(["check", "--external", "--root", str(site.root)]) == 1
    said = capsys.readouterr()
    assert "poissa 1, muuttanut 1, tavoittamatta 1." in said.out
    assert "dead-address" in said.err
    site.replace(TOOL, f"{web.address}/poissa", f"{web.address}/uusi")
    assert main(["check", "--external", "--root", str(site.root)]) == 0


def test_links_of_sound_files_are_asked_although_another_file_has_errors(
    site: SiteFolder, web: Web
) -> None:
    small_web_site(site, web)
    site.replace("content/sivut/tietoa.md", "reviewed: 2026-11-23", "reviewed: 2026-13-23")
    report = external.check_links(site.options, QUICK)
    codes = {one.code for one in report.problems}
    assert {Code.IMPOSSIBLE_DATE, Code.DEAD_ADDRESS} <= codes


def test_a_build_and_a_plain_check_ask_nobody(
    site: SiteFolder, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_web_site(site, web)
    site.run()
    site.run(write=False)
    assert web.asked == []
    assert not (site.root / answer_cache.FILE).exists()


def test_outside_links_belong_to_check_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--external"]) == 2
    assert "--external kuuluu komentoon check" in capsys.readouterr().err
