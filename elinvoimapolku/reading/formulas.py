"""What can be wrong in the formulas of a content's sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from elinvoimapolku.model import Content
from elinvoimapolku.model.sheets import Sheet, reference
from elinvoimapolku.problems import Code, Problem, close_match
from elinvoimapolku.spreadsheet.book import book_of, singles
from elinvoimapolku.spreadsheet.cell_values import CellError
from elinvoimapolku.spreadsheet.functions import FUNCTIONS, LOGIC, asks_for_cells
from elinvoimapolku.spreadsheet.other_names import OTHER_NAMES
from elinvoimapolku.spreadsheet.parsing import (
    Binary,
    Call,
    FormulaError,
    Here,
    Negative,
    Node,
    Single,
    Title,
    WholeColumn,
    parse,
    walk,
)
from elinvoimapolku.spreadsheet.printing import printed
from elinvoimapolku.values import KeyPath

LONGEST, LONGEST_SUFFIX = 8192, "_esimerkki"
"""How long a formula may be in a file, with what its names end with in the example."""
COUNTED_BY_THE_CLOCK = ("TODAY", "NOW", "TÄMÄ.PÄIVÄ", "NYT", "RAND", "RANDBETWEEN")


class _Formula(NamedTuple):
    """A formula, and where it is written."""

    node: Node
    table: str
    """Empty for a single cell."""
    name: str
    """Of its column or cell."""
    path: KeyPath


def check(content: Content) -> Iterator[Problem]:
    """Every mistake in the formulas of sheets that are right otherwise."""
    found: list[Problem] = []
    formulas = list(_formulas(content, found))
    tables = {reference(sheet.name): sheet for sheet in content.excel_sheets() if sheet.columns}
    cells = {reference(one.title) for one in singles(content.excel_sheets())}
    for formula in formulas:
        for message, hint in _faults(formula, tables, cells):
            found.append(_problem(content, formula.path, message, hint))
    found = found or list(_circle(content, formulas)) or list(_mistakes(content))
    yield from found


def _formulas(content: Content, problems: list[Problem]) -> Iterator[_Formula]:
    for text, table, name, path in _written(content):
        try:
            yield _Formula(parse(text), table, name, path)
        except FormulaError as error:
            hint = (
                "Verratkaa kaavaa toiseen. Sarake on muodossa [@Otsikko], taulukon sarake "
                "muodossa Taulukko[Otsikko], erotin on ; ja desimaalien edessä on piste."
            )
            problems.append(_problem(content, path, f"Kaavaa ei ymmärretä: {error}.", hint))


def _written(content: Content) -> Iterator[tuple[str, str, str, KeyPath]]:
    for number, sheet in enumerate(content.excel_sheets()):
        path, table = ("sheets", number), reference(sheet.name)
        for at, column in enumerate(sheet.columns):
            if column.formula:
                yield column.formula, table, column.title, (*path, "columns", at, "formula")
        for at, one in enumerate(sheet.cells):
            if one.formula:
                yield one.formula, "", reference(one.title), (*path, "cells", at, "formula")
        for at, result in enumerate(sheet.results):
            for place, text in enumerate(result.cells):
                if text.startswith("="):
                    title = sheet.columns[place].title
                    yield text, table, title, (*path, "results", at, "cells", place)


def _faults(
    formula: _Formula, tables: Mapping[str, Sheet], cells: set[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with the names in a formula, and how it is mended."""
    for node in walk(formula.node):
        match node:
            case Here(column):
                yield from _column_fault(tables.get(formula.table), column, formula.table)
            case WholeColumn(table, column) | Title(table, column) if table in tables:
                yield from _column_fault(tables[table], column, table)
            case WholeColumn(table) | Title(table):
                hint = f"{close_match(table, tables)} Taulukot ovat: {', '.join(tables)}."
                yield f"Taulukkoa ”{table}” ei ole.", hint.strip()
            case Single(name) if name not in cells:
                told = f"Yksittäiset solut ovat: {', '.join(sorted(cells))}." if cells else ""
                hint = f"{close_match(name, cells)} {told}".strip()
                hint = (
                    hint or "Kirjoittakaa sarake muodossa [@Otsikko] ja teksti lainausmerkkeihin."
                )
                yield f"Solua ”{name}” ei ole.", hint
            case Call():
                yield from _call_faults(node)
    yield from _column_faults(formula.node)
    if len(printed(formula.node, formula.table, LONGEST_SUFFIX)) > LONGEST:
        yield (
            f"Kaava on pidempi kuin {LONGEST} merkkiä, eikä Excel avaisi sitä.",
            "Jakakaa kaava kahteen sarakkeeseen.",
        )


def _column_fault(sheet: Sheet | None, column: str, table: str) -> Iterator[tuple[str, str]]:
    if sheet is None:
        yield (
            f"Kaavassa on rivin sarake ”{column}”, mutta se ei ole taulukon rivillä.",
            "Nimetkää taulukko: Taulukko[Otsikko].",
        )
        return
    titles = [one.title for one in sheet.columns]
    if column not in titles:
        hint = f"{close_match(column, titles)} Taulukon sarakkeet ovat: {', '.join(titles)}."
        yield f"Taulukossa ”{table}” ei ole saraketta ”{column}”.", hint.strip()


