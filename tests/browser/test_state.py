"""The pure modules that the site ships, run in the browser: merging and counting."""

from __future__ import annotations

import random

from playwright.sync_api import Page

ROUNDS = 10_000

# Random documents and acts with a seed; gives the first broken law, or nothing.
LAWS = """
async ([address, seed, rounds]) => {
  const { empty, hasNews, merge, parse, toStoredText, toText, valueOf, withFields } =
    await import(address);
  const withField = (state, name, value, now) => withFields(state, [[name, value]], now);
  let now = seed;
  const next = (below) => {
    now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
    return Math.floor((now / 4294967296) * below);
  };
  const ids = ["a", "b", "c", "__proto__", "constructor"];
  const name = () => `item/${ids[next(5)]}/${["status", "reason"][next(2)]}`;
  const act = (state, mark) =>
    withField({ ...state, mark }, name(), ["x", "y", 1][next(3)], next(9));
  // A browser's document: what it has heard of others, and acts of its own. A mark is one
  // browser's, so that no two versions of a field have the same time and mark.
  const browser = (mark, ...heard) => {
    let state = heard.filter(() => next(2)).reduce(merge, empty());
    for (let n = next(6); n > 0; n -= 1) {
      state = next(4) ? act(state, mark) : heard.reduce(merge, state);
    }
    return state;
  };
  const fields = (state) => toText({
    f: Object.entries(state.fields).sort(([one], [other]) => (one < other ? -1 : 1)),
  });
  for (let round = 0; round < rounds; round += 1) {
    const one = browser("m");
    const two = browser("n", one);
    const three = browser("o", one, two);
    if (fields(merge(one, two)) !== fields(merge(two, one))) return `commutative ${round}`;
    if (fields(merge(one, one)) !== fields(one)) return `idempotent ${round}`;
    if (fields(merge(merge(one, two), three)) !== fields(merge(one, merge(two, three)))) {
      return `associative ${round}`;
    }
    const both = merge(one, two);
    for (const [key, field] of Object.entries(both.fields)) {
      const versions = (state) => {
        if (!Object.hasOwn(state.fields, key)) return [];
        const { earlier = [], ...last } = state.fields[key];
        return [last, ...earlier];
      };
      const kept = versions(both);
      for (const version of [...versions(one), ...versions(two)]) {
        const stays = kept.some(({ time, mark }) => time === version.time && mark === version.mark);
        const followed = kept.some(({ seen }) => seen?.[version.mark] >= version.time);
        if (key.endsWith("/reason") && !stays && !followed) return `a text is lost ${round}`;
        if (!key.endsWith("/reason") && field.earlier) return `no text, but earlier ${round}`;
      }
    }
    if (hasNews(one, both) || hasNews(two, both)) return `nothing lost ${round}`;
    const changed = withField({ ...both, mark: "z" }, "item/q/status", round, 0);
    const times = Object.values(both.fields).map((field) => field.time);
    if (times.some((time) => time >= changed.fields["item/q/status"].time)) return `time ${round}`;
    if (valueOf(merge(both, changed), "item/q/status") !== round) return `later wins ${round}`;
    const stored = [both, changed].map(toStoredText);
    if (stored[1] !== toStoredText(parse(stored[1]).state)) return `stored ${round}`;
    const back = parse(stored[1]);
    if (back.fault || fields(back.state) !== fields(changed)) return `text ${round}`;
  }
  return "";
}
"""

