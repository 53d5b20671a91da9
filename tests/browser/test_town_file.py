"""The town's file: saved, opened with a preview, merged or replaced; a bad one changes nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.ticks import (
    Outline,
    a_field,
    box,
    document,
    eventually,
    field_name,
    keys,
    store,
    stored,
    stored_text,
)
from tests.conftest import PROJECT, SiteFolder

PAGE, STEP = "/oma-polku/", "nykytila"
STEP_PAGE = "/johtaminen/nykytila/"
NOTES = f"step/{STEP}/notes"
SCHEMA = json.loads((PROJECT / "docs/kuntatiedosto.schema.json").read_text("utf-8"))


@pytest.fixture
def items(outline: Outline) -> list[str]:
    return outline.items(step=STEP)


def open_file(page: Page, content: object, name: str = "kunta.json") -> None:
    """Choose a file on the page; a text, or bytes, are its content as they are."""
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    data = text if isinstance(text, bytes) else text.encode()
    page.locator("[data-open]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )


def start(page: Page, content: object = None) -> None:
    """Open the page in a browser that holds a document."""
    if content is not None:
        page.goto("/robots.txt")
        store(page, content)
    page.goto(PAGE)


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def told(page: Page) -> Locator:
    return page.locator("[data-told]")


def saved_file(page: Page) -> tuple[str, dict[str, Any]]:
    """The name and content of the file that the page saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tallenna tiedostoksi").click()
    return waiting.value.suggested_filename, json.loads(
        Path(waiting.value.path()).read_text("utf-8")
    )


def text(value: str, time: int, mark: str, **more: Any) -> dict[str, Any]:
    return {"value": value, "time": time, "mark": mark, **more}


def test_a_file_is_named_after_the_town_and_the_day_and_fits_its_schema(
    page: Page, items: list[str]
) -> None:
    start(page, document(*items[:2], time=5))
    page.get_by_label("Kunnan nimi").fill("Äänekosken–Ylä-Öinen")
    page.locator("[data-rest-list] button[value=add]").first.click()
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
    page: Page, new_context: NewContext, items: list[str]
) -> None:
    start(page, document(*items[:3], time=5))
    page.locator("[data-rest-list] button[value=add]").first.click()
    _, file = saved_file(page)
    other = new_context().new_page()
    start(other)
    open_file(other, file)
    other.get_by_role("button", name="Yhdistä").click()
    # The copies' own field comes last, on each computer by itself.
    kept = {name: one for name, one in stored(other)["fields"].items() if name in file["fields"]}
    assert kept == file["fields"]
    other.goto(STEP_PAGE)
    assert all(box(other, item).is_checked() for item in items[:3])


