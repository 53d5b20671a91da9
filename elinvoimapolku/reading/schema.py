"""From YAML text to typed values, with pydantic's complaints told in Finnish."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from elinvoimapolku.model import Content
from elinvoimapolku.model.content import FROM_FILE
from elinvoimapolku.problems import Code, Problem, close_match, nearest
from elinvoimapolku.reading.wrong_types import WRONG_TYPES, key_of, wrong_type
from elinvoimapolku.reading.yaml_text import YamlText
from elinvoimapolku.values import KeyPath, Places

Kind = TypeVar("Kind", bound=BaseModel)

OTHER_DAYS = (
    re.compile(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})[./](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})"),
)

# What each pattern of model.py means, by the last named key that uses it.
ADDRESS = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)", re.IGNORECASE)
"""The beginning of what can be meant for an address."""
PATTERN_HINTS = {
    "id": "Käyttäkää pieniä kirjaimia a–z, numeroita ja viivaa, esimerkiksi nykytila-rajaus.",
    "section": "Käyttäkää otsikon tunnusta ilman #-merkkiä, esimerkiksi ohjeet-2.",
    "url": "Kirjoittakaa koko osoite, esimerkiksi https://www.hankinnat.fi/.",
    "address": 'Kirjoittakaa koko osoite ilman lisäyksiä, tai jättäkää arvoksi "".',
    "repository": 'Kirjoittakaa koko osoite, joka alkaa https://, tai jättäkää arvoksi "".',
    "feedback": 'Kirjoittakaa sähköpostiosoite, tai jättäkää arvoksi "".',
    "aliases": "Vanha osoite alkaa ja päättyy kauttaviivaan. Niiden välissä on vain pieniä "
    "kirjaimia a–z, numeroita ja viivoja: /vanha/osoite/.",
    "words": "Kirjoittakaa sana pienellä ja erottakaa osat pystyviivalla: hankinta|osaaminen.",
    "version": "Kirjoittakaa kaksi lukua ja piste, esimerkiksi 1.0.",
    "template": "Käyttäkää työpohjan tiedoston nimeä ilman päätettä.",
    "replaced_by": "Käyttäkää pieniä kirjaimia a–z, numeroita ja viivaa.",
    "requires": "Käyttäkää edeltävän vaiheen tunnistetta, esimerkiksi nykytila.",
    **dict.fromkeys(
        ("numerator", "denominator", "figure", "missing"),
        "Käyttäkää jotakin avaimen figures tunnisteista.",
    ),
}
LEAVE_OUT = "Jos arvoa ei ole, poistakaa avain."


def build(
    kind: type[Kind],
    read: YamlText,
    file: str,
    problems: list[Problem],
    given: Mapping[str, Any] | None = None,
) -> Kind | None:
    """Make one value of a kind from what an editor wrote.

    Args:
        kind: The class that declares the keys.
        read: The YAML with its places.
        file: Path for messages.
        problems: Gets one problem for every mistake in the text.
        given: Fields that the file itself gives; an editor may not write them, except
            ``id``, which the editor may write to override the given one.

    Returns:
        The value, or None when there was a problem.
    """
    if not isinstance(read.data, dict):
        problems.append(wrong_type(file, read.places, (), "model_type", read.data))
        return None
    written = set(FROM_FILE if issubclass(kind, Content) else ()) & set(read.data)
    for key in sorted(written):
        problems.append(_unknown_key(file, read.places, (key,), _keys(kind)))
    values = {**(given or {}), **{k: v for k, v in read.data.items() if k not in written}}
    try:
        value = kind.model_validate(values)
    except ValidationError as error:
        for detail in _own(error.errors(include_url=False)):
            told = _explain(detail, kind, read, file)
            if detail["input"] == "" and _may_be_left_out(kind, detail["loc"]):
                told = told._replace(hint=f"{told.hint} {LEAVE_OUT}")
            problems.append(told)
        return None
    return None if written else value


def _own(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The details without those that another mistake alone has caused.

    A list is too short because a row in it has a mistake; a key is missing because it is
    there under a misspelt name.
    """
    places = [detail["loc"] for detail in details]
    misspelt = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    for detail in details:
        place = detail["loc"]
        inside = any(one[: len(place)] == place and one != place for one in places)
        if inside and detail["type"] == "too_short":
            continue
        written = [str(one[-1]) for one in misspelt if one[:-1] == place[:-1]]
        if detail["type"] == "missing" and nearest(str(place[-1]), written):
            continue
        yield detail


def _explain(detail: ErrorDetails, kind: type[BaseModel], read: YamlText, file: str) -> Problem:
    path: KeyPath = detail["loc"]
    line, column = read.places.at(*path)
    fault = detail["type"]
    if fault == "literal_error" and not isinstance(detail["input"], str):
        fault = "string_type"
    if fault == "tuple_type" and _has_rows(kind, path):
        fault = "rows_type"
    key = key_of(path)
    if fault == "extra_forbidden":
        return _unknown_key(file, read.places, path, _keys(_owner(kind, path)))
    if fault == "missing":
        line, column = read.places.at(*path[:-1])
        return Problem(
            file,
            line,
            column,
            Code.MISSING_KEY,
            f"Pakollinen avain ”{key}” puuttuu{_inside(path)}.",
            f"Lisätkää rivi {key}: ja sille arvo{_example(path, file)}.",
        )
    if fault == "markup":
        return _markup(file, read, path, detail["ctx"]["found"])
    if fault == "date_impossible" or (fault == "date_form" and _day_meant(detail["input"])):
        return _wrong_day(file, (line, column), key, detail["input"])
    if fault in WRONG_TYPES:
        return wrong_type(file, read.places, path, fault, detail["input"])
    return _bad_value(file, (line, column), detail)


