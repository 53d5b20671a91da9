"""No id is lost: what is told of ids that are new, gone, renamed or in another's place."""

from __future__ import annotations

import re

import pytest

from elinvoimapolku.model import LedgerEntry, Step
from elinvoimapolku.problems import Code, Problem, Severity, has_errors
from elinvoimapolku.reading import ledger, vanished_ids
from elinvoimapolku.reading.ledger import LedgerText
from elinvoimapolku.reading.site import read_site
from elinvoimapolku.values import Places
from tests.conftest import DAY, SiteFolder
from tests.hints import follow

LIVING = {"askel": ("content/a.md", 1, 1), "askel-nimi": ("content/a.md", 12, 5)}
HOMES = {"askel": ("content/a.md", 11, 1)}
NOW = LedgerEntry()
GONE = LedgerEntry(retired=DAY)
STEP = "content/alueet/alku/ensiaskel.md"


def told(entries: dict[str, LedgerEntry], excused: frozenset[str] = frozenset()) -> list[Problem]:
    """What is told of a ledger whose entries begin on line 3."""
    written = LedgerText(
        entries, Places({(key,): (at, 1) for at, key in enumerate(entries, start=3)})
    )
    found = vanished_ids.FoundIds(LIVING, HOMES, {}, excused)
    return list(vanished_ids.check(written, found, DAY))


def places(problems: list[Problem]) -> list[tuple[str, int, Code]]:
    return [(one.file, one.line, one.code) for one in problems]


def test_a_ledger_that_has_every_id_has_no_problems() -> None:
    assert told({"askel": NOW, "askel-nimi": NOW, "vanha": GONE}) == []


def test_a_new_id_is_a_notice_where_it_is_written() -> None:
    (problem,) = told({"askel": NOW})
    assert (problem.file, problem.line, problem.column) == LIVING["askel-nimi"]
    assert (problem.code, problem.severity) == (Code.NEW_ID, Severity.NOTICE)


def test_an_item_that_vanished_is_told_at_its_checklist_with_the_line_for_the_ledger() -> None:
    (problem,) = told({"askel": NOW, "askel-nimi": NOW, "askel-nmi": NOW})
    assert places([problem]) == [("content/a.md", 11, Code.VANISHED_ID)]
    assert problem.severity is Severity.ERROR
    assert "rivi 5 muotoon:\n    askel-nmi: {retired: 2026-11-24}" in problem.hint
    # Marks that moved to another item would be claims that nobody made.
    assert "askel-nimi" not in problem.hint


def test_what_may_have_come_in_the_place_of_an_item_is_new_in_the_same_step() -> None:
    _, problem = told({"askel": NOW, "askel-nmi": NOW})
    assert places([problem]) == [("content/a.md", 12, Code.VANISHED_ID)]
    assert "Jos ”askel-nimi” on sama kohta, sen tunniste on yhä askel-nmi." in problem.hint
    assert "askel-nmi: {retired: 2026-11-24, replaced_by: [askel-nimi]}" in problem.hint


def test_a_step_that_vanished_is_told_once_at_its_line_in_the_ledger() -> None:
    entries = {"askel": NOW, "askel-nimi": NOW, "pois": NOW, "pois-a": NOW, "pois-b": NOW}
    (problem,) = told(entries)
    assert places([problem]) == [(ledger.FILE, 5, Code.VANISHED_ID)]
    assert "rivit 5–7 muotoon:" in problem.hint
    (problem,) = told({"pois": NOW, "askel": NOW, "askel-nimi": NOW, "pois-a": NOW})
    assert "rivit 3, 6 muotoon:" in problem.hint


def test_ids_of_a_file_that_cannot_be_read_have_not_vanished() -> None:
    entries = {
        "askel": NOW,
        "askel-nimi": NOW,
        "rikki": NOW,
        "rikki-nimi": NOW,
        "rikkinainen": NOW,
        "vanha": LedgerEntry(retired=DAY, replaced_by=("rikki-uusi",)),
    }
    assert places(told(entries, frozenset({"rikki"}))) == [(ledger.FILE, 7, Code.VANISHED_ID)]


def test_a_retired_id_is_never_used_again() -> None:
    problems = told({"askel": NOW, "askel-nimi": GONE})
    assert places(problems) == [("content/a.md", 12, Code.RETIRED_ID)]


def test_what_replaced_an_id_has_to_be_in_the_content_or_retired_in_its_turn() -> None:
    chain = {
        "askel": NOW,
        "askel-nimi": NOW,
        "eka": LedgerEntry(retired=DAY, replaced_by=("toka",)),
        "toka": LedgerEntry(retired=DAY, replaced_by=("askel-nimi",)),
    }
    assert told(chain) == []
    chain["toka"] = LedgerEntry(retired=DAY, replaced_by=("askel-nmi",))
    assert places(told(chain)) == [(ledger.FILE, 6, Code.VANISHED_ID)]


def errors(site: SiteFolder) -> list[Problem]:
    return [one for one in site.run().problems if has_errors([one])]


