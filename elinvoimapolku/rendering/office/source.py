"""What an office file is made of, as plain values: two that are the same make the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from elinvoimapolku.model import Template
from elinvoimapolku.model.sheets import Sheet
from elinvoimapolku.rendering.markup.context import Resolver
from elinvoimapolku.rendering.texts import TextSource
from elinvoimapolku.rendering.views.text import day_view
from elinvoimapolku.settings import SiteSettings


class LawRow(NamedTuple):
    """A law that the paper leans on."""

    text: str
    url: str
    checked: str
    """The day in Finnish; empty where the town checks it."""


class Paper(NamedTuple):
    """What stands around the text of a paper."""

    name: str
    """Of the file."""
    title: str
    summary: str
    who: str
    work: str
    filling: tuple[str, ...]
    """How the sheets are filled in."""
    ends_in: str
    version: str
    version_day: str
    """As Finnish writes a day."""
    version_iso: str
    landscape: tuple[str, ...]
    """The ids of headings whose sections lie on their side."""
    law: tuple[LawRow, ...]
    law_checked: str
    """The oldest day on which a law was checked; empty where one has not been."""
    site_name: str
    address: str
    """Of the site's host, with which inner links begin; empty when it is not known."""
    page: str
    """The link to the paper's own page, from the host's root."""
    licence: str
    """Empty where the settings tell none."""


class OfficeSource(NamedTuple):
    """All that an office file is made of, but for what its links lead to."""

    text: TextSource
    paper: Paper
    sheets: tuple[Sheet, ...]
    """Those of an Excel file."""


Make: TypeAlias = Callable[[OfficeSource, Resolver], bytes]
Keep: TypeAlias = Callable[[Make], Make]
"""Makes of a maker one that gives the same files, and has kept some of them."""


def always_make(make: Make) -> Make:
    """Keep nothing."""
    return make


def paper_of(
    template: Template, name: str, settings: SiteSettings, address: str, page: str
) -> Paper:
    """What stands around the text of a template's paper.

    Args:
        template: The template.
        name: Of the file.
        settings: The site's name and licence.
        address: Of the site's host, without a last slash; may be empty.
        page: The link to the template's page, from the host's root.
    """
    checked = template.law_checked
    return Paper(
        name=name,
        title=template.title,
        summary=template.summary,
        who=template.who,
        work=template.work,
        filling=template.filling,
        ends_in=template.ends_in,
        version=template.version,
        version_day=day_view(template.version_date).text,
        version_iso=template.version_date.isoformat(),
        landscape=template.landscape,
        law=tuple(
            LawRow(law.text, law.url, day_view(law.checked).text if law.checked else "")
            for law in template.law
        ),
        law_checked=day_view(checked).text if checked else "",
        site_name=settings.name,
        address=address,
        page=page,
        licence=settings.licence.name if settings.licence else "",
    )
