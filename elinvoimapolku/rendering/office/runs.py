"""The words within a block as Word has them: runs, links, and controls to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from elinvoimapolku.rendering.markup.places import PLACE

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
    from markdown_it.token import Token

LANGUAGE = "fi-FI"
NAMES = {"w": nsmap["w"]}
SPACE = qn("xml:space")
MARKS = {"strong_open": "b", "em_open": "i"}
CLOSING = {"strong_close": "b", "em_close": "i"}


class Look(NamedTuple):
    """How the letters of a run look."""

    style: str = ""
    """The id of a style of characters."""
    marks: frozenset[str] = frozenset()
    raised: bool = False


PLAIN = Look()


def element(name: str, *children: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    """An element of Word's own names: ``element("tab", val="right")``."""
    told = {_known(key): value for key, value in values.items()}
    made: BaseOxmlElement = oxml_parser.makeelement(_known(name), told, NAMES)
    made.extend(children)
    return made


@cache
def _known(name: str) -> str:
    return qn(f"w:{name}")


def run(text: str, look: Look = PLAIN) -> BaseOxmlElement:
    """A run of words in Finnish."""
    words = element("t")
    words.text = text
    words.set(SPACE, "preserve")
    return element("r", _properties(look), words)


def paragraph(
    style: str, runs: Sequence[BaseOxmlElement], *properties: BaseOxmlElement
) -> BaseOxmlElement:
    """A paragraph of a style, with what it has beside that, in the order of the schema."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def field(instruction: str) -> BaseOxmlElement:
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

    def of(self, children: Sequence[Token], look: Look = PLAIN) -> list[BaseOxmlElement]:
        """What stands in a paragraph for the inline tokens of a block."""
        made: list[BaseOxmlElement] = []
        place = made
        marks = set(look.marks)
        for token in children:
            now = look._replace(marks=frozenset(marks))
            if token.type in MARKS:
                marks.add(MARKS[token.type])
            elif token.type in CLOSING:
                marks.discard(CLOSING[token.type])
            elif token.type == "link_open":
                link = self._link(str(token.attrs["href"]))
                if link is not None:
                    made.append(link)
                    look, place = look._replace(style="Hyperlink"), link
            elif token.type == "link_close":
                look, place = look._replace(style=""), made
            else:
                place.extend(self._words(token, now._replace(style=look.style)))
        return made

    def place(self, words: str) -> BaseOxmlElement:
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

    def link(self, words: str, address: str) -> BaseOxmlElement:
        """A link to another site."""
        made = self._hyperlink(address)
        made.append(run(words, Look("Hyperlink")))
        return made

    def _words(self, token: Token, look: Look) -> list[BaseOxmlElement]:
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

    def _link(self, href: str) -> BaseOxmlElement | None:
        """A link, if there is somewhere to lead to from a file on somebody's own disk."""
        if href.startswith("/"):
            return self._hyperlink(self._address + href) if self._address else None
        return None if href.startswith("#") else self._hyperlink(href)

    def _hyperlink(self, address: str) -> BaseOxmlElement:
        made = element("hyperlink")
        key = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.set(qn("r:id"), key)
        return made


def _properties(look: Look) -> BaseOxmlElement:
    """In the order in which the schema wants them."""
    made = element("rPr")
    if look.style:
        made.append(element("rStyle", val=look.style))
    for mark in ("b", "i"):
        if mark in look.marks:
            made.append(element(mark))
    if look.raised:
        made.append(element("vertAlign", val="superscript"))
    made.append(element("lang", val=LANGUAGE))
    return made
