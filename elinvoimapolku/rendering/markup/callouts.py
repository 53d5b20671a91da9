"""Callouts: ``::: vinkki Otsikko`` and the alerts of Git hosts, ``> [!TIP]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from elinvoimapolku.problems import Code, close_match
from elinvoimapolku.rendering.markup import context
from elinvoimapolku.rendering.markup.nesting import as_it_should_be, misnested
from elinvoimapolku.typography import polish
from elinvoimapolku.values import MARKUP


class Kind(NamedTuple):
    """A kind of callout."""

    css_class: str
    label: str


class Callout(NamedTuple):
    """What the opening token of a callout carries."""

    kind: Kind
    title: str
    """The editor's own title, polished; may be empty."""


CALLOUT = "callout"
"""Key under which it does."""
KINDS = {
    "vinkki": Kind("tip", "Vinkki"),
    "esimerkki": Kind("example", "Esimerkki"),
    "varoitus": Kind("warning", "Varoitus"),
}
FORM_KINDS = {**KINDS, "ohje": Kind("guidance", "Ohje")}
"""Those of a form, which has guidance that its user deletes."""
ALERTS = {
    "TIP": KINDS["vinkki"],
    "WARNING": KINDS["varoitus"],
    "CAUTION": KINDS["varoitus"],
    "NOTE": Kind("note", "Huomatkaa"),
    "IMPORTANT": Kind("note", "Tärkeää"),
}
ADVICE = "Kirjoittakaa ::: vinkki Otsikko, ::: esimerkki Otsikko tai ::: varoitus Otsikko."
FORM_ADVICE = "Kirjoittakaa ::: ohje tai ::: esimerkki Otsikko."


def callouts_plugin(md: MarkdownIt) -> None:
    """Read every ``:::`` block, so that a misspelt name can be told of."""
    container_plugin(md, "callout", validate=lambda params, markup: True)
    md.options["alerts"] = True
    md.core.ruler.after("block", "callouts", _check)


def _check(state: StateCore) -> None:
    found = context.of(state.env)
    lines = state.src.split("\n")
    kept: list[Token] = []
    in_alert_title = False
    inner = _ends_of_inner(state.tokens)
    told = _tell_of_nesting(state.tokens, lines, found)
    for token in state.tokens:
        if token.type == "container_callout_open":
            name, title = _name_and_title(token)
            nested = token.map is not None and token.map[0] in told
            if name or not nested:
                _check_name(name, token, found)
            if not nested:
                _check_end(token, lines, inner.get(id(token), set()), found)
            kind = FORM_KINDS.get(name, KINDS["vinkki"])
            token.meta[CALLOUT] = Callout(kind, polish(title))
        if token.type == "alert_open":
            token.meta[CALLOUT] = Callout(ALERTS[str(token.meta["kind"]).upper()], "")
        # The title of an alert is printed by its opening, in Finnish.
        if token.type == "alert_title_open":
            in_alert_title = True
        if not in_alert_title:
            kept.append(token)
        if token.type == "alert_title_close":
            in_alert_title = False
    state.tokens = kept


def _tell_of_nesting(
    tokens: Sequence[Token], lines: Sequence[str], found: context.Context
) -> set[int]:
    """Tell of callouts within callouts that have too few colons; the lines of all of them."""
    code = frozenset(
        line
        for token in tokens
        if token.type == "fence" and token.map
        for line in range(*token.map)
    )
    told: set[int] = set()
    for pair in misnested(lines, code):
        told.update(range(pair.first, pair.last + 1))
        changes = sorted(pair.changes())
        numbers = ", ".join(str(found.first_line + line) for line, _ in changes)
        written = "".join(f"\n    {as_it_should_be(lines[at], colons)}" for at, colons in changes)
        found.report(
            found.place_of_line(pair.first),
            Code.UNCLOSED_CALLOUT,
            "Laatikon sisällä on laatikko, ja ulompi päättyy liian aikaisin: siinä on liian vähän "
            "kaksoispisteitä.",
            f"Muuttakaa rivit {numbers} muotoon:{written}",
        )
    return told


def _ends_of_inner(tokens: Sequence[Token]) -> dict[int, set[int]]:
    """By callout, the lines that end those inside it: none of them can end it too."""
    open_ones: list[Token] = []
    ends: dict[int, set[int]] = {}
    for token in tokens:
        if token.type == "container_callout_open":
            for outer in open_ones:
                ends.setdefault(id(outer), set()).add(token.map[1] if token.map else 0)
            open_ones.append(token)
        elif token.type == "container_callout_close":
            open_ones.pop()
    return ends


def _check_name(name: str, token: Token, found: context.Context) -> None:
    kinds = FORM_KINDS if found.rules.is_form else KINDS
    if name not in kinds:
        shown = f"Laatikon nimeä ”{name}” ei tunneta." if name else "Laatikolla ei ole nimeä."
        found.report(
            found.place(token),
            Code.UNKNOWN_CALLOUT,
            shown,
            f"{close_match(name, kinds)} {FORM_ADVICE if found.rules.is_form else ADVICE}".strip(),
        )
    if match := MARKUP.search(token.info):
        found.report(
            found.place(token, match[0]),
            Code.BROKEN_MARKUP,
            f"Laatikon otsikossa on merkintä {match[0]}, joka näkyisi lukijalle sellaisenaan.",
            "Kirjoittakaa otsikko ilman merkintöjä ja linkki laatikon tekstiin.",
        )


def _check_end(token: Token, lines: Sequence[str], taken: set[int], found: context.Context) -> None:
    last = token.map[1] if token.map else 0
    closing = lines[last].strip(" >") if last < len(lines) else ""
    if not closing or closing.strip(":") or last in taken:
        found.report(
            found.place(token),
            Code.UNCLOSED_CALLOUT,
            "Laatikko alkaa tästä mutta ei pääty.",
            "Lisätkää laatikon loppuun oma rivi :::",
        )


def _name_and_title(token: Token) -> tuple[str, str]:
    name, _, title = token.info.strip().partition(" ")
    return name, title.strip()
