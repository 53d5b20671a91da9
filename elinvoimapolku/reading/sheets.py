"""What can be wrong in the sheets of a content, told where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elinvoimapolku.model import Content
from elinvoimapolku.model.sheets import Column, Sheet, SingleCell, reference
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading import formulas
from elinvoimapolku.spreadsheet.book import inputs, split
from elinvoimapolku.spreadsheet.cell_values import value_of
from elinvoimapolku.values import KeyPath

EXCEL = ".xlsx"
LONGEST_NAME = 20
TAKEN = ("Ohje", "Valinnat")
"""The sheets that every file has."""
NAME = re.compile(r"[^\W\d_][\w -]*")
CELL_NAME = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]\d*|[Rr]\d*[Cc]\d*")
"""A name that a spreadsheet takes for a cell's own: ``A1``."""
NOT_IN_TITLES = "[]#'@|"
FORMS = {
    "date": ("päivä", "Kirjoittakaa päivä muodossa 2026-11-23."),
    "count": ("kokonaisluku", "Kirjoittakaa kokonaisluku, esimerkiksi 3. Tyhjä on tyhjä solu."),
    "number": ("luku", "Kirjoittakaa luku, esimerkiksi 24,5. Desimaalien edessä on pilkku."),
    "euro": ("euromäärä", "Kirjoittakaa luku ilman yksikköä, esimerkiksi 801 000."),
    "percent": ("prosenttiluku", "Kirjoittakaa luku ja prosenttimerkki, esimerkiksi 27 %."),
}


def check(content: Content) -> Iterator[Problem]:
    """Every mistake in a content's sheets.

    Args:
        content: With values that are each of the right form.
    """
    yield from _makes(content)
    found = [*_names(content)]
    for number, sheet in enumerate(content.excel_sheets()):
        found += _sheet(content, sheet, ("sheets", number))
    if not found:
        found += formulas.check(content)
    yield from found


def _makes(content: Content) -> Iterator[Problem]:
    has_excel = any(name.endswith(EXCEL) for name in content.office_files())
    if has_excel and not content.excel_sheets():
        yield _bad(
            content,
            ("makes",),
            "Excel-tiedostoon ei ole välilehtiä.",
            "Lisätkää avain sheets tai poistakaa excel avaimesta makes.",
        )
    if content.excel_sheets() and not has_excel:
        yield _bad(
            content,
            ("sheets",),
            "Välilehdistä ei tehdä tiedostoa.",
            "Lisätkää excel avaimeen makes tai poistakaa avain sheets.",
        )


def _names(content: Content) -> Iterator[Problem]:
    """Sheets and single cells are named in formulas, so no two are alike."""
    seen: set[str] = set()
    for number, sheet in enumerate(content.excel_sheets()):
        names: list[tuple[str, KeyPath]] = [(sheet.name, ("sheets", number, "name"))]
        names += [
            (one.title, ("sheets", number, "cells", at, "title"))
            for at, one in enumerate(sheet.cells)
        ]
        for text, path in names:
            name = reference(text).casefold()
            is_sheet = path[-1] == "name"
            if not NAME.fullmatch(text.rstrip(" €%")) or CELL_NAME.fullmatch(reference(text)):
                yield _bad(
                    content,
                    path,
                    f"Nimi ”{text}” ei kelpaa kaavoihin.",
                    "Aloittakaa kirjaimella ja käyttäkää vain kirjaimia, numeroita, välilyöntejä "
                    "ja viivoja. Solun osoite, kuten A1, ei kelpaa.",
                )
            elif is_sheet and (len(text) > LONGEST_NAME or text in TAKEN):
                yield _bad(
                    content,
                    path,
                    f"Välilehden nimi ”{text}” ei kelpaa.",
                    f"Nimessä on enintään {LONGEST_NAME} merkkiä, eikä se ole "
                    f"{' tai '.join(TAKEN)}: ne ovat jo tiedostossa.",
                )
            elif name in seen:
                yield _bad(
                    content, path, f"Nimi ”{text}” on jo käytössä.", "Vaihtakaa toinen nimi."
                )
            seen.add(name)


