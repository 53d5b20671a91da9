// Taking back what was just done, act by act, as long as the page is open.

import { takingBack } from "./conflicts.js";
import { TEXTS } from "./state.js";

const acts = [];

/**
 * Offer to take an act back: the names of the fields that it changed, and all fields before and
 * after it.
 */
export function offerUndo(root, store, names, before, after) {
  if (names.length === 0) {
    return;
  }
  acts.push({ names, before, after });
  const place = root.querySelector("[data-undo]");
  if (!place.firstElementChild) {
    place.append(root.querySelector("template[data-undo-text]").content.cloneNode(true));
    place.querySelector("button").addEventListener("click", () => undo(root, store, place));
  }
  show(place);
}

function undo(root, store, place) {
  const { names, before, after } = acts.pop();
  store.set(
    names.map((name) => [
      name,
      before[name]?.value ?? null,
      TEXTS.test(name) ? takingBack(before[name], after[name]) : undefined,
    ]),
  );
  show(place);
  if (acts.length === 0) {
    // The button is gone: the focus goes to what was changed.
    const [, item] = names[0].split("/");
    root.querySelector(`input[data-item="${CSS.escape(item)}"]`)?.focus();
  }
}

function show(place) {
  place.hidden = acts.length === 0;
}
