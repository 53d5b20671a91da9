"""Joining the documents into one site, and the rules that need more than one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from elinvoimapolku.model import ENTRIES, Area, Content, Entry, Indicator, Page, Site, Step, Term
from elinvoimapolku.model.special_pages import HOME, NOT_FOUND
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import (
    assessments,
    figures,
    future_days,
    published_ids,
    references,
    reviews,
)
from elinvoimapolku.reading.assets import read_assets
from elinvoimapolku.reading.documents import GLOSSARY, Documents, of_kind, read_documents
from elinvoimapolku.reading.files import ReadEach, read_each
from elinvoimapolku.reading.ledger import IdPlaces
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.saved_ids import duplicate_id
from elinvoimapolku.settings import Phase, Sections, SiteSettings
from elinvoimapolku.values import Places

REQUIRED_PAGES = {HOME: "Etusivu", NOT_FOUND: "Puuttuvan sivun sivu"}
"""The pages that every site has, by their slugs, and what they are called."""

# Stands in for settings that could not be read, so that the other files are still checked.
STAND_IN = SiteSettings(
    name="-",
    short_name="-",
    description="-",
    phases=(Phase(id="x", title="-"),),
    sections=Sections(step=(), home=()),
    tool_kinds=(),
)


class Reading(NamedTuple):
    """What came of reading the sources."""

    site: Site
    """The site without the files that have problems."""
    settled: bool
    """Whether the settings are the site's own, and not a stand-in for broken ones."""
    contents: tuple[Content, ...]
    """Every document that could be read, also those whose area could not."""
    drafts: frozenset[str]
    """Files that are read but not published."""
    left_out: frozenset[str]
    """Files that a later stage does not know because of their problems."""
    living: IdPlaces
    """Every id that visitors' saved state may hang on."""


def read_site(options: Options, problems: list[Problem], each: ReadEach = read_each) -> Reading:
    """Read everything and join it.

    Args:
        options: Where the project is, and whether drafts are wanted.
        problems: Gets every problem of the sources.
        each: Reads the files of the contents.
    """
    documents = read_documents(options.root, problems, each)
    published = tuple(
        content for content in documents.contents if options.drafts or not content.is_draft
    )
    drafts = [one for one in _saved(documents.contents) if one.is_draft]
    ids = published_ids.check(_saved(published), drafts, documents, options.today, problems)
    # A step whose file has another name now is read on under the id that it was published with.
    published = tuple(ids.steps.get(content.file, content) for content in published)
    areas = _areas(published, documents.left_out, problems)
    lost = _missing_pages(documents, problems)
    site = Site(
        settings=documents.settings or STAND_IN,
        areas=areas,
        pages=of_kind(Page, published),
        entries={kind: _by_id(of_kind(kind, published), problems) for kind in ENTRIES},
        terms=_terms(documents, problems),
        hyphenation=documents.hyphenation.words,
        ledger=ids.ledger,
        assets=read_assets(options.root, problems),
    )
    problems.extend(references.check(site, documents))
    problems.extend(assessments.check(site.steps))
    problems.extend(figures.check(of_kind(Indicator, published)))
    problems.extend(reviews.check(site, published, options.today))
    written = documents.ledger.places if documents.ledger else Places({})
    problems.extend(future_days.check(published, site.ledger, written, options.today))
    left = frozenset(one.file for one in documents.contents) - {one.file for one in published}
    settled = documents.settings is not None
    # A step whose area is missing has no page, but a link to it is not the mistake.
    placed = {step.file for step in site.steps}
    lost |= {step.file for step in of_kind(Step, published)} - placed
    # Nor is one to an entry whose id another has taken.
    kept = {one.file for entries in site.entries.values() for one in entries.values()}
    lost |= {one.file for one in of_kind(Entry, published)} - kept
    return Reading(site, settled, published, left, documents.left_out | lost, ids.living)


def _saved(contents: Iterable[Content]) -> tuple[Step | Indicator, ...]:
    """The contents whose ids visitors' saved state hangs on."""
    contents = tuple(contents)
    return (*of_kind(Step, contents), *of_kind(Indicator, contents))


def _areas(
    contents: Iterable[Content], left_out: frozenset[str], problems: list[Problem]
) -> tuple[Area, ...]:
    contents = tuple(contents)
    areas = sorted(of_kind(Area, contents), key=lambda area: (area.order, area.slug))
    _check_order(areas, problems)
    joined = []
    found: dict[str, list[Step]] = {}
    for step in of_kind(Step, contents):
        found.setdefault(step.area, []).append(step)
    for area in areas:
        steps = found.pop(area.slug, [])
        steps.sort(key=lambda step: (step.order, step.slug))
        _check_order(steps, problems)
        joined.append(area.model_copy(update={"steps": tuple(steps)}))
    for slug in sorted(found):
        file = f"{Area.folder}/{slug}/index.md"
        if file not in left_out:
            problems.append(_missing_index(file))
    return tuple(joined)


def _check_order(contents: Sequence[Area] | Sequence[Step], problems: list[Problem]) -> None:
    first: dict[int, Area | Step] = {}
    free = count(max((content.order for content in contents), default=0) + 1)
    for content in contents:
        other = first.setdefault(content.order, content)
        if other is not content:
            problems.append(
                Problem(
                    content.file,
                    *content.places.at("order"),
                    Code.DUPLICATE_ORDER,
                    f"Järjestysnumero {content.order} on jo tiedostossa {other.file}.",
                    f"Antakaa kummallekin oma numeronsa: {next(free)} on vapaa. Jos paikka on "
                    "muiden välissä, kasvattakaa myös seuraavien numeroita.",
                )
            )


def _by_id(entries: Iterable[Entry], problems: list[Problem]) -> dict[str, Entry]:
    entries = tuple(entries)
    # Those that are named by their files keep their ids: one that was written is the copy.
    own = {entry.id: entry for entry in entries if entry.id == entry.slug}
    found: dict[str, Entry] = {}
    for entry in entries:
        other = found.setdefault(entry.id, own.get(entry.id, entry))
        if other is not entry:
            place = entry.places.at("id")
            problems.append(duplicate_id(entry.id, entry.file, *place, other.file))
    return found


def _terms(documents: Documents, problems: list[Problem]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    lines: dict[str, int] = {}
    for number, term in enumerate(documents.glossary.terms):
        if documents.glossary_text is not None:
            line, column = documents.glossary_text.places.at("terms", number, "id")
            if term.id in terms:
                other = f"{GLOSSARY}:{lines[term.id]}"
                problems.append(duplicate_id(term.id, GLOSSARY, line, column, other))
            lines.setdefault(term.id, line)
        terms.setdefault(term.id, term)
    return terms


def _missing_pages(documents: Documents, problems: list[Problem]) -> set[str]:
    """The files of the pages that every site has, where they are not there."""
    missing = set()
    found = {content.file for content in documents.contents} | documents.left_out
    for slug, name in REQUIRED_PAGES.items():
        file = f"{Page.folder}/{slug}.md"
        if file not in found:
            missing.add(file)
            problems.append(
                whole_file(
                    file,
                    Code.MISSING_FILE,
                    f"{name} puuttuu.",
                    "Palauttakaa tiedosto versiohallinnasta.",
                )
            )
    return missing


def _missing_index(file: str) -> Problem:
    return whole_file(
        file,
        Code.MISSING_FILE,
        "Alueen kansiossa on vaiheita, mutta alueen oma tiedosto index.md puuttuu.",
        "Kopioikaa toisen alueen index.md ja kirjoittakaa siihen tämän alueen tiedot.",
    )
