"""Pages and what was seen on them, recalled from the last build of a warm process.

A page is made of the templates, its layout and its view, and of nothing else. The views are made
anew in every build: an equal one gives the same page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from elinvoimapolku.rendering.published import PublishedPage
from elinvoimapolku.rendering.render import RenderedPage, RenderPage
from elinvoimapolku.rendering.templates import TemplateFault, Templates
from elinvoimapolku.speed.memory import Memory

Seen = TypeVar("Seen")


class KeptPages(NamedTuple):
    """Puts a memory before templates and before the checks of pages."""

    memory: Memory

    def recall_page(self, templates: Templates) -> RenderPage:
        """Templates that give what is kept where it is still right."""
        shared = self.memory.same("templates", templates.given)

        def render(page: PublishedPage, view: object) -> str | TemplateFault:
            given = shared, page.layout, view
            return self.memory.recall(
                "page", page.path, given, lambda _: templates.render(page.layout, view)
            )

        return render

    def checked(
        self, check: Callable[[RenderedPage, frozenset[str]], Seen], known: frozenset[str]
    ) -> Callable[[RenderedPage], Seen]:
        """A check that gives what was seen before on a page that is the same.

        Args:
            check: Looks at a page.
            known: Every link that leads to a page or a file as a whole.
        """
        shared = self.memory.same("links", known)

        def look(page: RenderedPage) -> Seen:
            return self.memory.recall(
                "check", page.path, (shared, page), lambda _: check(page, known)
            )

        return look
