"""A town's yearly figures: what to write down of each indicator, for a script and for a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from elinvoimapolku.model import Figure, Indicator, Page
from elinvoimapolku.rendering.markup.rendered import RenderedSection
from elinvoimapolku.rendering.views.catalogue import GroupView, grouped
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import PageView, page_fields
from elinvoimapolku.rendering.views.sheets import told

YEARS = 3
"""The rows of a table that waits for a pen."""
TABLES_A_SHEET = 4
"""About how many fill a sheet, with what stands above them."""


class ValueForm(NamedTuple):
    """What figures tell together, as a table to fill in."""

    title: str
    """Empty where the indicator has no other."""
    figures: tuple[Figure, ...]
    """Those that no table of the same indicator has asked before."""


class IndicatorForm(NamedTuple):
    """An indicator with the tables of its values."""

    id: str
    title: str
    href: str
    definition: str
    direction: str
    trap: RenderedSection | None
    """What the figure does not prove: the last section of its text."""
    values: tuple[ValueForm, ...]


@dataclass(frozen=True, slots=True)
class FiguresView(PageView):
    """All that the template of the yearly figures prints."""

    groups: tuple[GroupView[IndicatorForm], ...]
    years: int = YEARS

    @property
    def sheets(self) -> str:
        """About how many the empty tables are on paper."""
        tables = sum(len(one.values) for group in self.groups for one in group.entries)
        return told(tables / TABLES_A_SHEET)


def figures_view(context: ViewContext, page: Page) -> FiguresView:
    """The context of the yearly figures."""
    indicators = [one for one in context.site.indicators.values() if one.value]
    groups = context.site.settings.indicator_groups
    return FiguresView(
        **page_fields(context, page), groups=grouped(groups, indicators, partial(_form, context))
    )


def _form(context: ViewContext, indicator: Indicator) -> IndicatorForm:
    sections = context.body(indicator).sections
    return IndicatorForm(
        id=indicator.id,
        title=context.sign(indicator.title),
        href=context.urls.of_entry(indicator),
        definition=indicator.definition,
        direction=indicator.direction,
        trap=sections[-1] if sections else None,
        values=tuple(_values(indicator)),
    )


def _values(indicator: Indicator) -> Iterator[ValueForm]:
    figures = {figure.id: figure for figure in indicator.figures}
    for value in indicator.value:
        names = (name for name, _ in value.named())
        yield ValueForm(value.title, tuple(figures.pop(name) for name in names if name in figures))
