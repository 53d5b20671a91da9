"""New content files, valid from the start: the command ``new``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Container, Iterable, Sequence

from pydantic import TypeAdapter, ValidationError

from elinvoimapolku.model import Area, Indicator, Site, Template, Tool
from elinvoimapolku.problems import Problem, close_match
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import Reading, read_site
from elinvoimapolku.reading.unfilled import PROMPT
from elinvoimapolku.settings import Group, Section
from elinvoimapolku.slugs import slugify
from elinvoimapolku.values import Url
from elinvoimapolku.writing.drafts import INDICATOR, STEP, TEMPLATE, TOOL


class SkeletonError(Exception):
    """A file that cannot be made; the text says why, in Finnish."""


def new_step(options: Options, area: str, title: str) -> str:
    """Write a step to fill in, as a draft, last in its area.

    Args:
        options: Where the project is, and the day of the first review.
        area: Slug of the area.
        title: Title of the step; its slug is made from it.

    Returns:
        The path of the file, from the project's root.

    Raises:
        SkeletonError: when there is no such area, or the step is there already.
    """
    reading = _read(options)
    site = reading.site
    found = next((one for one in site.areas if one.slug == area), None)
    if found is None:
        slugs = [one.slug for one in site.areas]
        match = close_match(area, slugs)
        raise SkeletonError(f"Aluetta ”{area}” ei ole. {match} Alueet: {', '.join(slugs)}.")
    slug = _slug(title)
    text = STEP.format(
        title=_quoted(title),
        order=max((step.order for step in found.steps), default=0) + 1,
        phase=_phase(site, found),
        slug=slug,
        today=options.today.isoformat(),
        section=_instruction(site.settings.sections.step),
        sections=_sections(site.settings.sections.step),
    )
    taken = {*reading.living, *site.ledger}
    return _write(options, f"{Area.folder}/{area}", slug, text, taken)


def new_tool(options: Options, title: str, url: str) -> str:
    """Write a tool to fill in, as a draft.

    Args:
        options: Where the project is, and the day on which the tool's page was read.
        title: Title of the tool; its id is made from it.
        url: Address of the tool, which the editor has just seen.

    Returns:
        The path of the file, from the project's root.

    Raises:
        SkeletonError: when the address is none, or the tool is there already.
    """
    site = _read(options).site
    slug = _slug(title)
    try:
        TypeAdapter(Url).validate_python(url)
    except ValidationError:
        raise SkeletonError(f"Osoite ”{url}” ei ole kokonainen. Kopioikaa se selaimesta.") from None
    if not site.settings.tool_kinds:
        raise SkeletonError("Lisätkää ensin työkalujen lajit: content/sivusto.yml, tool_kinds.")
    text = TOOL.format(
        title=_quoted(title),
        url=_quoted(url),
        kind=site.settings.tool_kinds[0].id,
        group=_group(site.settings.tool_groups),
        today=options.today.isoformat(),
    )
    return _write(options, Tool.folder, slug, text, site.tools)


def new_indicator(options: Options, title: str) -> str:
    """Write an indicator to fill in, as a draft.

    Args:
        options: Where the project is, and the day of the first review.
        title: Title of the indicator; its id is made from it.

    Returns:
        The path of the file, from the project's root.

    Raises:
        SkeletonError: when the indicator is there already.
    """
    site = _read(options).site
    slug = _slug(title)
    text = INDICATOR.format(
        title=_quoted(title),
        group=_group(site.settings.indicator_groups),
        today=options.today.isoformat(),
        sections=_sections(site.settings.sections.indicator),
    )
    return _write(options, Indicator.folder, slug, text, site.indicators)


def new_template(options: Options, title: str) -> str:
    """Write a template to fill in, as a draft.

    Args:
        options: Where the project is, and the day of the first version.
        title: Title of the template; its id is made from it.

    Returns:
        The path of the file, from the project's root.

    Raises:
        SkeletonError: when the template is there already.
    """
    site = _read(options).site
    slug = _slug(title)
    text = TEMPLATE.format(
        title=_quoted(title),
        group=_group(site.settings.template_groups),
        today=options.today.isoformat(),
    )
    return _write(options, Template.folder, slug, text, site.templates)


def _read(options: Options) -> Reading:
    problems: list[Problem] = []
    # Drafts count too: their names and numbers are taken.
    return read_site(dataclasses.replace(options, drafts=True), problems)


def _slug(title: str) -> str:
    if not title.strip():
        raise SkeletonError("Otsikko on tyhjä. Kirjoittakaa se lainausmerkkeihin.")
    return slugify(title)


def _quoted(text: str) -> str:
    """JSON's quoted text is also YAML's."""
    return json.dumps(text.strip(), ensure_ascii=False)


def _phase(site: Site, area: Area) -> str:
    return area.steps[-1].phase if area.steps else site.settings.phases[0].id


def _group(groups: Sequence[Group]) -> str:
    """The line of the group in which an entry is listed; none where there are no groups."""
    return f"group: {groups[0].id}\n" if groups else ""


def _sections(sections: Iterable[Section]) -> str:
    return "\n".join(f"## {one.heading}\n\n{_first_act(one)}" for one in sections)


def _first_act(section: Section) -> str:
    heading = f"### 1. {PROMPT} teko (viikko 1, 8 tuntia)\n\n" if section.numbered else ""
    return f"{heading}{PROMPT} osion teksti.\n"


def _instruction(sections: Sequence[Section]) -> str:
    """The id of the first act's heading, where a section has acts."""
    return next((f"{one.id}-1" for one in sections if one.numbered), sections[0].id)


def _write(options: Options, folder: str, slug: str, text: str, taken: Container[str]) -> str:
    """Write a new file; one that is there, or whose id is taken, stays as it is."""
    file = f"{folder}/{slug}.md"
    try:
        if slug in taken:
            raise FileExistsError
        (options.root / folder).mkdir(parents=True, exist_ok=True)
        with (options.root / file).open("x", encoding="utf-8", newline="\n") as place:
            place.write(text)
    except FileExistsError:
        raise SkeletonError(f"Tunniste ”{slug}” on jo olemassa. Valitkaa toinen otsikko.") from None
    return file