def test_the_preview_tells_what_would_change_and_changes_nothing(
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
    expect(preview(page).get_by_role("heading")).to_be_focused()
    expect(preview(page).get_by_role("heading")).to_have_text(
        "Tiedosto kunta.json (Toinen, 1.3.2027)"
    )
    summaries = preview(page).locator("summary").all_inner_texts()
    assert [one.split(":")[0].split(" (")[0] for one in summaries] == [
        "Uutta",
        "Muuttuu",
        "Ristiriidassa",
        "Täällä on uudempi, joka jää voimaan",
        "Tuntematonta",
    ]
    assert all(one.endswith("(1)") for one in summaries)
    assert preview(page).locator("img").count() == 0
    page.get_by_role("button", name="Sulje muuttamatta mitään").click()
    expect(preview(page)).to_have_count(0)
    eventually(lambda: stored_text(page), before)


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
    page.get_by_role("button", name="Yhdistä").click()
    fields = stored(page)["fields"]
    values = [fields[field_name(item)]["value"] for item in [*items[:2], "outo-kohta"]]
    assert values == ["todo", "done", "done"], "un-ticking survives; the unknown is kept"
    assert fields[NOTES]["value"] == "heidän"
    assert [one["value"] for one in fields[NOTES]["earlier"]] == ["meidän"]
    page.goto(STEP_PAGE)
    expect(page.locator(".plan .notice q")).to_have_text("meidän")


def test_opening_the_same_file_twice_changes_nothing(page: Page, items: list[str]) -> None:
    start(page)
    file = document(*items[:2], time=9)
    file["fields"][NOTES] = text("teksti", 9, "b")
    open_file(page, file)
    page.get_by_role("button", name="Yhdistä").click()
    before = stored(page)["fields"]
    open_file(page, file)
    expect(preview(page)).to_contain_text("Mitään ei tarvitse tehdä")
    eventually(lambda: stored(page)["fields"], before)


def test_a_conflict_that_is_here_already_is_not_told_again(page: Page) -> None:
    here = document()
    here["fields"][NOTES] = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    start(page, here)
    open_file(page, here)
    expect(preview(page)).to_contain_text("Mitään ei tarvitse tehdä")


def test_a_file_that_replaced_all_is_no_conflict_when_it_is_opened_again(page: Page) -> None:
    here, file = document(), document()
    here["fields"][NOTES] = text("meidän", 50, "a")
    file["fields"][NOTES] = text("heidän", 9, "b", earlier=[text("toinen", 5, "c")])
    start(page, here)
    open_file(page, file)
    page.get_by_role("button", name="Korvaa").click()
    open_file(page, file)
    expect(preview(page)).to_contain_text("Mitään ei tarvitse tehdä")
    field = stored(page)["fields"][NOTES]
    assert (field["value"], [one["value"] for one in field["earlier"]]) == ("heidän", ["toinen"])


@pytest.mark.parametrize("way", ["Yhdistä", "Korvaa"])
def test_what_this_version_does_not_know_goes_through_a_file_and_out_again(
    page: Page, items: list[str], way: str
) -> None:
    start(page, document(items[0], time=5))
    file = document(items[1], time=9, setting={"of": "another version"}, town="T", saved="x")
    file["fields"]["item/uusi/laji"] = a_field("arvo") | {"note": "kept"}
    open_file(page, file)
    page.get_by_role("button", name=way).click()
    _, saved = saved_file(page)
    assert saved["setting"] == {"of": "another version"}
    assert saved["fields"]["item/uusi/laji"]["value"] == "arvo"
    if way == "Yhdistä":
        assert saved["fields"]["item/uusi/laji"] == file["fields"]["item/uusi/laji"]


def test_what_does_not_fit_into_the_browser_is_given_up_whole_and_told(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    page.evaluate(
        """() => {
          const own = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, value) {
            if (value.length > 100_000) throw new DOMException("", "QuotaExceededError");
            own.call(this, key, value);
          };
        }"""
    )
    large = document(items[1], time=9)
    large["fields"]["step/vanha/notes"] = text("x" * 200_000, 9, "b")
    for way in ("Yhdistä", "Korvaa"):
        open_file(page, large)
        page.get_by_role("button", name=way).click()
        expect(told(page)).to_contain_text("Mitään ei muutettu")
        eventually(lambda: field_name(items[1]) in stored(page)["fields"], expected=False)
        expect(page.locator("[data-notices]")).to_contain_text("Rastit tallentuvat")
    page.locator("[data-rest-list] button[value=add]").first.click()
    eventually(lambda: any("/chosen" in name for name in stored(page)["fields"]), expected=True)


def test_a_page_that_cannot_read_what_is_saved_gives_no_empty_file(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0]) | {"version": 3})
    page.get_by_role("button", name="Tallenna tiedostoksi").click()
    expect(told(page)).to_contain_text("Ladatkaa sivu uudelleen")


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
    for way in ("Yhdistä", "Korvaa"):
        page.evaluate("localStorage.clear()")
        page.goto(PAGE)
        open_file(page, file)
        page.get_by_role("button", name=way).click()
        page.goto(STEP_PAGE)
        expect(page.locator(".news")).to_have_attribute("data-kind", "new")
        assert box(page, items[0]).is_checked()
    # Where one has looked already, it stays so.
    page.get_by_role("button", name="Katsottu").click()
    expect(page.locator(".news")).to_have_count(0)
    page.goto(PAGE)
    open_file(page, file | {"fields": file["fields"] | document(items[2], time=9)["fields"]})
    page.get_by_role("button", name="Yhdistä").click()
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
    page.get_by_role("button", name="Korvaa").click()
    # The other tab does not bring the old marks back.
    expect(box(second, items[2])).to_be_checked()
    expect(box(second, items[0])).not_to_be_checked()
    second.reload()
    assert not box(second, items[0]).is_checked()
    assert any(":snapshot:" in key for key in keys(page))
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(box(second, items[0])).to_be_checked()
    values = {name: one["value"] for name, one in stored(page)["fields"].items()}
    assert values[NOTES] == "meidän"
    assert values[field_name(items[2])] is None


