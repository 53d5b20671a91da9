// Taking back what was just done, act by act, and telling what was.

import { partsOf } from "../document/fields.js";
import { changesBack } from "../document/versions.js";
import { rememberOnce } from "./news-notes.js";
import { wordsFor } from "./words.js";

const acts = [];

/** Follow an act, as the store's `acted` tells of it: what there was to see, and the way back. */
export function follow(store, act) {
  rememberOnce(store);
  if (act.names.length === 0) {
    return;
  }
  acts.push(act);
  const place = document.querySelector("[data-undo]");
  if (!place.firstElementChild) {
    place.append(document.querySelector("template[data-undo-text]").content.cloneNode(true));
    place.querySelector("button").addEventListener("click", () => undo(store, place));
  }
  tell("");
  show(place);
}

/** Say what happened, in the one place of the page that a screen reader listens to. */
export function tell(text) {
  document.querySelector("[data-told]").textContent = text;
}

function undo(store, place) {
  const act = acts.pop();
  const { names } = act;
  const changes = changesBack(store.state, act);
  store.set(changes);
  show(place);
  const more = acts.length > 0 && wordsFor("undo-more", { count: acts.length });
  tell([wordsFor(changes.length > 0 ? "undone" : "not-undone"), more].filter(Boolean).join(" "));
  if (acts.length === 0) {
    // The button is gone: the focus goes to what was changed, or else to what was said of it.
    const { kind, id } = partsOf(names[0]);
    const changed = `input[data-item="${CSS.escape(id)}"], [data-plan="${kind}/${CSS.escape(id)}"]`;
    const told = document.querySelector("[data-told]");
    told.tabIndex = -1;
    ([...document.querySelectorAll(changed)].find((one) => one.checkVisibility()) ?? told).focus();
  }
}

function show(place) {
  place.hidden = acts.length === 0;
}
