// Taking back what was just done, act by act, as long as the page is open, and telling what was.

import { takingBack } from "./conflicts.js";
import { emptied } from "./saved.js";
import { TEXTS } from "./state.js";

const acts = [];

/**
 * Offer to take an act back: the names of the fields that it changed, and all fields before and
 * after it. `nothing` gives the value of a field that the act was the first to fill.
 */
export function offerUndo(root, store, names, before, after, nothing = emptied) {
  if (names.length === 0) {
    return;
  }
  acts.push({ names, before, after, nothing });
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
  const { names, before, after, nothing } = acts.pop();
  store.set(
    names
      .filter((name) => TEXTS.test(name) || isAsLeft(store.state.fields[name], after[name]))
      .map((name) => [
        name,
        before[name]?.value ?? nothing(name),
        TEXTS.test(name) ? takingBack(before[name], after[name]) : undefined,
      ]),
  );
  show(place);
  tell(acts.length > 0 ? `Kumottu. Voitte kumota vielä ${acts.length}.` : "Kumottu.");
  if (acts.length === 0) {
    // The button is gone: the focus goes to what was changed, or else to what was said of it.
    const [kind, id] = names[0].split("/");
    const changed = `input[data-item="${CSS.escape(id)}"], [data-plan="${kind}/${CSS.escape(id)}"]`;
    const told = document.querySelector("[data-told]");
    told.tabIndex = -1;
    ([...root.querySelectorAll(changed)].find((one) => one.checkVisibility()) ?? told).focus();
  }
}

// What another tab has marked since is not this act's to take back.
function isAsLeft(field, after) {
  return JSON.stringify(field?.value) === JSON.stringify(after?.value);
}

function show(place) {
  place.hidden = acts.length === 0;
}
