"""The whole way of ``check --external``: collect, ask, keep, tell. No part of a build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from elinvoimapolku.links import answer_cache
from elinvoimapolku.links.answers import Answer, Kind
from elinvoimapolku.links.asking import Manner, ask_all
from elinvoimapolku.links.outside_links import outside_links, tell
from elinvoimapolku.problems import Problem, has_errors, in_order
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.rendering.render import Recalls, SiteRenderer
from elinvoimapolku.speed import fingerprints
from elinvoimapolku.speed.kept_texts import KeptTexts
from elinvoimapolku.speed.text_store import TextStore


class LinkReport(NamedTuple):
    """What the outside addresses answered."""

    problems: tuple[Problem, ...]
    """Of the links, and the errors of the contents, whose links may be missing here."""
    answers: Mapping[str, Answer]
    """By address."""
    asked: int
    """How many were asked now; the others within a week."""

    def count(self, kind: Kind) -> int:
        """How many addresses answered so."""
        return sum(answer.kind is kind for answer in self.answers.values())


def check_links(options: Options, manner: Manner | None = None) -> LinkReport:
    """Ask every outside address of the contents that was not asked within a week.

    Args:
        options: Where the project is, and the day.
        manner: How to ask; by default politely.
    """
    problems: list[Problem] = []
    reading = read_site(options, problems)
    texts = KeptTexts(TextStore(options.root, fingerprints.of_generator()))
    renderer = SiteRenderer(reading, options, problems, Recalls(text=texts))
    links = outside_links(reading, renderer, problems)
    errors = [problem for problem in problems if has_errors([problem])]
    kept = answer_cache.load(options.root, options.today)
    answers = {address: kept[address] for address in links if address in kept}
    unknown = [address for address in links if address not in kept]
    try:
        for address, answer in ask_all(unknown, options.today, manner or Manner()):
            answers[address] = answer
    finally:
        # Also when an editor stops the command: what was answered need not be asked again.
        answer_cache.store(options.root, {**kept, **answers})
    return LinkReport(in_order([*errors, *tell(links, answers)]), answers, len(unknown))
