"""Files, copies and builds in turns: what one takes back or replaces, and what others keep."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
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
    republish,
    stand_aside,
    store,
    stored,
    ticked,
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
    clear,
    landing,
    open_file,
    opening,
    others,
    saved_file,
    start,
    text,
    told,
)

NEWER = {"format": "elinvoimapolku", "version": 3, "fields": {}}
MOMENT = {"name": "Kevät", "date": "2027-03-01", "steps": {STEP: [1, 5, 0]}}
QUOTA = """(most) => {
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    const others = Object.keys(this).filter((one) => one !== key);
    const used = others.reduce((sum, one) => sum + one.length + this.getItem(one).length, 0);
    if (used + key.length + text.length > most) {
      throw new DOMException("", "QuotaExceededError");
    }
    write.call(this, key, text);
  };
}"""
COPY = "elinvoimapolku:snapshot:1700000000000"


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def merge(page: Page, file: object) -> None:
    open_file(page, file)
    bring(page)


def replace(page: Page, file: object) -> None:
    open_file(page, file)
    bring(page, IN_THE_PLACE_OF_ALL)


def take_back(page: Page) -> None:
    landing(page).get_by_role("button", name="Kumoa avaaminen").click()
    expect(landing(page).get_by_role("heading")).to_contain_text("Kumottu")
    expect(landing(page).get_by_role("heading")).to_be_focused()


def values(page: Page) -> dict[str, Any]:
    return {name: field["value"] for name, field in stored(page)["fields"].items()}


def test_a_merge_that_was_taken_back_takes_nothing_from_the_other(
    page: Page, other: Page, items: list[str]
) -> None:
    theirs = document(items[0], time=5)
    theirs["fields"][NOTES] = text("Sivu tekstiä", 5, "x.1")
    theirs["fields"]["moment/m1/record"] = a_field(time=5) | {"value": MOMENT}
    start(page, document(items[1], time=4))
    merge(page, theirs)
    take_back(page)
    _, file = saved_file(page)
    assert file["fields"][NOTES]["value"] is None
    start(other, theirs)
    merge(other, file)
    assert values(other)[field_name(items[0])] == "done"
    assert values(other)[NOTES] == "Sivu tekstiä"
    assert values(other)[field_name(items[1])] == "done"
    assert values(other)["moment/m1/record"] == MOMENT
    # And the same file can be taken in after all.
    open_file(page, theirs)
    opening(page).get_by_role("button", name="Palauta tyhjennetyt").click()
    bring(page)
    assert values(page)[field_name(items[0])] == "done"
    assert values(page)[NOTES] == "Sivu tekstiä"


def test_a_text_chosen_over_anothers_is_told_newer_there_and_they_may_keep_their_own(
    page: Page, other: Page, items: list[str]
) -> None:
    theirs, ours = document(items[0], time=5), document(time=4)
    theirs["fields"][NOTES] = text("Heidän", 5, "x.1")
    ours["fields"][NOTES] = text("Meidän", 4, "y.1")
    ours["fields"][field_name(items[0])] = a_field("todo", time=3)
    start(page, ours)
    merge(page, theirs)
    take_back(page)
    _, file = saved_file(page)
    start(other, theirs)
    open_file(other, file)
    expect(opening(other)).to_contain_text("Uudempi tiedostossa")
    opening(other).get_by_text("2 tietoa yksitellen").click()
    expect(opening(other)).to_contain_text("Tiedosto: Meidän")
    opening(other).get_by_label("Tämä selain: Heidän").check()
    opening(other).get_by_role("button", name="Pidä omat").click()
    expect(landing(other)).to_contain_text("Mikään ei muuttunut: piditte kaikessa omanne.")
    expect(landing(other).get_by_role("button", name="Kumoa avaaminen")).to_have_count(0)
    assert values(other)[field_name(items[0])] == "done"
    assert values(other)[NOTES] == "Heidän"
    # What is kept is the later one from now on.
    _, theirs = saved_file(other)
    merge(page, theirs)
    assert values(page)[NOTES] == "Heidän"


def test_what_one_has_replaced_is_replaced_on_the_other_computer_when_one_says_so(
    page: Page, other: Page, items: list[str]
) -> None:
    both = document(items[0], time=5)
    both["fields"][NOTES] = text("muistio", 5, "a.1")
    both["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    start(page, both)
    replace(page, document(items[2], time=6))
    _, file = saved_file(page)
    start(other, both)
    # Nothing that was taken away takes away what another has.
    open_file(other, file)
    bring(other)
    assert values(other)[field_name(items[0])] == "done"
    assert values(other)[NOTES] == "muistio"
    stand_aside(other)
    other.evaluate("localStorage.clear()")
    start(other, both)
    open_file(other, file)
    bring(other, ALL_THERE)
    left = {name for name, value in values(other).items() if value}
    assert {name for name in left if not name.startswith(("visit/", "copy/"))} == {
        field_name(items[2])
    }


def test_an_own_act_that_was_taken_back_is_taken_back_on_the_other_computer_when_one_says_so(
    page: Page, other: Page
) -> None:
    start(page, document(time=4))
    add_a_step(page)
    expect(page.locator("[data-chosen-list] > li")).to_have_count(1)
    _, first = saved_file(page)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    _, second = saved_file(page)
    start(other)
    merge(other, first)
    expect(other.locator("[data-chosen-list] > li")).to_have_count(1)
    open_file(other, second)
    bring(other, ALL_THERE)
    expect(other.locator("[data-chosen-list] > li")).to_have_count(0)


def test_what_one_has_cleared_is_cleared_on_the_other_computer_too(
    page: Page, other: Page, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"][NOTES] = text("muistio", 5, "a.1")
    here["fields"][f"step/{STEP}/chosen"] = a_field() | {"value": True}
    start(page, here)
    page.get_by_label("Myös valinnat").check()
    clear(page)
    expect(told(page)).to_have_text("Merkinnät on tyhjennetty.")
    _, file = saved_file(page)
    start(other, here)
    merge(other, file)
    left = values(other)
    # What was written goes only when one says so.
    assert left[field_name(items[0])] == "todo"
    assert (left[NOTES], left[f"step/{STEP}/chosen"]) == ("muistio", True)
    other.goto(PAGE)
    open_file(other, file)
    expect(opening(other)).to_contain_text("Täällä uudempi: 2")


def test_what_is_new_is_still_told_after_a_merge_was_taken_back(
    page: Page, items: list[str]
) -> None:
    page.goto(STEP_PAGE)
    box(page, items[0]).check()
    eventually(lambda: "visit/all/items" in stored(page)["fields"], expected=True)
    page.goto(PAGE)
    _, file = saved_file(page)
    known = file["fields"]["visit/all/items"]["value"]
    # As if one item had come after the file was saved.
    known[STEP] = " ".join(known[STEP].split()[1:])
    stand_aside(page)
    page.evaluate("localStorage.clear()")
    page.goto(PAGE)
    merge(page, file)
    take_back(page)
    page.goto(STEP_PAGE)
    expect(page.locator(".news")).to_have_attribute("data-kind", "new")


def test_a_browser_that_has_forgotten_what_it_knew_remembers_again(
    page: Page, items: list[str]
) -> None:
    here = document(items[0], time=5)
    here["fields"]["visit/all/items"] = a_field() | {"value": None}
    stand_aside(page)
    store(page, here)
    page.goto(STEP_PAGE)
    box(page, items[1]).check()
    eventually(lambda: bool(values(page)["visit/all/items"]), expected=True)


def test_a_copy_from_before_ids_were_replaced_comes_back_whole(
    page: Page, items: list[str]
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    here = document("vanha-a", time=5)
    here["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page, here)
    page.get_by_label("Myös valinnat").check()
    clear(page)
    expect(told(page)).to_have_text("Merkinnät on tyhjennetty.")
    page.locator("[data-copies] button").first.click()
    bring(page)
    page.goto(STEP_PAGE)
    eventually(lambda: ticked(page), [items[0]])
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("Vanha muistiinpano")


def test_a_merge_over_replaced_ids_is_taken_back_to_what_was_shown(
    page: Page, items: list[str]
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    here = document("vanha-a", time=5)
    here["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page, here)
    file = document(time=50)
    file["fields"][field_name(items[0])] = a_field("left-out", time=50)
    file["fields"][NOTES] = text("Toisen", 50, "b")
    open_file(page, file)
    opening(page).get_by_text("2 tietoa yksitellen").click()
    rows = opening(page).locator("details .pick")
    expect(rows.first).to_contain_text("Tiedosto: ei koske meitä")
    expect(rows.first).to_contain_text("Tämä selain: tehty")
    expect(rows.last).to_contain_text("Tiedosto: Toisen")
    expect(rows.last).to_contain_text("Tämä selain: Vanha muistiinpano")
    bring(page)
    take_back(page)
    page.goto(STEP_PAGE)
    eventually(lambda: ticked(page), [items[0]])
    expect(page.locator(".plan").get_by_label("Muistiinpanot")).to_have_value("Vanha muistiinpano")
    expect(others(page)).to_have_count(0)


@pytest.mark.parametrize("with_notes", [True, False], ids=["with notes", "with a mark alone"])
def test_an_old_file_in_an_emptied_browser_is_taken_back_after_ids_were_replaced(
    page: Page, items: list[str], with_notes: bool
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    file = document("vanha-a", time=5)
    if with_notes:
        file["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page)
    merge(page, file)
    take_back(page)
    page.goto(STEP_PAGE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert ticked(page) == []
    expect(page.locator(".plan")).to_have_count(0)


def test_what_was_replaced_does_not_come_back_from_ones_own_file_after_ids_were_replaced(
    page: Page, items: list[str]
) -> None:
    republish(page, {items[0]: ["vanha-a"], STEP: ["vanha"]})
    here = document("vanha-a", time=5)
    here["fields"]["step/vanha/notes"] = text("Vanha muistiinpano", 8, "m")
    start(page, here)
    replace(page, document(items[2], time=6))
    _, file = saved_file(page)
    stand_aside(page)
    page.evaluate("localStorage.clear()")
    page.goto(PAGE)
    merge(page, file)
    page.goto(STEP_PAGE)
    eventually(lambda: ticked(page), [items[2]])
    expect(page.locator(".plan")).to_have_count(0)


def test_nothing_is_replaced_that_the_preview_has_not_shown(
    page: Page, second: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=4))
    second.goto(STEP_PAGE)
    open_file(page, document(items[2], time=6))
    opening(page).get_by_label("Mitä otetaan").select_option(label=IN_THE_PLACE_OF_ALL)
    replace = opening(page).get_by_role("button", name="Tuo valitut")
    box(second, items[1]).check()
    expect(second.locator("[data-undo] button")).to_be_visible()
    page.bring_to_front()
    replace.click()
    expect(opening(page)).to_contain_text("Katsokaa valinnat uudelleen", use_inner_text=True)
    assert values(page)[field_name(items[1])] == "done"
    # What was chosen stays chosen; what has come since is kept.
    replace.click()
    expect(landing(page)).to_be_visible()
    assert values(page)[field_name(items[0])] is None
    assert values(page)[field_name(items[1])] == "done"


def test_a_merge_that_has_no_room_leaves_no_copy_in_the_way(page: Page, items: list[str]) -> None:
    here = document(items[0], time=4)
    here["fields"][NOTES] = text("x" * 4000, 4, "y.1")
    start(page, here)
    page.evaluate(QUOTA, 2 * len(str(here)) + 300)
    file = document(items[1], time=5)
    file["fields"][f"step/{real_path.SECOND.id}/notes"] = text("y" * 3000, 5, "x.1")
    open_file(page, file)
    opening(page).get_by_role("button", name="Tuo valitut").click()
    expect(told(page)).to_contain_text("Mitään ei muutettu")
    assert [key for key in keys(page) if ":snapshot:" in key] == []
    add_a_step(page)
    # Beside it stands the step that is begun.
    expect(page.locator("[data-chosen-list] > li")).to_have_count(2)
    eventually(lambda: any(name.endswith("/chosen") for name in values(page)), expected=True)


def test_a_file_of_a_full_browser_can_be_opened(page: Page) -> None:
    full = document()
    for number in range(200):
        earlier = [text("ö" * 5000, 3, "z.1"), text("å" * 4000, 3, "q.1")]
        full["fields"][f"step/vaihe-{number}/notes"] = text("ä" * 5000, 4, "y.1", earlier=earlier)
    start(page)
    open_file(page, json.dumps(full, ensure_ascii=False))
    expect(opening(page).get_by_role("button", name="Tuo valitut")).to_be_visible()


@pytest.mark.parametrize(
    ("kept", "message"),
    [
        (NEWER, "Kopio on tallennettu sivuston uudemmalla versiolla."),
        ("rikki", "Kopio on vioittunut, eikä sitä voi lukea."),
    ],
    ids=["of a newer version", "damaged"],
)
def test_a_copy_that_cannot_be_read_is_not_offered_in_the_place_of_all(
    page: Page, items: list[str], kept: object, message: str
) -> None:
    start(page, document(items[0]))
    store(page, kept, COPY)
    page.reload()
    page.locator("[data-copies] button").first.click()
    expect(told(page)).to_contain_text(message)
    expect(opening(page)).to_have_count(0)


def test_a_merge_that_cannot_be_saved_is_not_told_done(page: Page, items: list[str]) -> None:
    start(page, NEWER)
    open_file(page, document(items[0]))
    expect(opening(page)).to_contain_text("tuotu säilyy vain tämän sivun ajan")
    bring(page)
    expect(landing(page)).to_contain_text("selain ei voinut tallentaa niitä")
    assert stored(page) == NEWER


def test_a_town_name_that_is_no_text_stops_nothing_and_comes_from_no_file(
    page: Page, items: list[str]
) -> None:
    odd = a_field() | {"value": {"toString": None}}
    file = document(items[0])
    file["fields"]["town/all/name"] = odd
    start(page)
    open_file(page, file)
    expect(told(page)).to_contain_text("Tiedosto on vioittunut")
    start(page, file)
    expect(page.get_by_label("Kunnan nimi")).to_have_value("")
    name, saved = saved_file(page)
    assert name.startswith("elinvoimapolku-2")
    assert saved["town"] == ""


def test_a_step_that_replaced_others_has_their_counts_in_an_older_moment(
    modules: Page, script: str
) -> None:
    rows = modules.evaluate(
        """async (module) => {
          const { compareMoments } = await import(module);
          const areas = [{ id: "x", steps: [{ id: "one" }, { id: "two" }, { id: "three" }] }];
          const origins = { one: ["a", "b"], two: ["c"], three: ["c"] };
          const before = { steps: { a: [1, 2, 0], b: [2, 3, 1], c: [4, 4] } };
          const after = { steps: { one: [3, 5, 1], two: [2, 2, 0], three: [1, 2, 0] } };
          const rows = compareMoments(areas, origins, before, after);
          return rows.map(({ before, after }) =>
            [before, after].map((one) => one && [one.done, one.total, one.left]));
        }""",
        f"{script}document/moments.js",
    )
    assert rows == [
        [[7, 9, 1], [6, 9, 1]],
        [[3, 5, 1], [3, 5, 1]],
        [[4, 4, 0], [2, 2, 0]],
        [None, [1, 2, 0]],
        [[7, 9, 1], [6, 9, 1]],
    ]


def test_a_step_chosen_on_its_page_comes_last_and_moves_no_other(page: Page) -> None:
    # Two people's paths, merged: two steps share each place.
    here = document()
    places = {real_path.SECOND: 1, real_path.STEP: 1, real_path.LATER: 2, real_path.LAST_BUT_ONE: 2}
    for (step, *_), place in places.items():
        here["fields"][f"step/{step}/chosen"] = a_field() | {"value": True}
        here["fields"][f"step/{step}/order"] = a_field() | {"value": place}
    start(page, here)
    rows = page.locator("[data-chosen-list] > li")
    expect(rows).to_have_count(4)
    before = rows.evaluate_all("rows => rows.map((row) => row.dataset.step)")
    page.goto(real_path.LAST.page)
    page.get_by_role("button", name="Lisää omalle polulle").click()
    expect(page.get_by_role("button", name="Poista omalta polulta")).to_be_visible()
    page.goto(PAGE)
    expect(rows).to_have_count(5)
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.step)") == [
        *before,
        real_path.LAST.id,
    ]


def test_a_moment_has_a_name_and_any_letters_may_stand_in_a_picture(page: Page) -> None:
    start(page)
    page.get_by_label("Kunnan nimi").fill("x" * 79 + "😀")
    name = page.get_by_label("Tilannekuvan nimi")
    name.fill("   ")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(name).to_have_value("")
    name.fill("Kevät")
    page.get_by_role("button", name="Ota tilannekuva").click()
    expect(page.locator("[data-moments] li")).to_have_count(1)
    expect(page.locator("[data-moments] li")).to_contain_text("Kevät")
    # The first moment is compared with now at once, and there is nothing to compare yet.
    expect(page.locator("[data-comparison-told]")).to_have_text(
        "Tilanteissa ei ole eroa: yksikään kohta ei ole muuttunut."
    )
    expect(page.locator("[data-save-picture]")).to_be_hidden()
    page.locator("[data-rest-list] button[value=add]").first.click()
    page.locator("[data-deeds] input[type=checkbox]").first.check()
    with page.expect_download():
        page.locator("[data-save-picture]").click()


# Two people write, clear, choose, and exchange files, also some that they take back: in the end
# each takes in the other's file, and both have the same. Gives the first law that is broken.
LAWS = """async ([folder, seed, rounds]) => {
  const { fieldOf } = await import(folder + "document/fields.js");
  const { empty, merge, valueOf, withFields } = await import(folder + "document/state.js");
  const { changesBack, choicesOf, choosing, conflictsOf, settled, writtenOn } =
    await import(folder + "document/versions.js");
  const { changesBackTo } = await import(folder + "document/comparison.js");
  const { joining, readFile } = await import(folder + "document/opening.js");
  const { toFile } = await import(folder + "document/town-file.js");
  let number = seed;
  const random = (below) => {
    number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
    return Math.floor((number / 4294967296) * below);
  };
  const names = [
    "item/a/status", "item/a/reason", "step/a/notes", "step/a/chosen", "step/a/order",
    "town/all/name", "moment/m/record",
  ];
  const shown = (state) => JSON.stringify(names.map(
    (name) => [valueOf(state, name) || null, conflictsOf(state, name).sort()]));
  const fileOf = ({ state }) => readFile(toFile(state, "2027-01-31")).state;
  const taken = (state, file) => ({ ...merge(state, joining(state, file)), mark: state.mark });
  for (let round = 0; round < rounds; round += 1) {
    let clock = 1000;
    const people = ["a", "b"].map((mark) => ({ state: { ...empty(), mark }, last: new Map() }));
    let isPlain = true;
    for (let act = 3 + random(8); act > 0; act -= 1) {
      const me = people[random(2)];
      const other = people[me === people[0] ? 1 : 0];
      clock += random(3);
      const now = clock + (me === people[1] ? random(30) - 15 : 0);
      const set = (changes) => {
        me.state = withFields(me.state, changes, now, { page: `.${me.state.mark}` });
      };
      const name = names[random(names.length)];
      const value = random(4) === 0 ? null : `${me.state.mark}${round}.${act}`;
      const before = me.state.fields;
      const takeBack = (changed) =>
        set(changesBack(me.state, { names: changed, before, after: me.state.fields }));
      const kind = random(7);
      isPlain &&= kind < 4;
      const write = () =>
        set([[name, value, fieldOf(name).versions ? writtenOn(before[name]) : undefined]]);
      if (kind < 2) {
        write();
        me.last.set(name, value);
      } else if (kind < 4) {
        const was = me.state;
        me.state = taken(was, fileOf(other));
        if (kind === 3) {
          set(changesBackTo(was, me.state, me.state, names));
          isPlain = false;
        }
      } else if (kind === 4) {
        set(names.map((one) => [one, null, fieldOf(one).versions ? settled : undefined]));
      } else if (kind === 5) {
        const all = choicesOf(me.state, name);
        if (all[1]) {
          const one = all[random(all.length)];
          set([[name, one.value, choosing(all.slice(0, 2), one)]]);
        }
      } else {
        write();
        takeBack([name]);
      }
    }
    const [one, two] = people.map(({ state }) => state);
    const [first, second] = people.map(fileOf);
    const both = taken(one, second);
    if (shown(both) !== shown(taken(two, first))) return `alike ${round}`;
    if (shown(taken(both, second)) !== shown(both)) return `again ${round}`;
    if (shown(taken(two, fileOf({ state: both }))) !== shown(both)) return `in turns ${round}`;
    // What the other has not written over has to be there.
    for (const [me, other] of [people, [...people].reverse()]) {
      for (const [name, text] of isPlain ? me.last : []) {
        const isThere = valueOf(both, name) === text || conflictsOf(both, name).includes(text);
        const isOurs = text && fieldOf(name).versions && !other.last.has(name);
        if (isOurs && !isThere) return `lost ${round}`;
      }
    }
  }
  return "";
}"""


def test_two_people_who_exchange_files_end_alike(modules: Page, script: str) -> None:
    seed = random.randrange(1 << 31)
    broken = modules.evaluate(LAWS, [script, seed, 10_000])
    assert broken == "", f"{broken}, seed {seed}"
