"""The town's file: saved, opened with a preview, merged or replaced."""

from __future__ import annotations

import json
import random
import re
from datetime import date

import jsonschema
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests import real_path
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    keys,
    stand_aside,
    stored,
    stored_text,
)
from tests.browser.town_files import (
    ALL_THERE,
    IN_THE_PLACE_OF_ALL,
    NOTES,
    PAGE,
    STEP,
    STEP_PAGE,
    add_a_step,
    bring,
    landing,
    open_file,
    opening,
    others,
    saved_file,
    start,
    text,
)
from tests.conftest import PROJECT

SCHEMA = json.loads((PROJECT / "docs/kuntatiedosto.schema.json").read_text("utf-8"))


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def test_a_file_is_named_after_the_town_and_the_day_and_fits_its_schema(
    page: Page, items: list[str]
) -> None:
    start(page, document(*items[:2], time=5))
    page.get_by_label("Kunnan nimi").fill("Äänekosken–Ylä-Öinen")
    add_a_step(page)
    page.get_by_label("Tilannekuvan nimi").fill("Kevät 2027")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(page.locator("[data-moments] li")).to_have_count(1)
    name, file = saved_file(page)
    day = page.evaluate("new Date().toLocaleDateString('sv')")
    assert name == f"elinvoimapolku-aanekosken-yla-oinen-{day}.json"
    jsonschema.validate(file, SCHEMA)
    assert file["town"] == "Äänekosken–Ylä-Öinen"
    # What is each browser's own stays in it; what had been looked at goes along.
    assert "mark" not in file
    assert not any(field.startswith("copy/") for field in file["fields"])
    assert [field for field in file["fields"] if field.startswith("visit/")] == ["visit/all/items"]


def test_a_towns_name_half_written_is_saved_when_the_page_is_left(page: Page) -> None:
    start(page)
    page.get_by_label("Kunnan nimi").press_sequentially("Kais")
    page.goto("/")
    assert stored(page)["fields"]["town/all/name"]["value"] == "Kais"


def test_all_is_there_after_a_year_on_another_computer(
    page: Page, other: Page, items: list[str]
) -> None:
    start(page, document(*items[:3], time=5))
    add_a_step(page)
    _, file = saved_file(page)
    start(other)
    open_file(other, file)
    bring(other)
    # The copies' own field comes last, on each computer by itself.
    kept = {name: one for name, one in stored(other)["fields"].items() if name in file["fields"]}
    assert kept == file["fields"]
    other.goto(STEP_PAGE)
    assert all(box(other, item).is_checked() for item in items[:3])


def test_the_dialog_tells_what_would_change_and_changes_nothing(
    page: Page, items: list[str]
) -> None:
    here = document(*items[:3], time=50)
    here["fields"][NOTES] = text("meidän", 50, "a")
    start(page, here)
    file = document(items[3], time=9) | {"town": "Toinen", "saved": "2027-03-01"}
    file["fields"] |= {
        field_name(items[0]): a_field("left-out", 99, "b"),
        field_name(items[1]): a_field("left-out", 9, "b"),
        field_name("outo-kohta"): a_field(),
        NOTES: text("<img src=x onerror=alert(1)>", 60, "b"),
    }
    before = stored_text(page)
    open_file(page, file)
    title = opening(page).get_by_role("heading", level=2)
    expect(title).to_be_focused()
    expect(title).to_have_text("Tiedosto kunta.json (Toinen, 1.3.2027)")
    for kind in (
        "Vain tiedostossa: 1",
        "Uudempi tiedostossa: 1",
        "Kaksi versiota: 1",
        "Täällä uudempi: 1",
    ):
        expect(opening(page)).to_contain_text(kind)
    expect(opening(page)).to_contain_text("Vain täällä: 1")
    expect(opening(page).get_by_role("status")).to_have_text(
        "1 vaiheessa muuttuu 2 merkittyä kohtaa ja 1 muistiinpano. "
        "Kaksi versiota jää 1 kohtaan. 1 tieto, jota tämä sivusto ei tunne, säilyy."
    )
    assert opening(page).locator("img").count() == 0
    page.get_by_role("button", name="Peruuta").click()
    expect(opening(page)).to_have_count(0)
    eventually(lambda: stored_text(page), before)


