"""A spreadsheet on paper: every column that a person fills in, in tables that fit on a sheet."""

from __future__ import annotations

import pytest

from elinvoimapolku.model import Sheet, Site, Template
from elinvoimapolku.rendering.views.blank_tables import COLUMNS, BlankTable, blank_form
from elinvoimapolku.rendering.views.sheets import told_of_papers
from elinvoimapolku.spreadsheet.book import split
from tests.sheets import sheets


def blank_tables(content: Site, *laid: Sheet) -> tuple[BlankTable, ...]:
    source = next(iter(content.templates.values()))
    return blank_form(source.model_copy(update={"sheets": laid}), str).tables


def a_sheet(**keys: object) -> Sheet:
    column = {"title": "Kohde", "kind": "text"}
    return Sheet.model_validate({"name": "Kohteet", "help": "Apu.", "columns": [column]} | keys)


def columns(*titles: str, kind: str = "text") -> list[dict[str, str]]:
    return [{"title": title, "kind": kind} for title in titles]


def filled(template: Template) -> list[str]:
    """The columns and cells that a person fills in, by the template's keys alone."""
    found = []
    for sheet in template.sheets:
        is_open = bool(sheet.empty_rows) or any("" in split(row) for row in sheet.given)
        if sheet.cells or (is_open and not sheet.results):
            found += [f"{sheet.name}: {one.title}" for one in sheet.fields if not one.formula]
    return found


def test_every_template_prints_what_a_person_fills_in_and_nothing_that_is_counted(
    content: Site,
) -> None:
    with_sheets = [one for one in content.templates.values() if one.sheets]
    assert len(with_sheets) > 5
    for template in with_sheets:
        form = blank_form(template, str)
        printed = [f"{one.name}: {row[0]}" for one in form.cells for row in one.rows]
        for table in form.tables:
            name = table.name.rpartition(" ")[0] if "/" in table.name else table.name
            printed += [f"{name}: {one.title}" for one in table.columns]
            assert len(table.columns) <= COLUMNS
            assert table.rows, (template.id, table.name)
        assert sorted(set(printed)) == sorted(filled(template)), template.id


def test_the_guide_s_example_is_a_table_of_what_is_written_with_its_choices(content: Site) -> None:
    source = next(iter(content.templates.values())).model_copy(update={"sheets": sheets()})
    form = blank_form(source, str)
    (table,) = form.tables
    assert [one.title for one in table.columns] == ["Sopimus", "Vastaava", "Arvo €", "Päättyy"]
    assert [one.is_narrow for one in table.columns] == [False, False, True, True]
    assert table.counted == "Muistutus, Tila"
    assert {text for row in table.rows for text in row} == {""}
    (cells,) = form.cells
    assert [row[:2] for row in cells.rows] == [("Kuukausia ennen", "3")]


def test_a_wide_table_is_cut_into_even_ones_that_begin_with_the_first_column(content: Site) -> None:
    titles = [f"S{number}" for number in range(17)]
    tables = blank_tables(content, a_sheet(columns=columns(*titles)))
    found = [[one.title for one in table.columns] for table in tables]
    assert [len(one) for one in found] == [7, 6, 6]
    assert {one[0] for one in found} == {"S0"}
    assert [title for one in found for title in one[1:]] == titles[1:]
    assert [table.name for table in tables] == ["Kohteet 1/3", "Kohteet 2/3", "Kohteet 3/3"]
    assert [table.help for table in tables] == ["Apu.", "", ""]
    assert len({len(table.rows) for table in tables}) == 1


def test_a_list_of_choices_is_told_once_for_all_its_columns(content: Site) -> None:
    choosing = [one | {"choices": ["kyllä", "ei"]} for one in columns("A", "B", kind="choice")]
    (table,) = blank_tables(content, a_sheet(columns=[*columns("Kohde"), *choosing]))
    assert table.choices == (("A, B", "kyllä, ei"),)


def test_rows_that_are_begun_stand_in_it_and_those_that_are_whole_are_told_below(
    content: Site,
) -> None:
    keys = {"columns": columns("Kohde", "Vastaava"), "given": ["Tie | ", "Silta | sihteeri"]}
    (table,) = blank_tables(content, a_sheet(**keys))
    assert table.ready == "Silta sihteeri"
    assert table.rows[0] == ("Tie", "")
    assert set(table.rows[1:]) == {("", "")}
    (table,) = blank_tables(content, a_sheet(**keys, empty_rows="0"))
    assert table.rows == (("Tie", ""),)


def test_where_nothing_is_left_to_write_there_is_no_table(content: Site) -> None:
    given = {"given": ["Tie", "Silta"], "empty_rows": "0"}
    assert blank_tables(content, a_sheet(**given)) == ()
    results = [{"cells": ["Tulos"]}]
    assert blank_tables(content, a_sheet(results=results)) == ()


@pytest.mark.parametrize("words", [1, 30])
def test_what_does_not_fit_goes_on_on_another_sheet_of_paper(content: Site, words: int) -> None:
    given = [f"{'sana ' * words}{number} | " for number in range(40)]
    laid = a_sheet(columns=columns("Kohde", "Vastaava"), given=given)
    tables = blank_tables(content, laid)
    rows = [row for table in tables for row in table.rows if row[0]]
    assert [row[0] for row in rows] == [split(one)[0] for one in given]
    assert len(tables) > words // 10 + 1
    assert {table.name for table in tables} == {"Kohteet"}


def test_a_sheet_lies_one_way_each_table_is_one_and_an_example_is_none() -> None:
    short, long = "<p>Sana.</p>", "<p>Sana.</p>" * 40
    example = f'<div class="callout callout-example"><div>{long * 9}</div>{long}</div>'
    assert told_of_papers([(False, short)], 0) == "1 sivu"
    assert told_of_papers([(False, short), (False, short + example + short)], 0) == "1 sivu"
    assert told_of_papers([(False, example + long)], 0) == told_of_papers([(False, long)], 0)
    assert told_of_papers([(False, short), (True, short), (False, short)], 0) == "noin 3 sivua"
    assert told_of_papers([(False, short), (True, ""), (False, short)], 4) == "noin 5 sivua"