def rename(site: SiteFolder, file: str, new: str) -> None:
    """Another name for a file, and every link to it mended."""
    (site.root / file).rename(site.root / new)
    old_name, new_name = file.rpartition("/")[2], new.rpartition("/")[2]
    for text in (site.root / "content").rglob("*.md"):
        written = text.read_text("utf-8")
        text.write_text(re.sub(rf"\b{re.escape(old_name)}", new_name, written), "utf-8")


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("name", ["aivan-muu", "ensi", "ensiaskel-2"])
def test_a_step_file_with_another_name_is_one_message_whose_lines_mend_it(
    site: SiteFolder, name: str, number: int
) -> None:
    step = read_site(site.options, []).site.steps[number]
    file = f"{step.file.rpartition('/')[0]}/{name}.md"
    rename(site, step.file, file)
    (problem,) = errors(site)
    assert (problem.file, problem.code) == (file, Code.RENAMED_FILE)
    follow(site, problem)
    assert site.run().problems == ()
    renamed = read_site(site.options, []).site.steps[number]
    assert (renamed.id, renamed.slug) == (step.id, name)
    assert site.read(f"{step.area}/{step.slug}/index.html").count(f"/{step.area}/{name}/")


def test_files_that_changed_names_with_each_other_are_told_one_by_one(site: SiteFolder) -> None:
    other = STEP.replace("ensiaskel", "toinen")
    one, two = ((site.root / file).read_text("utf-8") for file in (STEP, other))
    site.write(STEP, two)
    site.write(other, one)
    told = errors(site)
    assert [problem.code for problem in told] == [Code.RENAMED_FILE] * 2
    for problem in told:
        follow(site, problem)
    assert errors(site) == []


def test_a_copy_does_not_take_the_id_of_the_step_it_was_copied_from(site: SiteFolder) -> None:
    site.write(STEP.replace("ensiaskel", "kopio"), (site.root / STEP).read_text("utf-8"))
    codes = {problem.code for problem in errors(site)}
    assert codes == {Code.DUPLICATE_ID, Code.DUPLICATE_ORDER, Code.DUPLICATE_URL}


def test_an_id_that_was_written_over_is_told_with_the_line_as_it_was(site: SiteFolder) -> None:
    site.replace(STEP, "short_title:", "id: uusi-askel\nshort_title:")
    (problem,) = errors(site)
    assert (problem.file, problem.line, problem.code) == (STEP, 3, Code.RENAMED_FILE)
    follow(site, problem)
    assert site.run().problems == ()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "aliases: [/vanha/askel/]",
        "aliases:\n  - /vanha/askel/",
        "aliases:\n- /vanha/askel/",
    ],
)
def test_an_address_that_a_new_name_left_behind_is_a_notice_with_its_lines(
    site: SiteFolder, written: str
) -> None:
    site.replace(STEP, "aliases:\n  - /vanha/askel/\n", f"{written}\n" if written else "")
    file = STEP.replace("ensiaskel", "uusi")
    rename(site, STEP, file)
    site.replace(file, "short_title:", "id: ensiaskel\nshort_title:")
    (problem,) = site.run().problems
    assert (problem.code, problem.severity) == (Code.LOST_ADDRESS, Severity.NOTICE)
    follow(site, problem)
    assert site.run().problems == ()
    step = next(one for one in read_site(site.options, []).site.steps if one.file == file)
    assert set(step.aliases) == {"/alku/ensiaskel/", *(["/vanha/askel/"] if written else [])}


def test_ids_of_a_renamed_file_with_another_mistake_are_not_called_lost(site: SiteFolder) -> None:
    file = STEP.replace("ensiaskel", "uusi")
    rename(site, STEP, file)
    site.replace(file, "phase: aluksi", "phase aluksi")
    assert [(one.file, one.code) for one in errors(site)] == [(file, Code.BAD_YAML)]


def test_a_published_step_made_a_draft_is_told_at_that_line(site: SiteFolder) -> None:
    site.replace("content/alueet/jatko/jatkuu.md", "reviewed:", "draft: true\nreviewed:")
    (problem,) = (one for one in errors(site) if one.code is Code.VANISHED_ID)
    text = (site.root / problem.file).read_text("utf-8").splitlines()
    assert text[problem.line - 1] == "draft: true"


def item_of(step: Step) -> str:
    return rf"  - id: {step.checklist[0].id}\n(?:    .*\n)+"


@pytest.mark.parametrize("added", [0, 1, 2])
@pytest.mark.parametrize("which", [0, 1])
def test_each_line_that_is_given_for_a_removed_or_split_item_mends_it(
    site: SiteFolder, added: int, which: int
) -> None:
    step = next(one for one in read_site(site.options, []).site.steps if len(one.checklist) > 1)
    new = [f"{step.id}-uusi-{number}" for number in range(added)]
    rows = "".join(f'  - id: {key}\n    text: "Tehkää."\n' for key in new)
    text = (site.root / step.file).read_text("utf-8")
    site.write(step.file, re.sub(item_of(step), rows, text, count=1))
    (problem,) = errors(site)
    assert problem.file == step.file
    if which and not added:
        assert "replaced_by" not in problem.hint
        return
    follow(site, problem, which)
    assert errors(site) == []
    entry = read_site(site.options, []).site.ledger[step.checklist[0].id]
    assert entry == LedgerEntry(retired=DAY, replaced_by=tuple(new if which else ()))


def test_an_item_moved_to_another_step_gets_a_new_id_that_its_old_one_is_replaced_by(
    site: SiteFolder,
) -> None:
    step, other = read_site(site.options, []).site.steps[:2]
    text = (site.root / step.file).read_text("utf-8")
    found = re.search(item_of(step), text)
    assert found is not None
    site.write(step.file, text.replace(found[0], ""))
    site.replace(other.file, "checklist:\n", f"checklist:\n{found[0]}")
    (problem,) = errors(site)
    assert (problem.file, problem.code) == (other.file, Code.BAD_VALUE)
    follow(site, problem)
    assert errors(site) == []
    old = step.checklist[0].id
    (new,) = read_site(site.options, []).site.ledger[old].replaced_by
    assert new.startswith(f"{other.id}-")
