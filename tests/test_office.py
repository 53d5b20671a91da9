"""Word files of templates, read back by what others wrote: python-docx and the zip's own tool."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import hypothesis
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import strategies
from lxml import etree

from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.rendering.markup.context import Rules
from elinvoimapolku.rendering.markup.parsing import MarkdownParser
from elinvoimapolku.rendering.office.source import LawRow, Paper
from elinvoimapolku.rendering.office.word import make_word
from elinvoimapolku.values import Body
from tests.conftest import SiteFolder, rendering
from tests.ooxml import complaints
from tests.papers import FILE, TEMPLATE, lay_template
from tests.test_conservation import Anything

LAW = 'law:\n  - text: "Laki A"\n    url: "https://example.org/laki"\n'
PARSER = MarkdownParser()
PAPER = Paper(
    name="a-1.0.docx",
    title="A",
    summary="B.",
    who="C",
    work="noin 10 minuuttia",
    filling=(),
    ends_in="päätös",
    version="1.0",
    version_day="20.11.2026",
    version_iso="2026-11-20",
    landscape=(),
    law=(),
    law_checked="",
    site_name="Polku",
    address="",
    page="/tyopohjat/a/",
    licence="",
)
OFFICE = "tyopohjat/kutsu/kutsu-1.2.docx"


@pytest.fixture
def papers(site: SiteFolder) -> SiteFolder:
    """The small site with a template that a step and its checklist name."""
    lay_template(site)
    return site


def word(site: SiteFolder, **changes: object) -> Document:
    assert [str(one) for one in site.run(**changes).problems] == []
    return docx.Document(str(site.output / OFFICE))


def texts(document: Document, style: str) -> list[str]:
    return [whole(one._p) for one in document.paragraphs if one.style and one.style.name == style]


def whole(block: etree._Element) -> str:
    """All words of a block, those of its controls and links too."""
    return "".join(one.text or "" for one in block.iter(qn("w:t")))


def parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, etree.fromstring(package.read(name))


def test_the_file_has_the_headings_of_the_page_in_order_and_the_example_last(
    papers: SiteFolder,
) -> None:
    document = word(papers)
    assert texts(document, "Title") == ["Kutsu ”tilaisuuteen”"]
    headings = [
        (one.style.name, whole(one._p))
        for one in document.paragraphs
        if one.style and (one.style.name or "").startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Kutsu"),
        ("Heading 2", "Aika"),
        ("Heading 1", "Lopuksi"),
        ("Heading 1", "Liite: täytetty esimerkki"),
        ("Heading 2", "Mallikunta, kuvitteellinen kunta"),
    ]


def test_every_word_of_the_body_stands_in_the_file(papers: SiteFolder) -> None:
    document = word(papers)
    blocks = document.element.body.iter(qn("w:p"))
    found = re.findall(r"[^\W\d]+", " ".join(map(whole, blocks)))
    body = TEMPLATE.partition("---\n\n")[2]
    body = re.sub(r"\]\([^)]*\)", "]", re.sub(r":::( ohje| esimerkki)?", "", body))
    missing = set(re.findall(r"[^\W\d]+", body)) - set(found)
    assert missing == set()


def test_guidance_has_a_style_of_its_own_and_begins_with_its_name(papers: SiteFolder) -> None:
    guidance = texts(word(papers), "Ohje – poista")
    assert guidance == ["Ohje: Täyttäkää ja poistakaa.", "Myös tämä rivi."]


def test_brackets_are_controls_to_fill_in_and_each_has_a_number_of_its_own(
    papers: SiteFolder,
) -> None:
    word(papers)
    data = (papers.output / OFFICE).read_bytes()
    controls = [one for _, part in parts(data) for one in part.iter(qn("w:sdt"))]
    words = [whole(one) for one in controls]
    # Above the text stand the town and who filled it in.
    assert words[:3] == ["[Kunnan nimi]", "[nimike]", "[päivä]"]
    assert words[3:] == ["[Kunnan nimi]", "[paikka]", "[päivä]", "[ ]"]
    numbers = [one.find(f".//{qn('w:id')}").get(qn("w:val")) for one in controls]
    assert len(set(numbers)) == len(numbers)


def test_tables_have_a_header_row_both_ways_a_caption_and_rows_that_do_not_break(
    papers: SiteFolder,
) -> None:
    document = word(papers)
    assert len(document.tables) == 2
    captions = ["Taulukko 1. Aika", "Taulukko 2. Aika: Mallikunta, kuvitteellinen kunta"]
    assert texts(document, "Caption") == captions
    for table, caption in zip(document.tables, captions, strict=True):
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look.get(qn("w:firstRow")) == "1"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == caption
        described = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert described == "Sarakkeet: Päivä, Paikka."
        heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst]
        assert heads == [True, False]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


@pytest.mark.parametrize(
    "cells",
    [
        (
            "Raja",
            "Mitä siihen verrataan koko hankinnan aikana",
            "Meillä",
            "Kuka päätti siitä ja milloin",
        ),
        (
            "Pienhankintaraja",
            "Sana",
            "koko hankinnan arvo, kaikki osat ja koko sopimuskausi",
            "euroa",
        ),
        ("Ryhmä", "Valmistelee", "Päättää", "Seuraa sopimusta", "Sijainen", "Lukee"),
    ],
)
def test_a_table_fills_the_line_and_cuts_no_word_that_there_is_room_for(
    cells: tuple[str, ...],
) -> None:
    row = "|".join(cells)
    text = f"|{row}|\n|{'---|' * len(cells)}\n|{row}|\n"
    body = PARSER.body(Body(text, 1), "content/a.md", Anything(), Rules(is_form=True), [])
    (table,) = docx.Document(io.BytesIO(make_word(PAPER, body))).tables
    widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.iter(qn("w:gridCol"))]
    assert sum(widths) == 9638
    asked = [max(len(word) for word in cell.split()) for cell in cells]
    assert all(width >= 100 * word + 216 for width, word in zip(widths, asked, strict=True))


def test_lists_are_lists_and_each_numbered_one_begins_anew(papers: SiteFolder) -> None:
    lists = {}
    for paragraph in word(papers).element.body.iter(qn("w:p")):
        number = paragraph.find(f".//{qn('w:numId')}")
        if number is not None:
            level = paragraph.find(f".//{qn('w:ilvl')}").get(qn("w:val"))
            lists[whole(paragraph)] = (number.get(qn("w:val")), level)
    assert lists["Myös tämä rivi."] == ("1", "0")
    assert lists["Lyhyesti."] == ("1", "1")
    first, second = lists["Ensin tulo."], lists["Uusi luettelo."]
    assert first == lists["Sitten puhe."]
    assert len({first, second, ("1", "0")}) == 3


def test_a_line_to_tick_has_its_box_in_place_of_the_mark_of_its_list() -> None:
    text = "- rivi\n- [ ] avoin\n  - [x] alempi\n- uusi\n"
    body = PARSER.body(Body(text, 1), "content/a.md", Anything(), Rules(is_form=True), [])
    seen = []
    for line in docx.Document(io.BytesIO(make_word(PAPER, body))).paragraphs:
        if line.style.name == "List Paragraph":
            marked, turned = line._p.find(f".//{qn('w:numPr')}"), line._p.find(f".//{qn('w:ind')}")
            seen.append((line.text, marked is not None, turned is not None and dict(turned.attrib)))
    assert seen == [
        ("rivi", True, False),
        ("☐\tavoin", False, {qn("w:left"): "425", qn("w:hanging"): "425"}),
        ("☒\talempi", False, {qn("w:left"): "850", qn("w:hanging"): "425"}),
        ("uusi", True, False),
    ]


def test_every_run_is_finnish_and_the_paper_is_a4(papers: SiteFolder) -> None:
    document = word(papers)
    for _, part in parts((papers.output / OFFICE).read_bytes()):
        for run in part.iter(qn("w:r")):
            if run.find(qn("w:t")) is not None:
                assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "fi-FI"
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (
        pytest.approx(210, abs=0.1),
        pytest.approx(297, abs=0.1),
    )


def test_the_file_tells_its_title_and_version_and_nobody_as_its_author(papers: SiteFolder) -> None:
    told = word(papers).core_properties
    assert (told.title, told.author, told.last_modified_by) == ("Kutsu ”tilaisuuteen”", "", "")
    assert (told.language, told.version) == ("fi-FI", "1.2")
    assert told.modified
    assert told.modified.date().isoformat() == "2026-11-20"
    app = dict(parts((papers.output / OFFICE).read_bytes()))["docProps/app.xml"]
    assert [one.text for one in app if etree.QName(one).localname == "Company"] == [None]


@pytest.mark.parametrize(
    ("law", "told"),
    [
        ("", "Ei lakiviittauksia"),
        (LAW, "Laki tarkistettu [päivä]"),
        (f"{LAW}    checked: 2026-11-19\n", "Laki tarkistettu 19.11.2026"),
        (f"{LAW}    checked: 2026-11-19\n{LAW[5:]}", "Laki tarkistettu [päivä]"),
        (
            f"{LAW}    checked: 2026-11-19\n{LAW[5:]}    checked: 2026-11-18\n",
            "Laki tarkistettu 18.11.2026",
        ),
    ],
)
def test_the_footer_tells_the_file_its_version_and_when_the_law_was_checked(
    papers: SiteFolder, law: str, told: str
) -> None:
    papers.write(FILE, TEMPLATE.format(law=law))
    footer = word(papers).sections[0].footer.paragraphs[0]._p
    assert whole(footer) == f"kutsu-1.2.docx · Pohjan versio 1.2, 20.11.2026 · {told}Sivu 1 / 1"


def test_a_link_leads_where_it_can_from_somebody_s_own_disk(papers: SiteFolder) -> None:
    def links(document: Document) -> dict[str, str]:
        rels = document.part.rels
        found = document.element.body.iter(qn("w:hyperlink"))
        return {whole(one): rels[one.get(qn("r:id"))].target_ref for one in found}

    assert links(word(papers, address="")) == {"ohje": "https://example.org/ohje"}
    there = links(word(papers, address="https://kunta.example/polku"))
    assert there["ensiaskel"] == "https://kunta.example/polku/alku/ensiaskel/"


def test_nothing_of_the_file_acts_and_nothing_is_fetched_but_by_a_press(papers: SiteFolder) -> None:
    word(papers, address="https://kunta.example")
    outside, instructions, names = set(), set(), []
    for name, part in parts((papers.output / OFFICE).read_bytes()):
        names.append(name)
        for one in part.iter():
            if one.get("TargetMode") == "External":
                outside.add((one.get("Type").rpartition("/")[2], one.get("Target")[:8]))
            instructions.add(one.get(qn("w:instr")))
    assert outside == {("hyperlink", "https://")}
    assert instructions == {None, "PAGE", "NUMPAGES"}
    assert {name.rpartition(".")[2] for name in names} == {"xml", "rels"}


def test_the_same_input_makes_the_same_bytes_and_no_time_of_the_clock(papers: SiteFolder) -> None:
    row = rendering(papers).offices.rows[0]
    one, other = (rendering(papers).offices.of(row) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(one) < 60_000


def test_a_file_is_made_again_only_when_something_of_it_has_changed(
    papers: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elinvoimapolku.rendering.office import word as making

    made = []
    make = making.make_word
    monkeypatch.setattr(making, "make_word", lambda *given: made.append(1) or make(*given))
    papers.run()
    papers.replace("content/sivut/tietoa.md", "title: ", "title:  ")
    papers.run()
    assert len(made) == 1
    before = (papers.output / OFFICE).read_bytes()
    papers.replace(FILE, "on tekstiä", "on teksti")
    papers.run()
    assert len(made) == 2
    assert (papers.output / OFFICE).read_bytes() != before


def test_pages_lead_to_the_paper_and_tell_its_form_and_size(papers: SiteFolder) -> None:
    papers.run()
    page = papers.read("tyopohjat/kutsu/index.html")
    size = (papers.output / OFFICE).stat().st_size
    assert f'<a href="/{OFFICE}">Word {round(size / 1000)}\u00a0kt</a>' in page
    assert '<span class="fill-in">[Kunnan nimi]</span>' in page
    step = papers.read("alku/ensiaskel/index.html")
    assert step.count('href="/tyopohjat/kutsu/"') == 2


@pytest.mark.parametrize(
    ("checked", "told"),
    [("2025-11-23", " on vanha"), ("2025-11-24", ""), ("2026-11-19", "")],
)
def test_a_page_tells_when_the_law_was_checked_and_that_a_year_has_gone(
    papers: SiteFolder, checked: str, told: str
) -> None:
    papers.write(FILE, TEMPLATE.format(law=f"{LAW}    checked: {checked}\n"))
    papers.run(today=datetime.date(2026, 11, 25))
    year, month, day = checked.split("-")
    assert f"<p>{day}.{month}.{year}{told}</p>" in papers.read("tyopohjat/kutsu/index.html")


def test_a_page_claims_no_check_of_a_law_that_was_not_made(papers: SiteFolder) -> None:
    papers.write(FILE, TEMPLATE.format(law=f"{LAW}    checked: 2026-11-19\n{LAW[5:]}"))
    papers.run()
    assert "<p>19.11.2026" not in papers.read("tyopohjat/kutsu/index.html")


def test_the_section_of_a_heading_that_is_named_lies_on_its_side_in_print(
    papers: SiteFolder,
) -> None:
    papers.replace(FILE, "reviewed:", "landscape: [aika]\nreviewed:")
    papers.run()
    page = papers.read("tyopohjat/kutsu/index.html")
    assert '<h2 id="kutsu" class="landscape">' in page
    assert '<h2 id="lopuksi">' in page


def test_brackets_are_places_in_forms_alone(papers: SiteFolder) -> None:
    papers.replace("content/sivut/tietoa.md", "---\n\n", "---\n\n[Kunnan nimi]\n\n")
    papers.run()
    assert '<span class="fill-in">' not in papers.read("tietoa/index.html")


def test_a_bracket_with_a_backslash_is_a_letter_and_no_place(papers: SiteFolder) -> None:
    papers.replace(
        FILE, "=SUMMA(A1) on", "### Merkki \\[\n\nEtsikää merkkiä \\[, kohta [a] on \\[tyhjä\\]."
    )
    document = word(papers)
    assert "Merkki [" in texts(document, "Heading 2")
    found = next(one for one in document.paragraphs if whole(one._p).startswith("Etsikää"))
    assert whole(found._p) == "Etsikää merkkiä [, kohta [a] on [tyhjä]. tekstiä."
    assert [whole(one) for one in found._p.iter(qn("w:sdt"))] == ["[a]"]
    page = papers.read("tyopohjat/kutsu/index.html")
    assert 'merkkiä [, kohta <span class="fill-in">[a]</span> on [tyhjä].' in page


def test_what_a_step_names_has_to_be_there(papers: SiteFolder) -> None:
    (papers.root / FILE).unlink()
    told = [one for one in papers.run().problems if one.code is Code.BAD_VALUE]
    assert {one.message for one in told} == {"Työpohjaa ”kutsu” ei ole."}
    assert len(told) == 2


def test_a_section_that_is_named_lies_on_its_side_and_so_does_its_example(
    papers: SiteFolder,
) -> None:
    papers.replace(FILE, "reviewed:", "landscape: [aika]\nreviewed:")
    sections = word(papers).sections
    # The text with its example is upright before and after; the head goes with the first section.
    assert [one.orientation for one in sections] == [1, 0, 1]
    assert [one.page_width.twips for one in sections] == [16838, 11906, 16838]
    styles = [one.footer.paragraphs[0].style for one in sections]
    assert [one.name for one in styles if one] == [
        "Alatunniste vaaka",
        "Footer",
        "Alatunniste vaaka",
    ]
    grids = [table._tbl.tblGrid.gridCol_lst for table in word(papers).tables]
    assert [sum(column.w.twips for column in grid) for grid in grids] == [14570, 14570]


def test_after_a_table_there_is_always_a_paragraph(papers: SiteFolder) -> None:
    body = word(papers).element.body
    after = [one.getnext().tag for one in body.iter(qn("w:tbl"))]
    assert set(after) == {qn("w:p")}


PIECES = (
    "## Otsikko\n",
    "### Alempi\n",
    "#### Vielä alempi\n",
    "Teksti **vahva** ja *kursiivi* [täytä].\n",
    "- yksi\n  - kaksi\n    - kolme\n      - neljä\n        - viisi\n",
    "1. yksi\n\n   jatko\n2. kaksi\n",
    "- [ ] tekemättä\n- [x] tehty\n",
    "| A | B |\n|---|--:|\n| [päivä] | |\n",
    "> Lainaus\n",
    "Sana\n: Selitys\n",
    "Viite.[^1]\n\n[^1]: Alaviite.\n",
    "::: ohje\nPoistakaa.\n\n- rivi\n:::\n",
    "::: esimerkki\nTäytetty.\n\n###### Syvä\n:::\n",
    ":::: vinkki Näin\n::: esimerkki\nSisällä.\n:::\n::::\n",
    "> [!TIP]\n> Vihje.\n",
    "```\nkoodi\n```\n",
)


def test_whatever_can_stand_in_a_body_the_schema_of_word_has_nothing_to_say_of_the_file(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.docx"
    law = LawRow("Laki", "https://example.org/laki", "")
    turned = PAPER._replace(law=(law,), landscape=("otsikko",), address="https://kunta.example")
    # The other way round too, so that each piece stands before and after others.
    for text in ("\n".join(PIECES), "\n".join(reversed(PIECES))):
        body = PARSER.body(Body(text, 1), "content/a.md", Anything(), Rules(is_form=True), [])
        file.write_bytes(make_word(turned, body))
        assert complaints(file) == []


@pytest.mark.parametrize(
    ("part", "right", "wrong"),
    [
        ("word/styles.xml", "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),
        ("word/document.xml", "<w:tblCaption ", "<w:tblTitle "),
        ("word/document.xml", 'w:val="Taulukko"', 'w:val="Taulu"'),
        ("word/document.xml", 'w:orient="landscape"', 'w:orient="sideways"'),
        ("word/numbering.xml", '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="9"/>'),
        ("word/_rels/document.xml.rels", "footer1.xml", "footer9.xml"),
    ],
)
def test_the_schema_knows_what_word_would_repair(
    papers: SiteFolder, part: str, right: str, wrong: str
) -> None:
    papers.replace(FILE, "reviewed:", "landscape: [aika]\nreviewed:")
    word(papers)
    file = papers.output / OFFICE
    with zipfile.ZipFile(file) as package:
        written = {name: package.read(name).decode() for name in package.namelist()}
    assert right in written[part]
    written[part] = written[part].replace(right, wrong, 1)
    with zipfile.ZipFile(file, "w") as package:
        for name, text in written.items():
            package.writestr(name, text)
    assert complaints(file) != []


@hypothesis.given(strategies.lists(strategies.sampled_from(PIECES), max_size=8))
def test_whatever_stands_in_a_body_the_file_opens_and_names_no_style_that_it_has_not(
    pieces: list[str],
) -> None:
    rules, problems = Rules(is_form=True), list[Problem]()
    text = Body("\n".join(pieces), 1)
    data = make_word(PAPER, PARSER.body(text, "content/a.md", Anything(), rules, problems))
    document = docx.Document(io.BytesIO(data))
    known = {style.style_id for style in document.styles}
    for name in ("pStyle", "rStyle", "tblStyle"):
        used = {one.get(qn("w:val")) for one in document.element.body.iter(qn(f"w:{name}"))}
        assert used <= known
    numbered = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:numId"))}
    numbers = document.part.numbering_part.element
    assert numbered <= {one.get(qn("w:numId")) for one in numbers.iter(qn("w:num"))}
    levels = {int(one.get(qn("w:ilvl"))) for one in numbers.iter(qn("w:lvl"))}
    assert {int(one.get(qn("w:val"))) for one in document.element.body.iter(qn("w:ilvl"))} <= levels
