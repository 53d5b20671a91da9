"""Files that hosts read: headers, redirects, robots."""

from __future__ import annotations

from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.render import Rendering
from elinvoimapolku.rendering.urls import SITEMAP, documents_with_pages

YEAR_SECONDS = 31_536_000
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def headers(rendering: Rendering, indexed: bool) -> str:
    """``_headers`` as Netlify and Cloudflare Pages read it.

    Args:
        rendering: The site.
        indexed: Whether search engines may list it.
    """
    urls = rendering.urls
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
            urls.href(f"{rendering.assets.folder}*"),
            [f"Cache-Control: public, max-age={YEAR_SECONDS}, immutable"],
        ),
    ]
    return "\n".join(
        f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in blocks
    )


def redirects(rendering: Rendering) -> str:
    """``_redirects``: each old address that a document lists in ``aliases``."""
    urls = rendering.urls
    lines = [
        f"{urls.href(alias)} {urls.of(content)} 301\n"
        for content in documents_with_pages(rendering.site)
        for alias in content.aliases
    ]
    return "".join(sorted(lines))


def robots(rendering: Rendering) -> str:
    """``robots.txt``; the sitemap's place must be absolute, so it needs the site's address.

    A preview forbids nothing here: who may not fetch a page never sees that it is not to be listed.
    """
    lines = ["User-agent: *", "Allow: /"]
    if rendering.urls.address:
        lines.append(f"Sitemap: {rendering.urls.absolute(SITEMAP)}")
    return "\n".join(lines) + "\n"
