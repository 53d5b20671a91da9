"""The page of a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Area, Role, Statement, Step
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.rendering.views.references import (
    IndicatorView,
    SourceView,
    ToolView,
    indicator_view,
    source_view,
    tool_view,
)
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view, prose
from elinvoimapolku.rendering.views.trail import TrailView, trail_view
from elinvoimapolku.rendering.views.workshop import Workshop


class ItemView(NamedTuple):
    """A checklist item."""

    id: str
    text: str
    help: Markup


class StatementView(NamedTuple):
    """A claim of the self-assessment with its levels."""

    id: str
    text: str
    levels: tuple[str, ...]


class RoleView(NamedTuple):
    """Who does what."""

    role: str
    task: str
    hours: int


class StepView(NamedTuple):
    """All that the template of a step prints."""

    shell: Shell
    id: str
    title: str
    area: Link
    trail: TrailView
    """All steps of the area."""
    number: int
    """Which of them this one is, from 1."""
    phase: str
    benefit: str
    duration: str
    outcome: str
    roles: tuple[RoleView, ...]
    body: RenderedBody
    tools: tuple[ToolView, ...]
    indicators: tuple[IndicatorView, ...]
    decision_questions: tuple[str, ...]
    assessment: tuple[StatementView, ...]
    checklist: tuple[ItemView, ...]
    sources: tuple[SourceView, ...]
    reviewed: DayView
    previous: Link | None
    following: Link | None
    same_phase: tuple[Link, ...]
    """The steps of the same phase in the other areas."""


def step_view(shop: Workshop, area: Area, step: Step) -> StepView:
    """The context of one step's page, made once for all the pages that show it."""
    if step.file not in shop.steps:
        shop.steps[step.file] = _step(shop, area, step)
    return shop.steps[step.file]


def _step(shop: Workshop, area: Area, step: Step) -> StepView:
    site, steps = shop.site, area.steps
    index = next(i for i, other in enumerate(steps) if other is step)
    phase = next((one for one in site.settings.phases if one.id == step.phase), None)
    area_link = shop.link(area, area.title)
    return StepView(
        shell=shell_view(shop, step, (area_link,)),
        id=step.id,
        title=shop.sign(step.title),
        area=area_link,
        trail=trail_view(shop, area),
        number=index + 1,
        phase=prose(phase.title) if phase else "",
        benefit=prose(step.benefit),
        duration=prose(step.duration),
        outcome=prose(step.outcome),
        roles=tuple(map(_role, step.roles)),
        body=shop.body(step),
        tools=tuple(tool_view(shop, site.tools[key]) for key in step.tools if key in site.tools),
        indicators=tuple(
            indicator_view(shop, site.indicators[key])
            for key in step.indicators
            if key in site.indicators
        ),
        decision_questions=tuple(map(prose, step.decision_questions)),
        assessment=tuple(map(_statement, step.assessment)),
        checklist=tuple(
            ItemView(item.id, prose(item.text), shop.line(step, item)) for item in step.checklist
        ),
        sources=tuple(map(source_view, step.sources)),
        reviewed=day_view(step.reviewed),
        previous=_neighbour(shop, steps, index - 1),
        following=_neighbour(shop, steps, index + 1),
        same_phase=_same_phase(shop, step),
    )


def _neighbour(shop: Workshop, steps: tuple[Step, ...], index: int) -> Link | None:
    if not 0 <= index < len(steps):
        return None
    return shop.link(steps[index], steps[index].title)


def _same_phase(shop: Workshop, step: Step) -> tuple[Link, ...]:
    if step.phase not in shop.phases:
        shop.phases[step.phase] = tuple(_phase_links(shop, step.phase))
    return tuple(link for area, link in shop.phases[step.phase] if area != step.area)


def _phase_links(shop: Workshop, phase: str) -> Iterator[tuple[str, Link]]:
    """The steps of a phase, each with the slug of its area."""
    for area in shop.site.areas:
        for step in area.steps:
            if step.phase == phase:
                yield area.slug, shop.link(step, f"{area.title}: {step.title}")


def _role(role: Role) -> RoleView:
    return RoleView(prose(role.role), prose(role.task), role.hours)


def _statement(statement: Statement) -> StatementView:
    return StatementView(
        statement.id, prose(statement.text), tuple(prose(level) for level in statement.levels)
    )
