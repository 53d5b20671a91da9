"""The ids of the content beside those of the ledger: whose each is, and that none is lost."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from elinvoimapolku.model import Indicator, LedgerEntry, Step
from elinvoimapolku.problems import Problem
from elinvoimapolku.reading import ledger, saved_ids, vanished_ids
from elinvoimapolku.reading.documents import Documents, of_kind
from elinvoimapolku.values import Places


class PublishedIds(NamedTuple):
    """What came of the comparison."""

    steps: Mapping[str, Step]
    """By their files, each with the id under which it is published."""
    living: ledger.IdPlaces
    """Every id that visitors' saved state may hang on."""
    ledger: Mapping[str, LedgerEntry]


def check(
    owners: Sequence[Step | Indicator],
    drafts: Sequence[Step | Indicator],
    documents: Documents,
    today: datetime.date,
    problems: list[Problem],
) -> PublishedIds:
    """Compare the steps and the indicators with the ledger.

    Args:
        owners: Those that are published.
        drafts: Those that are not.
        documents: Has the ledger, and what could not be read.
        today: The day that advice gives to an id which is retired.
        problems: Gets what is wrong with the ledger and the ids.
    """
    written = _read_ledger(documents, problems)
    steps = of_kind(Step, owners)
    lost = saved_ids.renamed(steps, written.entries) if written else {}
    steps = tuple(
        step.model_copy(update={"id": lost[step.file]}) if step.file in lost else step
        for step in steps
    )
    indicators = of_kind(Indicator, owners)
    living = saved_ids.collect([*steps, *indicators], problems)
    # Without a ledger nobody knows which ids are published, and no advice on them is safe.
    if written is not None:
        found = _found(steps, indicators, drafts, living, documents.ids_left_out)
        problems.extend(saved_ids.check_names(steps, lost, written.entries))
        problems.extend(saved_ids.check_owners(steps, living, written, today))
        problems.extend(vanished_ids.check(written, found, today))
    entries = written.entries if written else {}
    return PublishedIds({step.file: step for step in steps}, living, entries)


def _read_ledger(documents: Documents, problems: list[Problem]) -> ledger.LedgerText | None:
    """The ledger, or None when it could not be read."""
    if documents.ledger is None:
        return None if ledger.FILE in documents.left_out else ledger.LedgerText({}, Places({}))
    before = len(problems)
    entries = ledger.parse(documents.ledger, problems)
    if len(problems) > before:
        return None
    return ledger.LedgerText(entries, documents.ledger.places)


def _found(
    steps: Sequence[Step],
    indicators: Sequence[Indicator],
    drafts: Sequence[Step | Indicator],
    living: ledger.IdPlaces,
    excused: frozenset[str],
) -> vanished_ids.FoundIds:
    homes = {one.id: (one.file, *one.places.at("figures")) for one in indicators}
    homes |= {step.id: (step.file, *step.places.at("checklist")) for step in steps}
    withdrawn = {
        key: (one.file, *one.places.at("draft")) for one in drafts for key, _ in one.saved_ids()
    }
    return vanished_ids.FoundIds(living, homes, withdrawn, excused)