def test_the_dialog_speaks_of_fields_as_people_do(page: Page, items: list[str]) -> None:
    here = document(items[0], time=50)
    here["fields"][NOTES] = text("meidän", 50, "a")
    start(page, here)
    file = document(time=9)
    file["fields"] |= {
        field_name(items[0]): a_field("left-out", 9, "b"),
        NOTES: text("heidän", 60, "b"),
        "town/all/name": text("Kaislajoki", 9, "b"),
        f"step/{STEP}/date": text("2027-03-01", 9, "b"),
        f"step/{STEP}/order": a_field() | {"value": 1},
        f"step/{real_path.SECOND.id}/order": a_field() | {"value": 2},
    }
    open_file(page, file)
    opening(page).get_by_text("3 tietoa yksitellen").click()
    groups = [
        " | ".join(part for part in one.split("\n") if part).replace("\xad", "")
        for one in opening(page).locator(".pick").all_inner_texts()
    ]
    step, status, notes, date, town, order = groups
    assert step.startswith(
        f"{real_path.STEP.title} | Vain tiedostossa: 1, Kaksi versiota: 1, Täällä uudempi: 1"
    )
    assert status.endswith(
        "merkintä | Täällä uudempi | Tiedosto: ei koske meitä (1.1.1970)"
        " | Tämä selain: tehty (1.1.1970)"
    )
    assert notes.startswith(
        f"{real_path.STEP.title}, muistiinpanot | Kaksi versiota | Tiedosto: heidän"
    )
    assert notes.endswith("Tämä selain: meidän (1.1.1970) | Molemmat")
    assert date.startswith(f"{real_path.STEP.title}, päivä | Vain tiedostossa | Tiedosto: 1.3.2027")
    assert date.endswith("Tämä selain: tyhjä")
    assert town.startswith("Kunnan nimi | Vain tiedostossa | Tiedosto: Kaislajoki")
    assert order == "Vaiheiden järjestys | Vain tiedostossa: 2 | Tiedosto | Tämä selain"
    bring(page)
    expect(landing(page)).to_contain_text("Muuttui: vaiheiden järjestys ja kunnan nimi.")


def test_merging_takes_the_later_of_each_and_keeps_both_texts(page: Page, items: list[str]) -> None:
    here = document(*items[:2], time=50)
    here["fields"][NOTES] = text("meidän", 50, "a")
    start(page, here)
    file = document(time=9)
    file["fields"] |= {
        field_name(items[0]): a_field("todo", 99, "b"),
        field_name(items[1]): a_field("todo", 9, "b"),
        field_name("outo-kohta"): a_field(),
        NOTES: text("heidän", 60, "b"),
    }
    open_file(page, file)
    bring(page)
    fields = stored(page)["fields"]
    values = [fields[field_name(item)]["value"] for item in [*items[:2], "outo-kohta"]]
    assert values == ["todo", "done", "done"], "un-ticking survives; the unknown is kept"
    assert fields[NOTES]["value"] == "heidän"
    assert [one["value"] for one in fields[NOTES]["earlier"]] == ["meidän"]
    page.goto(STEP_PAGE)
    expect(others(page)).to_have_text("meidän")


def test_opening_the_same_file_twice_changes_nothing(page: Page, items: list[str]) -> None:
    start(page)
    file = document(*items[:2], time=9)
    file["fields"][NOTES] = text("teksti", 9, "b")
    open_file(page, file)
    bring(page)
    before = stored(page)["fields"]
    open_file(page, file)
    expect(opening(page)).to_contain_text("Mitään ei tarvitse tehdä")
    eventually(lambda: stored(page)["fields"], before)


def test_a_conflict_that_is_here_already_is_not_told_again(page: Page) -> None:
    here = document()
    here["fields"][NOTES] = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    start(page, here)
    open_file(page, here)
    expect(opening(page)).to_contain_text("Mitään ei tarvitse tehdä")


