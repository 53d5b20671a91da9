"""What a link target was meant to be, where it leads nowhere as it is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from elinvoimapolku.problems import nearest

MAIL = re.compile(r"[^\s/@:]+@[^\s/@]+\.[a-zA-Z]{2,}")
HOST = re.compile(
    r"(?:www\.[^\s/]+\.[a-z]{2,}|[\w-]+(?:\.[\w-]+)*\.(?:fi|eu|ax|se|com|org|net|info|io))(?=[:/?#]|$)",
    re.IGNORECASE,
)
SCHEME = re.compile(r"(?P<name>[a-zA-Z]+)(?P<marks>:/*|//+)(?P<rest>[^/\s]+\.[^\s]+)")


class Meant(NamedTuple):
    """What is wrong with a target, and the target as it was meant."""

    message: str
    target: str


def meant(target: str) -> Meant | None:
    """An address of a person or of another site that lacks its start, or has it misspelt."""
    start = ""
    if MAIL.fullmatch(target):
        start = "mailto:"
    elif HOST.match(target):
        start = "https://"
    elif target.startswith("//") and HOST.match(target[2:]):
        start = "https:"
    if start:
        message = f"Linkin ”{target}” alusta puuttuu {start}, joten se ei avaudu."
        return Meant(message, start + target)
    if found := SCHEME.fullmatch(target):
        name = nearest(found["name"].lower(), ("https", "http"))
        if name and (name, found["marks"]) != (found["name"].lower(), "://"):
            return Meant(f"Linkin ”{target}” alku ei kelpaa.", f"{name}://{found['rest']}")
    return None
