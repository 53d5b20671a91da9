"""What stands around every page: head, header, footer."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.model import Content, Document
from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.published import FEED, MANIFEST
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.contributing import Contributing, contributing
from elinvoimapolku.rendering.views.text import Link
from elinvoimapolku.settings import Licence
from elinvoimapolku.typography import written

THEME_COLOR = "#163b2c"
"""What a browser paints around the page: the colour of the footer in tokens.css."""
SHARE_PICTURE = "img/share/{}.jpg"
WHOLE_SITE = "site"


class Shell(NamedTuple):
    """The parts that all pages share."""

    language: str
    site_name: str
    short_name: str
    site_description: str
    title: str
    """Of the document: the page and the site."""
    heading: str
    """The page's own name, for shared links."""
    description: str
    home: str
    canonical: str
    """Absolute address of the page; empty when the site's address is not known."""
    picture: str
    """Absolute address of the picture that a shared link shows; empty when there is none."""
    theme_color: str
    feed: str
    manifest: str
    policy: str
    """The policy that the page carries itself; empty while it is being served live."""
    indexed: bool
    areas: tuple[Link, ...]
    header: tuple[Link, ...]
    footer: tuple[Link, ...]
    feedback: str
    licence: Link | None
    """Of the site's own texts and pictures; None where the settings tell none."""
    breadcrumbs: tuple[Link, ...]
    """From the home page down to the parent; empty on the home page."""
    contributing: Contributing | None
    """Links to edit the page; None when there is nowhere to do so, or nothing to edit."""


def shell_view(context: ViewContext, content: Document, parents: tuple[Link, ...]) -> Shell:
    """The shell of one page.

    Args:
        context: The material.
        content: The page's document.
        parents: Links between the home page and this one.
    """
    settings, urls = context.site.settings, context.urls
    path = urls.paths[content.file]
    heading = content.title
    at_home = path == "/"
    is_hidden = not next(content.addresses()).is_listed
    home = Link("Etusivu", urls.href("/"))
    navigation = settings.navigation
    return Shell(
        language=settings.language,
        site_name=settings.name,
        short_name=settings.short_name,
        site_description=settings.description,
        title=heading if at_home else f"{heading} – {settings.short_name}",
        heading=heading,
        description=content.summary,
        home=home.href,
        canonical=urls.absolute(path) if urls.address and not is_hidden else "",
        picture=_picture(context, content),
        theme_color=THEME_COLOR,
        feed=urls.href(FEED),
        manifest=urls.href(MANIFEST),
        policy="" if context.options.live else policy.META,
        indexed=context.options.indexed and not is_hidden,
        areas=_menu(context, content),
        header=_page_links(context, navigation.header, content),
        footer=_page_links(context, navigation.footer, content),
        feedback=settings.feedback,
        licence=_licence(settings.licence),
        breadcrumbs=() if at_home else (home, *parents),
        contributing=None
        if is_hidden
        else contributing(settings.repository, content.file, written(content.title)),
    )


def _menu(context: ViewContext, content: Document) -> tuple[Link, ...]:
    """The areas: one is current on its own page and, as the section, on its steps."""
    here = content.area_slug
    if here not in context.menus:
        context.menus[here] = tuple(
            Link(context.sign(area.sign), context.urls.of(area), area.slug == here)
            for area in context.site.areas
        )
    return context.menus[here]


def _page_links(context: ViewContext, files: tuple[str, ...], content: Content) -> tuple[Link, ...]:
    """The pages that the settings name; one that could not be read is told of elsewhere."""
    pages = {page.file.partition("/")[2]: page for page in context.site.pages}
    found = [pages[file] for file in files if file in pages]
    return tuple(context.link(page, page.title, content) for page in found)


def _licence(licence: Licence | None) -> Link | None:
    return Link(licence.name, licence.url) if licence else None


def _picture(context: ViewContext, content: Document) -> str:
    """The area's own picture where there is one, else the site's."""
    names = filter(None, (content.area_slug, WHOLE_SITE))
    for path in map(SHARE_PICTURE.format, names):
        if path in context.urls.assets and context.urls.address:
            return context.urls.address + context.urls.asset(path)
    return ""
