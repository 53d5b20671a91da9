"""The workshop: what its leader says and does, with cards and a tally sheet of the short round."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from elinvoimapolku.model import Page, Statement
from elinvoimapolku.model.special_pages import ASSESSMENT_LAYOUT
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.trail import StopView, TrailView

CARDS_ON_A_SHEET = 8
"""As the styles lay them: two beside each other, four below."""


class Card(NamedTuple):
    """A statement with where it belongs."""

    trail: TrailView
    stop: StopView
    statement: Statement


@dataclass(frozen=True, slots=True)
class WorkshopView(PageView):
    """All that the template of the workshop prints."""

    cards: tuple[Card, ...]
    """Of the short round."""

    @property
    def card_sheets(self) -> int:
        """How many the cards of one person are on paper."""
        return math.ceil(len(self.cards) / CARDS_ON_A_SHEET)


def workshop_view(context: ViewContext, page: Page) -> WorkshopView:
    """The context of the workshop."""
    short = tuple(card for card in cards(context) if card.statement.short)
    return WorkshopView(**page_fields(context, page, ASSESSMENT_LAYOUT), cards=short)


def cards(context: ViewContext) -> tuple[Card, ...]:
    """Every statement with where it belongs, area by area."""
    return tuple(
        Card(trail, stop, statement)
        for area in context.site.areas
        for trail in [context.trails[area.slug]]
        for step, stop in zip(area.steps, trail.stops, strict=True)
        for statement in step.assessment
    )
