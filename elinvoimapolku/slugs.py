"""Words as a part of an address: an anchor or a file name where an editor has not written one."""

from __future__ import annotations

import re
import unicodedata


def slugify(text: str) -> str:
    """ASCII letters, digits and single hyphens: ``Näin etenette`` is ``nain-etenette``.

    Returns:
        The slug, or ``kohta`` for a text without letters or digits.
    """
    parts = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "kohta"