def test_a_time_to_come_does_not_win_for_ever(page: Page, items: list[str]) -> None:
    start(page)
    open_file(page, document(items[0], time=8_640_000_000_000_000))
    page.get_by_role("button", name="Yhdistä").click()
    now = page.evaluate("Date.now()")
    assert stored(page)["fields"][field_name(items[0])]["time"] <= now


# Two people's random documents by way of their files: read back whole, merged alike both ways,
# and what replaces leaves exactly the file's values. Gives the first law that is broken.
LAWS = """async ([folder, seed, rounds]) => {
  const { empty, merge, toText, valueOf, withFields } = await import(folder + "state.js");
  const { compare, readFile, replacing, toFile } = await import(folder + "town-file.js");
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
  const throughFile = (state) => readFile(toFile(state, "2027-01-31"), 1e12).state;
  const has = (state, name) => valueOf(state, name) ?? null;
  const isNew = ({ kind }) => kind === "new";
  for (let round = 0; round < rounds; round += 1) {
    const [one, two] = [person("a"), person("b")];
    const [first, second] = [one, two].map(throughFile);
    if (fields(first) !== fields(one)) return `read back ${round}`;
    const both = merge(first, second);
    if (fields(both) !== fields(merge(second, first))) return `either way ${round}`;
    if (fields(merge(both, second)) !== fields(both)) return `again ${round}`;
    if (compare(both, first, () => true).some(isNew)) return `known ${round}`;
    const replaced = withFields({ ...one, mark: "c" }, replacing(one, two), 99);
    for (const name of names) {
      if (has(replaced, name) !== has(two, name)) return `replaced ${round}`;
    }
  }
  return "";
}"""


def test_files_of_two_people_merge_without_loss(page: Page, built_site: SiteFolder) -> None:
    seed = random.randrange(1 << 31)
    (file,) = built_site.output.glob("assets/*/js/state.js")
    folder = f"/{file.parent.relative_to(built_site.output).as_posix()}/"
    page.goto("/")
    broken = page.evaluate(LAWS, [folder, seed, 10_000])
    assert broken == "", f"{broken}, seed {seed}"


DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "Tämä ei ole Elinvoimapolun tiedosto"),
        ("hei", "Tämä ei ole Elinvoimapolun tiedosto"),
        ("null", "Tämä ei ole Elinvoimapolun tiedosto"),
        ('{"muu": 1}', "Tämä ei ole Elinvoimapolun tiedosto"),
        (DEEP, "iedosto"),
        ('{"format":"elinvoimapolku","version":2,"fields":{"item/', "vioittunut"),
        ('{"format":"elinvoimapolku","version":2,"fields":[]}', "vioittunut"),
        ({"format": "elinvoimapolku", "version": 2, "fields": {"a/b/c": 1}}, "vioittunut"),
        (document() | {"fields": {NOTES: {"value": {}, "time": 1, "mark": "x"}}}, "vioittunut"),
        (document() | {"fields": {NOTES: text("x", 1, "m", earlier=[1])}}, "vioittunut"),
        (document() | {"version": 3}, "uudemmalla versiolla"),
        (
            json.dumps(document() | {"town": "Äänekoski"}, ensure_ascii=False).encode("latin-1"),
            "vioittunut",
        ),
        (b"\xff\xfe\x00", "vioittunut"),
        ("x" * 5_000_001, "liian suuri"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    page: Page, items: list[str], content: object, message: str
) -> None:
    start(page, document(items[0], time=5))
    before = stored_text(page)
    open_file(page, content)
    expect(told(page)).to_contain_text(message)
    expect(preview(page)).to_have_count(0)
    eventually(lambda: stored_text(page), before)
    eventually(lambda: keys(page), ["elinvoimapolku:state"])


