"""Typography on the text of a rendering, never on its code."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.typography import spaces_and_dashes

IN_HEADING = "heading"
"""Key by which a text tells that it stands in a heading, whose words may be cut."""


def words_plugin(md: MarkdownIt) -> None:
    """Finish every text, and tell which ones stand in headings."""
    md.core.ruler.push("words", _finish)


def _finish(state: StateCore) -> None:
    in_heading = False
    for block in state.tokens:
        if block.type in ("heading_open", "heading_close"):
            in_heading = block.type == "heading_open"
        for text in _texts(block):
            text.content = spaces_and_dashes(text.content)
            if in_heading:
                text.meta[IN_HEADING] = True


def _texts(block: Token) -> list[Token]:
    """The text tokens of a block, without the addresses that are shown as such."""
    texts = []
    in_address = False
    for child in block.children or ():
        if child.type == "link_open":
            in_address = child.info == "auto"
        elif child.type == "link_close":
            in_address = False
        elif child.type == "text" and not in_address:
            texts.append(child)
    return texts
