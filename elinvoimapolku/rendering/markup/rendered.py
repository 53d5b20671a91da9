"""What a Markdown text becomes; needs no Markdown parser to be recalled or shown."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.rendering.markup.context import Heading, LinkUse


class RenderedSection(NamedTuple):
    """A level-2 heading and what stands below it."""

    id: str
    title: Markup
    html: Markup


class RenderedBody(NamedTuple):
    """The HTML of one body, cut at its level-2 headings."""

    intro: Markup
    """What stands before the first heading."""
    sections: tuple[RenderedSection, ...]
    notes: Markup
    """The footnotes, which belong to the whole body."""
    links: tuple[LinkUse, ...]
    """For checking where they lead when all pages are there."""
    headings: tuple[Heading, ...]
    """Of every level, in the order of the text."""
