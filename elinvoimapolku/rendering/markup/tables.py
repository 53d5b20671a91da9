"""Tables in a form that needs no ``style`` and whose rows are whole, and task lists."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context


def tables_plugin(md: MarkdownIt) -> None:
    """Align cells by class, tell heads from cells and rows that lack one, read task boxes."""
    md.options["tasklists"] = True
    md.core.ruler.push("tables", _tables)


def _tables(state: StateCore) -> None:
    columns = 0
    for token in state.tokens:
        columns = 0 if token.type == "table_open" else columns + (token.type == "th_open")
        if token.type == "tr_open" and columns:
            _check_row(context.of(state.env), token, columns)
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            # The policy of the site allows no style attribute.
            alignment = str(token.attrs.pop("style")).rpartition(":")[2]
            token.attrSet("class", f"align-{alignment}")


def _check_row(found: context.Context, row: Token, columns: int) -> None:
    """Tell a row that has fewer cells than the head: its later ones would stand in wrong columns.

    The parser fills such a row at its end, whichever cell was left out.
    """
    first, _ = row.map or (0, 1)
    written = found.lines[first].strip()
    cells = escapedSplit(written.lstrip("> "))
    count = len(cells) - (cells[0] == "") - (cells[-1] == "")
    if count < columns:
        found.report(
            found.place_of_line(first, written),
            Code.BROKEN_MARKUP,
            f"Taulukon rivillä on soluja {count}, otsikkorivillä {columns}.",
            "Lisätkää puuttuvan solun kohdalle pystyviiva. Tyhjä solu on väli pystyviivojen "
            "välissä: | Kuljetukset | | 120 |. Jos rivi ei kuulu taulukkoon, jättäkää sen "
            "yläpuolelle tyhjä rivi.",
        )
