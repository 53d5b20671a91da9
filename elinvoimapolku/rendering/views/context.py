"""What every view is made with: the site, its URLs and its rendered texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from elinvoimapolku.model import ChecklistItem, Content, Site, Step
from elinvoimapolku.reading.options import Options
from elinvoimapolku.rendering.markup.rendered import RenderedBody
from elinvoimapolku.rendering.office.making import OfficeFiles
from elinvoimapolku.rendering.texts import Texts
from elinvoimapolku.rendering.urls import Urls
from elinvoimapolku.rendering.views.text import Link
from elinvoimapolku.rendering.views.trail import TrailView


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The material of the views."""

    site: Site
    urls: Urls
    options: Options
    texts: Texts
    trails: Mapping[str, TrailView]
    """The areas as trails, by slug: every page of an area shows its own."""
    offices: OfficeFiles
    menus: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """Links to the areas as they stand on the pages of each, by slug."""
    phases: dict[str, tuple[tuple[str, Link], ...]] = field(default_factory=dict)
    """Links to the steps of each phase, by its id, with the slugs of their areas."""

    def sign(self, text: str) -> str:
        """A title with soft hyphens, for headings and signs."""
        return self.texts.hyphenator.apply(text)

    def body(self, content: Content) -> RenderedBody:
        """The rendered body of a document."""
        return self.texts.of(content).body

    def line(self, step: Step, item: ChecklistItem) -> Markup:
        """The rendered help of a checklist item."""
        return self.texts.of(step).lines[item.id]

    def link(self, content: Content, text: str, current: Content | None = None) -> Link:
        """A link to a document's page."""
        return Link(self.sign(text), self.urls.of(content), content is current)

    def link_of_step(self, step: Step) -> Link:
        """A link to a step where several areas stand together: it names the area too."""
        return self.link(step, f"{self.site.area_of(step).title}: {step.title}")

    def start(self) -> Link | None:
        """The first step of the suggested order: where to start, whichever page is asked."""
        steps = (step for _, steps in self.site.suggested_order for step in steps)
        first = next(steps, None)
        return self.link_of_step(first) if first else None
