"""Compare generators: ``python -m benchmarks --help`` tells how."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import machine, report
from benchmarks.corpus import SEED
from benchmarks.edit_loop import LOOP_ROUNDS, measure_loops
from benchmarks.installation import NAMES, PROJECT, NotInstalledError, generators, install
from benchmarks.results import Record, read
from benchmarks.rounds import FEWEST_ROUNDS, ROUNDS, Rounds
from benchmarks.sites import Contents, Site, WrongSiteError
from benchmarks.stopwatch import BuildError

FOLDER = ".cache/benchmarks"
PAGES = (16, 100, 1000, 10000)


def main() -> int:
    """Install, measure or report; measuring goes on where an earlier run ended."""
    asked = _asked()
    folder: Path = asked.folder
    results = folder / "results.jsonl"
    if asked.install:
        install(folder / "generators")
        return 0
    if asked.report:
        report.write(read(results, asked.seed), asked.seed, PROJECT / "docs")
        return 0
    try:
        record = Record(results, asked.seed)
        chosen = [one for one in generators(folder / "generators") if one.name in asked.generators]
        record.machine(machine.facts())
        for pages in asked.pages:
            contents = Contents(pages, asked.seed)
            sites = tuple(Site(one, contents, folder / "sites") for one in chosen)
            if asked.loop:
                serving = tuple(site for site in sites if site.generator.serve(0))
                measure_loops(serving, record, _tell, asked.runs or LOOP_ROUNDS)
                continue
            rounds = asked.runs or ROUNDS.get(pages, FEWEST_ROUNDS)
            Rounds(sites, record, _tell).run(rounds)
    except (NotInstalledError, BuildError, WrongSiteError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is a command
        return 1
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--install", action="store_true", help="install the other generators")
    acts.add_argument("--loop", action="store_true", help="measure from a save to the page")
    acts.add_argument("--report", action="store_true", help="write docs/benchmarks.md and .svg")
    parser.add_argument("--pages", type=_numbers, default=PAGES, help="sizes: 16,100")
    parser.add_argument("--runs", type=int, help="rounds at every size")
    parser.add_argument("--seed", type=int, default=SEED, help="of the contents")
    parser.add_argument("--generators", type=_names, default=NAMES, help=", ".join(NAMES))
    parser.add_argument("--folder", type=Path, default=PROJECT / FOLDER, help="for all it makes")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    sys.exit(main())
