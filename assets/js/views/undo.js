// Taking back what was just done, act by act, as long as the page is open, and telling what was.

import { takingBack } from "../document/versions.js";
import { ownOf } from "../document/summary.js";
import { TEXTS } from "../document/state.js";
import { wordsFor } from "./words.js";

const acts = [];

/**
 * Offer to take an act back: the names of the fields that it changed, and all fields before and
 * after it. `isBrought` tells of which of them another's file brought what is taken back.
 */
export function offerUndo(root, store, names, before, after, isBrought) {
  if (names.length === 0) {
    return;
  }
  acts.push({ names, before, after, isBrought });
  const place = root.querySelector("[data-undo]");
  if (!place.firstElementChild) {
    place.append(root.querySelector("template[data-undo-text]").content.cloneNode(true));
    place.querySelector("button").addEventListener("click", () => undo(root, store, place));
  }
  tell("");
  show(place);
}

/** Say what happened, in the one place of the page that a screen reader listens to. */
export function tell(text) {
  document.querySelector("[data-told]").textContent = text;
}

function undo(root, store, place) {
  const act = acts.pop();
  const { names } = act;
  const changes = changesBack(store.state, act);
  store.set(changes);
  show(place);
  const more = acts.length > 0 && wordsFor("undo-more", { count: acts.length });
  tell([wordsFor(changes.length > 0 ? "undone" : "not-undone"), more].filter(Boolean).join(" "));
  if (acts.length === 0) {
    // The button is gone: the focus goes to what was changed, or else to what was said of it.
    const [kind, id] = names[0].split("/");
    const changed = `input[data-item="${CSS.escape(id)}"], [data-plan="${kind}/${CSS.escape(id)}"]`;
    const told = document.querySelector("[data-told]");
    told.tabIndex = -1;
    ([...root.querySelectorAll(changed)].find((one) => one.checkVisibility()) ?? told).focus();
  }
}

/**
 * The changes that take an act back. What another tab has marked since is not this act's to take
 * back; of texts all are kept.
 */
export function changesBack(state, { names, before, after, isBrought = () => false }) {
  return names
    .filter((name) => TEXTS.test(name) || isSame(state.fields[name], after[name]))
    .map((name) => [
      name,
      before[name]?.value ?? null,
      (old, stamp) => ({
        ...(TEXTS.test(name) && takingBack(before[name], after[name])(old, stamp)),
        ...(isBrought(name) && {
          undone: { time: stamp.time, field: before[name] && ownOf(before[name]) },
        }),
      }),
    ]);
}

function isSame(one, other) {
  return JSON.stringify(one?.value) === JSON.stringify(other?.value);
}

function show(place) {
  place.hidden = acts.length === 0;
}
