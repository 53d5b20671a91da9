"""The ordinary jobs of an editor, each done on a copy of this repository's content.

Each is right, so it is green: before it is merged, and on main with its ids recorded.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable

import pytest
from PIL import Image

from elinvoimapolku.model import Site, Step
from elinvoimapolku.pipeline import run
from elinvoimapolku.problems import Code, Problem
from elinvoimapolku.reading.site import Reading, read_site
from elinvoimapolku.reading.unfilled import PROMPT
from elinvoimapolku.report import Report
from elinvoimapolku.speed.memory import Memory
from elinvoimapolku.style.advice import advise
from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from elinvoimapolku.writing.skeleton import new_step
from tests import test_site
from tests.conftest import SiteFolder, copy_of, set_in_settings
from tests.hints import follow, follow_word

LEDGER = "content/tunnisteet.yml"
LAWS = (
    test_site.test_the_home_page_has_the_sections_of_the_settings_in_their_order,
    test_site.test_the_home_page_lists_each_benefit_and_each_link_onward,
    test_site.test_the_home_page_gives_the_suggested_order_with_its_first_and_last_step,
    test_site.test_a_step_page_shows_all_of_its_content,
    test_site.test_a_step_page_leads_back_on_and_across,
)

Job = Callable[[SiteFolder, Step], None]
JOBS: dict[str, Job] = {}


def job(work: Job) -> Job:
    """List a job by its name."""
    JOBS[work.__name__] = work
    return work


def change(site: SiteFolder, file: str, pattern: str, new: str) -> None:
    """Change the first place that a pattern finds."""
    text = (site.root / file).read_text("utf-8")
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    site.write(file, changed)


def add_paragraph(site: SiteFolder, file: str, text: str) -> None:
    """Put a paragraph under the first heading of a text."""
    change(site, file, r"^## .*\n", rf"\g<0>\n{text}\n")


def item_of(step: Step) -> str:
    """A pattern for the last item of a checklist, all of its lines."""
    return rf"^  - id: {step.checklist[-1].id}\n(?:    .*\n)+"


def item(key: str) -> str:
    return f'  - id: {key}\n    text: "Sopikaa tästä."\n    help: "Kirjatkaa päivä."\n'


@job
def change_a_sentence(site: SiteFolder, step: Step) -> None:
    add_paragraph(site, step.file, "Sopikaa tästä ensin.")


@job
def add_an_item(site: SiteFolder, step: Step) -> None:
    change(site, step.file, item_of(step), rf"\g<0>{item(f'{step.id}-uusi')}")


@job
def reword_an_item_so_that_its_ticks_are_looked_at_again(site: SiteFolder, step: Step) -> None:
    key = step.checklist[-1].id
    change(site, step.file, item_of(step), item(key))
    change(site, LEDGER, rf"^{key}: (\d+)$", f"{key}: 99")


@job
def split_an_item(site: SiteFolder, step: Step) -> None:
    key = step.checklist[-1].id
    first, second = f"{step.id}-ensin", f"{step.id}-sitten"
    change(site, step.file, item_of(step), item(first) + item(second))
    retired = f"{key}: {{retired: 2026-11-29, replaced_by: [{first}, {second}]}}"
    change(site, LEDGER, rf"^{key}: .*$", retired)


@job
def remove_an_item(site: SiteFolder, step: Step) -> None:
    key = step.checklist[-1].id
    change(site, step.file, item_of(step), "")
    change(site, LEDGER, rf"^{key}: .*$", f"{key}: {{retired: 2026-11-29}}")


@job
def add_a_tool_that_no_step_uses_yet(site: SiteFolder, step: Step) -> None:
    text = (site.root / f"content/tyokalut/{step.tools[0]}.md").read_text("utf-8")
    site.write("content/tyokalut/uusi-opas.md", text)


@job
def add_a_tool_to_two_steps(site: SiteFolder, step: Step) -> None:
    add_a_tool_that_no_step_uses_yet(site, step)
    for one in read_site(site.options, []).site.steps[:2]:
        change(site, one.file, r"^tools:\n", r"\g<0>  - uusi-opas\n")


@job
def add_an_indicator(site: SiteFolder, step: Step) -> None:
    like = step.indicators[0]
    text = (site.root / f"content/mittarit/{like}.md").read_text("utf-8")
    # What is counted yearly has an id of its own.
    new = re.sub(rf"^( .*: ){like}-", r"\1uusi-luku-", text, flags=re.MULTILINE)
    site.write("content/mittarit/uusi-luku.md", new)
    change(site, step.file, r"^indicators:\n", r"\g<0>  - uusi-luku\n")


@job
def add_a_term_and_link_to_it(site: SiteFolder, step: Step) -> None:
    term = '  - id: uusi-termi\n    term: "uusi termi"\n    definition: "Sana, joka selitetään."\n'
    change(site, "content/sanasto.yml", r"^terms:\n", rf"\g<0>{term}")
    add_paragraph(site, step.file, "Tämä on [uusi termi](sanasto:uusi-termi).")


@job
def make_a_step_by_new(site: SiteFolder, step: Step) -> None:
    file = new_step(site.options, step.area, "Sopimusten seuranta tulevaisuudessa")
    text = (site.root / file).read_text("utf-8")
    site.write(file, text.replace(PROMPT, "Kirjoitimme").replace("draft: true\n", ""))


@job
def add_a_picture(site: SiteFolder, step: Step) -> None:
    Image.new("RGB", (600, 400), "white").save(site.root / "assets/img/kaavio.png")
    add_paragraph(site, step.file, "![Kolme laatikkoa rivissä.](../../../assets/img/kaavio.png)")


@job
def bring_text_from_word(site: SiteFolder, step: Step) -> None:
    add_paragraph(
        site, step.file, 'Hän sanoi: "näin". Summa on 10\u00a0000 euroa – esim. vuodessa.'
    )


@job
def change_the_title(site: SiteFolder, step: Step) -> None:
    change(site, step.file, r"^title: .*$", 'title: "Aivan toinen otsikko"')
    change(site, step.file, r"^(short_title: .*\n)?order:", 'short_title: "Toinen"\norder:')


@job
def rename_the_file_of_a_step_by_what_is_told(site: SiteFolder, step: Step) -> None:
    """Does what the messages say, and nothing else."""
    (site.root / step.file).rename(site.root / step.file.replace(f"{step.slug}.md", "uusi-nimi.md"))
    (renamed,) = (one for one in site.run().problems if one.code is Code.RENAMED_FILE)
    follow(site, renamed)
    dead = [one for one in site.run().problems if one.code is Code.DEAD_LINK]
    for problem in reversed(dead):  # A place holds as long as nothing before it has changed.
        follow_word(site, problem)
    kept = read_site(site.options, []).site.steps[-1]
    assert (kept.id, kept.slug) == (step.id, "uusi-nimi")


@job
def write_whose_site_it_is(site: SiteFolder, step: Step) -> None:
    del step
    address, repository = "https://polku.kunta.example", "https://github.com/kunta/polku"
    set_in_settings(site, address=address, repository=repository, owner="Kaislajoen kunta")


@pytest.fixture(scope="module")
def warm(built_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """What a process keeps that has built the site before any job, as ``serve`` does.

    Building with it gives what a cold build gives: ``test_rebuild.py`` proves that.
    """
    memory = Memory()
    copy_of(built_site, tmp_path_factory.mktemp("warm")).run(write=False, memory=memory)
    return memory


def verify(site: SiteFolder, memory: Memory) -> tuple[Site, Report]:
    """What the checks of a change look at: the site as read, and what a build tells of it."""
    read: list[Reading] = []

    def look(reading: Reading) -> Iterable[Problem]:
        read.append(reading)
        return advise(reading)

    report = run(site.options, memory=memory, advise=look)
    assert not report.failed, "\n".join(map(str, report.problems))
    content = read[0].site
    for law in LAWS:
        law(site, content)
    return content, report


@pytest.mark.parametrize("name", JOBS)
def test_an_ordinary_job_is_green_from_the_edit_to_the_recorded_ids(
    real_site: SiteFolder, content: Site, warm: Memory, name: str
) -> None:
    memory = copy.copy(warm)  # A build forgets nothing that another copy knows.
    JOBS[name](real_site, content.steps[-1])
    edited, _ = verify(real_site, memory)
    outcome = update_ledger(real_site.options, Acts())
    assert outcome.done, outcome.message
    merged, report = verify(real_site, memory)
    assert not [one for one in report.problems if one.code is Code.NEW_ID]
    owners = (*edited.steps, *edited.indicators.values())
    living = {key for one in owners for key, _ in one.saved_ids()}
    recorded = {key for key, entry in merged.ledger.items() if entry.retired is None}
    assert recorded == living
    assert set(content.ledger) <= set(merged.ledger)
