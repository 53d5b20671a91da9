"""Whether a built site has what the contents ask for: the same for every generator."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from urllib.parse import urljoin

from benchmarks.corpus import ADDRESS, SITE, Area, Corpus, Step

MOST_TOLD = 5
INLINE_TAG = re.compile(r"</?(?:a|em|input|label|span|strong)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
ITEM = re.compile(r"<label>(.*?)</label>", re.DOTALL)
MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
MARKDOWN_MARK = re.compile(r"^\|[ |:-]+\|$|^(?:#+|-|>|\d+\.) |\*+", re.MULTILINE)

Links = tuple[tuple[str, str], ...]
"""Words and addresses."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What counts on a page, whatever its markup is."""

    title: str
    heading: str
    words: str
    """Of the article."""
    links: tuple[str, ...]
    """Addresses that the article links to."""
    checklist: tuple[str, ...]
    areas: Links
    steps: Links
    current: tuple[str, ...]
    """Address of the page, where the list of steps marks it."""
    neighbours: Links


def differences(corpus: Corpus, output: Path) -> Iterator[str]:
    """What is missing on a built site or is not as it should be, in words.

    Args:
        corpus: The contents.
        output: Folder of the site.
    """
    wanted = dict(_wanted(corpus))
    for path, facts in wanted.items():
        place = output / path.removeprefix("/") / "index.html"
        if not place.is_file():
            yield f"{path} is missing"
            continue
        found = read_page(place.read_text(encoding="utf-8"), path)
        for field in fields(PageFacts):
            here, there = getattr(found, field.name), getattr(facts, field.name)
            if here != there:
                yield f"{path}: {field.name}: {_first_difference(here, there)}"
    sitemap = output / "sitemap.xml"
    told = sitemap.read_text(encoding="utf-8") if sitemap.is_file() else ""
    listed = set(re.findall(r"<loc>\s*(.*?)\s*</loc>", told))
    for path in wanted:
        if ADDRESS + path not in listed:
            yield f"{path} is not in the sitemap"


def first_differences(corpus: Corpus, output: Path) -> tuple[str, ...]:
    """The first few of the differences."""
    return tuple(islice(differences(corpus, output), MOST_TOLD))


def read_page(page: str, path: str) -> PageFacts:
    """What stands on a page at a path."""
    article = _between(page, "<article>", "</article>")
    steps = _between(page, '<nav class="steps"', "</nav>")
    return PageFacts(
        title=_words(_between(page, "<title>", "</title>")),
        heading=_words(_between(article, "<h1>", "</h1>")),
        words=_words(article),
        links=tuple(href for _, href in _links(article, path)),
        checklist=tuple(map(_words, ITEM.findall(article))),
        areas=_links(_between(page, '<nav class="areas"', "</nav>"), path),
        steps=_links(steps, path),
        current=tuple(
            urljoin(ADDRESS + path, link[1])
            for link in LINK.finditer(steps)
            if 'aria-current="page"' in link[0]
        ),
        neighbours=_links(_between(page, '<nav class="pager"', "</nav>"), path),
    )


def _wanted(corpus: Corpus) -> Iterator[tuple[str, PageFacts]]:
    """Each page's path, and what should stand on it."""
    areas = tuple((area.title, f"{ADDRESS}/{area.slug}/") for area in corpus.areas)
    yield "/", PageFacts(SITE, SITE, SITE, (), (), areas, (), (), ())
    for area in corpus.areas:
        steps = tuple((step.title, _address(step)) for step in area.steps)
        yield f"/{area.slug}/", _wanted_area(area, areas, steps)
        for index, step in enumerate(area.steps):
            around = (*steps[max(index - 1, 0) : index], *steps[index + 1 : index + 2])
            yield f"/{area.slug}/{step.slug}/", _wanted_step(step, areas, steps, around)


def _wanted_area(area: Area, areas: Links, steps: Links) -> PageFacts:
    words = f"{area.title} {area.body}"
    title = f"{area.title} – {SITE}"
    return PageFacts(title, area.title, _joined(words), (), (), areas, steps, (), ())


def _wanted_step(step: Step, areas: Links, steps: Links, around: Links) -> PageFacts:
    area, slug = step.linked
    text = step.text(f"{ADDRESS}/{area}/{slug}/")
    plain = MARKDOWN_MARK.sub("", MARKDOWN_LINK.sub(r"\1", text)).replace("|", " ")
    tools = " ".join(f"{tool.name}: {tool.text}" for tool in step.tools)
    tips, items = " ".join(step.tips), " ".join(step.checklist)
    words = f"{step.title} {step.summary} {plain} Vinkit {tips} Työkalut {tools}"
    return PageFacts(
        title=f"{step.title} – {SITE}",
        heading=step.title,
        words=_joined(f"{words} Tarkistuslista {items}"),
        links=(
            *(target for _, target in MARKDOWN_LINK.findall(text)),
            *(tool.url for tool in step.tools),
        ),
        checklist=step.checklist,
        areas=areas,
        steps=steps,
        current=(_address(step),),
        neighbours=around,
    )


def _address(step: Step) -> str:
    return f"{ADDRESS}/{step.area}/{step.slug}/"


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def _links(markup: str, path: str) -> Links:
    return tuple(
        (_words(text), urljoin(ADDRESS + path, html.unescape(href)))
        for href, text in LINK.findall(markup)
    )


def _words(markup: str) -> str:
    """The words of a piece of HTML; a block ends a word, a part of a line does not."""
    return _joined(html.unescape(TAG.sub(" ", INLINE_TAG.sub("", markup))))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _first_difference(found: Iterable[object], wanted: Iterable[object]) -> str:
    """Where two values part, short enough to read."""
    one = found.split(" ") if isinstance(found, str) else list(found)
    other = wanted.split(" ") if isinstance(wanted, str) else list(wanted)
    at = next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    return f"{one[at : at + 3]} where {other[at : at + 3]} should be"
