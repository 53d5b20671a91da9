"""A kind of content is its class, its view and its template: no stage has to hear of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import pytest

from elinvoimapolku.model import ENTRIES, KINDS, Entry, Page
from elinvoimapolku.reading import documents, references
from elinvoimapolku.reading import site as joining
from elinvoimapolku.rendering import urls
from elinvoimapolku.rendering.views import views
from elinvoimapolku.rendering.views.context import ViewContext
from elinvoimapolku.rendering.views.shell import Shell, shell_view
from elinvoimapolku.settings import Section, Sections
from elinvoimapolku.values import Day, Flag, KeyPath, Prose
from tests.conftest import SiteFolder

RECIPE = """\
---
title: "Ohje \\"yksi\\""
summary: "Keitetään 5 % vettä."
reviewed: 2026-11-23
also: [{also}]
---

Katsokaa [ensiaskel](../alueet/alku/ensiaskel.md).
"""
PAGE = """\
---
title: "Keittokirja"
summary: "Kaikki."
layout: recipes
reviewed: 2026-11-23
---

Alku vie [sinne](../keitot/puuro.md).
"""
TEMPLATE = """\
<!doctype html>
<html lang="fi"><head><meta charset="utf-8"><title>{{ view.shell.title }}</title></head>
<body><main id="main"><h1>{{ view.shell.heading }}</h1>
{% for one in view.recipes %}
<h2 id="{{ one.id }}">{{ one.title }}</h2><p>{{ one.summary }}</p>
{% endfor %}
</main></body></html>
"""


class Recipe(Entry):
    """A kind that this project does not have."""

    folder: ClassVar = "content/keitot"
    listed_on: ClassVar = "recipes"
    noun: ClassVar = "Keittoa"
    sentences: ClassVar = ("summary",)

    summary: Prose
    reviewed: Day
    also: tuple[str, ...] = ()
    draft: Flag = False

    def headings(self, sections: Sections) -> tuple[Section, ...]:
        """None."""
        return ()

    def references(self) -> Iterator[tuple[type[Entry], str, KeyPath]]:
        """Other recipes."""
        for number, key in enumerate(self.also):
            yield Recipe, key, ("also", number)


class RecipesView(NamedTuple):
    """What the template prints."""

    shell: Shell
    recipes: tuple[Recipe, ...]


def recipes_view(context: ViewContext, page: Page) -> RecipesView:
    return RecipesView(shell_view(context, page, ()), tuple(context.site.of_kind(Recipe).values()))


@pytest.fixture
def kitchen(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """The small site with the kind, its page and its template."""
    monkeypatch.setattr(documents, "KINDS", (*KINDS, Recipe))
    for module in (references, urls, joining):
        monkeypatch.setattr(module, "ENTRIES", (*ENTRIES, Recipe))
    monkeypatch.setattr(views, "VIEWS", {**views.VIEWS, Recipe.listed_on: recipes_view})
    site.write("templates/pages/recipes.html", TEMPLATE)
    site.write("content/sivut/keitot.md", PAGE)
    site.write("content/keitot/puuro.md", RECIPE.format(also=""))
    return site


def test_a_new_kind_is_read_listed_polished_and_linked_to(kitchen: SiteFolder) -> None:
    assert not kitchen.run().problems
    page = kitchen.read("keitot/index.html")
    assert '<h2 id="puuro">Ohje ”yksi”</h2><p>Keitetään 5\u00a0% vettä.</p>' in page


def test_the_mistakes_of_a_new_kind_are_told_like_those_of_the_others(kitchen: SiteFolder) -> None:
    kitchen.write("content/keitot/velli.md", RECIPE.format(also="puuto"))
    kitchen.replace("content/keitot/puuro.md", "alku/ensiaskel.md", "alku/ensiasel.md")
    told = {problem.message for problem in kitchen.run().problems}
    assert told == {
        "Keittoa ”puuto” ei ole.",
        "Linkin ”../alueet/alku/ensiasel.md” tiedostoa ei ole.",
    }