def _sheet(content: Content, sheet: Sheet, path: KeyPath) -> Iterator[Problem]:
    if bool(sheet.cells) == bool(sheet.columns):
        yield _bad(
            content,
            path,
            f"Välilehdellä ”{sheet.name}” on oltava joko avain columns tai avain cells.",
            "Taulukko kirjoitetaan avaimeen columns, yksittäiset solut avaimeen cells. "
            "Tehkää kummallekin oma välilehtensä.",
        )
    if sheet.results and (sheet.rows or sheet.given):
        yield _bad(
            content,
            (*path, "results"),
            f"Välilehdellä ”{sheet.name}” on sekä tuloksia että täytettäviä rivejä.",
            "Tehkää tuloksille oma välilehtensä.",
        )
    titles = [column.title.casefold() for column in sheet.columns]
    for at, column in enumerate(sheet.columns):
        place = (*path, "columns", at)
        yield from _column(content, column, place, titles[at] in titles[:at])
        yield from _choices(content, column, place)
    for at, one in enumerate(sheet.cells):
        place = (*path, "cells", at)
        yield from _choices(content, one, place)
        for key, text in (("value", one.value), ("example", one.example)):
            yield from _value(content, one, text, (*place, key))
    for key, rows in (("given", sheet.given), ("rows", sheet.rows)):
        for at, row in enumerate(rows):
            yield from _row(content, sheet, row, (*path, key, at))
    for at, result in enumerate(sheet.results):
        if len(result.cells) != len(sheet.columns):
            place = (*path, "results", at, "cells")
            yield _length(content, place, len(result.cells), len(sheet.columns))


def _column(content: Content, column: Column, path: KeyPath, is_taken: bool) -> Iterator[Problem]:
    title = column.title
    if is_taken:
        yield _bad(
            content,
            (*path, "title"),
            f"Otsikko ”{title}” on kahdella sarakkeella.",
            "Antakaa kummallekin oma otsikkonsa.",
        )
    if unfit := sorted(set(NOT_IN_TITLES) & set(title)):
        yield _bad(
            content,
            (*path, "title"),
            f"Otsikossa ”{title}” on merkki {unfit[0]}, jota kaava ei ymmärrä.",
            "Kirjoittakaa otsikko ilman sitä.",
        )


def _choices(content: Content, one: Column | SingleCell, path: KeyPath) -> Iterator[Problem]:
    needs = one.kind == "choice"
    if needs and not one.choices:
        yield _bad(
            content,
            path,
            f"Valinnan ”{one.title}” vaihtoehdot puuttuvat.",
            "Lisätkää avain choices ja sille luettelo.",
        )
    if one.choices and not needs:
        yield _bad(
            content,
            (*path, "choices"),
            f"Vaihtoehtoja on, mutta ”{one.title}” on lajia {one.kind}.",
            "Vaihtakaa lajiksi choice tai poistakaa avain choices.",
        )
    if needs and one.formula:
        yield _bad(
            content,
            (*path, "formula"),
            f"”{one.title}” ei voi olla sekä valinta että kaava.",
            "Vaihtakaa lajiksi text tai poistakaa avain formula.",
        )


def _row(content: Content, sheet: Sheet, row: str, path: KeyPath) -> Iterator[Problem]:
    columns, texts = inputs(sheet), split(row)
    if len(texts) != len(columns):
        yield _length(content, path, len(texts), len(columns))
        return
    for column, text in zip(columns, texts, strict=True):
        yield from _value(content, column, text, path)


def _value(
    content: Content, one: Column | SingleCell, text: str, path: KeyPath
) -> Iterator[Problem]:
    if one.kind == "choice" and not one.choices:
        return
    try:
        value_of(one.kind, text, one.choices)
    except ValueError:
        if one.kind == "choice":
            kind, hint = "vaihtoehto", f"Valitkaa jokin näistä: {', '.join(one.choices)}."
        else:
            kind, hint = FORMS[one.kind]
        message = f"Kohdan ”{one.title}” arvo ”{text}” ei ole {kind}."
        yield Problem(content.file, *content.places.at(*path), Code.BAD_ROW, message, hint)


def _length(content: Content, path: KeyPath, found: int, wanted: int) -> Problem:
    return Problem(
        content.file,
        *content.places.at(*path),
        Code.BAD_ROW,
        f"Rivillä on {found} arvoa, mutta täytettäviä sarakkeita on {wanted}."
        if path[-1] != "cells"
        else f"Rivillä on {found} arvoa, mutta sarakkeita on {wanted}.",
        "Kirjoittakaa arvo jokaiselle sarakkeelle. Tyhjä arvo on tyhjä väli pystyviivojen välissä."
        if path[-1] != "cells"
        else 'Kirjoittakaa arvo jokaiselle sarakkeelle. Tyhjä arvo on "".',
    )


def _bad(content: Content, path: Sequence[str | int], message: str, hint: str) -> Problem:
    return Problem(content.file, *content.places.at(*path), Code.BAD_VALUE, message, hint)