def _call_faults(call: Call) -> Iterator[tuple[str, str]]:
    name = call.function
    known = {**{key: (one.least, one.most) for key, one in FUNCTIONS.items()}, **LOGIC}
    if name in COUNTED_BY_THE_CLOCK:
        yield (
            f"Funktion ”{name}” tulos muuttuu itsestään, joten sitä ei voi tallentaa tiedostoon.",
            "Tehkää päivälle yksittäinen solu, jonka täyttäjä kirjoittaa.",
        )
    elif name not in known:
        better = OTHER_NAMES.get(name)
        hint = f"Käyttäkää sen tilalla: {better}." if better else close_match(name, known)
        yield (
            f"Funktiota ”{name}” ei tunneta.",
            f"{hint} Funktiot ovat: {', '.join(sorted(known))}.".strip(),
        )
    else:
        yield from _cell_faults(call)
        least, most = known[name]
        if not least <= len(call.arguments) <= most:
            wanted = (
                str(least)
                if least == most
                else f"vähintään {least}" + (f" ja enintään {most}" if most < 100 else "")
            )
            yield (
                f"Funktiolla ”{name}” on {len(call.arguments)} arvoa.",
                f"Arvoja on oltava {wanted}.",
            )


def _cell_faults(call: Call) -> Iterator[tuple[str, str]]:
    """Arguments for which a spreadsheet takes cells alone: it would not open the file."""
    for at, one in enumerate(call.arguments):
        is_cell = isinstance(one, WholeColumn | Here | Single)
        if asks_for_cells(call.function, at) and not is_cell:
            yield (
                f"Funktion ”{call.function}” {at + 1}. arvo ei ole sarake.",
                "Kirjoittakaa siihen sarake muodossa Taulukko[Otsikko].",
            )
        if call.function == "ROW" and not isinstance(one, Title):
            yield (
                "Funktio ”ROW” ottaa vain otsikon.",
                "Kirjoittakaa ROW() tai ROW(Taulukko[[#Headers];[Otsikko]]).",
            )


def _column_faults(node: Node, is_allowed: bool = False) -> Iterator[tuple[str, str]]:
    """Whole columns where one value is meant: such formulas differ between programs."""
    match node:
        case WholeColumn() if not is_allowed:
            yield (
                f"Koko sarake {node.table}[{node.column}] on paikassa, johon sopii vain yksi arvo.",
                "Kirjoittakaa [@Otsikko], tai laskekaa sarake funktiolla, esimerkiksi SUM, "
                "COUNTIFS tai SUMPRODUCT.",
            )
        case Call():
            takes = node.function == "SUMPRODUCT"
            counts = node.function in FUNCTIONS and FUNCTIONS[node.function].takes_columns
            for one in node.arguments:
                direct = counts and isinstance(one, WholeColumn)
                yield from _column_faults(one, takes or direct)
        case Binary():
            yield from _column_faults(node.left, is_allowed)
            yield from _column_faults(node.right, is_allowed)
        case Negative():
            yield from _column_faults(node.inner, is_allowed)


def _circle(content: Content, formulas: list[_Formula]) -> Iterator[Problem]:
    """A formula that needs its own result, through others or by itself."""
    needs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for formula in formulas:
        needed = needs.setdefault((formula.table, formula.name), set())
        for node in walk(formula.node):
            match node:
                case Here(column):
                    needed.add((formula.table, column))
                case WholeColumn(table, column):
                    needed.add((table, column))
                case Single(name):
                    needed.add(("", name))
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))
        first = next(one for one in formulas if (one.table, one.name) == circle[0])
        names = " → ".join(name for _, name in circle)
        yield _problem(
            content,
            first.path,
            f"Kaava tarvitsee oman tuloksensa: {names}.",
            "Muuttakaa jotakin näistä kaavoista niin, ettei se tarvitse edellistä.",
        )


def _mistakes(content: Content) -> Iterator[Problem]:
    """Formulas that give a mistake in the example or in the empty file."""
    for is_example, where in ((True, "esimerkin"), (False, "tyhjän tiedoston")):
        book = book_of(content.excel_sheets(), is_example)
        for number, sheet in enumerate(content.excel_sheets()):
            path: KeyPath = ("sheets", number)
            for at, one in enumerate(book.cells(sheet)):
                if isinstance(one.value, CellError):
                    place = (*path, "cells", at, "formula")
                    yield _result(content, place, one.value, f"{where} solussa")
            told: set[KeyPath] = set()
            for row, cells in enumerate(book.rows(sheet)):
                for column, cell in enumerate(cells):
                    place = (*path, "columns", column, "formula")
                    if sheet.results:
                        place = (*path, "results", row, "cells", column)
                    if isinstance(cell.value, CellError) and place not in told:
                        told.add(place)
                        yield _result(content, place, cell.value, f"{where} rivillä {row + 1}")


def _result(content: Content, path: KeyPath, error: CellError, where: str) -> Problem:
    return _problem(
        content,
        path,
        f"Kaavan tulos on {error.words} {where}.",
        'Kirjoittakaa kaava niin, että tyhjästäkin tulee arvo: IF([@Otsikko]="";"";…) tai '
        'IFERROR(…;"ei laskettavaa").',
    )


def _problem(content: Content, path: KeyPath, message: str, hint: str) -> Problem:
    return Problem(content.file, *content.places.at(*path), Code.BAD_FORMULA, message, hint)
