"""The words within a block as Word has them: runs, links, and controls to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE

from elinvoimapolku.rendering.markup.places import PLACE
from elinvoimapolku.rendering.office.elements import Xml, element, hyperlink, text

if TYPE_CHECKING:
    from docx.opc.part import Part
    from markdown_it.token import Token

LANGUAGE = "fi-FI"
MARKS = {"strong_open": "b", "em_open": "i"}
CLOSING = {"strong_close": "b", "em_close": "i"}


class Look(NamedTuple):
    """How the letters of a run look."""

    style: str = ""
    """The id of a style of characters."""
    marks: frozenset[str] = frozenset()
    raised: bool = False


PLAIN = Look()


def run(words: str, look: Look = PLAIN) -> Xml:
    """A run of words in Finnish."""
    return element("r", _properties(look), text(words))


def paragraph(style: str, runs: Sequence[Xml], *properties: Xml) -> Xml:
    """A paragraph of a style, with what it has beside that, in the order of the schema."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def field(instruction: str) -> Xml:
    """A field that Word counts, as ``PAGE``."""
    return element("fldSimple", run("1"), instr=instruction)


class Runs:
    """Makes the runs of one part of a file."""

    def __init__(self, part: Part, address: str, first_control: int = 1) -> None:
        """Set up the numbers of the controls.

        Args:
            part: What the links belong to.
            address: With which inner links begin; empty when it is not known.
            first_control: The number of the first one: no two of a file have the same.
        """
        self._part = part
        self._address = address
        self._controls = count(first_control)

    def of(self, children: Sequence[Token], look: Look = PLAIN) -> list[Xml]:
        """What stands in a paragraph for the inline tokens of a block."""
        made: list[Xml] = []
        within: list[Xml] = []
        place, key = made, ""
        for token in children:
            if token.type in MARKS:
                look = look._replace(marks=look.marks | {MARKS[token.type]})
            elif token.type in CLOSING:
                look = look._replace(marks=look.marks - {CLOSING[token.type]})
            elif token.type == "link_open":
                key = self._key(str(token.attrs["href"]))
                if key:
                    look, place = look._replace(style="Hyperlink"), within
            elif token.type == "link_close":
                if key:
                    made.append(hyperlink(key, *within))
                look, place = look._replace(style=""), made
                within.clear()
            else:
                place.extend(self._words(token, look))
        return made

    def place(self, words: str) -> Xml:
        """A control to fill in: found by its brackets, left for the next one by Tab."""
        properties = element(
            "sdtPr",
            element("alias", val=words or "Täyttöpaikka"),
            element("id", val=str(next(self._controls))),
            element("showingPlcHdr"),
            element("text"),
        )
        written = run(f"[{words or ' '}]", Look("PlaceholderText"))
        return element("sdt", properties, element("sdtContent", written))

    def link(self, words: str, address: str) -> Xml:
        """A link to another site."""
        return hyperlink(self._relate(address), run(words, Look("Hyperlink")))

    def _words(self, token: Token, look: Look) -> list[Xml]:
        match token.type:
            case "softbreak":
                return [run(" ", look)]
            case "hardbreak":
                return [element("r", element("br"))]
            case "footnote_ref":
                return [run(str(token.meta["id"] + 1), look._replace(raised=True))]
            case kind if kind == PLACE:
                return [self.place(token.content)]
        return [run(token.content, look)] if token.content else []

    def _key(self, href: str) -> str:
        """The key of a link; empty where a file on somebody's own disk leads nowhere by it."""
        if href.startswith("/"):
            return self._relate(self._address + href) if self._address else ""
        return "" if href.startswith("#") else self._relate(href)

    def _relate(self, address: str) -> str:
        return self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


@cache
def _properties(look: Look) -> Xml:
    """In the order in which the schema wants them."""
    style = [element("rStyle", val=look.style)] if look.style else []
    marks = [element(mark) for mark in ("b", "i") if mark in look.marks]
    raised = [element("vertAlign", val="superscript")] if look.raised else []
    return element("rPr", *style, *marks, *raised, element("lang", val=LANGUAGE))
