"""The table of the saved document is what merging, files, the schema and the pages go by."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serving
from tests.browser.ticks import Outline, a_field, document, eventually, stored
from tests.browser.town_file_schema import (
    IDS,
    SCHEMA,
    TABLE,
    FormError,
    as_text,
    read_table,
    schema,
)
from tests.browser.town_files import (
    NOTES,
    PAGE,
    STEP,
    bring,
    clear,
    keep,
    open_file,
    opening,
    others,
    saved_file,
    start,
    text,
    told,
)
from tests.browser.watch import Watch
from tests.conftest import SiteFolder, copy_of

# A line as somebody adds it who knows the table alone.
LAST = '  "copy/saved": { is: "number" },\n'
ADDED = (
    '  "item/owner": { is: "text", versions: true, reset: "plans", counted: "texts" },\n'
    '  "item/estimate": { is: "number", reset: "plans", link: true },\n'
)
# Three people write random values into random fields of the table, see each other's documents now
# and then, and merge in any order. Gives the first law that is broken.
LAWS = """async ([folder, seed, rounds]) => {
  const { TABLE, fieldOf } = await import(folder + "document/fields.js");
  const { empty, merge, toText, versionsOf, withFields } =
    await import(folder + "document/state.js");
  const { writtenOn } = await import(folder + "document/versions.js");
  const { isTaken, toFile } = await import(folder + "document/town-file.js");
  const { readFile } = await import(folder + "document/opening.js");
  let number = seed;
  const random = (below) => {
    number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
    return Math.floor((number / 4294967296) * below);
  };
  const names = Object.keys(TABLE).flatMap((key) =>
    ["a", "b"].map((id) => key.replace("/", `/${id}/`)));
  names.push("later/a/field");
  let written = 0;
  const values = {
    choice: ({ choices }) => choices[random(choices.length)],
    number: () => random(9),
    flag: () => random(2) === 0,
    date: () => `2027-03-${10 + random(20)}`,
    record: () => ({ name: `${written}`, date: "2027-03-01", steps: { a: [random(3), 3, 0] } }),
    list: () => ({ a: `x y:${random(9)}` }),
  };
  const valueFor = (name) => {
    const row = fieldOf(name);
    written += 1;
    return (values[row.is] ?? (() => `text ${written}`))(row);
  };
  const sorted = ({ fields }) =>
    toText(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  const said = (field) => (field ? versionsOf(field).map(({ value }) => value) : []);
  for (let round = 0; round < rounds; round += 1) {
    const people = ["m", "n", "o"].map((mark) => ({ ...empty(), mark }));
    // By person and field, what the person wrote last and nobody has written over.
    const texts = new Map();
    for (let act = 4 + random(12); act > 0; act -= 1) {
      const at = random(3);
      if (random(4) === 0) {
        people[at] = { ...merge(people[at], people[random(3)]), mark: people[at].mark };
        continue;
      }
      const name = names[random(names.length)];
      const before = people[at].fields[name];
      const value = valueFor(name);
      people[at] = withFields(people[at], [[name, value, writtenOn(before)]], random(9));
      if (fieldOf(name).versions) {
        // Who writes on what others wrote has read the one that stands, and no other.
        for (const [key, one] of texts) {
          if (one.name === name && before?.value === one.value) texts.delete(key);
        }
        texts.set(`${at} ${name}`, { name, value });
      }
    }
    const [one, two, three] = people;
    const both = merge(one, two);
    if (sorted(both) !== sorted(merge(two, one))) return `commutative ${round}`;
    if (sorted(merge(both, two)) !== sorted(both)) return `idempotent ${round}`;
    const all = merge(both, three);
    if (sorted(all) !== sorted(merge(one, merge(two, three)))) return `associative ${round}`;
    for (const { name, value } of texts.values()) {
      if (!said(all.fields[name]).includes(value)) return `${name} is lost ${round}`;
    }
    for (const [name, field] of Object.entries(all.fields)) {
      if (!fieldOf(name).versions && said(field).length > 1) return `${name} has two ${round}`;
    }
    const { state, fault } = readFile(toFile({ ...all, mark: "m" }, "2027-01-31"));
    const taken = Object.fromEntries(Object.entries(all.fields).filter(([name]) => isTaken(name)));
    if (fault || sorted(state) !== sorted({ fields: taken })) return `file ${round}`;
  }
  return "";
}"""


@pytest.fixture
def table(page: Page) -> dict[str, dict[str, Any]]:
    return read_table(page, TABLE.read_text("utf-8"))


def test_documents_of_every_field_merge_alike_in_any_order_and_lose_no_text(
    modules: Page, script: str
) -> None:
    seed = random.randrange(1 << 31)
    broken = modules.evaluate(LAWS, [script, seed, 5_000])
    assert broken == "", f"{broken}, seed {seed}"


def test_the_schema_of_the_town_file_is_made_of_the_table(
    table: dict[str, dict[str, Any]],
) -> None:
    assert SCHEMA.read_text("utf-8") == as_text(schema(table)), "make schema"


def test_a_record_whose_form_is_told_nowhere_is_told(table: dict[str, dict[str, Any]]) -> None:
    table["figure/values"] = {"is": "record"}
    with pytest.raises(FormError, match="figure/values is a record"):
        schema(table)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("town/all/name", {"value": {"an": "object"}, "time": 1, "mark": "m"}),
        ("item/a/status", {"value": "unheard of", "time": 1, "mark": "m"}),
        ("step/a/order", {"value": "first", "time": 1, "mark": "m"}),
        ("step/a/notes", {"value": "no time", "mark": "m"}),
    ],
)
def test_the_schema_forbids_values_that_are_not_what_the_table_says(
    name: str, field: dict[str, Any]
) -> None:
    published = json.loads(SCHEMA.read_text("utf-8"))
    file = {"format": "elinvoimapolku", "version": 2, "fields": {name: field}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file, published)


def test_the_page_has_words_for_every_field_that_is_told_and_for_what_it_can_be(
    page: Page, table: dict[str, dict[str, Any]]
) -> None:
    page.goto(PAGE)
    words = set(
        page.evaluate(
            "() => [...document.querySelectorAll('template[data-words]')].flatMap((words) =>"
            " [...words.content.querySelectorAll('[data-word]')].map((one) => one.dataset.word))"
        )
    )
    told_of = {key: row for key, row in table.items() if not row.get("local")}
    assert {f"property-{key.split('/')[1]}" for key in told_of} == {
        word for word in words if word.startswith("property-")
    }
    chosen = {value for row in told_of.values() for value in row.get("choices", ())}
    assert {f"value-{value}" for value in {*chosen, "true", "false"}} == {
        word for word in words if word.startswith("value-")
    }


def test_what_there_can_be_many_of_is_counted_by_its_own_noun(
    page: Page, table: dict[str, dict[str, Any]]
) -> None:
    page.goto(PAGE)
    nouns = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('template[data-words]')]"
        ".flatMap((words) => [...words.content.querySelectorAll('[data-word^=property-]')])"
        ".map(({ dataset }) => [dataset.word, [dataset.one, dataset.other]]))"
    )
    told = {key: row for key, row in table.items() if not row.get("local")}
    single = {f"property-{key.split('/')[1]}" for key in told if key.split("/")[0] in IDS}
    # What is told as one may be counted besides, but its single fields mean nothing by themselves.
    many = {f"property-{key.split('/')[1]}" for key, row in told.items() if not row.get("asOne")}
    counted = {
        word for word, forms in nouns.items() if all("{count} " in (one or "") for one in forms)
    }
    assert many - single <= counted
    assert not counted & single
    # No two are told alike.
    assert len({forms[1] for forms in nouns.values() if forms[1]}) == len(counted)


def test_the_names_of_two_browsers_towns_are_both_kept(page: Page) -> None:
    here, file = document(), document()
    here["fields"]["town/all/name"] = text("Kaislajoki", 1000, "a")
    file["fields"]["town/all/name"] = text("Kaislajoen kunta", 2000, "b")
    start(page, here)
    open_file(page, file)
    expect(opening(page)).to_contain_text("Kaksi versiota")
    bring(page, "Uudempi kustakin")
    expect(page.locator("[data-town]")).to_have_value("Kaislajoen kunta")
    other = others(page)
    expect(other).to_have_text("Kaislajoki")
    keep(page, 1)
    expect(page.locator("[data-town]")).to_have_value("Kaislajoki")
    expect(other).to_have_count(0)


@pytest.fixture(scope="module")
def with_lines_added(
    built_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The address of a site whose table has two lines more, and its table."""
    folder = copy_of(built_site, tmp_path_factory.mktemp("added"))
    folder.replace("assets/js/document/fields.js", LAST, ADDED + LAST)
    folder.replace(
        "templates/components/words.html",
        '{{ word("property-name", ',
        '{{ word("property-estimate", "arvio") }}\n{{ word("property-name", ',
    )
    report = folder.run()
    assert not report.failed, report.problems
    with serving(folder.output) as address:
        yield address, (folder.root / "assets/js/document/fields.js").read_text("utf-8")


def carried(page: Page, link: str) -> dict[str, object]:
    """What a browser that had nothing of the items has of them once it has opened a link."""
    start(page, document(time=5))
    page.goto(link)
    opening(page).get_by_text("2 tietoa yksitellen").click()
    expect(opening(page)).to_contain_text("arvio")
    expect(opening(page)).to_contain_text("Linkki: 4")
    bring(page)
    fields = stored(page)["fields"]
    return {name: field["value"] for name, field in fields.items() if name.startswith("item/")}


# A table with a line of every form that links carry; what a link gives back of some values.
LINK = """async ([folder, values, forged]) => {
  const { TABLE } = await import(folder + "document/fields.js");
  const { asState, fromFragment, sharing, toFragment } =
    await import(folder + "document/path-link.js");
  const { empty, withFields } = await import(folder + "document/state.js");
  for (const [property, row] of Object.entries({
    text: { is: "text", versions: true }, date: { is: "date", versions: true },
    choice: { is: "choice", choices: ["yes", "no"] }, number: { is: "number" },
    flag: { is: "flag" }, record: { is: "record" },
  })) TABLE[`item/${property}`] = { ...row, link: true };
  const named = (all) => all.map(([property, value]) => [`item/a-1/${property}`, value]);
  const state = withFields({ ...empty(), mark: "m" }, named(values), 5);
  const fragment = toFragment(sharing(state, ["one", "two"]))
    + named(forged).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");
  const { fields } = asState(fromFragment(fragment), 7);
  return Object.entries(fields).map(([name, { value }]) => [name, value]);
}"""
PATH = [
    ["step/one/chosen", True],
    ["step/one/order", 1],
    ["step/two/chosen", True],
    ["step/two/order", 2],
]


def test_a_link_carries_values_of_every_form_beside_the_path(modules: Page, script: str) -> None:
    values = {
        "text": "Liisa & Matti = 5 % #polku=ä.b+c",
        "date": "2027-03-01",
        "choice": "no",
        "number": 0,
        "flag": False,
        "record": {"a": [1, "b"]},
    }
    got = modules.evaluate(LINK, [script, list(values.items()), []])
    assert got[:4] == PATH
    assert {name.split("/")[2]: value for name, value in got[4:]} == values


def test_what_a_link_says_is_taken_only_where_it_is_of_its_field_s_form(
    modules: Page, script: str
) -> None:
    forged = [
        ["text", "5"],
        ["text", '"no end'],
        ["date", '"tomorrow"'],
        ["choice", '"perhaps"'],
        ["number", '"four"'],
        ["number", "1.5"],
        ["flag", "null"],
        ["record", "[]"],
        ["status", '"done"'],
        ["unheard-of", "1"],
    ]
    nothing = [["text", ""], ["date", None]]
    assert modules.evaluate(LINK, [script, nothing, forged]) == PATH


def test_a_line_added_to_the_table_is_all_that_a_new_field_needs(
    browser: Browser, with_lines_added: tuple[str, str], outline: Outline
) -> None:
    address, script = with_lines_added
    item = outline.items(step=STEP)[0]
    owner, estimate = f"item/{item}/owner", f"item/{item}/estimate"
    here, file = document(item, time=5), document(time=5)
    here["fields"] |= {owner: text("Liisa", 1000, "a"), estimate: a_field(time=1000) | {"value": 3}}
    file["fields"] |= {owner: text("Matti", 2000, "b"), estimate: a_field(time=2000) | {"value": 4}}
    watch = Watch()
    context = browser.new_context(base_url=address)
    watch.attach(context)
    page = context.new_page()
    start(page, here)
    # Preview and merge: of two texts both stay, of two numbers the later.
    open_file(page, file)
    opening(page).get_by_text("3 tietoa yksitellen").click()
    expect(opening(page)).to_contain_text("Tämä selain: Liisa")
    expect(opening(page)).to_contain_text("Tiedosto: Matti")
    expect(opening(page)).to_contain_text("Tämä selain: 3")
    expect(opening(page)).to_contain_text("Tiedosto: 4")
    bring(page)
    # The file has both, and the schema of the longer table knows what they are.
    fields = saved_file(page)[1]["fields"]
    assert fields[owner]["value"] == "Matti"
    assert [one["value"] for one in fields[owner]["earlier"]] == ["Liisa"]
    assert fields[estimate]["value"] == 4
    published = schema(read_table(context.new_page(), script))
    jsonschema.validate({"format": "elinvoimapolku", "version": 2, "fields": fields}, published)
    fields[estimate]["value"] = "four"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "elinvoimapolku", "version": 2, "fields": fields}, published)
    # A link carries it to another browser, where it is told before it is taken in.
    page.get_by_role("button", name="Jaa linkkinä").click()
    with browser.new_context(base_url=address) as elsewhere:
        other = elsewhere.new_page()
        watch.attach(elsewhere)
        assert carried(other, page.locator("[data-link]").input_value()) == {estimate: 4}
    # A link without it takes it away when it replaces, and nothing that no link carries.
    page.goto(f"{PAGE}#polku={STEP}")
    bring(page, "Linkki kaiken tilalle")
    fields = stored(page)["fields"]
    assert (fields[estimate]["value"], fields[owner]["value"]) == (None, "Matti")
    page.get_by_role("button", name="Kumoa avaaminen").click()
    # Clearing with the plans clears them, and only then.
    clear(page)
    expect(told(page)).to_have_text("Merkinnät on tyhjennetty.")
    assert stored(page)["fields"][estimate]["value"] == 4
    page.get_by_label("Myös valinnat, tekijät, päivät ja muistiinpanot").check()
    clear(page)
    eventually(lambda: stored(page)["fields"][estimate]["value"], None)
    fields = stored(page)["fields"]
    assert (fields[owner]["value"], fields[owner]["earlier"]) == (None, [])
    assert NOTES not in fields
    context.close()
    watch.verify()
