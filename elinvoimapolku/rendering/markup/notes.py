"""Footnotes: their list without a nameless section, their way back with a name."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

BLOCK = "footnote_block_open"


def notes_plugin(md: MarkdownIt) -> None:
    """Read footnotes and print them as one plain list."""
    footnote_plugin(md)
    md.add_render_rule("footnote_block_open", _open)
    md.add_render_rule("footnote_block_close", _close)
    md.add_render_rule("footnote_anchor", _back)


def _open(
    _: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return '<ol class="footnotes">\n'


def _close(
    _: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</ol>\n"


def _back(
    _: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    meta = tokens[index].meta
    number, repeat = meta["id"] + 1, meta["subId"]
    target = f"fnref{number}" + (f":{repeat}" if repeat > 0 else "")
    return f' <a href="#{target}" class="footnote-back" aria-label="Takaisin tekstiin">↩\ufe0e</a>'
