"""Several people's answers put together: every statement, for a script to fill in who said what."""

from __future__ import annotations

from dataclasses import dataclass

from elinvoimapolku.model import Page
from elinvoimapolku.model.special_pages import ASSESSMENT_LAYOUT
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields, page_of
from elinvoimapolku.rendering.views.workshop import Card, cards


@dataclass(frozen=True, slots=True)
class TogetherView(PageView):
    """All that the template of the answers prints."""

    cards: tuple[Card, ...]
    result: str
    """Where what was agreed is shown; empty where the site has no such page."""


def together_view(context: ViewContext, page: Page) -> TogetherView:
    """The context of several people's answers."""
    return TogetherView(
        **page_fields(context, page, ASSESSMENT_LAYOUT),
        cards=cards(context),
        result=page_of(context, ASSESSMENT_LAYOUT),
    )
