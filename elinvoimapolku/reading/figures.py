"""The yearly figures of indicators: each value names figures that are there, and each has a use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elinvoimapolku.model import Figure, FigureValue, Indicator
from elinvoimapolku.model.item_ids import is_of_step, item_id
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.values import KeyPath


def check(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    """Each name that leads nowhere, value that tells nothing and figure that none tells of."""
    for indicator in indicators:
        for number, value in enumerate(indicator.value):
            yield from _check_value(indicator, value, ("value", number))
        named = {name for value in indicator.value for name, _ in value.named()}
        for number, figure in enumerate(indicator.figures):
            yield from _check_figure(indicator, figure, number, named)


def _check_value(indicator: Indicator, value: FigureValue, path: KeyPath) -> Iterator[Problem]:
    known = [figure.id for figure in indicator.figures]
    for name, key in value.named():
        if name not in known:
            hint = close_match(name, known) or "Tarkistakaa kirjoitusasu."
            yield _bad(
                indicator,
                (*path, key),
                f"Lukua ”{name}” ei ole.",
                f"{hint} Vaihtoehdot ovat avaimen figures tunnisteet.",
            )
    if (value.numerator is None) == (value.figure is None):
        yield _bad(
            indicator,
            path,
            "Arvossa on joko numerator ja denominator tai figure.",
            "Osuudessa ja keskiarvossa on numerator ja denominator, muussa luvussa figure.",
        )
    elif value.numerator is not None and value.denominator is None:
        yield _bad(
            indicator,
            (*path, "numerator"),
            "Osoittajalla ei ole nimittäjää.",
            "Kirjoittakaa avaimeen denominator, millä luku jaetaan.",
        )
    if value.three_years and value.numerator is None:
        yield _bad(
            indicator,
            (*path, "three_years"),
            "Kolmen vuoden summaa ei lasketa yhdestä luvusta, kuten mediaanista.",
            "Poistakaa avain tai kirjoittakaa arvoon numerator ja denominator.",
        )


def _check_figure(
    indicator: Indicator, figure: Figure, number: int, named: set[str]
) -> Iterator[Problem]:
    path = ("figures", number, "id")
    if not is_of_step(figure.id, indicator.id):
        yield _bad(
            indicator,
            path,
            f"Tunniste ”{figure.id}” ei ala mittarin tunnisteella ”{item_id(indicator.id, '')}”.",
            f"Kirjoittakaa tunniste muotoon {item_id(indicator.id, 'sana')}.",
        )
    if figure.id not in named:
        yield _bad(
            indicator,
            path,
            f"Mikään arvo ei käytä lukua ”{figure.id}”.",
            "Kirjoittakaa se avaimeen value tai poistakaa luku.",
        )


def _bad(indicator: Indicator, path: KeyPath, message: str, hint: str) -> Problem:
    return Problem(indicator.file, *indicator.places.at(*path), Code.BAD_VALUE, message, hint)