def test_a_file_that_replaced_all_is_no_conflict_when_it_is_opened_again(page: Page) -> None:
    here, file = document(), document()
    here["fields"][NOTES] = text("meidän", 50, "a")
    file["fields"][NOTES] = text("heidän", 9, "b", earlier=[text("toinen", 5, "c")])
    start(page, here)
    open_file(page, file)
    bring(page, ALL_THERE)
    open_file(page, file)
    expect(opening(page)).to_contain_text("Mitään ei tarvitse tehdä")
    field = stored(page)["fields"][NOTES]
    assert (field["value"], [one["value"] for one in field["earlier"]]) == ("heidän", ["toinen"])


@pytest.mark.parametrize("way", ["", IN_THE_PLACE_OF_ALL, "Kaikki omat"])
def test_what_this_version_does_not_know_goes_through_a_file_and_out_again(
    page: Page, items: list[str], way: str
) -> None:
    start(page, document(items[0], time=5))
    file = document(items[1], time=9, setting={"of": "another version"}, town="T", saved="x")
    file["fields"]["item/uusi/laji"] = a_field("arvo") | {"note": "kept"}
    open_file(page, file)
    bring(page, way)
    _, saved = saved_file(page)
    assert saved["setting"] == {"of": "another version"}
    assert saved["fields"]["item/uusi/laji"] == file["fields"]["item/uusi/laji"]


def test_what_changed_since_the_file_was_saved_asks_for_a_second_look_in_an_emptied_browser(
    page: Page, items: list[str]
) -> None:
    page.goto(STEP_PAGE)
    box(page, items[0]).check()
    eventually(lambda: "visit/all/items" in stored(page)["fields"], expected=True)
    page.goto(PAGE)
    _, file = saved_file(page)
    seen = file["fields"]["visit/all/items"]["value"][STEP].split()
    # As if the second item had come, and another gone, after the file was saved.
    seen.remove(items[1].removeprefix(f"{STEP}-"))
    file["fields"]["visit/all/items"]["value"][STEP] = " ".join(seen)
    for way in ("", "Kaikki omat"):
        # Where no page of the site's is open that could write anything back.
        stand_aside(page)
        page.evaluate("localStorage.clear()")
        eventually(lambda: keys(page), [])
        page.goto(PAGE)
        open_file(page, file)
        if way:
            opening(page).get_by_label("Mitä otetaan").select_option(label=way)
            opening(page).get_by_role("button", name="Pidä omat").click()
        else:
            bring(page)
        page.goto(STEP_PAGE)
        expect(page.locator(".news")).to_have_attribute("data-kind", "new")
        assert box(page, items[0]).is_checked() is not bool(way)
    # Where one has looked already, it stays so.
    page.get_by_role("button", name="Katsottu").click()
    expect(page.locator(".news")).to_have_count(0)
    page.goto(PAGE)
    open_file(page, file | {"fields": file["fields"] | document(items[2], time=9)["fields"]})
    bring(page)
    page.goto(STEP_PAGE)
    expect(box(page, items[2])).to_be_checked()
    expect(page.locator(".news")).to_have_count(0)


def test_replacing_puts_the_file_in_the_place_of_all_and_can_be_taken_back(
    page: Page, second: Page, items: list[str]
) -> None:
    here = document(*items[:2], time=50)
    here["fields"][NOTES] = text("meidän", 50, "a")
    start(page, here)
    second.goto(STEP_PAGE)
    open_file(page, document(items[2], time=9))
    bring(page, IN_THE_PLACE_OF_ALL)
    # The other tab does not bring the old marks back.
    expect(box(second, items[2])).to_be_checked()
    expect(box(second, items[0])).not_to_be_checked()
    second.reload()
    assert not box(second, items[0]).is_checked()
    assert any(":snapshot:" in key for key in keys(page))
    page.get_by_role("button", name="Kumoa avaaminen").click()
    expect(box(second, items[0])).to_be_checked()
    values = {name: one["value"] for name, one in stored(page)["fields"].items()}
    assert values[NOTES] == "meidän"
    assert values[field_name(items[2])] is None


