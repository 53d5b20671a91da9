"""A paper as a Word file, from the same tokens as its page."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import docx

from elinvoimapolku.rendering.office.blocks import Blocks
from elinvoimapolku.rendering.office.elements import Xml, element, tree
from elinvoimapolku.rendering.office.orientation import (
    ON_ITS_SIDE,
    UPRIGHT,
    Sheet,
    end_with_paragraph,
)
from elinvoimapolku.rendering.office.package import empty_package, without_times
from elinvoimapolku.rendering.office.runs import LANGUAGE, Runs, field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

    from elinvoimapolku.rendering.markup.parsing import ParsedBody, ParsedSection
    from elinvoimapolku.rendering.office.source import Paper

TOWN, DAY = "Kunnan nimi", "päivä"
FOOTER_CONTROLS = 100_001
"""The number of the first control of the footer, beyond those of any text."""
APPENDIX = "Liite: täytetty esimerkki"


def make_word(paper: Paper, body: ParsedBody) -> bytes:
    """The bytes of a paper's Word file.

    Args:
        paper: What stands around the text.
        body: The text, as its page has it.
    """
    document = docx.Document(io.BytesIO(empty_package()))
    _tell(document, paper)
    runs = Runs(document.part, paper.address)
    sheets = [_sheet(section, paper) for section in body.sections]
    # What stands before the first heading is on its page.
    blocks = Blocks(document, runs, sheets[0] if sheets else UPRIGHT)
    _head(blocks, runs, paper)
    blocks.write(body.intro)
    for section, sheet in zip(body.sections, sheets, strict=True):
        blocks.turn(sheet)
        blocks.heading(1, section.heading)
        blocks.write(section.tokens)
    blocks.write(body.notes)
    _law(blocks, runs, paper)
    _origin(blocks, runs, paper)
    _examples(blocks)
    blocks.put()
    end_with_paragraph(document)
    _footers(document, paper)
    place = io.BytesIO()
    document.save(place)
    return without_times(place.getvalue())


def _sheet(section: ParsedSection, paper: Paper) -> Sheet:
    """How the page of a section lies: one of its headings may be named."""
    below = (token.attrs.get("id") for token in section.tokens if token.type == "heading_open")
    turned = {section.id, *below} & set(paper.landscape)
    return ON_ITS_SIDE if turned else UPRIGHT


def _tell(document: Document, paper: Paper) -> None:
    """What the file tells of itself; who wrote it is the town's to say."""
    told = document.core_properties
    told.title, told.subject, told.language = paper.title, paper.summary, LANGUAGE
    told.author = told.last_modified_by = ""
    told.version = paper.version
    told.created = told.modified = datetime.datetime.fromisoformat(paper.version_iso)


def _head(blocks: Blocks, runs: Runs, paper: Paper) -> None:
    blocks.paragraph("Tiedot", [runs.place(TOWN)])
    blocks.paragraph("Title", [run(paper.title)])
    version = f"Pohjan versio {paper.version}, {paper.version_day}. "
    blocks.paragraph("Tiedot", [run(version), *_law_checked(runs, paper), run(".")])
    filled = [run("Täyttäjä "), runs.place("nimike"), run(", täytetty "), runs.place(DAY)]
    blocks.paragraph("Tiedot", [*filled, run(".")])
    blocks.paragraph("Tiedot", [run(f"Liittyy: {paper.ends_in}.")])


def _law_checked(runs: Runs, paper: Paper) -> Sequence[Xml]:
    """When the law was checked: by us, or by the town, which then writes the day."""
    if not paper.law:
        return [run("Ei lakiviittauksia")]
    if paper.law_checked:
        return [run(f"Laki tarkistettu {paper.law_checked}")]
    return [run("Laki tarkistettu "), runs.place(DAY)]


def _law(blocks: Blocks, runs: Runs, paper: Paper) -> None:
    if not paper.law:
        return
    blocks.paragraph("Heading1", [run("Laki ja ohjeet")])
    for law in paper.law:
        checked = [run(law.checked)] if law.checked else [runs.place(DAY)]
        told = [runs.link(law.text, law.url), run(", tarkistettu "), *checked, run(".")]
        blocks.bullet(told)


def _origin(blocks: Blocks, runs: Runs, paper: Paper) -> None:
    """Where the paper is from, and on what terms it may be used."""
    name = (
        runs.link(paper.site_name, paper.address + paper.page)
        if paper.address
        else run(paper.site_name)
    )
    terms = f" Saa muokata ja käyttää, lisenssi {paper.licence}." if paper.licence else ""
    blocks.paragraph("Tiedot", [run("Pohja: "), name, run(f".{terms}")])


def _examples(blocks: Blocks) -> None:
    """The filled examples on pages of their own, so that they are deleted in one go."""
    if not blocks.examples:
        return
    begun = blocks.turn(blocks.examples[0].sheet)
    breaks = () if begun else (element("pageBreakBefore"),)
    blocks.paragraph("Heading1", [run(APPENDIX)], *breaks)
    for example in tuple(blocks.examples):
        blocks.turn(example.sheet)
        blocks.titled(example)


def _footers(document: Document, paper: Paper) -> None:
    """One for each width of the page: its number stands at the edge of the text."""
    for number, section in enumerate(document.sections):
        footer = section.footer
        footer.is_linked_to_previous = False
        runs = Runs(footer.part, paper.address, FOOTER_CONTROLS + number)
        landscape = section.orientation == ON_ITS_SIDE.orientation
        style = "AlatunnisteVaaka" if landscape else "Footer"
        place = footer.paragraphs[0]._p
        place.getparent().replace(place, *tree([paragraph(style, _footer(runs, paper))]))


def _footer(runs: Runs, paper: Paper) -> Sequence[Xml]:
    tab = element("r", element("tab"))
    told = [run(f"{paper.name} · Pohjan versio {paper.version}, {paper.version_day} · ")]
    page = [run("Sivu "), field("PAGE"), run(" / "), field("NUMPAGES")]
    return [*told, *_law_checked(runs, paper), tab, *page]