# Pages of two browsers write, settle, take back and merge one text, from stale versions and old
# documents too, with clocks that often show the same. What each has written and whom it has
# followed is kept beside in sets, that never forget; the text has to have the same versions.
TEXTS = """
async ([folder, seed, rounds]) => {
  const { empty, idOf, merge, toText, versionsOf, withFields } =
    await import(folder + "document/state.js");
  const { settled, standingFor, takingBack, writtenOn } =
    await import(folder + "document/versions.js");
  let now = seed;
  const next = (below) => {
    now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
    return Math.floor((now / 4294967296) * below);
  };
  const NAME = "step/a/notes";
  const textOf = ({ state }) => state.fields[NAME];
  const ids = (text) => (text ? versionsOf(text).map(idOf) : []);
  let written = 0;
  for (let round = 0; round < rounds; round += 1) {
    const pages = ["m", "m", "m", "n"].map((mark, n) => ({
      state: { ...empty(), mark }, page: `.${n}`, added: new Set(), followed: new Set(), acts: [],
    }));
    const old = [];
    const change = (page, value, more, followed) => {
      const before = textOf(page);
      page.state = withFields(page.state, [[NAME, value, more]], next(4), { page: page.page });
      const after = textOf(page);
      page.acts.push([before, after]);
      ids(after).filter((id) => !ids(before).includes(id)).forEach((id) => page.added.add(id));
      followed.forEach((id) => page.followed.add(id));
    };
    const take = (page, other) => {
      page.state = merge(page.state, other.state);
      other.added.forEach((id) => page.added.add(id));
      other.followed.forEach((id) => page.followed.add(id));
    };
    const step = (page) => {
      const text = textOf(page);
      const kind = next(8);
      if (kind < 3) {
        const base = next(3) ? text : page.base;
        written += 1;
        change(page, `text ${written}`, writtenOn(base), ids(base).slice(0, 1));
        page.base = textOf(page);
      } else if (kind === 3 && text) {
        const values = versionsOf(text).map(({ value }) => value);
        change(page, values[next(values.length)], settled, ids(text));
      } else if (kind === 4 && page.acts.length > 0) {
        const [before, after] = page.acts.pop();
        const known = [...ids(before), ...ids(after)];
        const own = (id) => JSON.parse(id)[1].startsWith(page.state.mark + page.page);
        const gone = ids(text).filter((id) => known.includes(id) || own(id));
        change(page, before?.value ?? null, takingBack(before, after), gone);
        page.acts.pop();
      } else if (kind === 5 && old.length > 0) {
        take(page, old[next(old.length)]);
      } else if (kind === 6 && old.length > 0) {
        // What stands for another text has followed that and all that it had followed.
        const from = old[next(old.length)];
        const other = textOf(from);
        const gone = [...ids(text), ...ids(other), ...from.followed];
        change(page, other?.value ?? null, standingFor(other), gone);
      } else {
        take(page, pages[next(4)]);
      }
      const kept = [...ids(textOf(page))].sort();
      const expected = [...page.added].filter((id) => !page.followed.has(id)).sort();
      return toText(kept) === toText(expected);
    };
    for (let n = 0; n < 24; n += 1) {
      const page = pages[next(4)];
      if (!step(page)) return `a text is lost or back ${round}`;
      const [added, followed] = [page.added, page.followed].map((set) => new Set(set));
      if (next(6) === 0) old.push({ ...page, added, followed });
    }
    const [one, two, three] = pages.map(({ state: { fields } }) => ({ fields }));
    const text = (state) => toText(state.fields[NAME] ?? null);
    if (text(merge(one, two)) !== text(merge(two, one))) return `commutative ${round}`;
    if (text(merge(merge(one, two), two)) !== text(merge(one, two))) return `idempotent ${round}`;
    if (text(merge(merge(one, two), three)) !== text(merge(one, merge(two, three)))) {
      return `associative ${round}`;
    }
  }
  return "";
}
"""


def test_merging_loses_nothing_whichever_way_round(modules: Page, script: str) -> None:
    seed = random.randrange(1 << 31)
    broken = modules.evaluate(LAWS, [f"{script}document/state.js", seed, ROUNDS])
    assert broken == "", f"{broken}, seed {seed}"


def test_no_text_is_lost_or_comes_back_whatever_pages_do_without_knowing_of_each_other(
    modules: Page, script: str
) -> None:
    seed = random.randrange(1 << 31)
    broken = modules.evaluate(TEXTS, [script, seed, ROUNDS])
    assert broken == "", f"{broken}, seed {seed}"


def test_taking_a_tick_away_survives_a_merge_with_an_older_document(
    modules: Page, script: str
) -> None:
    assert modules.evaluate(
        """async (address) => {
          const { empty, merge, valueOf, withFields } = await import(address);
          const ticked = withFields({ ...empty(), mark: "m" }, [["item/a/status", "done"]], 5);
          const taken = withFields(ticked, [["item/a/status", "todo"]], 1);
          const both = [merge(taken, ticked), merge(ticked, taken)];
          return both.map((one) => valueOf(one, "item/a/status"));
        }""",
        f"{script}document/state.js",
    ) == ["todo", "todo"]


