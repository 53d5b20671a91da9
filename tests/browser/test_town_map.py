"""The town's map: what it says in the room that it has, on the screen, on paper and in a file."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests import real_path
from tests.browser.assessment import Modules
from tests.browser.ticks import Outline, a_field, document, stand_aside, store
from tests.browser.town_files import text

PATH = "/kokoukseen/kartta/"
A4_ACROSS, A3_ACROSS, A4_UPRIGHT = (842, 595), (1191, 842), (595, 842)
SMALLEST, LARGEST = 13.65, 19.5
MIDDLE, END = 917, 952
LATE, OWNER = "2026-01-05", "Pekka Pitkänen"


@pytest.fixture
def rules(modules: Page, script: str) -> Modules:
    return Modules(modules, script)


@pytest.mark.parametrize(
    ("name", "lines", "size"),
    [
        ("Ii", ["Ii"], LARGEST),
        ("x" * 24, ["x" * 24], LARGEST),
        ("x" * 30, ["x" * 30], LARGEST * 0.8),
        ("x" * 34, ["x" * 34], LARGEST * 24 / 34),
        ("Uudenkaarlepyyn ja Pietarsaaren kuntayhtymä",
         ["Uudenkaarlepyyn ja", "Pietarsaaren kuntayhtymä"], SMALLEST),
        ("x" * 60, [f"{'x' * 33}…"], SMALLEST),
    ],
)  # fmt: skip
def test_a_name_grows_smaller_before_it_takes_two_lines(
    rules: Modules, name: str, lines: list[str], size: float
) -> None:
    board = rules.call("town-map", "boardOf", name, MIDDLE, END)
    assert board["lines"] == lines
    assert board["size"] == pytest.approx(size)
    assert board["x"] + board["width"] <= END
    assert board["width"] <= 286


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Sopikaa.", ["Sopikaa."]),
        ("Nimetkää henkilö, joka vastaa tästä", ["Nimetkää henkilö, joka vastaa", "tästä"]),
        ("kaksi " * 20, ["kaksi kaksi kaksi kaksi kaksi", "kaksi kaksi kaksi kaksi kaksi…"]),
        (
            "kaksi " * 8 + "x" * 40,
            ["kaksi kaksi kaksi kaksi kaksi", f"kaksi kaksi kaksi {'x' * 11}…"],
        ),
        ("a\nb", ["a b"]),
    ],
)
def test_a_deed_is_cut_at_sixty_letters_and_told_so(
    rules: Modules, text: str, lines: list[str]
) -> None:
    found = rules.call("town-map", "deedLines", text)
    assert found == lines
    assert len(" ".join(found)) <= 60


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (("Pekka", "5.1.2026"), "Pekka · 5.1.2026"),
        (("Pekka", ""), "Pekka"),
        (("", "5.1.2026"), "5.1.2026"),
        (("", ""), ""),
        (("x" * 60, "15.11.2026", 11), f"{'x' * 14}… · 15.11.2026"),
        (("x" * 60, "joskus keväällä, kun valtuusto on valittu"), "…"),
    ],
)
def test_a_long_name_gives_way_to_the_day(
    rules: Modules, values: tuple[Any, ...], line: str
) -> None:
    found = rules.call("town-map", "whoLine", *values)
    assert found == line or (line == "…" and found.startswith("… · joskus keväällä"))
    assert len(found) <= 43


def half(outline: Outline) -> dict[str, Any]:
    items = outline.items(step=real_path.STEP.id)
    content = document(*items[:2], *outline.items(step=real_path.START.id))
    content["fields"] |= {
        "town/all/name": a_field("Kaislajoki"),
        f"item/{items[3]}/owner": a_field(OWNER),
        f"item/{items[3]}/date": a_field(LATE),
    }
    return content


def opened(page: Page, content: dict[str, Any] | None) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    stand_aside(page)
    if content:
        store(page, content)
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready")


def sheet(page: Page) -> tuple[int, tuple[int, int]]:
    """How many sheets the page is on paper, and how large the first is, in points."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    box = pdf.pages[0].mediabox
    return len(pdf.pages), (round(box.width), round(box.height))


