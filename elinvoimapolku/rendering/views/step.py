"""The page of a step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from elinvoimapolku.model import Role, Statement, Step
from elinvoimapolku.model.special_pages import ASSESSMENT_LAYOUT, MEETING_SHEET_LAYOUT
from elinvoimapolku.rendering.markup.context import Heading
from elinvoimapolku.rendering.markup.rendered import RenderedBody, RenderedSection
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.page import page_of
from elinvoimapolku.rendering.views.references import (
    IndicatorView,
    SourceView,
    ToolView,
    indicator_view,
    source_view,
    tool_view,
)
from elinvoimapolku.rendering.views.sheets import length, told
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.rendering.views.template import TemplateView, of, template_view
from elinvoimapolku.rendering.views.text import DayView, Link, day_view
from elinvoimapolku.rendering.views.trail import TrailView

BRACKETS = re.compile(r"\s*\([^()]*\)$")
"""What a heading tells besides its name: the week, the hours."""


class InstructionView(NamedTuple):
    """The heading of the step's text that tells how an item is done."""

    id: str
    title: str
    number: int
    """Of the act; 0 where acts are not numbered."""


class ItemView(NamedTuple):
    """A checklist item."""

    id: str
    text: str
    help: Markup
    instruction: InstructionView | None
    template: Link | None
    """The template of the paper that it asks for."""


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
    roles: tuple[Role, ...]
    body: RenderedBody
    instructions: RenderedSection | None
    """What is done, which stands open; None where no section has numbered acts."""
    folded: tuple[RenderedSection, ...]
    """The sections that are read on demand."""
    templates: tuple[TemplateView, ...]
    tools: tuple[ToolView, ...]
    indicators: tuple[IndicatorView, ...]
    decision_questions: tuple[str, ...]
    assessment: tuple[Statement, ...]
    assessed_at: str
    """Where they are answered; empty where the site has no such page."""
    meeting_sheet: str
    """What the town takes to its next meeting; empty where the site has no such page."""
    checklist: tuple[ItemView, ...]
    sources: tuple[SourceView, ...]
    reviewed: DayView
    previous: Link | None
    following: Link | None
    same_phase: tuple[Link, ...]
    """The steps of the same phase in the other areas."""

    @property
    def hours(self) -> int:
        """Hours of work of all roles together."""
        return sum(role.hours for role in self.roles)

    @property
    def sheets(self) -> str:
        """About how many the whole of it is on paper."""
        return told(self.length)

    @property
    def length(self) -> float:
        """The same in sheets."""
        listed = (
            tuple(one.title for one in self.templates),
            self.tools,
            self.indicators,
            self.decision_questions,
            self.assessment,
        )
        done = (self.benefit, self.duration, self.outcome, self.roles, self.checklist)
        return length(self.body.intro, self.body.sections, *done, *listed, self.sources)

    @property
    def acts(self) -> tuple[Link, ...]:
        """The parts of the instructions by their names."""
        numbered = (one for one in self.body.headings if one.number)
        return tuple(Link(BRACKETS.sub("", one.title), f"#{one.id}") for one in numbered)


def step_view(context: ViewContext, step: Step) -> StepView:
    """The context of one step's page."""
    area = context.site.area_of(step)
    site, steps = context.site, area.steps
    index = next(i for i, other in enumerate(steps) if other is step)
    phase = next((one for one in site.settings.phases if one.id == step.phase), None)
    area_link = context.link(area, area.title)
    body = context.body(step)
    numbered = {one.id for one in site.settings.sections.step if one.numbered}
    return StepView(
        shell=shell_view(context, step, (area_link,)),
        id=step.id,
        title=context.sign(step.title),
        area=area_link,
        trail=context.trails[area.slug],
        number=index + 1,
        phase=phase.title if phase else "",
        benefit=step.benefit,
        duration=step.duration,
        outcome=step.outcome,
        roles=step.roles,
        body=body,
        instructions=next((one for one in body.sections if one.id in numbered), None),
        folded=tuple(one for one in body.sections if one.id not in numbered),
        templates=tuple(
            template_view(context, site.templates[key]) for key in of(step) if key in site.templates
        ),
        tools=tuple(tool_view(context, site.tools[key]) for key in step.tools if key in site.tools),
        indicators=tuple(
            indicator_view(context, site.indicators[key])
            for key in step.indicators
            if key in site.indicators
        ),
        decision_questions=step.decision_questions,
        assessment=step.assessment,
        assessed_at=_assessed_at(context, step),
        meeting_sheet=page_of(context, MEETING_SHEET_LAYOUT),
        checklist=item_views(context, step),
        sources=tuple(map(source_view, step.sources)),
        reviewed=day_view(step.reviewed),
        previous=_neighbour(context, steps, index - 1),
        following=_neighbour(context, steps, index + 1),
        same_phase=_same_phase(context, step),
    )


def item_views(context: ViewContext, step: Step) -> tuple[ItemView, ...]:
    """The checklist of a step."""
    headings = {one.id: one for one in context.body(step).headings}
    return tuple(
        ItemView(
            item.id,
            item.text,
            context.line(step, item),
            _instruction(headings.get(item.section or "")),
            _template(context, item.template),
        )
        for item in step.checklist
    )


def _instruction(heading: Heading | None) -> InstructionView | None:
    if heading is None:
        return None
    return InstructionView(heading.id, heading.title, heading.number)


def _template(context: ViewContext, key: str | None) -> Link | None:
    template = context.site.templates.get(key) if key else None
    return context.link(template, template.title) if template else None


def _assessed_at(context: ViewContext, step: Step) -> str:
    page = page_of(context, ASSESSMENT_LAYOUT)
    return page and f"{page}#{step.id}"


def _neighbour(context: ViewContext, steps: tuple[Step, ...], index: int) -> Link | None:
    if not 0 <= index < len(steps):
        return None
    return context.link(steps[index], steps[index].title)


def _same_phase(context: ViewContext, step: Step) -> tuple[Link, ...]:
    if step.phase not in context.phases:
        context.phases[step.phase] = tuple(_phase_links(context, step.phase))
    return tuple(link for area, link in context.phases[step.phase] if area != step.area)


def _phase_links(context: ViewContext, phase: str) -> Iterator[tuple[str, Link]]:
    """The steps of a phase, each with the slug of its area."""
    for area in context.site.areas:
        for step in area.steps:
            if step.phase == phase:
                yield area.slug, context.link_of_step(step)
