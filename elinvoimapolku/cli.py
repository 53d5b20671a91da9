"""The command line: reads what is asked, runs it, prints what came of it."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from elinvoimapolku import __version__, help_texts
from elinvoimapolku.problems import Problem, Severity, has_errors, in_order
from elinvoimapolku.reading.options import Options, host_address, is_preview
from elinvoimapolku.speed import fingerprints, last_build

ROOT = Path(__file__).resolve().parents[1]
NEW_OBJECTS = 2_000_000
"""After so many the collector looks through all there is for cycles; a build makes hardly any."""
OK, CONTENT_PROBLEMS, WRONG_USE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says in Finnish what is wrong on the command line, and where to look."""

    def error(self, message: str) -> NoReturn:
        print(f"{help_texts.translate(message)}\nOhje: python build.py --help", file=sys.stderr)
        sys.exit(WRONG_USE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What follows ``build.py`` on the command line; by default the process's own.

    Returns:
        The exit code: 0 when all is well, 1 for problems in the sources, 2 for wrong use.
    """
    gc.set_threshold(NEW_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a minimal locale may know no ä: never die of that.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    asked = _parser().parse_args(arguments)
    if asked.help:
        print(help_texts.HELP.get(asked.command, help_texts.MAIN), end="")
        return OK
    if asked.version:
        print(__version__)
        return OK
    if asked.values and asked.command != "new":
        print(f"Komento ei ota lisäsanoja: {' '.join(asked.values)}", file=sys.stderr)
        return WRONG_USE
    for option in ("reviews", "external"):
        if getattr(asked, option) and asked.command != "check":
            print(f"Valitsin --{option} kuuluu komentoon check.", file=sys.stderr)
            return WRONG_USE
    commands = {"build": _build, "check": _check, "serve": _serve, "new": _new, "ids": _ids}
    try:
        return commands[asked.command](asked)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("elinvoimapolku"):
            raise
        print(help_texts.NOT_INSTALLED.format(missing.name), file=sys.stderr)
        return WRONG_USE


def leave(code: int) -> NoReturn:
    """End the process, without freeing one by one the objects that vanish with it.

    That would be a seventh of the time of a small build.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(code)  # Python tells that a pipe is closed or a disk is full.
    os._exit(code)


def options_of(
    asked: argparse.Namespace, environment: Mapping[str, str], today: datetime.date
) -> Options:
    """What a command line, an environment and a day make of a run."""
    root = Path(asked.root)
    output = Path(asked.output) if asked.output else root / "dist"
    return Options(
        root=root,
        output=output,
        today=today,
        address=asked.address if asked.address is not None else host_address(environment),
        base_path="/" + "".join(f"{part}/" for part in asked.base_path.split("/") if part),
        drafts=asked.drafts,
        indexed=not is_preview(environment),
    )


def print_problems(problems: Sequence[Problem], annotate: bool) -> None:
    """Print problems for people, as annotations for GitHub Actions too, and their count.

    GitHub shows ten annotations of a kind at most, and none of their places in its log.
    """
    for problem in problems:
        print(problem, file=sys.stderr)
        if annotate:
            print(problem.annotation(), file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    notices = len(problems) - errors
    if errors or notices:
        counts = [f"{errors} {'virhe' if errors == 1 else 'virhettä'}"] if errors else []
        if notices:
            counts.append(f"{notices} {'huomautus' if notices == 1 else 'huomautusta'}")
        print(f"\nYhteensä {' ja '.join(counts)}.", file=sys.stderr)


def _parser() -> _Parser:
    parser = _Parser(prog="build.py", add_help=False, allow_abbrev=False)
    parser.add_argument("command", nargs="?", default="build", choices=help_texts.COMMANDS)
    parser.add_argument("values", nargs="*")
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--root", default=os.path.relpath(ROOT))
    parser.add_argument("--output")
    parser.add_argument("--address")
    parser.add_argument("--base-path", default="/")
    parser.add_argument("--drafts", action="store_true")
    parser.add_argument("--port", type=int, default=8000)
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--reviews", action="store_true")
    lists.add_argument("--external", action="store_true")
    parser.add_argument("--retire", nargs="+", metavar="TUNNISTE")
    parser.add_argument("--replace", nargs="+", metavar="TUNNISTE")
    parser.add_argument("--revise", nargs="+", metavar="TUNNISTE")
    return parser


def _build(asked: argparse.Namespace) -> int:
    started = time.perf_counter()
    options = options_of(asked, os.environ, datetime.date.today())
    prints = fingerprints.of_inputs(options)
    report = last_build.recall(options, prints)
    if report is None:
        from elinvoimapolku.pipeline import run

        report = run(options, prints=prints)
    print_problems(report.problems, _annotates())
    if report.failed or report.written is None:
        print("Sivustoa ei kirjoitettu. Aiempi sivusto on ennallaan.", file=sys.stderr)
        return CONTENT_PROBLEMS
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    written = report.written
    print(
        f"Valmis: {report.pages} sivua ({report.areas} aluetta, {report.steps} vaihetta) "
        f"{seconds} sekunnissa.\n"
        f"Kansiossa {options.output.as_posix()}/ on {written.files} tiedostoa, joista "
        f"{written.files - written.unchanged} muuttui.\n"
        "Katsokaa sivustoa: python build.py serve"
    )
    return OK


def _check(asked: argparse.Namespace) -> int:
    from elinvoimapolku.pipeline import run
    from elinvoimapolku.style.advice import advise

    options = options_of(asked, os.environ, datetime.date.today())
    if asked.reviews:
        return _reviews(options)
    if asked.external:
        return _external(options)
    report = run(options, write=False, advise=advise)
    print_problems(report.problems, _annotates())
    if report.failed:
        return CONTENT_PROBLEMS
    print(f"Tarkistettu: {report.pages} sivua, ei virheitä.")
    return OK


def _reviews(options: Options) -> int:
    from elinvoimapolku.reading.reviews import overdue
    from elinvoimapolku.reading.site import read_site

    problems: list[Problem] = []
    reading = read_site(options, problems)
    # A file with errors has no day to judge, so a list without it would not be the whole one.
    errors = [problem for problem in in_order(problems) if has_errors([problem])]
    print_problems(errors, _annotates())
    found = overdue(reading.site, reading.contents, options.today)
    for one in found:
        print(one)
    count = f"Tarkistettavaa: {len(found)}." if found else "Mikään ei odota tarkistusta."
    print(f"{count} Katsottu {len(reading.contents)} tiedostoa.")
    return CONTENT_PROBLEMS if found or errors else OK


def _external(options: Options) -> int:
    from elinvoimapolku.links.answers import Kind
    from elinvoimapolku.links.external import check_links

    print("Kysytään osoitteita. Tämä kestää minuutteja. Keskeytys: Ctrl+C.", flush=True)
    try:
        report = check_links(options)
    except KeyboardInterrupt:
        print("Keskeytetty. Saadut vastaukset ovat tallessa.", file=sys.stderr)
        return CONTENT_PROBLEMS
    print_problems(report.problems, _annotates())
    print(
        f"Ulkoisia osoitteita {len(report.answers)}, joista kysyttiin nyt {report.asked}: "
        f"poissa {report.count(Kind.DEAD)}, muuttanut {report.count(Kind.MOVED)}, "
        f"tavoittamatta {report.count(Kind.UNREACHABLE)}."
    )
    return CONTENT_PROBLEMS if has_errors(report.problems) else OK


def _serve(asked: argparse.Namespace) -> int:
    from elinvoimapolku.serve import serve

    return serve(options_of(asked, {}, datetime.date.today()), asked.port)


def _new(asked: argparse.Namespace) -> int:
    from elinvoimapolku.writing import skeleton

    options = options_of(asked, os.environ, datetime.date.today())
    try:
        match asked.values:
            case ("vaihe", area, title):
                file = skeleton.new_step(options, area, title)
            case ("tyokalu", title, url):
                file = skeleton.new_tool(options, title, url)
            case ("mittari", title):
                file = skeleton.new_indicator(options, title)
            case ("tyopohja", title):
                file = skeleton.new_template(options, title)
            case _:
                print(help_texts.HELP["new"], end="", file=sys.stderr)
                return WRONG_USE
    except skeleton.SkeletonError as error:
        print(error, file=sys.stderr)
        return CONTENT_PROBLEMS
    print(
        f"Tehty: {file}\nTiedosto on luonnos (draft: true). Kirjoittakaa tekstit, katsokaa tulosta "
        "komennolla\npython build.py serve ja poistakaa lopuksi rivi draft: true."
    )
    return OK


def _ids(asked: argparse.Namespace) -> int:
    from elinvoimapolku.writing.ledger_file import Acts, update_ledger

    acts = Acts(tuple(asked.retire or ()), tuple(asked.replace or ()), tuple(asked.revise or ()))
    options = options_of(asked, os.environ, datetime.date.today())
    outcome = update_ledger(options, acts)
    print_problems(outcome.problems, _annotates())
    print(outcome.message, file=sys.stdout if outcome.done else sys.stderr)
    return OK if outcome.done else CONTENT_PROBLEMS


def _annotates() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
