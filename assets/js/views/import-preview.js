// What opening a file, a copy or a link would change: shown first, then merged or replaced.

import { fieldOf } from "../document/fields.js";
import { compare, joining, replacing, restoring } from "../document/opening.js";
import { origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { townOf } from "../document/town-file.js";
import { standingFor } from "../document/versions.js";
import { drop, listSnapshots } from "../storage/snapshots.js";
import { onPress } from "./button.js";
import { keepCopy } from "./snapshot-question.js";
import { tell } from "./undo.js";
import { wordsFor } from "./words.js";

const KINDS = ["new", "changed", "conflicting", "cleared", "older", "unknown"];

/**
 * Show in a place what a document would change.
 *
 * `source` is { state, title, concerns, key }: the document, what it is in words, which fields it
 * speaks of at all (by default all), and where it is kept when it is a copy. `names` is
 * { isKnown, property, label, word }: whether the site has what a field is of, and its property,
 * the field and a value in words.
 */
export function showPreview(store, place, source, names) {
  const look = () => {
    const state = carried(source.state, origins);
    const back = source.concerns ? [] : restoring(store.state, state);
    const isCleared = new Set(back.map(([name]) => name));
    const rows = compare(store.state, joining(store.state, state), names.isKnown).map((row) =>
      row.kind === "older" && isCleared.has(row.name) ? { ...row, kind: "cleared" } : row,
    );
    return { rows, back, gone: replacing(store.state, state, source.concerns) };
  };
  const found = look();
  fill(place, store, source, found, names);
  const acts = {
    merge: async () => {
      const join = () => store.join(joining(store.document, source.state));
      return (await apply(store, source, join, () => true)) ?? "told-merge";
    },
    // What was here and is replaced is one's own act, which others may have been told of.
    replace: async () =>
      (await apply(store, source, () => replace(store, source), (before) => !before)) ??
      "told-replace",
    restore: async () =>
      (await apply(store, source, () => setAll(store, source, found.back), () => false)) ??
      "told-restore",
  };
  onPress(place.firstElementChild, async ({ value }) => {
    if (value in acts && JSON.stringify(look()) !== JSON.stringify(found)) {
      // Another tab has changed something: nothing is done that was not shown.
      showPreview(store, place, source, names);
      tell(wordsFor("told-anew"));
    } else {
      place.replaceChildren();
      const detail = (await acts[value]?.()) ?? "";
      place.dispatchEvent(new CustomEvent("settled", { detail }));
    }
  });
  place.querySelector("[data-title]").focus();
}

function fill(place, store, source, { rows, gone, back }, names) {
  const parts = document.querySelector("template[data-preview-parts]");
  place.replaceChildren(parts.content.cloneNode(true));
  const part = (name) => place.querySelector(`[data-${name}]`);
  part("title").textContent = source.title;
  part("same").hidden = rows.length + gone.length > 0;
  part("choices").hidden = rows.length + gone.length === 0;
  part("replace-count").textContent = gone.length;
  part("restore-count").textContent = back.length;
  const isNews = rows.some(({ kind }) => kind !== "older" && kind !== "cleared");
  // A button stands there only for what it would do.
  place.querySelector("[value=merge]").hidden = !isNews;
  part("no-news").hidden = isNews;
  part("restores").hidden = place.querySelector("[value=restore]").hidden = back.length === 0;
  const [here, there] = [store.state, source.state].map(townOf);
  part("other-town").hidden = !here || !there || here === there;
  part("other-town").textContent = wordsFor("other-town", { here, there });
  part("replace-what").textContent = wordsFor(source.concerns ? "replace-shared" : "replace-all");
  for (const kind of KINDS) {
    const found = rows.filter((row) => row.kind === kind);
    // The places of many steps are one matter to a reader.
    const [first] = found.filter(isOneOfMany);
    const told = found.filter((row) => row === first || !isOneOfMany(row));
    if (told.length > 0) {
      part("kinds").append(list(kind, told, names));
    }
  }
}

function replace(store, source) {
  const { concerns } = source;
  const state = carried(source.state, origins);
  const changes = replacing(store.state, state, concerns);
  const { fields } = joining(store.document, state);
  const once = Object.entries(fields).filter(([name]) => fieldOf(name).file === "once");
  store.join({ ...state, fields: Object.fromEntries(once) });
  setAll(store, source, changes);
}

// What is replaced is settled with: no text of it comes back as a conflict.
function setAll(store, source, changes) {
  const { fields } = carried(source.state, origins);
  const more = (name) => (fieldOf(name).versions ? standingFor(fields[name]) : undefined);
  store.set(changes.map(([name, value]) => [name, value, more(name)]));
}

// Whatever it changes is in a copy, and can be taken back at once. What does not fit into the
// browser is given up as a whole: kept on the page, it would keep later acts from being saved.
// Returns the name of what there is to tell, when it is not that it was done.
async function apply(store, { key }, change, isBrought) {
  const copies = listSnapshots();
  if (!keepCopy(key)) {
    return "";
  }
  const { document: saved } = store;
  const { fields: before } = store.state;
  change();
  if (store.fault === "full") {
    store.giveUp(saved);
    // A copy of what has not changed would take the room of later acts.
    listSnapshots()
      .filter(({ text }) => copies.every((copy) => copy.text !== text))
      .forEach((copy) => drop(copy.key));
    return "told-no-room";
  }
  const { fields: after } = store.state;
  const changed = Object.keys(after).filter(
    (name) => !fieldOf(name).local && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  await store.acted({ names: changed, before, after, isBrought: (name) => isBrought(before[name]) });
  return store.isSaved ? undefined : "told-unsaved";
}

function isOneOfMany({ name }) {
  return fieldOf(name).asOne === true;
}

function list(kind, rows, names) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const items = document.createElement("ul");
  summary.textContent = `${wordsFor(`kind-${kind}`)} (${rows.length})`;
  for (const { name, before, after } of rows) {
    const item = document.createElement("li");
    const told = (value) => names.word(name, value) || wordsFor("no-value");
    if (isOneOfMany({ name })) {
      item.textContent = names.property(name);
    } else if (kind === "conflicting" || kind === "older") {
      item.textContent = wordsFor("differs", { name: names.label(name), here: told(before), there: told(after) });
    } else {
      const change = before || before === false ? `${told(before)} → ` : "";
      item.textContent = `${names.label(name)}: ${change}${told(after)}`;
    }
    items.append(item);
  }
  details.append(summary, items);
  return details;
}