def _example(path: KeyPath, file: str) -> str:
    """What an item's id looks like: it begins with that of its step."""
    is_item = path[-1] == "id" and path[0] in ("checklist", "assessment")
    return f", esimerkiksi {PurePosixPath(file).stem}-vastuut" if is_item else ""


def _markup(file: str, read: YamlText, path: KeyPath, found: str) -> Problem:
    """A mark of Markdown or HTML in a text that is shown as it is."""
    return Problem(
        file,
        *read.places.at(*path),
        Code.BROKEN_MARKUP,
        f"Avaimen ”{key_of(path)}” tekstissä on merkintä {found}, joka näkyisi sellaisenaan.",
        "Kirjoittakaa teksti ilman merkintöjä. Linkit ja lihavointi kuuluvat sivun tekstiin ja "
        "tarkistuslistan kohdan avaimeen help.",
    )


def _wrong_day(file: str, place: tuple[int, int], key: str, written: str) -> Problem:
    """A day that is not in the calendar, or is written in another order."""
    meant = _day_meant(written)
    with contextlib.suppress(ValueError):
        return Problem(
            file,
            *place,
            Code.WRONG_TYPE,
            f"Avaimen ”{key}” päivä ”{written}” on väärässä muodossa.",
            f"Tarkoititteko ”{datetime.date.fromisoformat(meant)}”? Vuosi on ensin.",
        )
    return Problem(
        file,
        *place,
        Code.IMPOSSIBLE_DATE,
        f"Avaimen ”{key}” päivää {written} ei ole kalenterissa.",
        "Tarkistakaa kuukausi ja päivä. Muoto on vuosi-kuukausi-päivä: 2026-11-23.",
    )


def _day_meant(written: str) -> str:
    """A day in the form of front matter, when it is written as people write days; else nothing."""
    for form in OTHER_DAYS:
        if found := form.fullmatch(written):
            return "{year}-{month:0>2}-{day:0>2}".format(**found.groupdict())
    return ""


def _bad_value(file: str, place: tuple[int, int], detail: ErrorDetails) -> Problem:
    key, fault, context = key_of(detail["loc"]), detail["type"], detail.get("ctx", {})
    shown = str(detail["input"])
    what = f"”{shown}” ei kelpaa" if shown.strip() else "on tyhjä"
    message = f"Avaimen ”{key}” arvo {what}."
    if fault == "string_too_short":
        hint = "Kirjoittakaa arvo."
    elif fault == "too_short":
        message = f"Avaimen ”{key}” luettelossa on liian vähän rivejä."
        hint = f"Rivejä pitää olla vähintään {context['min_length']}."
    elif fault == "too_long":
        message = f"Avaimen ”{key}” luettelossa on liian monta riviä."
        hint = f"Rivejä saa olla enintään {context['max_length']}."
    elif fault == "literal_error":
        options = context["expected"].replace("'", "").replace(" or ", ", ")
        hint = f"Valitkaa jokin näistä: {options}. {close_match(shown, options.split(', '))}"
    elif key == "url" and (meant := _address_meant(shown)):
        hint = f"Tarkoititteko ”{meant}”? Alussa on https://, ja välilyönti kirjoitetaan %20."
    else:
        hint = PATTERN_HINTS.get(key, "Verratkaa arvoa toiseen samanlaiseen tiedostoon.")
    return Problem(file, *place, Code.BAD_VALUE, message, hint.strip())


def _address_meant(written: str) -> str:
    """A whole address, when one is written without its beginning or with spaces; else nothing."""
    start = "" if "://" in written else "https://"
    return start + written.replace(" ", "%20") if ADDRESS.match(written) else ""


def _unknown_key(file: str, places: Places, path: KeyPath, known: list[str]) -> Problem:
    line, column = places.at(*path)
    match = close_match(str(path[-1]), known)
    return Problem(
        file,
        line,
        column,
        Code.UNKNOWN_KEY,
        f"Avainta ”{path[-1]}” ei tunneta{_inside(path)}.",
        f"{match} Tässä käytetään avaimia: {', '.join(known)}.".strip(),
    )


def _inside(path: KeyPath) -> str:
    """In which group a key stands, when it does not stand at the top."""
    group = key_of(path[:-1])
    number = next((part for part in reversed(path[:-1]) if isinstance(part, int)), None)
    if not group:
        return ""
    return f" (kohdassa {group}" + (f", {number + 1}. rivi)" if number is not None else ")")


def _keys(kind: type[BaseModel]) -> list[str]:
    if issubclass(kind, Content):
        return list(kind.keys())
    return list(kind.model_fields)


def _owner(kind: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The class that declares the last key of a path."""
    for part in path[:-1]:
        if isinstance(part, str) and part in kind.model_fields:
            inner = _record_in(kind.model_fields[part].annotation)
            kind = inner or kind
    return kind


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _may_be_left_out(kind: type[BaseModel], path: KeyPath) -> bool:
    """Whether a file may be without a key."""
    field = _owner(kind, path).model_fields.get(str(path[-1])) if path else None
    return field is not None and not field.is_required()


def _has_rows(kind: type[BaseModel], path: KeyPath) -> bool:
    """Whether a key has a list of groups of keys."""
    field = _owner(kind, path).model_fields.get(str(path[-1]))
    return field is not None and _record_in(field.annotation) is not None
