"""What every file of the whole site is made of."""

from __future__ import annotations

from typing import NamedTuple

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.published import Published
from elinvoimapolku.rendering.urls import Urls


class FileContext(NamedTuple):
    """The material of the makers."""

    site: Site
    urls: Urls
    published: Published
    indexed: bool
    """Whether search engines may list the site."""
