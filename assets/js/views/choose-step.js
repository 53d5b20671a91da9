// Choosing a step for the own path on its own page.

import { areas } from "../document/outline.js";
import { chosenSteps, choosing, leaving } from "../document/own-path.js";
import { wordsFor } from "./words.js";

const ids = areas.flatMap((area) => area.steps).map((step) => step.id);

/**
 * Do what a step's button says: choose the step as the last of the path, or take it off. Where
 * that is so already, which the button had not told, it tells so now.
 */
export function press(button, store) {
  const step = button.dataset.choose;
  const chosen = chosenSteps(store.state, ids);
  if (chosen.includes(step) === (button.value === "remove")) {
    store.act(button.value ? leaving(step) : choosing(store.state, chosen, step));
  }
  show(store, button);
}

/** Keep the words of a step's button right. */
export function startChoose(store, button) {
  store.subscribe(() => show(store, button));
  show(store, button);
}

function show(store, button) {
  const isChosen = chosenSteps(store.state, ids).includes(button.dataset.choose);
  button.value = isChosen ? "remove" : "";
  button.textContent = wordsFor(isChosen ? "remove-from-path" : "add-to-path");
}
