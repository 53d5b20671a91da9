"""Links to the glossary: once a page, and where the term first stands."""

from __future__ import annotations

import pytest

from elinvoimapolku.problems import Code, Severity
from tests.conftest import SiteFolder

STEP = "content/alueet/alku/toinen.md"
FIRST_LINE = 21
"""Where the first paragraph of the step's body stands."""


def told(site: SiteFolder, body: str) -> list[tuple[int, int, str]]:
    """The notices on a step whose first section has these words."""
    site.replace(STEP, "Siksi.", body)
    report = site.run(write=False)
    assert all(one.code is Code.LATE_TERM for one in report.problems), report.problems
    assert all(one.severity is Severity.NOTICE for one in report.problems)
    return [(one.line, one.column, one.message) for one in report.problems]


def test_a_term_linked_where_it_first_stands_is_right(site: SiteFolder) -> None:
    assert told(site, "Tehkää [hankinta](sanasto:hankinta). Hankinta alkaa nyt.") == []


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("Hankinta alkaa. Tehkää [hankinta](sanasto:hankinta).", 0, 35),
        ("Tehkää hankintoja.\n\nOlkaa [hankintoja](sanasto:hankinta) varten.", 2, 20),
        ("- hankinta\n- [hankinnan](sanasto:hankinta) alku", 1, 15),
    ],
    ids=["basic form before it", "same form before it", "in a list"],
)
def test_a_term_that_stands_before_its_link_is_noticed(
    site: SiteFolder, body: str, line: int, column: int
) -> None:
    ((found_line, found_column, message),) = told(site, body)
    assert (found_line, found_column) == (FIRST_LINE + line, column)
    said = f"on jo rivillä {FIRST_LINE}, mutta linkki sanastoon on vasta tässä."
    assert message == f"Termi ”hankinta” {said}"


def test_a_term_linked_again_is_noticed_once(site: SiteFolder) -> None:
    body = "[Hankinta](sanasto:hankinta) on osto.\n\n[Hankinta](sanasto:hankinta) on uusi osto."
    ((line, _, message),) = told(site, body)
    assert line == FIRST_LINE + 2
    assert message == f"Termi ”hankinta” on linkitetty jo rivillä {FIRST_LINE}."


@pytest.mark.parametrize(
    "body",
    [
        "Hankintaohje on muu. [Hankinta](sanasto:hankinta) on tämä.",
        "### Hankinta on otsikko\n\n[Hankinta](sanasto:hankinta) on tämä.",
        "`hankinta` on koodia. [Hankinta](sanasto:hankinta) on tämä.",
    ],
    ids=["a compound", "a heading", "code"],
)
def test_what_is_not_the_term_in_running_text_is_no_matter(site: SiteFolder, body: str) -> None:
    assert told(site, body) == []
