"""What a run is asked to do: the one place where clock and environment come in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line, the host and the day give to a build."""

    root: Path
    """The project's folder: content/, templates/ and assets/ are in it."""
    output: Path
    """Folder of the finished site."""
    today: datetime.date
    """The day for overdue reviews and days to come. It never comes on a page: the sitemap and the
    feed alone tell it, in the place of a day that has not come."""
    address: str | None = None
    """Address of the site that overrides the one in sivusto.yml, without a last slash."""
    base_path: str = "/"
    """Path under which the site stands, with first and last slash."""
    drafts: bool = False
    """Whether drafts are included."""
    indexed: bool = True
    """Whether search engines may list the site; not so for a preview."""
    live: bool = False
    """Whether pages are for ``serve``, whose reload script a policy in the page would stop."""


def base_path_of(address: str) -> str:
    """The path of an address: ``https://kunta.fi/polku`` stands under ``/polku/``."""
    return f"/{path}/" if (path := "/".join(address.split("/")[3:]).strip("/")) else "/"


def host_address(environment: Mapping[str, str]) -> str | None:
    """The address that the host tells, where it tells the site's main one.

    Netlify gives it as ``URL``, in previews too.
    """
    return environment.get("URL") if environment.get("NETLIFY") == "true" else None


def is_preview(environment: Mapping[str, str]) -> bool:
    """Whether the host is building a preview of a change, not the public site."""
    return environment.get("NETLIFY") == "true" and environment.get("CONTEXT") != "production"