def test_names_of_prototypes_in_a_file_harm_nothing(page: Page) -> None:
    start(page)
    field = '{"value":"done","time":1,"mark":"m"}'
    names = ("__proto__", "item/__proto__/status", "item/constructor/toString", "x/y/constructor")
    fields = ",".join(f'"{name}":{field}' for name in names)
    open_file(page, f'{{"format":"elinvoimapolku","version":2,"fields":{{{fields}}}}}')
    expect(preview(page).locator("summary")).to_contain_text("Tuntematonta")
    page.get_by_role("button", name="Yhdistä").click()
    assert page.evaluate("({}).value") is None
    assert set(names) - {"__proto__"} <= set(stored(page)["fields"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_with_a_byte_order_mark_and_of_the_first_version_opens(
    page: Page, items: list[str], encoding: str
) -> None:
    start(page)
    text = json.dumps(document(items[0]) | {"version": 1}, indent=2).replace("\n", "\r\n")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    open_file(page, (mark + text).encode(encoding))
    expect(preview(page).locator("summary")).to_have_text("Uutta (1)")


def test_automatic_copies_are_listed_and_can_be_restored(page: Page, items: list[str]) -> None:
    start(page, document(*items[:2], time=5))
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    copies = page.locator("[data-copies] button")
    expect(copies).to_have_count(1)
    copies.click()
    page.get_by_role("button", name="Korvaa").click()
    fields = stored(page)["fields"]
    assert [fields[field_name(item)]["value"] for item in items[:2]] == ["done", "done"]


def copies_in(page: Page) -> list[str]:
    return [key for key in keys(page) if ":snapshot:" in key]


def test_the_oldest_copy_stays_while_it_is_restored_and_five_are_kept(
    page: Page, items: list[str]
) -> None:
    start(page, document(items[0], time=5))
    for number in range(5):
        old = document(items[1], time=2 + number)
        store(page, old, f"elinvoimapolku:snapshot:{1_700_000_000_000 + number}")
    page.reload()
    copies = page.locator("[data-copies] button")
    expect(copies).to_have_count(5)
    copies.last.click()
    page.get_by_role("button", name="Yhdistä").click()
    after = copies_in(page)
    assert len(after) == 5
    assert "elinvoimapolku:snapshot:1700000000000" in after
    expect(copies).to_have_count(5)


def test_a_copy_made_when_the_clock_has_gone_backwards_is_the_newest(
    page: Page, items: list[str]
) -> None:
    page.add_init_script("Date.now = () => 1_000;")
    start(page, document(items[0], time=5))
    for number in range(5):
        store(page, f"{number}", f"elinvoimapolku:snapshot:{1_700_000_000_000 + number}")
    before = stored_text(page)
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(lambda: len(copies_in(page)), 5)
    assert stored_text(page, max(copies_in(page))) == before


def test_a_conflict_goes_with_what_is_cleared_and_comes_back_with_it(page: Page) -> None:
    here = document()
    here["fields"][NOTES] = text("uusin", 9, "a", earlier=[text("toinen", 5, "b")])
    start(page, here)

    def versions() -> list[Any]:
        field = stored(page)["fields"][NOTES]
        return [field["value"], *(one["value"] for one in field.get("earlier", []))]

    page.get_by_label("Myös valinnat").check()
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(versions, [None])
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    eventually(versions, ["uusin", "toinen"])
    page.get_by_role("button", name="Tyhjennä merkinnät…").click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(versions, [None])
    # Both texts are in the copy, and come back from it too.
    page.locator("[data-copies] button").first.click()
    page.get_by_role("button", name="Korvaa").click()
    eventually(versions, ["uusin", "toinen"])


def test_an_area_or_all_is_cleared_when_asked_and_undone(page: Page, outline: Outline) -> None:
    leading, skills = (outline.items(area=one)[0] for one in ("johtaminen", "osaaminen"))
    content = document(leading, skills, time=5)
    content["fields"][NOTES] = text("muistio", 5, "a")
    start(page, content)

    def values() -> list[Any]:
        fields = stored(page)["fields"]
        return [fields[name]["value"] for name in (field_name(leading), field_name(skills), NOTES)]

    page.get_by_label("Mitkä merkinnät").select_option("osaaminen")
    opener = page.get_by_role("button", name="Tyhjennä merkinnät…")
    opener.click()
    expect(page.get_by_role("dialog")).to_contain_text("(1)")
    page.get_by_role("button", name="Säilytä").click()
    eventually(values, ["done", "done", "muistio"])
    opener.click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(values, ["done", "todo", "muistio"])
    page.get_by_label("Mitkä merkinnät").select_option("all")
    page.get_by_label("Myös valinnat").check()
    opener.click()
    page.get_by_role("button", name="Tyhjennä", exact=True).click()
    eventually(values, ["todo", "todo", None])
    for _ in range(2):
        page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    eventually(values, ["done", "done", "muistio"])


def test_a_link_carries_the_choices_and_their_order_and_nothing_else(
    page: Page, new_context: NewContext, outline: Outline
) -> None:
    content = document(outline.items()[0], time=5)
    content["fields"][f"step/{STEP}/owner"] = text("Liisa", 5, "a")
    start(page, content)
    for _ in range(3):
        page.locator("[data-rest-list] button[value=add]").first.click()
    page.get_by_role("button", name="Kopioi linkki").click()
    expect(page.locator("[data-link]")).to_be_visible()
    link = page.locator("[data-link]").input_value()
    chosen = page.locator("[data-chosen-list] > li").evaluate_all(
        "rows => rows.map((r) => r.dataset.step)"
    )
    assert link.split("#")[1] == "polku=" + ".".join(chosen)
    other = new_context().new_page()
    other.goto(f"{link}.outo-vaihe.%3Cscript%3E")
    expect(preview(other).get_by_role("heading")).to_have_text(
        "Linkin polku: 3 vaihetta; 1 vaihetta ei ole tällä sivustolla"
    )
    assert stored_text(other) is None
    assert "#" not in other.url
    other.get_by_role("button", name="Yhdistä").click()
    rows = other.locator("[data-chosen-list] > li")
    assert rows.evaluate_all("rows => rows.map((r) => r.dataset.step)") == chosen


def test_two_named_moments_are_compared_as_a_table_and_a_picture(
    page: Page, outline: Outline
) -> None:
    start(page)
    size = len(outline.items(area="johtaminen"))

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
    expect(sums).to_have_text(f"Johtaminen0/{size}4/{size}+4")
    rows = page.locator("[data-comparison-table] tbody tr")
    expect(rows).to_have_count(len(outline.areas) + 16)
    bars = page.locator("[data-comparison-picture] .bar.after")
    # The key, then a bar a row.
    assert float(bars.nth(1).get_attribute("width") or 0) == pytest.approx(380 * 4 / size)
    page.get_by_role("button", name="Poista: Kevät 2027").click()
    expect(page.locator("[data-moments] li")).to_have_count(1)
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    expect(page.locator("[data-moments] li")).to_have_count(2)


@pytest.mark.parametrize("goes_on", [True, False])
def test_without_room_for_a_copy_the_visitor_is_asked_before_a_merge(
    page: Page, items: list[str], goes_on: bool
) -> None:
    start(page, document(items[0], time=5))
    open_file(page, document(items[1], time=9))
    page.evaluate(
        """() => {
          const own = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, value) {
            if (key.includes(":snapshot:")) throw new DOMException("", "QuotaExceededError");
            own.call(this, key, value);
          };
        }"""
    )
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        (dialog.accept if goes_on else dialog.dismiss)()

    page.on("dialog", answer)
    page.get_by_role("button", name="Yhdistä").click()
    assert len(asked) == 1
    assert (field_name(items[1]) in stored(page)["fields"]) is goes_on


def test_full_storage_asks_before_old_copies_go_and_offers_a_file(
    page: Page, items: list[str]
) -> None:
    page.goto("/robots.txt")
    store(page, document(items[0], time=5))
    store(page, "x" * 1_000_000, "elinvoimapolku:snapshot:1700000000000")
    page.evaluate(
        """() => {
          let text = "x".repeat(1 << 20);
          while (text) {
            try { localStorage.setItem("filler", (localStorage.filler ?? "") + text); }
            catch { text = text.slice(0, text.length >> 1); }
          }
        }"""
    )
    page.goto(STEP_PAGE)
    box(page, items[1]).check()
    notice = page.locator("[data-notices]")
    expect(notice).to_contain_text("täynnä")
    assert "elinvoimapolku:snapshot:1700000000000" in keys(page)
    expect(notice.get_by_role("button", name="Tallenna tiedostoksi")).to_be_visible()
    notice.get_by_role("button", name="Poista vanhat varmuuskopiot (1)").click()
    expect(notice).to_contain_text("Rastit tallentuvat")
    eventually(lambda: stored(page)["fields"][field_name(items[1])]["value"], "done")
