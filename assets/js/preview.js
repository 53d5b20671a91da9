// What opening a file, a copy or a link would change: shown first, then merged or replaced.

import { standingFor } from "./conflicts.js";
import { KNOWN } from "./news.js";
import { takeSnapshot } from "./snapshots.js";
import { TEXTS } from "./state.js";
import { compare, joining, replacing } from "./town-file.js";
import { offerUndo } from "./undo.js";

const NO_ROOM = "Tiedot eivät mahdu selaimen tallennustilaan. Mitään ei muutettu.";

const KINDS = {
  new: "Uutta",
  changed: "Muuttuu",
  conflicting: "Ristiriidassa: molemmat tekstit säilyvät",
  older: "Täällä on uudempi, joka jää voimaan",
  unknown: "Tuntematonta: säilyy, vaikka sivustolla ei ole tällaista kohtaa",
};

/**
 * Show in a place what a document would change.
 *
 * `source` is { state, title, concerns, key }: the document, what it is in words, which fields it
 * speaks of at all (by default all), and where it is kept when it is a copy. `names` is { isKnown, label, word }: whether the site has
 * what a field is of, and a field and a value in words.
 */
export function showPreview(store, place, source, names) {
  const rows = compare(store.document, source.state, names.isKnown);
  const parts = place.ownerDocument.querySelector("template[data-preview-parts]");
  place.replaceChildren(parts.content.cloneNode(true));
  const part = (name) => place.querySelector(`[data-${name}]`);
  part("title").textContent = source.title;
  const gone = replacing(store.document, source.state, source.concerns);
  part("same").hidden = rows.length + gone.length > 0;
  part("choices").hidden = rows.length + gone.length === 0;
  part("replace-count").textContent = gone.length;
  for (const [kind, words] of Object.entries(KINDS)) {
    const found = rows.filter((row) => row.kind === kind);
    if (found.length > 0) {
      part("kinds").append(list(`${words} (${found.length})`, found, names));
    }
  }
  const acts = {
    merge: () => apply(store, source, () => store.join(joining(store.document, source.state))),
    replace: () => apply(store, source, () => replace(store, source)),
  };
  place.onclick = ({ target }) => {
    if (target.matches("button[value]")) {
      const detail = acts[target.value]?.() ?? "";
      place.replaceChildren();
      place.dispatchEvent(new CustomEvent("settled", { detail }));
    }
  };
  part("title").focus();
}

function replace(store, { state, concerns }) {
  const changes = replacing(store.document, state, concerns);
  const { [KNOWN]: known } = joining(store.document, state).fields;
  store.join({ ...state, fields: known ? { [KNOWN]: known } : {} });
  // What is replaced is settled with: no text of it comes back as a conflict.
  const more = (name) => (TEXTS.test(name) ? standingFor(state.fields[name]) : undefined);
  store.set(changes.map(([name, value]) => [name, value, more(name)]));
}

// Whatever it changes is in a copy, and can be taken back at once. What does not fit into the
// browser is given up as a whole: kept on the page, it would keep later acts from being saved.
// Returns what there is to tell.
function apply(store, { key }, change) {
  if (!takeSnapshot(key)) {
    return undefined;
  }
  const { document: saved } = store;
  const { fields: before } = saved;
  change();
  if (store.fault === "full") {
    store.giveUp(saved);
    return NO_ROOM;
  }
  const { fields: after } = store.document;
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (changed.length > 0) {
    offerUndo(document, store, changed, before, after);
  }
  return undefined;
}

function list(title, rows, names) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const items = document.createElement("ul");
  summary.textContent = title;
  for (const { name, before, after } of rows) {
    const item = document.createElement("li");
    const told = (value) => names.word(name, value) || "tyhjä";
    item.textContent = `${names.label(name)}: `;
    item.append(before || before === false ? `${told(before)} → ` : "", told(after));
    items.append(item);
  }
  details.append(summary, items);
  return details;
}

/** The value of a field in words that a person reads; texts are as they were written. */
export function inWords(value) {
  const words = {
    todo: "tekemättä",
    done: "tehty",
    "left-out": "ei koske meitä",
    elsewhere: "hoidetaan muualla",
    true: "polulla",
    false: "ei polulla",
  };
  if (typeof value === "object" && value !== null) {
    return typeof value.name === "string" ? value.name : "";
  }
  return Object.hasOwn(words, value) ? words[value] : String(value ?? "");
}