def test_a_half_walked_map_tells_the_town_its_ways_and_its_deeds(
    page: Page, outline: Outline
) -> None:
    opened(page, half(outline))
    poster = page.locator(".poster")
    expect(poster.locator("[data-board]")).to_have_text("Kaislajoki")
    expect(poster.locator("[data-map-day]")).to_contain_text("1/16 vaihetta tehty, 1 kesken")
    walked = poster.locator(f'g[data-step="{real_path.START.id}"] > .prints').first
    expect(walked).to_be_visible()
    first = poster.locator(".deed").first
    expect(first).to_contain_text("Myöhässä")
    expect(first).to_contain_text(f"{OWNER} · 5.1.2026")
    page.get_by_role("button", name="Nimet pois").click()
    expect(first).not_to_contain_text(OWNER)
    expect(first).to_contain_text("5.1.2026")
    expect(page.locator("[data-deed-rows]")).not_to_contain_text(OWNER)
    assert OWNER not in str(first.get_attribute("aria-label"))
    assert sheet(page) == (1, A4_ACROSS)
    page.evaluate("() => { document.body.dataset.printed = 'a3'; }")
    assert sheet(page) == (1, A3_ACROSS)


def test_an_empty_map_invites_and_a_walked_one_raises_its_flag(
    page: Page, outline: Outline
) -> None:
    opened(page, None)
    poster = page.locator(".poster")
    expect(poster.locator("[data-board]")).to_have_text("Elinvoimainen kunta")
    expect(poster.locator("[data-map-day]")).to_contain_text("Valitaan tästä ensimmäinen")
    expect(poster.locator(".prints").first).to_be_hidden()
    page.get_by_label("Kunnan nimi kartalle").fill("Kaislajoki")
    page.keyboard.press("Tab")
    expect(poster.locator("[data-board]")).to_have_text("Kaislajoki")
    assert sheet(page) == (1, A4_ACROSS)
    opened(page, document(*outline.items()))
    expect(poster.locator(".flag")).to_be_visible()
    expect(poster.locator("[data-deeds]")).to_contain_text("Perillä. Seuraava tarkistus:")
    assert sheet(page) == (1, A4_ACROSS)


def test_of_two_versions_it_is_told_where_to_choose(page: Page, outline: Outline) -> None:
    content = half(outline)
    content["fields"]["town/all/name"] = text("Kaislajoki", 9, "a", earlier=[text("Ruoko", 5, "b")])
    opened(page, content)
    told = page.locator("[data-two-versions]")
    expect(told).to_contain_text("yhdellä on kaksi versiota")
    expect(told.get_by_role("link")).to_have_attribute("href", "/oma-polku/")