def test_what_is_done_after_a_clock_that_was_ahead_wins_for_ever(
    page: Page, items: list[str]
) -> None:
    year = 31_557_600_000
    start(page)
    ahead = page.evaluate("Date.now()") + 9 * year
    older, newer = document(items[0], time=ahead), document(items[0], time=ahead + 9)
    older["fields"][NOTES] = text("B", ahead, "x.2")
    newer["fields"][NOTES] = text("C", ahead + 9, "x.1", seen={"x.1": ahead - 9, "x.2": ahead})
    for file in (newer, older):
        open_file(page, file)
        page.get_by_role("button", name=re.compile("Tuo valitut|Peruuta")).first.click()
    assert stored(page)["fields"][NOTES]["value"] == "C"
    assert not stored(page)["fields"][NOTES].get("earlier")
    page.goto(STEP_PAGE)
    box(page, items[0]).uncheck()
    expect(page.locator(".saved-line")).to_contain_text(str(date.today().year))
    page.goto(PAGE)
    open_file(page, newer)
    opening(page).get_by_role("button", name="Peruuta").click()
    assert stored(page)["fields"][field_name(items[0])]["value"] == "todo"
    # A link is an act of the day that it is opened.
    page.goto(f"{PAGE}#polku={STEP}")
    bring(page)
    expect(page.locator(f"[data-chosen-list] [data-step={STEP}]")).to_be_visible()


def test_a_time_that_no_clock_tells_leaves_room_for_later_ones(
    page: Page, items: list[str]
) -> None:
    start(page)
    open_file(page, document(items[0], time=8_740_000_000_000_000))
    bring(page)
    page.goto(STEP_PAGE)
    box(page, items[0]).uncheck()
    expect(page.locator("[data-undo] button")).to_be_visible()
    page.reload()
    expect(box(page, items[0])).not_to_be_checked()


# Two people's random documents by way of their files: read back whole, merged alike both ways,
# and what replaces leaves exactly the file's values. Gives the first law that is broken.
LAWS = """async ([folder, seed, rounds]) => {
  const { empty, merge, toText, valueOf, withFields } = await import(folder + "document/state.js");
  const { changesFor, compare, sidesBy } = await import(folder + "document/comparison.js");
  const { readFile } = await import(folder + "document/opening.js");
  const { toFile } = await import(folder + "document/town-file.js");
  let number = seed;
  const random = (below) => {
    number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
    return number % below;
  };
  const names = ["item/a/status", "item/b/status", "step/a/notes", "step/a/owner", "x/y/z"];
  const person = (mark) => {
    let state = { ...empty(), mark };
    for (let act = random(8); act > 0; act -= 1) {
      const value = random(4) === 0 ? null : `${mark}${random(3)}`;
      state = withFields(state, [[names[random(names.length)], value]], 1 + random(9));
    }
    return state;
  };
  const sorted = (state) => Object.fromEntries(Object.entries(state.fields).sort());
  const fields = (state) => toText({ fields: sorted(state) });
  const throughFile = (state) => readFile(toFile(state, "2027-01-31")).state;
  const has = (state, name) => valueOf(state, name) ?? null;
  const isNew = ({ kind }) => kind === "new";
  for (let round = 0; round < rounds; round += 1) {
    const [one, two] = [person("a"), person("b")];
    const [first, second] = [one, two].map(throughFile);
    if (fields(first) !== fields(one)) return `read back ${round}`;
    const both = merge(first, second);
    if (fields(both) !== fields(merge(second, first))) return `either way ${round}`;
    const file = (state) => toFile({ ...empty(), fields: state.fields }, "2027-01-31");
    if (file(both) !== file(merge(second, first))) return `another file ${round}`;
    if (fields(merge(both, second)) !== fields(both)) return `again ${round}`;
    if (compare(both, first, () => true).differences.some(isNew)) return `known ${round}`;
    const comparison = compare(first, second, () => true);
    const changes = changesFor(comparison, sidesBy("only", comparison.differences));
    const replaced = withFields({ ...both, mark: "c" }, changes, 99);
    for (const name of names) {
      if (has(replaced, name) !== has(two, name)) return `replaced ${round}`;
    }
  }
  return "";
}"""


