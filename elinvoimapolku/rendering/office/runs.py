"""The words within a block as Word has them: runs, links, and controls to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from elinvoimapolku.rendering.markup.places import PLACE

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
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


def element(name: str, **values: str) -> BaseOxmlElement:
    """An element of Word's own names: ``element("w:tab", val="right")``."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def run(text: str, look: Look = PLAIN) -> BaseOxmlElement:
    """A run of words in Finnish."""
    made = element("w:r")
    made.append(_properties(look))
    words = element("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    made.append(words)
    return made


def field(instruction: str) -> BaseOxmlElement:
    """A field that Word counts, as ``PAGE``."""
    made = element("w:fldSimple", instr=instruction)
    made.append(run("1"))
    return made


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
        control, properties, content = map(element, ("w:sdt", "w:sdtPr", "w:sdtContent"))
        properties.append(element("w:alias", val=words or "Täyttöpaikka"))
        properties.append(element("w:id", val=str(next(self._controls))))
        properties.append(element("w:showingPlcHdr"))
        properties.append(element("w:text"))
        content.append(run(f"[{words or ' '}]", Look("PlaceholderText")))
        control.append(properties)
        control.append(content)
        return control

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
                made = element("w:r")
                made.append(element("w:br"))
                return [made]
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
        made = element("w:hyperlink")
        key = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.set(qn("r:id"), key)
        return made


def _properties(look: Look) -> BaseOxmlElement:
    """In the order in which the schema wants them."""
    made = element("w:rPr")
    if look.style:
        made.append(element("w:rStyle", val=look.style))
    for mark in ("b", "i"):
        if mark in look.marks:
            made.append(element(f"w:{mark}"))
    if look.raised:
        made.append(element("w:vertAlign", val="superscript"))
    made.append(element("w:lang", val=LANGUAGE))
    return made
