"""The rules of finished pages: links, fragments, anchors, headings, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from elinvoimapolku.checking.scan import Scan, scan
from elinvoimapolku.problems import Code, Problem, close_match, whole_file
from elinvoimapolku.rendering.markup.context import LinkUse
from elinvoimapolku.rendering.render import RenderedPage, SiteRenderer
from elinvoimapolku.rendering.urls import Urls

TEMPLATE_HINT = "Virhe on sivupohjassa tai sen näkymässä, ei tekstissä."


class CheckedPage(NamedTuple):
    """What the rules need of a page when all pages are there: of thousands, little each."""

    path: str
    source: str
    is_compilation: bool
    anchors: str
    """One a line."""
    repeated: tuple[tuple[str, int], ...]
    """Anchors that stand more than once, and how often."""
    faults: tuple[str, ...]
    """What only a template can have done wrong, in words."""
    links: tuple[str, ...]
    """Those that another page decides on, or that lead nowhere."""
    uses: tuple[LinkUse, ...]
    """Where those links are written."""


def check_page(page: RenderedPage, known: Collection[str]) -> CheckedPage:
    """Look at one page, and forget what is in order by itself.

    Args:
        page: The page.
        known: Every link that leads to a page or a file as a whole.
    """
    found = scan(page.html)
    links = tuple(
        link for link in dict.fromkeys(found.links) if link not in known and link[:1] in "/#"
    )
    return CheckedPage(
        path=page.path,
        source=page.source,
        is_compilation=page.is_compilation,
        anchors="\n".join(found.anchors),
        repeated=tuple(one for one in Counter(found.anchors).items() if one[1] > 1),
        faults=tuple(_faults(found)),
        links=links,
        uses=tuple(use for use in page.links if use.href in links) if links else (),
    )


def check_pages(
    renderer: SiteRenderer, pages: Sequence[CheckedPage], whole: bool, told: frozenset[str]
) -> Iterator[Problem]:
    """Every problem of the finished pages.

    Args:
        renderer: The site.
        pages: What was seen on its pages.
        whole: Whether every page is there, so that links between them can be judged.
        told: Sources with problems already: what a page shows because of those is not new.
    """
    faults: dict[str, list[CheckedPage]] = {}
    anchors = {page.path: page.anchors for page in pages}
    known = known_links(renderer)
    # A link to what is missing because of a fault told already is not the mistake.
    places = renderer.urls.entries.items()
    excused = {renderer.urls.href(place) for file, place in places if file in told}
    dead: set[str] = set()
    # What is dead on a compilation is told on the page that it comes from.
    for page in sorted(pages, key=lambda page: page.is_compilation):
        # What a compilation shows because of a file told already is not new either.
        if page.source not in told and not (page.is_compilation and told):
            yield from _check_anchors(page)
            for message in page.faults:
                faults.setdefault(message, []).append(page)
        if whole:
            for target, problem in _check_links(page, renderer.urls, anchors, known):
                if target not in excused and not (page.is_compilation and target in dead):
                    yield problem
                dead.add(target)
    for message, found in faults.items():
        yield _template_fault(message, found)


def known_links(renderer: SiteRenderer) -> frozenset[str]:
    """Every link that leads to a page or a file of the site as a whole."""
    return frozenset(map(renderer.urls.href, renderer.published.links()))


def _check_anchors(page: CheckedPage) -> Iterator[Problem]:
    for anchor, count in page.repeated:
        yield whole_file(
            page.source,
            Code.DUPLICATE_ANCHOR,
            f"Sivulla {page.path} on {count} kohtaa, joiden tunnus on ”{anchor}”.",
            "Antakaa otsikolle tai termille toinen tunnus.",
        )


def _faults(found: Scan) -> Iterator[str]:
    """What only a template can have done wrong, in words."""
    for name in sorted(found.labelled - set(found.anchors)):
        yield f"Kohtaa ”{name}” ei ole, vaikka siihen viitataan."
    if found.headings.count(1) != 1 or found.headings[:1] != (1,):
        yield "Sivulla pitää olla yksi pääotsikko, ja se on ensimmäinen."
    for above, level in pairwise(found.headings):
        if level > above + 1:
            yield f"Otsikkotaso hyppää tasolta {above} tasolle {level}."
    for image in found.images_without_text:
        yield f"Kuvalta {image} puuttuu tekstivastine."


def _check_links(
    page: CheckedPage,
    urls: Urls,
    anchors: Mapping[str, str],
    known: frozenset[str],
) -> Iterator[tuple[str, Problem]]:
    """Every link that leads nowhere: where to, and the problem."""
    for link in page.links:
        path, _, fragment = link.partition("#")
        if not path:
            path = urls.href(page.path)
        if path not in known:
            message = f"Linkki {link} vie sivulle, jota ei ole."
            yield path, _dead(page, link, message, TEMPLATE_HINT)
            continue
        target = anchors.get("/" + path.removeprefix(urls.base_path))
        there = target.split("\n") if fragment and target is not None else None
        if there is not None and fragment not in there:
            match = close_match(f"#{fragment}", [f"#{one}" for one in there])
            hint = match or "Tarkistakaa tunnus tai lisätkää se otsikkoon: ## Otsikko {#tunnus}."
            message = f"Kohtaa ”#{fragment}” ei ole sivulla {path}."
            problem = _dead(page, link, message, hint, Code.DEAD_FRAGMENT)
            yield f"{path}#{fragment}", problem


def _dead(
    page: CheckedPage, link: str, message: str, hint: str, code: Code = Code.DEAD_LINK
) -> Problem:
    """A link that leads nowhere, at its place in the Markdown when it comes from there."""
    use = next((use for use in page.uses if use.href == link), None)
    line, column = (use.line, use.column) if use else (1, 1)
    return Problem(page.source, line, column, code, message, hint)


def _template_fault(message: str, pages: Sequence[CheckedPage]) -> Problem:
    """One fault of a template, which shows on every page that is made with it."""
    more = f" Sama on {len(pages) - 1} muulla sivulla." if len(pages) > 1 else ""
    return whole_file(pages[0].source, Code.TEMPLATE_ERROR, message + more, TEMPLATE_HINT)
