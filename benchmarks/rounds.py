"""The rounds of a comparison: in each, every generator builds every scene once, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks import sites as laid
from benchmarks.corpus import Step
from benchmarks.results import Place, Record
from benchmarks.sites import Site
from benchmarks.stopwatch import measure

COLD, UNCHANGED, PAGE, TITLE = SCENES = ("cold", "unchanged", "page", "title")
TITLES = {
    COLD: "cold",
    UNCHANGED: "nothing changed",
    PAGE: "one page edited",
    TITLE: "one title changed",
}
ROUNDS = {16: 7, 100: 5}
FEWEST_ROUNDS = 3
"""At any other size."""
WARM_PAGES = 1000
"""Up to here each generator first builds once unmeasured: files and byte code are at hand."""
LONG_SECONDS = 45
"""A generator whose cold build takes longer than this is asked once."""

Tell = Callable[[str], None]


@dataclass(slots=True)
class Rounds:
    """The comparison at one size."""

    sites: tuple[Site, ...]
    record: Record
    tell: Tell

    def run(self, rounds: int) -> None:
        """Measure what is not measured yet, and compare what was built.

        Args:
            rounds: How many; of a generator that takes very long only one.
        """
        step = laid.lay_out(self.sites)
        pages = self.sites[0].contents.pages
        current = dict.fromkeys(self.sites, step)
        known: set[Site] = set()
        for turn in range(rounds):
            for scene in SCENES:
                for site in self._in_turn(turn):
                    place = Place(pages, scene, turn, site.generator.name)
                    if place in self.record.known.costs or self._is_left_out(site, scene, turn):
                        continue
                    if site not in known and (scene != COLD or pages <= WARM_PAGES):
                        site.write(step)
                        measure(site.generator.again(), site.place, site.log)
                    known.add(site)
                    self._measure(site, scene, place, current, step)
                if scene == COLD and turn == 0:
                    self._check()

    def _measure(
        self, site: Site, scene: str, place: Place, current: dict[Site, Step], step: Step
    ) -> None:
        words, command = "", site.generator.again()
        if scene == COLD:
            current[site], command = step, site.generator.cold()
            site.write(step)
            site.clean()
        elif scene == PAGE:
            current[site], words = laid.changed_body(current[site])
        elif scene == TITLE:
            current[site], words = laid.changed_title(current[site])
        if words:
            site.write(current[site])
        cost = measure(command, site.place, site.log)
        site.check_shown(current[site], words)
        self.record.cost(place, cost)
        told = f"{cost.wall:8.3f} s {cost.cpu:8.3f} s {cost.peak >> 20:5} MiB"
        self.tell(f"{place.pages:6} {scene:9} {place.round + 1} {place.generator:15} {told}")

    def _check(self) -> None:
        """Compare every generator's pages with the contents, after its first cold build."""
        for site in self.sites:
            known = site.contents.pages, site.generator.name
            if known not in self.record.known.checked:
                laid.check((site,))
                self.record.check(*known)

    def _in_turn(self, turn: int) -> Iterator[Site]:
        """Each round begins with another generator, so that none always comes first."""
        start = turn % len(self.sites)
        yield from self.sites[start:]
        yield from self.sites[:start]

    def _is_left_out(self, site: Site, scene: str, turn: int) -> bool:
        """Where a cold build takes very long, once is enough; and a full build is a cold one."""
        name = site.generator.name
        first = self.record.known.costs.get(Place(site.contents.pages, COLD, 0, name))
        if first is None or first.wall <= LONG_SECONDS:
            return False
        return turn > 0 or (scene != COLD and not site.generator.rebuilds)
