"""Checked tokens to the HTML of a page."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.presets import commonmark
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from elinvoimapolku.rendering.markup.callouts import CALLOUT, Callout
from elinvoimapolku.rendering.markup.hyphenation import Hyphenator
from elinvoimapolku.rendering.markup.parsing import ParsedBody, ParsedLine
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.markup.words import IN_HEADING

OPTIONS = OptionsDict({**commonmark.make()["options"], "xhtmlOut": False})


class HtmlPrinter:
    """Prints parsed texts as HTML; leaves their words alone, so that others can print the same."""

    def __init__(self, hyphenator: Hyphenator) -> None:
        """Take the one that finds where the words of headings may be cut."""
        self._rules = _Rules(hyphenator)

    def body(self, parsed: ParsedBody) -> RenderedBody:
        """The HTML of a body."""
        sections = tuple(
            RenderedSection(one.id, self._html([one.heading]), self._html(one.tokens))
            for one in parsed.sections
        )
        return RenderedBody(
            self._html(parsed.intro),
            sections,
            self._html(parsed.notes),
            parsed.links,
            parsed.headings,
        )

    def line(self, parsed: ParsedLine) -> Markup:
        """The HTML of one line of a front matter."""
        return self._html(parsed.tokens)

    def _html(self, tokens: Sequence[Token]) -> Markup:
        # Every text was escaped: the parser lets no raw HTML through.
        return Markup(self._rules.render(tokens, OPTIONS, {}))


class _Rules(RendererHTML):
    """How a token is printed: the library looks for a method by the token's type."""

    def __init__(self, hyphenator: Hyphenator) -> None:
        super().__init__()
        self._hyphenator = hyphenator

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        words = token.content
        return escapeHtml(self._hyphenator.apply(words) if token.meta.get(IN_HEADING) else words)

    def fill_in(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<span class="fill-in">[{escapeHtml(tokens[idx].content)}]</span>'

    def container_callout_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return _callout(tokens[idx].meta[CALLOUT])

    alert_open = container_callout_open

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<div class="table" role="group" aria-label="Taulukko" tabindex="0">\n<table>\n'

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</table>\n</div>\n"

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        opening = self.renderToken(tokens, idx, options, env)
        checked = tokens[idx].meta.get("checked")
        if checked is None:
            return opening
        state, word = ("done", "tehty") if checked else ("todo", "tekemättä")
        box = f'<span class="task-box task-{state}" role="img" aria-label="{word}"></span>'
        return f"{opening}{box} "

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        number, mark = _note(tokens[idx])
        link = f'<a href="#fn{number}" id="fnref{mark}">[{mark}]</a>'
        return f'<sup class="footnote-ref">{link}</sup>'

    def footnote_block_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<ol class="footnotes">\n'

    def footnote_block_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</ol>\n"

    def footnote_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f'<li id="fn{_note(tokens[idx])[0]}" class="footnote-item">'

    def footnote_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</li>\n"

    def footnote_anchor(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        _, mark = _note(tokens[idx])
        way = f'href="#fnref{mark}" class="footnote-back" aria-label="Takaisin tekstiin"'
        return f" <a {way}>↩\ufe0e</a>"


def _callout(callout: Callout) -> str:
    label = f'<span class="callout-kind">{callout.kind.label}</span>'
    heading = escapeHtml(callout.title)
    if callout.title.startswith(callout.kind.label):
        label, heading = f'<span class="callout-kind">{heading}</span>', ""
    inner = f"{label} {heading}".strip()
    return (
        f'<div class="callout callout-{callout.kind.css_class}" role="note">\n'
        f'<p class="callout-title">{inner}</p>\n'
    )


def _note(token: Token) -> tuple[int, str]:
    """The number of a footnote, and that of one of the places that refer to it."""
    number, repeat = token.meta["id"] + 1, token.meta.get("subId", 0)
    return number, f"{number}:{repeat}" if repeat > 0 else str(number)
