"""What comes out on paper: any step, and an area as one workbook, read from the PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cached_property

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.views.blank_tables import blank_form
from tests import real_path
from tests.browser.ticks import Outline, a_field, box, document, eventually, store

AREA, STEP = real_path.AREA, real_path.STEP.id
STEP_PAGE, WORKBOOK = f"/{AREA}/{STEP}/", f"/{AREA}/tyokirja/"
A4 = (595, 842)
# The foot of a sheet comes first in its text, wherever it stands on the paper.
FOOT = re.compile(r"^(\d+) / (\d+) ?Julkisten hankintojen elinvoimapolku ")


class Paper:
    """What a page is on paper."""

    def __init__(self, page: Page) -> None:
        self.pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    @cached_property
    def texts(self) -> list[str]:
        """The words of each sheet with its foot, in single spaces and without soft hyphens."""
        return [re.sub(r"\s+", " ", text.replace("\xad", "")) for text in self.as_written]

    @cached_property
    def as_written(self) -> list[str]:
        """The words of each sheet in their lines."""
        return [sheet.extract_text() for sheet in self.pdf.pages]

    @cached_property
    def bodies(self) -> list[str]:
        """The words of each sheet above its foot, without spaces."""
        return [squeezed(FOOT.sub("", text)) for text in self.texts]


def paper(page: Page, path: str) -> Paper:
    """The page as it is printed."""
    page.goto(path)
    page.wait_for_function("document.fonts.status === 'loaded'")
    return Paper(page)


@pytest.fixture(scope="module")
def printed() -> dict[str, Paper]:
    """What has been printed where nothing is saved: to print and to read it takes long."""
    return {}


@pytest.fixture
def blank(page: Page, printed: dict[str, Paper]) -> Callable[[str], Paper]:
    """Gives a page as it is printed where nothing is saved."""

    def give(path: str) -> Paper:
        if path not in printed:
            printed[path] = paper(page, path)
        return printed[path]

    return give


def squeezed(text: str) -> str:
    """A text without spaces: a PDF does not tell where a line was broken."""
    return re.sub(r"[\s\xad-]+", "", text)


def test_every_sheet_is_a4_with_its_number(blank: Callable[[str], Paper]) -> None:
    found = blank(STEP_PAGE)
    sheets = found.texts
    for number, (sheet, text) in enumerate(zip(found.pdf.pages, sheets, strict=True), start=1):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
        foot = FOOT.match(text)
        assert foot
        assert foot.groups() == (str(number), str(len(sheets)))


def test_a_step_prints_all_of_its_text_and_addresses_and_nothing_of_the_screen(
    blank: Callable[[str], Paper], content: Site
) -> None:
    step = next(one for one in content.steps if one.slug == STEP)
    text = "".join(blank(STEP_PAGE).bodies)
    for words in (step.title, step.benefit, *step.decision_questions):
        assert squeezed(words.replace("\xa0", " ")) in text
    for item in step.checklist:
        assert squeezed(item.text) in text
    for screen in ("Siirrysisältöön", "Murupolku", "Seuraavavaihe", "Tällä sivulla", "Valikko"):
        assert squeezed(screen) not in text
    for source in step.sources:
        assert squeezed(source.url) in text


@pytest.mark.parametrize("path", ["/paattajalle/", STEP_PAGE])
def test_every_number_of_a_list_is_whole_on_paper(
    page: Page, blank: Callable[[str], Paper], path: str
) -> None:
    sheets = blank(path).as_written
    page.goto(path)
    # The numbers stand within the margins, and their stop beside the digit.
    page.emulate_media(media="print")
    lists = page.locator("main ol").evaluate_all(
        """lists => lists.filter((one) => getComputedStyle(one).listStyleType === "decimal")
          .map(({ children: { length } }) => length)"""
    )
    assert lists
    lines = [line.strip() for sheet in sheets for line in sheet.split("\n")]
    starts = [found[1] for line in lines if (found := re.match(r"(\d+)\.(?=\s|$)", line))]
    for count in lists:
        assert all(str(number) in starts for number in range(1, count + 1)), (count, starts)
    assert not [line for line in lines if re.match(r"\d+ \.", line)]


def test_boxes_show_what_is_ticked(page: Page, outline: Outline) -> None:
    items = outline.items(step=STEP)
    page.goto(STEP_PAGE)
    for item in items[:2]:
        box(page, item).check()
    assert "".join(paper(page, STEP_PAGE).texts).count("✕") == 2
    assert "".join(paper(page, WORKBOOK).texts).count("✕") == 2


def test_what_a_town_wrote_of_a_step_is_printed_whole(page: Page) -> None:
    notes = "\n".join(f"Kokouksessa {number} sovittiin seuraavasta." for number in range(40))
    page.goto(STEP_PAGE)
    fields = {"owner": "Talouspäällikkö", "date": "2027-03-01", "notes": notes}
    content = document()
    content["fields"] |= {f"step/{STEP}/{name}": a_field(one) for name, one in fields.items()}
    store(page, content)
    page.reload()
    page.locator(".plan").wait_for()
    text = "".join(Paper(page).bodies)
    for words in ("Talouspäällikkö", "1.3.2027", *notes.splitlines()):
        assert squeezed(words) in text
    for screen in ("Tallessatässä", "Tiedotpysyvät", "Kumoa"):
        assert screen not in text


def test_the_own_path_is_printed_with_its_marks_reasons_and_plans(
    page: Page, outline: Outline
) -> None:
    items, other = outline.items(step=STEP), outline.items(step=real_path.SECOND.id)[0]
    page.goto("/oma-polku/")
    content = document(items[0])
    content["fields"] |= {
        "town/all/name": a_field("Kaislajoen kunta"),
        f"step/{STEP}/chosen": a_field() | {"value": True},
        f"step/{STEP}/owner": a_field("Talouspäällikkö"),
        f"step/{STEP}/notes": a_field("Ensin poiminta."),
        f"item/{items[1]}/status": a_field("left-out"),
        f"item/{items[1]}/reason": a_field("Ostot tekee naapuri."),
        f"item/{other}/status": a_field("left-out"),
        f"item/{other}/reason": a_field("Koulutus on jo pidetty."),
    }
    store(page, content)
    page.reload()
    told = page.locator(f'[data-step="{STEP}"] [data-plan-told]')
    expect(told).to_contain_text("Talouspäällikkö")
    text = "".join(Paper(page).bodies)
    for words in (
        *("Kaislajoen kunta", "Ensin poiminta.", "(tehty)"),
        *("(ei koske meitä: Ostot tekee naapuri.)", "Koulutus on jo pidetty."),
    ):
        assert text.count(squeezed(words)) == 1, words
    # Who does it stands in the meeting's table, and with the step.
    assert text.count("Talouspäällikkö") == 2
    for screen in ("Tallenna", "Muutvaiheet", "Lisääpolulle", "Tilannekuvat", "Kumoa"):
        assert screen not in text
    # What was folded is folded again on the screen.
    expect(page.locator("[data-chosen-list] details[open]")).to_have_count(0)


@pytest.mark.parametrize("number", [1, 3, 8, 16])
def test_the_own_path_tells_its_sheets_and_who_does_each_item(
    page: Page, outline: Outline, number: int
) -> None:
    steps = [step for area in outline.areas for step in area["steps"]][:number]
    content = document()
    for step in steps:
        content["fields"][f"step/{step['id']}/chosen"] = a_field() | {"value": True}
    item = steps[0]["items"][0]
    content["fields"][f"item/{item}/owner"] = a_field("Liisa")
    content["fields"][f"item/{item}/date"] = a_field("2026-02-05")
    page.goto("/oma-polku/")
    store(page, content)
    page.reload()
    button = page.get_by_role("button", name="Tulosta oma polku")
    (told,) = re.findall(r"(\d+) siv", button.inner_text())
    found = Paper(page)
    assert abs(int(told) - len(found.pdf.pages)) <= 1
    assert squeezed("(Myöhässä; Liisa · 5.2.2026)") in "".join(found.bodies)


def test_a_workbook_has_a_cover_contents_and_every_step_on_a_sheet_of_its_own(
    blank: Callable[[str], Paper], content: Site
) -> None:
    area = next(one for one in content.areas if one.slug == AREA)
    sheets = blank(WORKBOOK).bodies
    assert squeezed(area.title) in sheets[0]
    assert "Kunta" in sheets[0]
    assert sheets[1].startswith("Sisällys")
    starts = []
    for number, step in enumerate(area.steps, start=1):
        assert squeezed(step.title) in sheets[1]
        (start,) = [
            i for i, text in enumerate(sheets) if f"Vaihe{number}/{len(area.steps)}" in text
        ]
        # What stands before it is the number in the mark.
        assert sheets[start].startswith((f"Vaihe{number}", f"{number}Vaihe{number}"))
        starts.append(start)
    assert starts == sorted(set(starts))
    assert starts[0] == 2


@pytest.mark.parametrize("path", [STEP_PAGE, WORKBOOK])
def test_no_sheet_ends_in_a_heading(page: Page, blank: Callable[[str], Paper], path: str) -> None:
    sheets = blank(path).bodies
    page.goto(path)
    headings = page.locator("main :is(h2, h3, h4)").evaluate_all(
        "all => all.map((one) => one.textContent)"
    )
    titles = {squeezed(one) for one in headings}
    for body in sheets:
        assert not any(body.endswith(title) for title in titles), body[-80:]


def test_a_template_is_printed_as_the_paper_that_it_is(page: Page, content: Site) -> None:
    template = next(iter(content.templates.values()))
    text = "".join(paper(page, f"/tyopohjat/{template.slug}/").bodies)
    head = f"Kunta:[Kunnannimi]Pohjanversio{template.version},"
    assert squeezed(template.title.replace("\xa0", " ")) + head in text
    assert squeezed(template.summary.replace("\xa0", " ")) not in text
    assert "Näintäytätte" not in text
    assert page.locator(".callout-example").count() > 0
    for words in page.locator(".callout-example .callout-title").all_inner_texts():
        assert squeezed(words) not in text


def test_a_template_s_empty_tables_are_whole_on_a_sheet_each_as_its_button_tells(
    page: Page, content: Site
) -> None:
    for template in (one for one in content.templates.values() if one.sheets):
        tables = blank_form(template, str).tables
        printed = paper(page, f"/tyopohjat/{template.slug}/")
        (told,) = re.findall(r"\d+", page.locator("[data-print]").inner_text())
        assert len(printed.pdf.pages) == int(told), template.id
        # Each begins and ends on its own sheet, which lies on its side.
        found = list(zip(printed.pdf.pages, printed.bodies, strict=True))[-len(tables) :]
        for table, (sheet, body) in zip(tables, found, strict=True):
            assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4[::-1]
            assert body.startswith(squeezed(table.name)), template.id
            for words in (*(one.title for one in table.columns), f"versio {template.version}"):
                assert squeezed(words) in body, (template.id, table.name)
            last = table.counted or (table.choices[-1].words if table.choices else "")
            assert body.endswith(squeezed(last)), (template.id, table.name)
        assert "Esimerkki(kuvitteellinenkunta)" not in "".join(printed.bodies)


def test_a_section_of_a_template_can_lie_on_its_side(page: Page, content: Site) -> None:
    template = next(one for one in content.templates.values() if not one.sheets)
    page.goto(f"/tyopohjat/{template.slug}/")
    page.evaluate(
        """() => {
            document.querySelector(".paper").classList.add("landscape");
            document.querySelectorAll(".paper > section").forEach((one, at) => {
                one.className = at ? "upright" : "landscape";
            });
        }"""
    )
    sheets = Paper(page).pdf.pages
    sizes = [(round(one.mediabox.width), round(one.mediabox.height)) for one in sheets]
    assert sizes[0] == A4[::-1]
    assert sizes[-1] == A4
    assert sizes == sorted(sizes, reverse=True)


def test_one_indicator_is_printed_by_itself(page: Page) -> None:
    page.goto("/mittarit/")
    page.evaluate(
        """() => {
          globalThis.print = () => {
            globalThis.alone = document.querySelectorAll("[data-printed-alone]").length;
          };
        }"""
    )
    section = page.locator("section.indicator").nth(2)
    button = section.get_by_role("button", name="Tulosta tämä mittari")
    button.click()
    eventually(lambda: page.evaluate("globalThis.alone"), 1)
    expect(page.locator("[data-printed-alone]")).to_have_count(0)
    # What the styles make of it on paper.
    section.evaluate("(one) => one.toggleAttribute('data-printed-alone', true)")
    page.emulate_media(media="print")
    expect(page.locator("section.indicator:visible")).to_have_count(1)
    expect(page.locator("h1")).to_be_hidden()
    expect(section.locator("h2")).to_be_visible()
