"""The board paper: why and what is proposed, with links to where its parts are filled in."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from elinvoimapolku.model import Page
from elinvoimapolku.model import special_pages as layouts
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import page_of
from elinvoimapolku.rendering.views.papers import PaperView, paper_view


@dataclass(frozen=True, slots=True)
class BoardPaperView(PaperView):
    """All that the template of the board paper prints; an address of no page is empty."""

    path: str
    """Where steps are begun and deeds get who and when."""
    assessment: str
    figures: str


def board_paper_view(context: ViewContext, page: Page) -> BoardPaperView:
    """The context of the board paper."""
    paper = paper_view(context, page)
    fields: dict[str, Any] = {
        field.name: getattr(paper, field.name) for field in dataclasses.fields(paper)
    }
    return BoardPaperView(
        **fields,
        path=page_of(context, layouts.MY_PATH_LAYOUT),
        assessment=page_of(context, layouts.ASSESSMENT_LAYOUT),
        figures=page_of(context, layouts.FIGURES_LAYOUT),
    )
