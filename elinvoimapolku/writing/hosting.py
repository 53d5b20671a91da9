"""Files that hosts read: headers, redirects, robots."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from elinvoimapolku.model import Area, Page, Step
from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.render import SiteRenderer
from elinvoimapolku.rendering.urls import SITEMAP, documents_with_pages
from elinvoimapolku.rendering.views.text import prose

YEAR_SECONDS = 31_536_000
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
MOVED = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={href}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
{canonical}</head>
<body>
<h1>Sivu on muuttanut</h1>
<p><a href="{href}">{title}</a></p>
</body>
</html>
"""
"""What stands at an old address. Search engines take a refresh without delay for a redirect."""


def headers(renderer: SiteRenderer, indexed: bool) -> str:
    """``_headers`` as Netlify and Cloudflare Pages read it.

    Both send the headers of every block that fits. Of two with one name Cloudflare makes one
    value and Netlify takes the later, so a header stands in one block alone: pages get no
    Cache-Control here. Both hosts tell browsers unasked to check each time whether a page is
    still the same (``public, max-age=0, must-revalidate``).

    Args:
        renderer: The site.
        indexed: Whether search engines may list it.
    """
    urls = renderer.urls
    common = [
        f"Content-Security-Policy: {policy.HEADER}",
        f"Strict-Transport-Security: max-age={YEAR_SECONDS}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        f"Permissions-Policy: {PERMISSIONS}",
        "Cross-Origin-Opener-Policy: same-origin",
    ]
    if not indexed:
        common.append("X-Robots-Tag: noindex")
    blocks = [
        (urls.href("/*"), common),
        # The folder is named by its contents, so what it holds never changes.
        (
            urls.href(f"{renderer.assets.folder}*"),
            [f"Cache-Control: public, max-age={YEAR_SECONDS}, immutable"],
        ),
    ]
    return "\n".join(
        f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in blocks
    )


def redirects(renderer: SiteRenderer) -> str:
    """``_redirects``: each old address that a document lists in ``aliases``.

    A ``301!``, by which Netlify passes over the page at the old address, would keep Cloudflare
    from publishing anything: ``netlify.toml`` adds the sign where it is understood.
    """
    urls = renderer.urls
    lines = [f"{urls.href(alias)} {urls.of(content)} 301\n" for alias, content in _moved(renderer)]
    return "".join(sorted(lines))


def moved_pages(renderer: SiteRenderer) -> Iterator[tuple[str, str]]:
    """Old addresses and the small pages there, for hosts that do not read ``_redirects``."""
    urls = renderer.urls
    for alias, content in _moved(renderer):
        target = escape(urls.absolute(urls.paths[content.file]))
        html = MOVED.format(
            language=escape(renderer.site.settings.language),
            policy=policy.META,
            href=escape(urls.of(content)),
            title=escape(prose(content.title)),
            canonical=f'<link rel="canonical" href="{target}">\n' if urls.address else "",
        )
        yield alias, html


def robots(renderer: SiteRenderer) -> str:
    """``robots.txt``; the sitemap's place must be absolute, so it needs the site's address.

    A preview forbids nothing here: who may not fetch a page never sees that it is not to be listed.
    """
    lines = ["User-agent: *", "Allow: /"]
    if renderer.urls.address:
        lines.append(f"Sitemap: {renderer.urls.absolute(SITEMAP)}")
    return "\n".join(lines) + "\n"


def _moved(renderer: SiteRenderer) -> Iterator[tuple[str, Page | Area | Step]]:
    """Each old address and the document that lists it."""
    for content in documents_with_pages(renderer.site):
        for alias in content.aliases:
            yield alias, content
