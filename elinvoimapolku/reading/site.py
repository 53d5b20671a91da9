"""Joining the documents into one site, and the rules that need more than one file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from elinvoimapolku.model import ENTRIES, Area, Content, Entry, LedgerEntry, Page, Site, Step, Term
from elinvoimapolku.model.special_pages import HOME, NOT_FOUND
from elinvoimapolku.problems import Code, Problem, whole_file
from elinvoimapolku.reading import ledger, references, reviews
from elinvoimapolku.reading.assets import read_assets
from elinvoimapolku.reading.documents import GLOSSARY, Documents, read_documents
from elinvoimapolku.reading.options import Options
from elinvoimapolku.settings import Phase, Sections, SiteSettings

Kind = TypeVar("Kind", bound=Content)
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
    living: ledger.IdPlaces
    """Every id that visitors' saved state may hang on."""


def read_site(options: Options, problems: list[Problem]) -> Reading:
    """Read everything and join it.

    Args:
        options: Where the project is, and whether drafts are wanted.
        problems: Gets every problem of the sources.
    """
    documents = read_documents(options.root, problems)
    published = tuple(
        content for content in documents.contents if options.drafts or not content.is_draft
    )
    living = _saved_ids(_of(Step, published), problems)
    areas = _areas(published, documents.left_out, problems)
    lost = _missing_pages(documents, problems)
    site = Site(
        settings=documents.settings or STAND_IN,
        areas=areas,
        pages=_of(Page, published),
        entries={kind: _by_id(_of(kind, published), problems) for kind in ENTRIES},
        terms=_terms(documents, problems),
        hyphenation=documents.hyphenation.words,
        ledger=_check_ledger(documents, living, options.today, problems),
        assets=read_assets(options.root, problems),
    )
    problems.extend(references.check(site, documents))
    problems.extend(reviews.check(site, published, options.today))
    drafts = frozenset(one.file for one in documents.contents) - {one.file for one in published}
    settled = documents.settings is not None
    # A step whose area is missing has no page, but a link to it is not the mistake.
    placed = {step.file for step in site.steps}
    lost |= {step.file for step in _of(Step, published)} - placed
    # Nor is one to an entry whose id another has taken.
    kept = {one.file for entries in site.entries.values() for one in entries.values()}
    lost |= {one.file for one in _of(Entry, published)} - kept
    return Reading(site, settled, published, drafts, documents.left_out | lost, living)


def _areas(
    contents: Iterable[Content], left_out: frozenset[str], problems: list[Problem]
) -> tuple[Area, ...]:
    contents = tuple(contents)
    areas = sorted(_of(Area, contents), key=lambda area: (area.order, area.slug))
    _check_order(areas, problems)
    joined = []
    found: dict[str, list[Step]] = {}
    for step in _of(Step, contents):
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


def _check_order(contents: Iterable[Area] | Iterable[Step], problems: list[Problem]) -> None:
    first: dict[int, Area | Step] = {}
    for content in contents:
        other = first.setdefault(content.order, content)
        if other is not content:
            problems.append(
                Problem(
                    content.file,
                    *content.places.at("order"),
                    Code.DUPLICATE_ORDER,
                    f"Järjestysnumero {content.order} on jo tiedostossa {other.file}.",
                    "Antakaa kummallekin oma numeronsa.",
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
            problems.append(_duplicate_id(entry.id, entry.file, *place, other.file))
    return found


def _saved_ids(steps: Iterable[Step], problems: list[Problem]) -> dict[str, tuple[str, int, int]]:
    places: dict[str, tuple[str, int, int]] = {}
    found = [(key, step, path) for step in steps for key, path in step.saved_ids()]
    # Those that a step's own id begins come first: in a copied file the copy is the mistake.
    found.sort(key=lambda one: not _is_own(one[0], one[1]))
    for key, step, path in found:
        place = (step.file, *step.places.at(*path))
        if key in places:
            other, line, _ = places[key]
            problems.append(_duplicate_id(key, *place, f"{other}:{line}"))
        elif not _is_own(key, step):
            problems.append(_foreign_id(key, step.id, *place))
        places.setdefault(key, place)
    return places


def _is_own(key: str, step: Step) -> bool:
    return key == step.id or key.startswith(f"{step.id}-")


def _terms(documents: Documents, problems: list[Problem]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for number, term in enumerate(documents.glossary.terms):
        if term.id in terms and documents.glossary_text is not None:
            place = documents.glossary_text.places.at("terms", number, "id")
            problems.append(_duplicate_id(term.id, GLOSSARY, *place, GLOSSARY))
        terms.setdefault(term.id, term)
    return terms


def _check_ledger(
    documents: Documents, living: ledger.IdPlaces, today: datetime.date, problems: list[Problem]
) -> dict[str, LedgerEntry]:
    """The ledger, checked unless it could not be read: then no id is called new or lost."""
    if documents.ledger is None and ledger.FILE in documents.left_out:
        return {}
    entries: dict[str, LedgerEntry] = {}
    places: dict[str, tuple[int, int]] = {}
    if documents.ledger is not None:
        before = len(problems)
        entries = ledger.parse(documents.ledger, problems)
        if len(problems) > before:
            return entries
        places = {key: documents.ledger.places.at(key) for key in entries}
    excused = frozenset(PurePosixPath(file).stem for file in documents.left_out)
    problems.extend(ledger.check(entries, living, places, excused, today))
    return entries


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


def _of(kind: type[Kind], contents: Iterable[Content]) -> tuple[Kind, ...]:
    return tuple(content for content in contents if isinstance(content, kind))


def _missing_index(file: str) -> Problem:
    return whole_file(
        file,
        Code.MISSING_FILE,
        "Alueen kansiossa on vaiheita, mutta alueen oma tiedosto index.md puuttuu.",
        "Kopioikaa toisen alueen index.md ja kirjoittakaa siihen tämän alueen tiedot.",
    )


def _duplicate_id(key: str, file: str, line: int, column: int, other: str) -> Problem:
    return Problem(
        file,
        line,
        column,
        Code.DUPLICATE_ID,
        f"Tunniste ”{key}” on jo käytössä: {other}.",
        "Antakaa tälle oma tunniste. Vanhaa tunnistetta ei saa muuttaa.",
    )


def _foreign_id(key: str, step: str, file: str, line: int, column: int) -> Problem:
    return Problem(
        file,
        line,
        column,
        Code.BAD_VALUE,
        f"Tunniste ”{key}” ei ala vaiheen tunnisteella ”{step}-”.",
        f"Kirjoittakaa tunniste muotoon {step}-sana.",
    )
