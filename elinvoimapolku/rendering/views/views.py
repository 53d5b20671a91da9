"""Which view makes the context of which layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from elinvoimapolku.model import special_pages as layouts
from elinvoimapolku.rendering.views.area import area_view
from elinvoimapolku.rendering.views.assessment import assessment_view
from elinvoimapolku.rendering.views.board_paper import board_paper_view
from elinvoimapolku.rendering.views.calendar import calendar_view
from elinvoimapolku.rendering.views.catalogue import glossary_view, indicators_view, tools_view
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.figures import figures_view
from elinvoimapolku.rendering.views.home import home_view
from elinvoimapolku.rendering.views.my_path import my_path_view
from elinvoimapolku.rendering.views.page import page_view
from elinvoimapolku.rendering.views.papers import PAPERS, paper_view, papers_view
from elinvoimapolku.rendering.views.step import step_view
from elinvoimapolku.rendering.views.template import template_page_view, templates_view
from elinvoimapolku.rendering.views.together import together_view
from elinvoimapolku.rendering.views.town_map import town_map_view
from elinvoimapolku.rendering.views.workbook import workbook_view
from elinvoimapolku.rendering.views.workshop import workshop_view

VIEWS: Mapping[str, Callable[[ViewContext, Any], object]] = {
    layouts.HOME_LAYOUT: home_view,
    layouts.AREA_LAYOUT: area_view,
    layouts.STEP_LAYOUT: step_view,
    layouts.WORKBOOK_LAYOUT: workbook_view,
    layouts.TEMPLATE_LAYOUT: template_page_view,
    layouts.TEMPLATES_LAYOUT: templates_view,
    layouts.TOOLS_LAYOUT: tools_view,
    layouts.INDICATORS_LAYOUT: indicators_view,
    layouts.FIGURES_LAYOUT: figures_view,
    layouts.GLOSSARY_LAYOUT: glossary_view,
    layouts.MY_PATH_LAYOUT: my_path_view,
    layouts.ASSESSMENT_LAYOUT: assessment_view,
    layouts.TOGETHER_LAYOUT: together_view,
    layouts.WORKSHOP_LAYOUT: workshop_view,
    layouts.PAPERS_LAYOUT: papers_view,
    **dict.fromkeys(PAPERS, paper_view),
    layouts.BOARD_PAPER_LAYOUT: board_paper_view,
    layouts.CALENDAR_LAYOUT: calendar_view,
    layouts.TOWN_MAP_LAYOUT: town_map_view,
}
"""Each takes the material and the document whose layout it is."""


def view_of(layout: str, context: ViewContext, content: object) -> object:
    """The context of a page; a layout without a view of its own shows a page's text."""
    return VIEWS.get(layout, page_view)(context, content)
