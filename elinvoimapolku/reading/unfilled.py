"""What ``new`` asks an editor to write must not be published unwritten."""

from __future__ import annotations

from collections.abc import Iterator

from elinvoimapolku.problems import Code, Problem

PROMPT = "Kirjoittakaa tähän"
"""How every text begins that a new file has in the place of one."""


def check(file: str, text: str, may_be_draft: bool) -> Iterator[Problem]:
    """Each line that still asks for a text.

    Args:
        file: Path for messages.
        text: All of a content file that is to be published.
        may_be_draft: Whether a file of this kind can wait unpublished.
    """
    if PROMPT not in text:
        return
    wait = ", tai lisätkää tiedoston alkuun rivi draft: true" if may_be_draft else ""
    for number, line in enumerate(text.split("\n"), start=1):
        if (column := line.find(PROMPT)) >= 0:
            yield Problem(
                file,
                number,
                column + 1,
                Code.UNFILLED_TEXT,
                "Tähän kohtaan ei ole vielä kirjoitettu.",
                f"Kirjoittakaa kohta{wait}.",
            )
