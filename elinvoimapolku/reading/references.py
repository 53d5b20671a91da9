"""What a file refers to by name has to be there: tools, indicators, phases, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath
from typing import NamedTuple

from elinvoimapolku.model import ENTRIES, FOLDER, Content, Entry, Indicator, Site, Step, Tool
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.reading.documents import SETTINGS, Documents, of_kind
from elinvoimapolku.values import KeyPath

CODES: dict[type[Entry], Code] = {
    Tool: Code.UNKNOWN_TOOL,
    Indicator: Code.UNKNOWN_INDICATOR,
}
"""The kinds of entries that have a code of their own for one that is not there."""
GONE = "Jos tiedosto on poistettu, poistakaa tämäkin rivi."


class _Name(NamedTuple):
    """A kind of name that files refer to."""

    code: Code
    noun: str
    known: Iterable[str]
    place: str
    """Where the known ones are written, in words."""
    drafts: frozenset[str] = frozenset()
    """Those that are written but not published."""
    gone: str = ""
    """What to do where one has been removed, after a space."""

    def unknown(self, content: Content, path: KeyPath, key: str) -> Problem:
        if key in self.drafts:
            return Problem(
                content.file,
                *content.places.at(*path),
                self.code,
                f"{self.noun} ”{key}” ei julkaista: se on luonnos.",
                "Poistakaa viittaus tai luonnoksen rivi draft: true.",
            )
        hint = close_match(key, self.known) or "Tarkistakaa kirjoitusasu."
        return Problem(
            content.file,
            *content.places.at(*path),
            self.code,
            f"{self.noun} ”{key}” ei ole.",
            f"{hint} Vaihtoehdot ovat {self.place}.{self.gone}",
        )


def check(site: Site, documents: Documents) -> Iterator[Problem]:
    """Every name that leads nowhere.

    Args:
        site: The joined site.
        documents: What was read; a name whose file has problems of its own is not reported.
    """
    broken = {PurePosixPath(file).stem for file in documents.left_out}
    names = {kind: _names_of(kind, site, documents) for kind in ENTRIES}
    for content in site.contents:
        for kind, key, path in content.references():
            if key not in names[kind].known and key not in broken:
                yield names[kind].unknown(content, path, key)
    if documents.settings is not None:
        yield from _check_settled(site)
        yield from _check_required(site, documents, broken)
        yield from _check_navigation(site, documents)


def _names_of(kind: type[Entry], site: Site, documents: Documents) -> _Name:
    drafts = frozenset(one.id for one in of_kind(kind, documents.contents) if one.is_draft)
    place = f"tiedostojen nimet ilman päätettä kansiossa {kind.folder}/"
    code, known = CODES.get(kind, Code.BAD_VALUE), site.of_kind(kind)
    return _Name(code, kind.noun, known, place, drafts, f" {GONE}")


def _check_settled(site: Site) -> Iterator[Problem]:
    """Names that are declared in the settings."""
    ids = [phase.id for phase in site.settings.phases]
    phases = _Name(Code.UNKNOWN_PHASE, "Avaimen phase arvoa", ids, f"tiedostossa {SETTINGS}")
    for step in site.steps:
        if step.phase not in ids:
            yield phases.unknown(step, ("phase",), step.phase)
    ids = [kind.id for kind in site.settings.tool_kinds]
    kinds = _Name(Code.BAD_VALUE, "Työkalun lajia", ids, f"tiedostossa {SETTINGS}")
    for tool in site.tools.values():
        if tool.kind not in ids:
            yield kinds.unknown(tool, ("kind",), tool.kind)
    listed = (
        (site.tools, site.settings.tool_groups),
        (site.indicators, site.settings.indicator_groups),
        (site.templates, site.settings.template_groups),
    )
    for entries, declared in listed:
        ids = [group.id for group in declared]
        groups = _Name(Code.BAD_VALUE, "Avaimen group arvoa", ids, f"tiedostossa {SETTINGS}")
        for entry in entries.values():
            if entry.group and entry.group not in ids:
                yield groups.unknown(entry, ("group",), entry.group)


def _check_required(
    site: Site, documents: Documents, broken: AbstractSet[str]
) -> Iterator[Problem]:
    """The steps that others build on: they come before these in the suggested order."""
    order = [step.id for _, steps in site.suggested_order for step in steps]
    drafts = frozenset(one.id for one in of_kind(Step, documents.contents) if one.is_draft)
    place = f"vaiheiden tunnisteet eli tiedostojen nimet ilman päätettä kansiossa {Step.folder}/"
    names = _Name(Code.BAD_VALUE, "Vaihetta", order, place, drafts - {*order})
    for step in site.steps:
        for number, key in enumerate(step.requires):
            path = ("requires", number)
            if key not in order:
                if key not in broken:
                    yield names.unknown(step, path, key)
            elif step.id in order[: order.index(key) + 1]:
                yield _too_late(step, path, key)


def _too_late(step: Step, path: KeyPath, key: str) -> Problem:
    return Problem(
        step.file,
        *step.places.at(*path),
        Code.BAD_VALUE,
        "Vaihe ei voi rakentua itsensä varaan."
        if key == step.id
        else f"Vaihe ”{key}” tulee suositellussa järjestyksessä vasta tämän vaiheen jälkeen.",
        "Poistakaa rivi tai vaihtakaa vaiheiden järjestystä avaimilla phase ja order.",
    )


def _check_navigation(site: Site, documents: Documents) -> Iterator[Problem]:
    if documents.settings_text is None:
        return
    pages = [page.file.removeprefix(f"{FOLDER}/") for page in site.pages]
    places = documents.settings_text.places
    for place in ("header", "footer"):
        files: tuple[str, ...] = getattr(site.settings.navigation, place)
        for number, file in enumerate(files):
            if file not in pages and f"{FOLDER}/{file}" not in documents.left_out:
                hint = close_match(file, pages) or "Kirjoittakaa polku muodossa sivut/tietoa.md."
                yield Problem(
                    SETTINGS,
                    *places.at("navigation", place, number),
                    Code.UNKNOWN_PAGE,
                    f"Valikon sivua ”{file}” ei ole.",
                    f"{hint} {GONE}",
                )
