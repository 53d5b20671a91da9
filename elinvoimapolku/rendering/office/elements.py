"""Elements of Word's own names, written as text: that takes a tenth of making a tree of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NewType

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

Xml = NewType("Xml", str)
"""One element, or several."""
AROUND = nsdecls("w", "r")
"""What declares the names, on an element around all others."""


def element(name: str, *children: Xml, **values: str) -> Xml:
    """An element with its attributes and what stands in it: ``element("tab", val="right")``."""
    told = "".join(f' w:{key}="{escape(value)}"' for key, value in values.items())
    if not children:
        return Xml(f"<w:{name}{told}/>")
    return Xml(f"<w:{name}{told}>{''.join(children)}</w:{name}>")


def text(words: str) -> Xml:
    """Words as they are, with their spaces."""
    return Xml(f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>')


def hyperlink(key: str, *children: Xml) -> Xml:
    """A link by the key of its relationship."""
    return Xml(f'<w:hyperlink r:id="{key}">{"".join(children)}</w:hyperlink>')


def tree(elements: Iterable[Xml]) -> list[BaseOxmlElement]:
    """The same elements as python-docx has them."""
    return list(parse_xml(f"<w:body {AROUND}>{''.join(elements)}</w:body>"))