def test_a_field_named_like_a_prototype_harms_nothing(modules: Page, script: str) -> None:
    assert modules.evaluate(
        """async (address) => {
          const { merge, empty, parse, valueOf } = await import(address);
          const field = '{"value":{"polluted":1},"time":1,"mark":"m"}';
          const text = `{"format":"elinvoimapolku","version":1,"fields":{"__proto__":${field}}}`;
          const { state, fault } = parse(text);
          const merged = merge(empty(), state);
          return [fault ?? null, {}.polluted ?? null, valueOf(merged, "__proto__").polluted,
            valueOf(merged, "toString") ?? null];
        }""",
        f"{script}document/state.js",
    ) == [None, None, 1, None]


def test_progress_is_counted_from_the_list_of_items_alone(modules: Page, script: str) -> None:
    assert modules.evaluate(
        """async (folder) => {
          const { empty, withFields } = await import(folder + "document/state.js");
          const { carried } = await import(folder + "document/successors.js");
          const { countItems, itemsOf, stepState } = await import(folder + "document/progress.js");
          const areas = [
            { id: "a", steps: [{ id: "one", items: "x y" }, { id: "two", items: "z" }] },
            { id: "b", steps: [{ id: "three", items: "w v" }] },
          ];
          const ticks = ["one-x", "two-z", "unknown", "b-old"];
          const changes = ticks.map((item) => [`item/${item}/status`, "done"]);
          changes.push(["item/three-v/status", "nonsense"]);
          const saved = withFields({ ...empty(), mark: "m" }, changes, 1);
          const state = carried(saved, { "three-w": ["b-older", "b-old"] });
          const count = (kind, id) => countItems(state, itemsOf(areas, kind, id));
          const asked = [["step", "one"], ["area", "a"], ["all"], ["step", "?"]];
          const counts = asked.map(([kind, id]) => count(kind, id));
          return [...counts.map(({ done, total }) => [done, total]), ...counts.map(stepState)];
        }""",
        script,
    ) == [[1, 2], [2, 3], [3, 5], [0, 0], "under-way", "under-way", "under-way", "todo"]


def test_what_was_saved_under_replaced_ids_shows_under_those_in_their_place(
    modules: Page, script: str
) -> None:
    assert modules.evaluate(
        """async (folder) => {
          const { empty, merge, valueOf, withFields } = await import(folder + "document/state.js");
          const { carried } = await import(folder + "document/successors.js");
          const { conflictsOf } = await import(folder + "document/versions.js");
          // Two became one, which was replaced in its turn; one became two.
          const origins = { one: ["a", "b", "c"], two: ["d"], three: ["d"] };
          const person = (mark, ...changes) => withFields({ ...empty(), mark }, changes, 1);
          const mine = person(
            "m",
            ["item/a/status", "done"],
            ["item/b/status", "left-out"],
            ["item/a/reason", "syy"],
            ["item/c/status", "todo"],
            ["item/d/status", "elsewhere"],
            ["step/a/notes", "eka"],
            ["step/gone/notes", "jää"],
          );
          const saved = merge(mine, person("n", ["step/b/notes", "toka"]));
          const shown = carried(saved, origins);
          const values = (state, ...names) => names.map((name) => valueOf(state, name) ?? null);
          const notes = "step/one/notes";
          const before = [valueOf(shown, notes), ...conflictsOf(shown, notes)];
          // What is written on top follows the one; the other is still there to be settled.
          const written = withFields(saved, [[notes, "uusi"]], 1, { shown });
          const again = carried(merge(written, saved), origins);
          return [
            values(shown, "item/one/status", "item/one/reason", "item/a/status"),
            values(shown, "item/two/status", "item/three/status", "step/gone/notes"),
            before,
            [valueOf(again, notes), ...conflictsOf(again, notes)],
            Object.keys(written.fields).length - Object.keys(saved.fields).length,
          ];
        }""",
        script,
    ) == [
        ["todo", "syy", None],
        ["elsewhere", "elsewhere", "jää"],
        ["eka", "toka"],
        ["uusi", "toka"],
        1,
    ]
