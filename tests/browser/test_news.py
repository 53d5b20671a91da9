"""What is new or changed since the last visit, and the line that tells what is saved."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from elinvoimapolku.writing.ledger_file import Acts, update_ledger
from tests import real_path
from tests.browser.conftest import NewContext
from tests.browser.server import serving
from tests.browser.ticks import (
    Outline,
    box,
    document,
    eventually,
    field_name,
    notice,
    stand_aside,
    store,
    stored,
    ticked,
)
from tests.conftest import SiteFolder

STEP, PAGE, FILE = real_path.STEP.id, real_path.STEP.page, real_path.STEP.file
REPLACING, ADDED = f"{STEP}-korvaava", f"{STEP}-lisatty"


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def rebuilt(folder: SiteFolder, items: list[str]) -> Path:
    """The site after a content update: one item revised, one replaced, one new; turned round."""
    path = folder.root / FILE
    head, rest = path.read_text("utf-8").split("\nchecklist:\n", 1)
    lines, tail = re.split(r"\n(?=\w)", rest, maxsplit=1)
    own = re.split(r"\n(?=  - )", lines)
    own = [one.replace(items[1], REPLACING) for one in own][::-1]
    own.append(f'  - id: {ADDED}\n    text: "Sovitte uudesta asiasta."')
    path.write_text(f"{head}\nchecklist:\n" + "\n".join(own) + f"\n{tail}", "utf-8")
    folder.run(write=False)
    acts = Acts(replaced=(items[1], REPLACING), revised=(items[0],))
    outcome = update_ledger(folder.options, acts)
    assert outcome.done, outcome.message
    report = folder.run()
    assert not report.failed, report.problems
    return folder.output


def test_new_and_changed_items_are_marked_and_marks_stay(
    page: Page,
    new_context: NewContext,
    real_site: SiteFolder,
    items: list[str],
) -> None:
    page.goto(PAGE)
    for item in items[:3]:
        box(page, item).check()
    expect(page.locator(".saved-line")).to_contain_text("3 merkittyä kohtaa")
    saved = stored(page)
    with serving(rebuilt(real_site, items)) as address:
        later = new_context().new_page()
        later.goto(f"{address}/robots.txt")
        store(later, saved)
        later.goto(f"{address}{PAGE}")
        kinds = {
            item: later.locator("li", has=box(later, item))
            .locator(".news")
            .get_attribute("data-kind")
            for item in (items[0], REPLACING, ADDED)
        }
        assert kinds == {
            items[0]: "changed",
            REPLACING: "changed",
            ADDED: "new",
        }
        assert sorted(ticked(later)) == sorted([items[0], REPLACING, items[2]])
        changed = later.locator("li", has=box(later, items[0])).locator(".news")
        expect(changed).to_contain_text("katsokaa, pitääkö se yhä")
        expect(later.locator(".news")).to_have_count(3)
        changed.get_by_role("button").press("Enter")
        expect(later.locator(".news")).to_have_count(2)
        expect(box(later, items[0])).to_be_focused()
        assert items[0] in ticked(later)
        later.reload()
        expect(later.locator(".news")).to_have_count(2)
        later.goto(f"{address}/oma-polku/")
        told = later.locator("[data-news-list] li")
        expect(told).to_have_count(2)
        expect(told.first).to_contain_text(f"{real_path.STEP.title}. ")
        expect(told.first).to_contain_text(re.compile(r"Uusi kohta|Kohta on muuttunut"))
        link = told.first.get_by_role("link").get_attribute("href") or ""
        assert re.search(rf"{PAGE}#({ADDED}|{REPLACING})$", link)
        later.goto(f"{address}{PAGE}")
        # To have looked is an act like others, and can be taken back.
        added = later.locator("li", has=box(later, ADDED)).locator(".news")
        added.get_by_role("button").press("Enter")
        expect(added).to_have_count(0)
        later.get_by_role("button", name="Kumoa viimeisin merkintä").click()
        expect(added).to_have_count(1)
        # Who marks an item has looked at it.
        box(later, ADDED).check()
        expect(added).to_have_count(0)
        later.reload()
        expect(later.locator(".news")).to_have_count(1)


def test_nothing_is_new_to_somebody_who_has_not_acted(page: Page) -> None:
    page.goto(PAGE)
    expect(page.locator(".news, .saved-line")).to_have_count(0)
    page.goto("/oma-polku/")
    expect(page.locator("[data-news]")).to_be_hidden()


def test_the_line_tells_what_is_saved_where_and_when(page: Page, items: list[str]) -> None:
    stand_aside(page)
    text = document(items[0], time=1_790_000_000_000)
    text["fields"][f"step/{STEP}/notes"] = {"value": "x", "time": 5, "mark": "m"}
    store(page, text)
    page.goto(PAGE)
    expect(page.locator(".saved-line")).to_have_text(
        re.compile(
            r"Tallessa tässä selaimessa: 1 merkitty kohta ja 1 muistiinpano\. "
            r"Viimeksi tallennettu 21\.9\.2026 klo \d\d\.\d\d\. "
            r"Jos selain tyhjentää tietonsa suljettaessa, tallentakaa myös tiedosto\."
        )
    )


def test_a_copy_is_suggested_after_many_changes_and_saved_from_the_line(
    page: Page, outline: Outline
) -> None:
    stand_aside(page)
    store(page, document(*outline.items()[:19]) | {"mark": "own"})
    page.goto(real_path.LAST.page)
    line = page.locator(".saved-line")
    expect(line).not_to_contain_text("varmuuskopiota")
    page.locator("input[data-item]:not(:checked)").first.check()
    expect(line).to_contain_text("20 muutosta ei ole tiedostossa")
    with page.expect_download() as waiting:
        line.get_by_role("button").press("Enter")
    expect(line).to_contain_text("20 muutosta ei ole tiedostossa")
    # The question goes, and the focus to what is told.
    page.get_by_role("button", name="Tiedosto on tallessa").press("Enter")
    expect(page.locator("[data-told]")).to_be_focused()
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert field_name(outline.items()[0]) in saved["fields"]
    expect(line).not_to_contain_text("varmuuskopiota")


def test_a_private_window_that_tells_of_itself_is_told_at_start(new_context: NewContext) -> None:
    context = new_context()
    context.add_init_script(
        """if (globalThis.StorageManager) {
          StorageManager.prototype.getDirectory = () => Promise.reject(new Error("private"));
        }"""
    )
    page = context.new_page()
    page.goto(PAGE)
    expect(notice(page)).to_contain_text("Tämä on yksityinen ikkuna")


@pytest.mark.parametrize(("error", "told"), [("QuotaExceededError", "täynnä"), ("x", "ei salli")])
def test_a_browser_that_lets_not_write_is_told_at_start(
    new_context: NewContext, error: str, told: str
) -> None:
    context = new_context()
    context.add_init_script(
        f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{error}'); }}"
    )
    page = context.new_page()
    page.goto(PAGE)
    expect(notice(page)).to_contain_text(told)


def test_a_document_of_the_first_version_is_migrated_at_the_first_act_and_kept_as_it_was(
    page: Page, items: list[str]
) -> None:
    old = document(items[0]) | {"version": 1}
    stand_aside(page)
    store(page, old)
    page.goto(PAGE)
    eventually(lambda: ticked(page), [items[0]])
    eventually(lambda: stored(page), old)
    box(page, items[1]).check()
    after = stored(page)
    assert after["version"] == 2
    copies = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes(':snapshot:'))"
    )
    assert [json.loads(text) for _, text in copies] == [old]
