"""A new step's file, valid from the start: the command ``new``."""

from __future__ import annotations

import dataclasses
import json

from elinvoimapolku.model import Area, Site
from elinvoimapolku.problems import Problem, close_match
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.markup.slugs import slugify

TEMPLATE = """\
---
title: {title}
order: {order}
phase: {phase}
benefit: "Kirjoittakaa tähän yksi lause: mitä kunta saavuttaa, me-muodossa."
summary: "Kirjoittakaa tähän, mitä tehdään ja mitä siitä syntyy."
duration: "2 viikkoa, noin 8 työtuntia 5 000 asukkaan kunnassa"
outcome: "Kirjoittakaa tähän, mikä paperi tai päätös jää käteen"
roles:
  - role: "Hankinnoista vastaava"
    task: "vetää työn"
    hours: 8
tools: []
checklist:
  - id: {slug}-ensimmainen
    text: "Kirjoittakaa tähän yksi teko, joka on joko tehty tai tekemättä."
    help: "Kertokaa, miten se tehdään."
decision_questions:
  - "Kirjoittakaa tähän kysymys, johon voi vastata luvulla, nimellä tai päivällä?"
sources: []
reviewed: {today}
draft: true
---

{sections}"""


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
    problems: list[Problem] = []
    # Drafts count too: their names and numbers are taken.
    reading = read_site(dataclasses.replace(options, drafts=True), problems)
    site = reading.site
    found = next((one for one in site.areas if one.slug == area), None)
    if found is None:
        slugs = [one.slug for one in site.areas]
        match = close_match(area, slugs)
        raise SkeletonError(f"Aluetta ”{area}” ei ole. {match} Alueet: {', '.join(slugs)}.")
    if not title.strip():
        raise SkeletonError("Otsikko on tyhjä. Kirjoittakaa se lainausmerkkeihin.")
    slug = slugify(title)
    file = f"content/alueet/{area}/{slug}.md"
    taken = {*reading.living, *site.ledger}
    text = _fill(site, found, slug, title.strip(), options)
    try:
        if slug in taken:
            raise FileExistsError
        with (options.root / file).open("x", encoding="utf-8", newline="\n") as place:
            place.write(text)
    except FileExistsError:
        raise SkeletonError(f"Vaihe ”{slug}” on jo olemassa. Valitkaa toinen otsikko.") from None
    return file


def _fill(site: Site, area: Area, slug: str, title: str, options: Options) -> str:
    phases = site.settings.phases
    phase = area.steps[-1].phase if area.steps else phases[0].id
    sections = "\n\n".join(
        f"## {section.heading}\n\nKirjoittakaa osion teksti tähän."
        for section in site.settings.sections.step
    )
    return TEMPLATE.format(
        # JSON's quoted text is also YAML's.
        title=json.dumps(title, ensure_ascii=False),
        order=max((step.order for step in area.steps), default=0) + 1,
        phase=phase,
        slug=slug,
        today=options.today.isoformat(),
        sections=f"{sections}\n",
    )
