"""Opening what comes from elsewhere: nothing is told that was not done, nothing empties a path."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ticks import Outline, a_field, box, document, eventually, field_name, stored
from tests.browser.town_files import (
    NOTES,
    PAGE,
    STEP,
    bring,
    clear,
    landing,
    open_file,
    opening,
    saved_file,
    start,
    text,
    told,
    untell,
)
from tests.browser.watch import Watch


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def value(page: Page, name: str) -> object:
    return stored(page)["fields"].get(name, {}).get("value")


@pytest.mark.parametrize("source", ["the copy", "one's own file"])
def test_what_was_cleared_by_mistake_comes_back_and_what_was_done_since_stays(
    page: Page, items: list[str], outline: Outline, source: str
) -> None:
    here = document(*items[:2], time=5)
    here["fields"][NOTES] = text("muistio", 5, "a", earlier=[text("toinen", 4, "b")])
    here["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    start(page, here)
    _, file = saved_file(page)
    page.get_by_label("Myös valinnat").check()
    clear(page)
    eventually(lambda: value(page, NOTES), None)
    later = outline.items(step="innostus")[0]
    page.goto("/osaaminen/innostus/")
    box(page, later).check()
    eventually(lambda: value(page, field_name(later)), "done")
    page.goto(PAGE)
    if source == "the copy":
        page.locator("[data-copies] button").first.click()
    else:
        open_file(page, file)
    expect(opening(page)).to_contain_text("Täällä tyhjennetty: 4")
    if source == "one's own file":
        # What is newer here would stay: nothing would come, and the page says why.
        expect(opening(page)).to_contain_text("Mikään ei muutu: täällä on kaikesta uudempi.")
        expect(opening(page).get_by_role("button", name="Tuo valitut")).to_be_hidden()
        opening(page).get_by_role("button", name="Palauta tyhjennetyt").click()
    expect(opening(page)).to_contain_text(
        "1 vaiheessa muuttuu 2 merkittyä kohtaa, 1 valinta polulle ja 1 muistiinpano."
    )
    bring(page)
    assert [value(page, field_name(item)) for item in items[:2]] == ["done", "done"]
    assert value(page, f"step/{STEP}/chosen") is True
    assert value(page, field_name(later)) == "done"
    notes = stored(page)["fields"][NOTES]
    assert [notes["value"], *(one["value"] for one in notes["earlier"])] == ["muistio", "toinen"]
    landing(page).get_by_role("button", name="Kumoa avaaminen").click()
    eventually(lambda: value(page, NOTES), None)


def test_where_nothing_was_cleared_nothing_is_to_be_brought_back(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    open_file(page, document(items[1], time=6))
    expect(opening(page).get_by_role("button", name="Palauta")).to_be_hidden()
    expect(opening(page)).not_to_contain_text("Mikään ei muutu", use_inner_text=True)
    expect(opening(page).get_by_role("button", name="Tuo valitut")).to_be_visible()


def test_a_file_of_another_town_is_told_to_be_one(page: Page, items: list[str]) -> None:
    here, file = document(items[0], time=5), document(items[1], time=6)
    here["fields"]["town/all/name"] = text("Kaislajoki", 5, "a")
    start(page, here)
    open_file(page, file)
    expect(opening(page)).not_to_contain_text("eri kunnalta", use_inner_text=True)
    opening(page).get_by_role("button", name="Peruuta").click()
    file["fields"]["town/all/name"] = text("Koivuranta", 6, "b")
    open_file(page, file)
    expect(opening(page)).to_contain_text(
        "Avattava on eri kunnalta: Koivuranta. Täällä on Kaislajoki."
    )
    # Nothing of it is taken in unless one says so.
    expect(opening(page)).to_contain_text("Mikään ei muutu: pidätte kaikessa omanne.")
    bring(page, "Uudempi kustakin")
    assert value(page, field_name(items[1])) == "done"


OTHER_KINDS = [
    (b"", "Tiedosto on tyhjä"),
    (b"PK\x03\x04....kuva.txt", "Tämä on pakattu tiedosto"),
    (b"PK\x03\x04....[Content_Types].xml..word/document.xml", "esimerkiksi Wordin"),
    (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "esimerkiksi Wordin"),
    (b"PK\x03\x04....[Content_Types].xml..xl/workbook.xml", "esimerkiksi Excelin"),
    (b"PK\x03\x04....ppt/presentation.xml", "Tämä on Office-tiedosto"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "Tämä on Office-tiedosto"),
    (b"{\\rtf1 rest", "esimerkiksi Wordin"),
    (b"%PDF-1.7 rest", "Tämä on PDF-tiedosto"),
    (b"\x89PNG\r\n\x1a\n", "Tämä on kuva"),
    (b"\xff\xd8\xff\xe0rest", "Tämä on kuva"),
    (b"RIFF....WEBPVP8 ", "Tämä on kuva"),
    (b"\xef\xbb\xbf<!DOCTYPE html><title>", "Tämä on verkkosivu"),
    (b"Toimittaja;Euroa\r\nA;1\r\n", "Tämä on taulukko"),
    (b"a,b,c\n1,2,3\n", "Tämä on taulukko"),
    (b"a\tb\n1\t2\n", "Tämä on taulukko"),
    (b"BEGIN:VCALENDAR\r\nVERSION:2.0", "Tämä on kalenteritiedosto"),
    (b'{"format":"elinvoimapolku-muu"}', "toisenlainen tiedosto"),
    (b'{"format":"muu"}', "jonkin muun ohjelman tietoja"),
    (b"[1, 2]", "jonkin muun ohjelman tietoja"),
    ("Hei, tässä lista.\nToinen rivi.".encode(), "Tämä ei ole Elinvoimapolun tiedosto"),
]


def test_a_file_of_another_kind_is_named_as_what_it_is(page: Page, items: list[str]) -> None:
    start(page, document(items[0], time=5))
    for data, words in OTHER_KINDS:
        untell(page)
        open_file(page, data)
        expect(told(page), repr(data)).to_contain_text(words)
        expect(opening(page)).to_have_count(0)


def test_a_link_in_which_nothing_is_known_empties_no_path(page: Page) -> None:
    here = document()
    here["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    start(page, here)
    for link in ("#polku=", "#polku=%2E%2E", "#polku=ei.tiedossa", "#polku=ä%ö"):
        untell(page)
        page.goto(f"{PAGE}{link}")
        expect(told(page), link).to_contain_text("Linkki on katkennut tai muuttunut matkalla")
        expect(opening(page)).to_have_count(0)
        assert value(page, f"step/{STEP}/chosen") is True


def test_a_link_that_was_written_anew_on_its_way_still_leads_to_its_path(page: Page) -> None:
    start(page)
    for link in (
        "#polku%3Dnykytila%2Elinjaukset",
        "#polku=nykytila%2Elinjaukset",
        "#polku=nykytila.%20linjaukset",
    ):
        page.goto(f"{PAGE}{link}")
        expect(opening(page), link).to_contain_text("Linkin polku: 2 vaihetta")
        opening(page).get_by_role("button", name="Peruuta").click()
        expect(opening(page)).to_have_count(0)


@pytest.mark.parametrize(
    "written",
    [
        "/oma-polku/%23polku=nykytila.linjaukset",
        "/oma-polku/%23polku%3Dnykytila.linjaukset",
        "/oma-polku/%2523polku%253Dnykytila.linjaukset",
        "/oma-polku/%23polku=nykytila.linjaukset?lahde=posti",
    ],
)
def test_a_link_whose_sign_was_written_anew_on_its_way_leads_on_to_its_path(
    page: Page, watch: Watch, written: str
) -> None:
    watch.expect("404")
    page.goto(written)
    expect(page).to_have_title(re.compile("Oma polku"))
    expect(opening(page)).to_contain_text("Linkin polku: 2 vaihetta")


def test_where_the_script_that_leads_on_is_missing_the_page_tells_what_to_do(
    page: Page, watch: Watch
) -> None:
    watch.expect("404")
    watch.expect("net::ERR_FAILED")
    page.route("**/js/pages/not-found.js", lambda route: route.abort())
    page.goto("/oma-polku/%23polku=nykytila")
    expect(page.locator("main")).to_contain_text("jos siinä on %23, kirjoittakaa sen tilalle #")


def test_a_page_that_is_not_there_leads_nowhere_else(page: Page, watch: Watch) -> None:
    watch.expect("404")
    for missing in ("/poissa/#polku=nykytila", "/poissa/%25%E4", "/poissa/%23kohta"):
        page.goto(missing)
        expect(page.get_by_role("heading", name="Sivua ei löytynyt")).to_be_visible()
    assert page.url.endswith("/poissa/#kohta")


def test_the_parts_of_a_link_that_are_no_steps_are_counted(page: Page) -> None:
    start(page)
    page.goto(f"{PAGE}#polku=nykytila.LINJ!.tuntematon")
    expect(opening(page)).to_contain_text(
        "Linkin polku: 1 vaihe; 2 vaihetta ei ole tällä sivustolla"
    )