def test_files_of_two_people_merge_without_loss(modules: Page, script: str) -> None:
    seed = random.randrange(1 << 31)
    broken = modules.evaluate(LAWS, [script, seed, 10_000])
    assert broken == "", f"{broken}, seed {seed}"


def test_a_link_carries_the_choices_and_their_order_and_nothing_else(
    page: Page, other: Page, outline: Outline
) -> None:
    content = document(outline.items()[0], time=5)
    content["fields"][f"step/{STEP}/owner"] = text("Liisa", 5, "a")
    start(page, content)
    for _ in range(3):
        add_a_step(page)
    page.get_by_role("button", name="Jaa linkkinä").click()
    expect(page.locator("[data-link]")).to_be_visible()
    link = page.locator("[data-link]").input_value()
    chosen = page.locator("[data-chosen-list] > li").evaluate_all(
        "rows => rows.map((r) => r.dataset.step)"
    )
    assert link.split("#")[1] == "polku=" + ".".join(chosen)
    other.goto(f"{link}.outo-vaihe.%3Cscript%3E")
    expect(opening(other).get_by_role("heading", level=2)).to_have_text(
        f"Linkin polku: {len(chosen)} vaihetta; 2 vaihetta ei ole tällä sivustolla"
    )
    assert stored_text(other) is None
    assert "#" not in other.url
    bring(other)
    rows = other.locator("[data-chosen-list] > li")
    assert rows.evaluate_all("rows => rows.map((r) => r.dataset.step)") == chosen


def test_two_named_moments_are_compared_as_a_table_and_a_picture(
    page: Page, outline: Outline
) -> None:
    start(page)
    size = len(outline.items(area=real_path.AREA))
    steps = sum(len(area["steps"]) for area in outline.areas)

    def take(name: str) -> None:
        page.get_by_label("Tilannekuvan nimi").fill(name)
        page.get_by_role("button", name="Ota tilannekuva").click()

    take("Kevät 2027")
    page.goto(STEP_PAGE)
    for item in outline.items(step=STEP)[:4]:
        box(page, item).check()
    page.goto(PAGE)
    take("Syksy 2027")
    page.locator("[data-moment-to]").select_option(index=1)
    sums = page.locator("[data-comparison-table] tr.sum").first
    expect(sums).to_have_text(f"{real_path.AREA_TITLE}0/{size}4/{size}+4")
    # Of the steps only the one that has changed has its row; the others stand folded.
    rows = page.locator("[data-comparison-table] tbody tr:visible")
    expect(rows).to_have_count(len(outline.areas) + 1)
    folded = page.locator("[data-comparison-folded]")
    expect(folded.locator("summary")).to_have_text(f"Ennallaan {steps - 1} vaihetta")
    expect(folded.locator("p")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("p")).to_contain_text(f"{real_path.NEXT.title} 0/")
    expect(page.locator("[data-comparison-told]")).to_have_text(
        f"Tehtyjä kohtia on 4 enemmän: alkoi {real_path.STEP.title}."
    )
    whole = len(outline.items())
    expect(page.locator("[data-comparison-table] tfoot")).to_have_text(
        f"Koko polku0/{whole}4/{whole}+4"
    )
    bars = page.locator("[data-comparison-picture] .bar")
    # The keys of both moments; then of a row two tracks, and a bar on each.
    assert bars.count() == 2 + 4 * (len(outline.areas) + 2)
    track, bar = (float(bars.nth(at).get_attribute("width") or 0) for at in (4, 5))
    assert bar == pytest.approx(track * 4 / size)
    # The first one was taken where nothing had been saved, and the browser had no mark yet.
    assert [name for name in stored(page)["fields"] if "undefined" in name] == []
    page.get_by_role("button", name="Poista: Kevät 2027").press("Enter")
    expect(page.locator("[data-moments] li")).to_have_count(1)
    expect(page.get_by_role("button", name="Poista: Syksy 2027")).to_be_focused()
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(page.locator("[data-moments] li")).to_have_count(2)


