"""Files that hosts read: headers, redirects, robots."""

from __future__ import annotations

from html import escape

from elinvoimapolku.rendering import policy
from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.published import SITEMAP, Alias

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


def headers(context: FileContext) -> str:
    """``_headers`` as Netlify and Cloudflare Pages read it.

    Both send the headers of every block that fits. Of two with one name Cloudflare makes one
    value and Netlify takes the later, so a header stands in one block alone: pages get no
    Cache-Control here. Both hosts tell browsers unasked to check each time whether a page is
    still the same (``public, max-age=0, must-revalidate``).
    """
    urls = context.urls
    common = [
        f"Content-Security-Policy: {policy.HEADER}",
        f"Strict-Transport-Security: max-age={YEAR_SECONDS}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        f"Permissions-Policy: {PERMISSIONS}",
        "Cross-Origin-Opener-Policy: same-origin",
    ]
    if not context.indexed:
        common.append("X-Robots-Tag: noindex")
    blocks = [
        (urls.href("/*"), common),
        # The folder is named by its contents, so what it holds never changes.
        (
            urls.href(f"{urls.asset_folder}*"),
            [f"Cache-Control: public, max-age={YEAR_SECONDS}, immutable"],
        ),
    ]
    return "\n".join(
        f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in blocks
    )


def redirects(context: FileContext) -> str:
    """``_redirects``: each old address that a document lists in ``aliases``.

    A ``301!``, by which Netlify passes over the page at the old address, would keep Cloudflare
    from publishing anything: ``netlify.toml`` adds the sign where it is understood.
    """
    urls = context.urls
    aliases = context.published.aliases
    return "".join(sorted(f"{urls.href(one.path)} {urls.of(one.content)} 301\n" for one in aliases))


def moved_page(context: FileContext, alias: Alias) -> str:
    """The small page at an old address, for hosts that do not read ``_redirects``."""
    urls, content = context.urls, alias.content
    target = escape(urls.absolute(urls.paths[content.file]))
    return MOVED.format(
        language=escape(context.site.settings.language),
        policy=policy.META,
        href=escape(urls.of(content)),
        title=escape(content.title),
        canonical=f'<link rel="canonical" href="{target}">\n' if urls.address else "",
    )


def robots(context: FileContext) -> str:
    """``robots.txt``; the sitemap's place must be absolute, so it needs the site's address.

    A preview forbids nothing here: who may not fetch a page never sees that it is not to be listed.
    """
    lines = ["User-agent: *", "Allow: /"]
    if context.urls.address:
        lines.append(f"Sitemap: {context.urls.absolute(SITEMAP)}")
    return "\n".join(lines) + "\n"
