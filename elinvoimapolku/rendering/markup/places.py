"""Places to fill in: ``[Kunnan nimi]`` in the text of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from elinvoimapolku.problems import Code
from elinvoimapolku.rendering.markup import context

PLACE = "fill_in"
"""The type of a token that is one; its content is what to write there, without the brackets."""
LETTER = "bracket"
"""The type, until places are found, of a bracket that was written as a letter: ``\\[``."""
BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def places_plugin(md: MarkdownIt) -> None:
    """Make tokens of the brackets of a form, once all words are polished."""
    md.core.ruler.before("text_join", "brackets", _keep_letters)
    md.core.ruler.push("places", _places)


def _keep_letters(state: StateCore) -> None:
    """Keep brackets with a backslash apart from the text around them."""
    if not context.of(state.env).rules.is_form:
        return
    for block in state.tokens:
        for child in block.children or ():
            if child.type == "text_special" and child.content in ("[", "]"):
                child.type = LETTER


def _places(state: StateCore) -> None:
    found = context.of(state.env)
    if not found.rules.is_form:
        return
    for block in state.tokens:
        if block.children:
            block.children = [part for child in block.children for part in _parts(child)]
            _check(block, found)
            for child in block.children:
                if child.type == LETTER:
                    child.type = "text"


def _parts(child: Token) -> Iterator[Token]:
    """A token, or the texts and places that a text is made of."""
    if child.type != "text" or not BRACKETS.search(child.content):
        yield child
        return
    for number, words in enumerate(BRACKETS.split(child.content)):
        if number % 2 or words:
            yield Token(
                PLACE if number % 2 else "text",
                "",
                0,
                content=words.strip() if number % 2 else words,
                level=child.level,
                meta=dict(child.meta),
            )


def _check(block: Token, found: context.Context) -> None:
    """What is left of brackets is no place, and a picture is in no form."""
    for child in block.children or ():
        if child.type == "text" and (half := re.search(r"[\[\]]", child.content)):
            found.report(
                found.place(block, half[0]),
                Code.BROKEN_MARKUP,
                f"Täyttöpaikan merkki {half[0]} on ilman pariaan.",
                "Täyttöpaikka on yhdellä rivillä hakasulkeissa, ilman muita merkintöjä: "
                "[Kunnan nimi].",
            )
        if child.type == "image":
            found.report(
                found.place(block, str(child.attrs.get("src", ""))),
                Code.BROKEN_IMAGE,
                "Työpohjassa ei voi olla kuvaa: se ei tulisi Word-tiedostoon.",
                "Kertokaa kuvan asia tekstinä tai taulukkona.",
            )
