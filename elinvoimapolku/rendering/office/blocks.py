"""The blocks of a parsed text as Word has them: headings, paragraphs, lists, notes, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from elinvoimapolku.rendering.markup.callouts import CALLOUT, Callout
from elinvoimapolku.rendering.markup.headings import plain_text
from elinvoimapolku.rendering.office.captions import Captions
from elinvoimapolku.rendering.office.elements import Xml, element, tree
from elinvoimapolku.rendering.office.orientation import Sheet, end_pages, lay
from elinvoimapolku.rendering.office.runs import PLAIN, Look, Runs, paragraph, run
from elinvoimapolku.rendering.office.tables import columns, table

if TYPE_CHECKING:
    from docx.document import Document
    from markdown_it.token import Token

BULLETS, NUMBERS = 1, 1
"""The list of bullets in the numbering, and the pattern of the numbered ones."""
DEEPEST_HEADING, DEEPEST_LIST = 5, 3
"""The last level that the styles and the numbering have."""
BOLD = Look(marks=frozenset("b"))
GUIDANCE, EXAMPLE = "guidance", "example"
OPENINGS = ("container_callout_open", "alert_open")
CLOSINGS = ("container_callout_close", "alert_close")
AROUND = ("blockquote", "dd", "dt")
INDENT = 425
"""Of each level of a list, in twentieths of a point, as in the numbering."""
BELOW_TABLE = element("spacing", before="140")
"""A table has no space of its own below it."""
BOXES = {True: "☒", False: "☐"}
"""What a line to tick begins with, in place of the mark of its list."""
TAB = element("r", element("tab"))


class Example(NamedTuple):
    """A filled example, which stands at the end of the file."""

    title: str
    tokens: Sequence[Token]
    sheet: Sheet


class Blocks:
    """Writes tokens into a Word file, in their order."""

    def __init__(self, document: Document, runs: Runs, sheet: Sheet) -> None:
        """Take the empty file, what makes the words of its blocks, and how it begins to lie."""
        self._document = document
        self._runs = runs
        self._sheet = sheet
        lay(document, sheet)
        self.examples: list[Example] = []
        """What was met of them."""
        self._written: list[Xml] = []
        self._lists: list[int] = []
        self._callouts: list[str] = []
        self._lead: list[Xml] = []
        """What the next paragraph begins with."""
        self._begins_item = self._has_box = False
        self._around = Counter[str]()
        """How many of each element the next paragraph stands in."""
        self._heading = ""
        self._is_filled = False
        self._captions = Captions()
        self._below_table = False

    def turn(self, sheet: Sheet) -> bool:
        """Lay the pages from here on: those that lie another way begin on a new one.

        Returns:
            Whether that begins a new page.
        """
        if sheet == self._sheet:
            return False
        self.put()
        end_pages(self._document)
        lay(self._document, sheet)
        self._sheet = sheet
        return True

    def put(self) -> None:
        """Put what was written so far into the file."""
        for one in tree(self._written):
            self._document.element.body.sectPr.addprevious(one)
        self._written.clear()

    def heading(self, level: int, inline: Token) -> None:
        """A heading of the text."""
        self._heading = plain_text(inline)
        self.paragraph(
            f"Heading{min(level, DEEPEST_HEADING)}", self._runs.of(inline.children or ())
        )

    def titled(self, example: Example) -> None:
        """A filled example with its title."""
        self._heading, self._is_filled = example.title, True
        self.paragraph("Heading2", [run(example.title)])
        self.write(example.tokens, shift=0)

    def paragraph(self, style: str, runs: Sequence[Xml], *properties: Xml) -> None:
        """A paragraph at the end of the file, with what it has beside its style."""
        self._written.append(paragraph(style, runs, *properties))
        self._below_table = False

    def bullet(self, runs: Sequence[Xml]) -> None:
        """A line of a list without numbers, on one page with what follows."""
        self.paragraph("ListParagraph", runs, element("keepNext"), _number(0, BULLETS))

    def write(self, tokens: Sequence[Token], shift: int = -1) -> None:
        """The blocks of a text.

        Args:
            tokens: The blocks.
            shift: What is added to a heading's level: the page has one above them all.
        """
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "heading_open":
                self.heading(int(token.tag[1]) + shift, tokens[index + 1])
                index += 2
            elif token.type == "table_open":
                end = _end(tokens, index, ("table_open",), ("table_close",))
                self._table(tokens[index : end + 1])
                index = end
            elif token.type in OPENINGS and token.meta[CALLOUT].kind.css_class == EXAMPLE:
                end = _end(tokens, index, OPENINGS, CLOSINGS)
                callout = token.meta[CALLOUT]
                title = callout.title or callout.kind.label
                self.examples.append(Example(title, tokens[index + 1 : end], self._sheet))
                index = end
            else:
                self._token(token)
            index += 1

    def _token(self, token: Token) -> None:
        if token.tag in AROUND:
            self._around[token.tag] += token.nesting
        match token.type:
            case "inline":
                self._text(token)
            case "bullet_list_open":
                self._lists.append(BULLETS)
            case "ordered_list_open":
                self._lists.append(self._new_numbers(int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._begins_item = True
                checked = token.meta.get("checked")
                self._has_box = checked is not None
                self._lead = [run(BOXES[bool(checked)]), TAB] if self._has_box else []
            case "footnote_block_open":
                self.paragraph("Heading1", [run("Viitteet")])
            case "footnote_open":
                self._lead = [run(f"{token.meta['id'] + 1} ")]
            case "fence":
                self.paragraph("Normal", [run(token.content.strip())])
            case kind if kind in OPENINGS:
                self._open_callout(token.meta[CALLOUT])
            case kind if kind in CLOSINGS:
                self._callouts.pop()

    def _text(self, inline: Token) -> None:
        """A paragraph as the lists and boxes around it make it look."""
        style = "Normal"
        if self._callouts[-1:] == [GUIDANCE]:
            style = "OhjePoista"
        elif self._lists or self._around["dd"]:
            style = "ListParagraph"
        elif self._around["blockquote"]:
            style = "Quote"
        words = self._runs.of(inline.children or (), BOLD if self._around["dt"] else PLAIN)
        below = [BELOW_TABLE] if self._below_table else []
        numbers, indent = self._place_in_list()
        self.paragraph(style, [*self._lead, *words], *numbers, *below, *indent)
        self._lead = []

    def _place_in_list(self) -> tuple[Sequence[Xml], Sequence[Xml]]:
        """The number of a line that begins, and the indentation of one that goes on."""
        if not self._lists:
            return (), ()
        if not self._begins_item:
            return (), (element("ind", left=str(INDENT * len(self._lists))),)
        self._begins_item = False
        if self._has_box:
            return (), (element("ind", left=str(INDENT * len(self._lists)), hanging=str(INDENT)),)
        return (_number(len(self._lists) - 1, self._lists[-1]),), ()

    def _open_callout(self, callout: Callout) -> None:
        kind = callout.kind
        self._callouts.append(kind.css_class)
        if kind.css_class == GUIDANCE:
            title = f" {callout.title}." if callout.title else ""
            self._lead = [run(f"{kind.label}:{title} ", BOLD)]
        else:
            title = f"{kind.label}: {callout.title}" if callout.title else kind.label
            self.paragraph("Huomautus", [run(title)])

    def _new_numbers(self, start: int) -> int:
        """A list that begins its numbers anew."""
        numbering = self._document.part.numbering_part.element
        made = numbering.add_num(NUMBERS)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(made.numId)

    def _table(self, tokens: Sequence[Token]) -> None:
        caption = self._captions.next(self._heading, columns(tokens), self._is_filled)
        self.paragraph("Caption", [run(caption)])
        self._written.append(table(tokens, caption, self._runs, self._sheet.text))
        self._below_table = True


def _number(level: int, numbers: int) -> Xml:
    """What makes a paragraph a line of a list."""
    shown = element("ilvl", val=str(min(level, DEEPEST_LIST)))
    return element("numPr", shown, element("numId", val=str(numbers)))


def _end(
    tokens: Sequence[Token], start: int, openings: Sequence[str], closings: Sequence[str]
) -> int:
    """Where what opens at a token closes."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += (tokens[index].type in openings) - (tokens[index].type in closings)
        if not depth:
            return index
    return len(tokens) - 1
