"""The links by which a reader mends a page or suggests a change of it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlencode

# The addresses below are GitHub's; no other host has the same.
GITHUB = re.compile(r"(https://github\.com/[^/]+/[^/]+?)(\.git)?/?")
BRANCH = "main"
FORM = "suggestion.yml"
"""A file of ``.github/ISSUE_TEMPLATE/``, whose field ``page`` is filled in."""


class Contributing(NamedTuple):
    """Where a page's text is edited and talked about."""

    edit: str
    suggest: str


def contributing(repository: str, file: str, page: str) -> Contributing | None:
    """The links of one page, or None when the repository is unknown or not on GitHub.

    Args:
        repository: Its address in the settings; may be empty.
        file: The content file of the page, from the project's root.
        page: What the page is called.
    """
    found = GITHUB.fullmatch(repository)
    if not found:
        return None
    return Contributing(
        f"{found[1]}/edit/{BRANCH}/{quote(file)}",
        f"{found[1]}/issues/new?{urlencode({'template': FORM, 'page': page})}",
    )