def test_sixteen_steps_late_with_long_names_are_one_sheet_and_overlap_nothing(
    page: Page, outline: Outline
) -> None:
    content = document(*(outline.items(step=step["id"])[0] for step in steps_of(outline)))
    content["fields"] |= {"town/all/name": a_field("Uudenkaarlepyyn ja Pietarsaaren kuntayhtymä")}
    for step in steps_of(outline):
        content["fields"] |= {
            f"step/{step['id']}/owner": a_field("Ö" * 60),
            f"step/{step['id']}/date": a_field(LATE),
        }
    opened(page, content)
    expect(page.locator("[data-map-day]")).to_contain_text("16 kesken")
    # Texts that are seen, and the board, in the drawing's units.
    over = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll(
            ".poster :is(.name, .state, .deed text, .town rect, .head)"
          )].map((one) => [one.textContent, one.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0);
          const slack = 3;
          return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
            .filter(([, b]) => a.left < b.right - slack && b.left < a.right - slack &&
              a.top < b.bottom - 2 * slack && b.top < a.bottom - 2 * slack)
            .map(([other]) => `${one} / ${other}`));
        }"""
    )
    assert over == []
    assert sheet(page) == (1, A4_ACROSS)


def steps_of(outline: Outline) -> list[dict[str, Any]]:
    return [step for area in outline.areas for step in area["steps"]]


def test_on_the_wall_arrows_choose_a_deed_and_paint_its_stop(page: Page, outline: Outline) -> None:
    opened(page, half(outline))
    button = page.get_by_role("button", name="Näytä koko näytöllä")
    button.click()
    deeds = page.locator(".poster .deed")
    expect(deeds.first).to_be_focused()
    size = "(one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a"
    assert page.locator(".poster .name").first.evaluate(size) >= 24
    page.keyboard.press("ArrowRight")
    expect(deeds.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(deeds.nth(2)).to_be_focused()
    of = deeds.nth(2).get_attribute("data-of")
    expect(page.locator(f'.stop[data-step="{of}"]')).to_have_attribute("data-shown", "")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator("[data-ground] .poster")).to_be_visible()
    button.click()
    expect(deeds.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{real_path.STEP.id}/#*")


def test_a_browser_that_refuses_its_full_screen_fills_the_window(
    page: Page, outline: Outline
) -> None:
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error());")
    opened(page, half(outline))
    page.get_by_role("button", name="Näytä koko näytöllä").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 720}
    page.get_by_role("button", name="Sulje").click()
    expect(page.locator("[data-ground] .poster")).to_be_visible()


def picture(page: Page) -> Image.Image:
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna kuvana").click()
    assert download.value.suggested_filename.endswith("-kartta.png")
    with Image.open(str(download.value.path())) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


def test_a_picture_is_2400_pixels_wide_light_and_in_the_font_of_the_page(
    page: Page, outline: Outline
) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, half(outline))
    found = picture(page)
    assert found.size == (2400, 1350)
    assert min(found.getpixel((1200, 4))) > 200
    page.emulate_media(color_scheme="light")
    # The page's own drawing, as large: where the font were another, letters would be elsewhere.
    shown = shot(page)
    title = (0, 0, 1300, 110)
    changed = unlike(found.crop(title), shown.crop(title))
    assert changed < 400
    page.route("**/fonts/*.woff2", lambda route: route.fulfill(body=b""))
    assert unlike(found.crop(title), picture(page).crop(title)) > 10 * changed + 1000


def unlike(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are of another brightness altogether."""
    return sum(ImageChops.difference(one, other).convert("L").histogram()[97:])


def shot(page: Page) -> Image.Image:
    page.set_viewport_size({"width": 2400, "height": 1350})
    page.get_by_role("button", name="Näytä koko näytöllä").click()
    expect(page.locator(".poster .deed").first).to_be_focused()
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.keyboard.press("Escape")
    return image


def test_then_and_now_are_told_drawn_and_taken_along(page: Page, outline: Outline) -> None:
    content = half(outline)
    opened(page, content)
    expect(page.locator("[data-no-moment]")).to_contain_text("Vertailukohtaa ei vielä ole.")
    expect(page.get_by_label("Ennen", exact=True)).to_be_hidden()
    steps = {step["id"]: [0, len(step["items"]), 0] for step in steps_of(outline)}
    moment = {"name": "Kevät", "date": "2026-05-14", "steps": steps}
    content["fields"]["moment/m1/record"] = a_field() | {"value": moment}
    opened(page, content)
    told = page.locator("[data-change]")
    expect(told).to_contain_text("enemmän: valmistui")
    before, after = page.locator("[data-maps] > svg").all()
    expect(before).to_contain_text("14.5.2026 · 0/16 vaihetta tehty")
    expect(after).to_contain_text("1/16 vaihetta tehty, 1 kesken")
    expect(before.locator(".prints").first).to_be_hidden()
    expect(after.locator(".prints").first).to_be_visible()
    expect(page.locator("[data-pair-of]")).to_contain_text("tilannekuvasta Kevät (14.5.2026)")
    page.evaluate("() => { document.body.dataset.printed = 'pair'; }")
    page.emulate_media(media="print")
    expect(page.get_by_label("Ennen", exact=True)).to_be_hidden()
    assert sheet(page) == (1, A4_UPRIGHT)
    page.emulate_media(media="screen")
    page.evaluate("() => { delete document.body.dataset.printed; }")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna vertailu kuvana").click()
    with Image.open(str(download.value.path())) as image:
        assert image.size == (2400, 2 * 1145)
