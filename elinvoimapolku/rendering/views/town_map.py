"""The town's map: a poster of the path, for a script to fill in how far the town is."""

from __future__ import annotations

from dataclasses import dataclass

from elinvoimapolku.model import Page
from elinvoimapolku.model.special_pages import MY_PATH_LAYOUT
from elinvoimapolku.rendering.map_layouts import POSTER
from elinvoimapolku.rendering.path_map import PathMap
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import fields_of, page_of
from elinvoimapolku.rendering.views.papers import PaperView, paper_view
from elinvoimapolku.rendering.views.trail import map_of


@dataclass(frozen=True, slots=True)
class TownMapView(PaperView):
    """All that the template of the town's map prints."""

    map: PathMap | None
    """None when there is too much for a map."""
    my_path: str
    """Where a version is chosen; empty where the site has no such page."""


def town_map_view(context: ViewContext, page: Page) -> TownMapView:
    """The context of the town's map."""
    return TownMapView(
        **fields_of(paper_view(context, page)),
        map=map_of(tuple(context.trails.values()), POSTER),
        my_path=page_of(context, MY_PATH_LAYOUT),
    )
