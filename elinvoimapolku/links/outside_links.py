"""The outside addresses of the contents, and what to tell of their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag

from elinvoimapolku.links.answers import Answer, Kind
from elinvoimapolku.problems import Code, Problem, Severity
from elinvoimapolku.reading.site import Reading
from elinvoimapolku.rendering.render import SiteRenderer

Place = tuple[str, int, int]
"""File, line and column."""


def outside_links(
    reading: Reading, renderer: SiteRenderer, problems: list[Problem]
) -> dict[str, list[Place]]:
    """Every outside address, without its fragment, and where it is written.

    Args:
        reading: The contents.
        renderer: Knows the links of their Markdown.
        problems: Gets every problem of that Markdown.
    """
    found: dict[str, list[Place]] = {}
    for content in reading.contents:
        places = [(url, *content.places.at(*path)) for url, path in content.outside_urls()]
        text = renderer.text(content)
        problems.extend(text.problems)
        places += [(use.href, use.line, use.column) for use in text.links]
        for href, line, column in places:
            if href.lower().startswith(("http://", "https://")):
                found.setdefault(urldefrag(href).url, []).append((content.file, line, column))
    return found


def tell(links: Mapping[str, list[Place]], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    """A problem for each place of an address that is gone, has moved or could not be reached.

    Args:
        links: The addresses and their places.
        answers: Of the addresses; one that was not asked is not told of.
    """
    for address, places in links.items():
        answer = answers.get(address)
        if answer is None or answer.kind is Kind.FINE:
            continue
        for place in places:
            yield _problem(place, address, answer)


def _problem(place: Place, address: str, answer: Answer) -> Problem:
    asked = f"kysytty {answer.day.day}.{answer.day.month}.{answer.day.year}"
    match answer.kind:
        case Kind.DEAD:
            return Problem(
                *place,
                Code.DEAD_ADDRESS,
                f"Sivua {address} ei enää ole ({answer.detail}, {asked}).",
                "Etsikää sivun uusi osoite tai poistakaa linkki.",
            )
        case Kind.MOVED:
            return Problem(
                *place,
                Code.MOVED_ADDRESS,
                f"Sivu {address} on muuttanut pysyvästi ({asked}).",
                f"Katsokaa, että sivu on sama, ja vaihtakaa osoitteeksi {answer.detail}",
                Severity.NOTICE,
            )
    return Problem(
        *place,
        Code.UNREACHABLE_ADDRESS,
        f"Sivusta {address} ei saatu selvää: {answer.detail} ({asked}).",
        "Avatkaa sivu selaimessa. Jos se aukeaa, muuta ei tarvita.",
        Severity.NOTICE,
    )
