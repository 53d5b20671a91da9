"""The rules of finished pages: links, fragments, anchors, headings, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from elinvoimapolku.checking.scan import Scan, scan
from elinvoimapolku.problems import Code, Problem, close_match, whole_file
from elinvoimapolku.rendering.render import Rendered, RenderedPage
from elinvoimapolku.rendering.urls import FEED, MANIFEST, SITEMAP

TEMPLATE_HINT = "Virhe on sivupohjassa tai sen näkymässä, ei tekstissä."


def check_pages(rendered: Rendered, told: frozenset[str]) -> Iterator[Problem]:
    """Every problem of the finished pages.

    Args:
        rendered: The pages.
        told: Sources with problems already: what a page shows because of those is not new.
    """
    faults: dict[str, list[RenderedPage]] = {}
    scans = {page.path: scan(page.html) for page in rendered.pages}
    known = _known_paths(rendered)
    # A link to what is missing because of a fault told already is not the mistake.
    places = rendered.urls.entries.items()
    excused = {rendered.urls.href(place) for file, place in places if file in told}
    dead: set[str] = set()
    for page in rendered.pages:
        found = scans[page.path]
        # What a compiled page shows because of a file told already is not new either.
        if page.source not in told and not (page.compiled and told):
            yield from _check_anchors(page, found)
            for message in _faults(found):
                faults.setdefault(message, []).append(page)
        if rendered.whole:
            for target, problem in _check_links(page, found, rendered, scans, known):
                if target not in excused and not (page.compiled and target in dead):
                    yield problem
                dead.add(target)
    for message, pages in faults.items():
        yield _template_fault(message, pages)


def _known_paths(rendered: Rendered) -> frozenset[str]:
    urls = rendered.urls
    paths = {page.path for page in rendered.pages} | {FEED, MANIFEST, SITEMAP}
    paths |= {rendered.assets.folder + asset.path for asset in rendered.assets.files}
    return frozenset(urls.href(path) for path in paths)


def _check_anchors(page: RenderedPage, found: Scan) -> Iterator[Problem]:
    for anchor, count in Counter(found.anchors).items():
        if count > 1:
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
    page: RenderedPage,
    found: Scan,
    rendered: Rendered,
    scans: Mapping[str, Scan],
    known: frozenset[str],
) -> Iterator[tuple[str, Problem]]:
    """Every link that leads nowhere: where to, and the problem."""
    base = rendered.urls.base_path
    for link in dict.fromkeys(found.links):
        path, _, fragment = link.partition("#")
        if not path:
            path = rendered.urls.href(page.path)
        if not path.startswith("/"):
            continue
        if path not in known:
            message = f"Linkki {link} vie sivulle, jota ei ole."
            yield path, _dead(page, link, message, TEMPLATE_HINT)
            continue
        target = scans.get("/" + path.removeprefix(base))
        if fragment and target is not None and fragment not in target.anchors:
            match = close_match(fragment, target.anchors)
            hint = match or "Tarkistakaa tunnus tai lisätkää se otsikkoon: ## Otsikko {#tunnus}."
            message = f"Kohtaa ”#{fragment}” ei ole sivulla {path}."
            problem = _dead(page, link, message, hint, Code.DEAD_FRAGMENT)
            yield f"{path}#{fragment}", problem


def _dead(
    page: RenderedPage, link: str, message: str, hint: str, code: Code = Code.DEAD_LINK
) -> Problem:
    """A link that leads nowhere, at its place in the Markdown when it comes from there."""
    use = next((use for use in page.links if use.href == link), None)
    line, column = (use.line, use.column) if use else (1, 1)
    return Problem(page.source, line, column, code, message, hint)


def _template_fault(message: str, pages: Sequence[RenderedPage]) -> Problem:
    """One fault of a template, which shows on every page that is made with it."""
    more = f" Sama on {len(pages) - 1} muulla sivulla." if len(pages) > 1 else ""
    return whole_file(pages[0].source, Code.TEMPLATE_ERROR, message + more, TEMPLATE_HINT)