A, B, C, D = real_path.STEP, real_path.NEXT, real_path.SECOND, real_path.LATER


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {}, "Tilanteissa ei ole eroa: yksikään kohta ei ole muuttunut."),
        ({A: 0}, {A: 1}, f"Tehtyjä kohtia on yksi enemmän: alkoi {A.title}."),
        ({A: 2}, {A: 5}, "Tehtyjä kohtia on 3 enemmän."),
        ({A: 2}, {A: 1}, "Tehtyjä kohtia on yksi vähemmän."),
        ({A: 2, B: 1}, {A: 1, B: 2}, "Tehtyjä kohtia on yhtä monta."),
        (
            {A: 9, B: 2},
            {A: 8, B: 0},
            f"Tehtyjä kohtia on 3 vähemmän: uudelleen kesken {A.title}; palasi alkuun {B.title}.",
        ),
        (
            {A: 5, B: 5, C: 0, D: 0},
            {A: 9, B: 9, C: 1, D: 1},
            f"Tehtyjä kohtia on 10 enemmän: valmistuivat {A.title} ja {B.title}; "
            f"alkoivat {D.title} ja {C.title}.",
        ),
    ],
)
def test_a_sentence_tells_what_has_changed_and_nothing_is_compared_when_nothing_has(
    page: Page,
    before: dict[real_path.Place, int],
    after: dict[real_path.Place, int],
    told: str,
) -> None:
    content = document()
    for name, day, counts in (("eka", "2027-04-12", before), ("toka", "2027-10-12", after)):
        steps = {step.id: [counts.get(step, 0), 9, 0] for step in (A, B, C, D)}
        record = {"name": name, "date": day, "steps": steps}
        content["fields"][f"moment/{name}/record"] = a_field() | {"value": record}
    start(page, content)
    page.locator("[data-moment-to]").select_option(index=1)
    expect(page.locator("[data-comparison-told]")).to_have_text(told)
    expect(page.locator("[data-comparison]")).to_be_visible(visible=before != after)


def test_a_comparison_is_titled_told_in_words_and_saved_as_a_picture(
    page: Page, items: list[str]
) -> None:
    content = document(*items[:2], time=5)
    content["fields"] |= {
        "town/all/name": a_field("Kaislajoen kunta"),
        f"item/{items[2]}/status": a_field("left-out"),
    }
    before = {STEP: [1, 9, 0], "vanha-vaihe": [3, 3, 0]}
    record = {"name": "Kevät 2027", "date": "2027-04-12", "steps": before}
    content["fields"]["moment/a/record"] = a_field() | {"value": record}
    start(page, content)
    day = page.evaluate("new Date().toLocaleDateString('fi')")
    title = "Kaislajoen kunta: elinvoimapolun tehdyt kohdat"
    expect(page.locator("[data-comparison-table] caption")).to_have_text(
        f"{title}, Kevät 2027 (12.4.2027) ja Nyt ({day})"
    )
    picture = page.locator("[data-comparison-picture]").get_by_role("img")
    expect(picture).to_have_accessible_name(
        re.compile(rf"^{title}, Kevät 2027 .*\. Tehtyjä kohtia on \S+ (?:enemmän|vähemmän)")
    )
    expect(page.locator(".comparison")).to_contain_text("ensin 0, sitten 1.")
    # A step that the earlier moment does not have has no number in it, and no change.
    other = page.locator("[data-comparison-table] tr", has_text=real_path.NEXT.title)
    expect(other).to_have_text(re.compile(rf"{re.escape(real_path.NEXT.title)}–0/\d+–$"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tallenna kuvana").click()
    assert waiting.value.suggested_filename.startswith("elinvoimapolku-kaislajoen-kunta-")
    with Image.open(waiting.value.path()) as saved:
        assert saved.format == "PNG"
        assert min(saved.size) > 1500
        # Dark on white, and not empty.
        colours = saved.convert("L").getextrema()
    assert colours[0] < 60
    assert colours[1] == 255
