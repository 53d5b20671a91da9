"""Writing ``content/tunnisteet.yml``: the command ``ids``."""

from __future__ import annotations

import os
from typing import NamedTuple

from elinvoimapolku.model import LedgerEntry
from elinvoimapolku.problems import Code, Problem, has_errors, in_order
from elinvoimapolku.reading import ledger
from elinvoimapolku.reading.options import Options
from elinvoimapolku.reading.site import Reading, read_site

# What the acts of this command mend: these problems do not stand in its way.
MENDED = {Code.VANISHED_ID, Code.NEW_ID}


class Acts(NamedTuple):
    """What an editor asks to be recorded besides the new ids."""

    retired: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    """The old id first, then those that replace it."""
    revised: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What came of it."""

    done: bool
    message: str
    problems: tuple[Problem, ...] = ()


def update_ledger(options: Options, acts: Acts) -> Outcome:
    """Record new ids and the asked acts; nothing is written when the content has errors."""
    problems: list[Problem] = []
    reading = read_site(options, problems)
    problems = [problem for problem in problems if problem.code not in MENDED]
    if has_errors(problems):
        errors = in_order(problem for problem in problems if has_errors([problem]))
        return Outcome(False, "Tunnisteita ei kirjattu. Korjatkaa ensin virheet.", errors)
    try:
        entries, said = _apply(reading, acts, options)
    except ledger.LedgerError as error:
        return Outcome(False, str(error))
    if not said:
        return Outcome(True, "Uusia tunnisteita ei ole. Luettelo on ajan tasalla.")
    file = options.root / ledger.FILE
    half_written = file.with_name(f".{file.name}.uusi")
    half_written.write_text(ledger.to_text(entries), encoding="utf-8", newline="\n")
    os.replace(half_written, file)
    return Outcome(True, "\n".join([*said, f"Kirjattu tiedostoon {ledger.FILE}."]))


def _apply(
    reading: Reading, acts: Acts, options: Options
) -> tuple[dict[str, LedgerEntry], list[str]]:
    living = reading.living
    entries, new = ledger.record(reading.site.ledger, living)
    said = [f"Uusi: {key}" for key in new]
    for key in acts.retired:
        entries = ledger.retire(entries, key, (), living, options.today)
        said.append(f"Poistettu käytöstä: {key}")
    if acts.replaced:
        old, *successors = acts.replaced
        if not successors:
            raise ledger.LedgerError("Kirjoittakaa vanhan tunnisteen perään sen korvaaja.")
        entries = ledger.retire(entries, old, tuple(successors), living, options.today)
        said.append(f"Korvattu: {old} → {', '.join(successors)}")
    for key in acts.revised:
        entries = ledger.revise(entries, key, living)
        said.append(f"Uusi versio {entries[key].revision}: {key}")
    return entries, said
