"""The web manifest: what a phone shows when the site is put on its first screen."""

from __future__ import annotations

import json

from elinvoimapolku.rendering.files.context import FileContext
from elinvoimapolku.rendering.views.shell import THEME_COLOR

ICON = "img/icon-{size}.png"
ICON_SIZES = (192, 512)
BACKGROUND_COLOR = "#fcfdfa"
"""Behind the icon while the site opens: the paper of tokens.css."""


def manifest(context: FileContext) -> str:
    """``site.webmanifest``, with the icons that ``assets/`` has."""
    settings, urls = context.site.settings, context.urls
    icons = [
        {
            "src": urls.asset(ICON.format(size=size)),
            "sizes": f"{size}x{size}",
            "type": "image/png",
        }
        for size in ICON_SIZES
        if ICON.format(size=size) in urls.assets
    ]
    content = {
        "name": settings.name,
        "short_name": settings.short_name,
        "description": settings.description,
        "lang": settings.language,
        "start_url": urls.href("/"),
        "scope": urls.href("/"),
        "display": "browser",
        "theme_color": THEME_COLOR,
        "background_color": BACKGROUND_COLOR,
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
