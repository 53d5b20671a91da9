"""What every file of the whole site is made of."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.published import Published
from elinvoimapolku.rendering.urls import Urls


class FileContext(NamedTuple):
    """The material of the makers."""

    site: Site
    urls: Urls
    published: Published
    today: datetime.date
    """The latest day that a file may tell."""
    indexed: bool
    """Whether search engines may list the site."""
