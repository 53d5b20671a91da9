"""Tables in a form that needs no ``style``, and task lists."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


def tables_plugin(md: MarkdownIt) -> None:
    """Align the cells of tables by class, tell heads from cells, and read task boxes."""
    md.options["tasklists"] = True
    md.core.ruler.push("tables", _tables)


def _tables(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            # The policy of the site allows no style attribute.
            alignment = str(token.attrs.pop("style")).rpartition(":")[2]
            token.attrSet("class", f"align-{alignment}")
