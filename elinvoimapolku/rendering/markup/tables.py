"""Tables and task lists in a form that needs no ``style`` and no dead control."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def tables_plugin(md: MarkdownIt) -> None:
    """Allow wide tables to scroll, align by class, and draw task boxes as pictures."""
    md.options["tasklists"] = True
    md.core.ruler.push("tables", _tables)
    md.add_render_rule("table_open", _open_table)
    md.add_render_rule("table_close", _close_table)
    md.add_render_rule("list_item_open", _open_item)


def _tables(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            # The policy of the site allows no style attribute.
            alignment = str(token.attrs.pop("style")).rpartition(":")[2]
            token.attrSet("class", f"align-{alignment}")


def _open_table(
    _: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return '<div class="table" role="group" aria-label="Taulukko" tabindex="0">\n<table>\n'


def _close_table(
    _: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table>\n</div>\n"


def _open_item(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    opening = renderer.renderToken(tokens, index, options, env)
    checked = (tokens[index].meta or {}).get("checked")
    if checked is None:
        return opening
    state, word = ("done", "tehty") if checked else ("todo", "tekemättä")
    return f'{opening}<span class="task-box task-{state}" role="img" aria-label="{word}"></span> '
