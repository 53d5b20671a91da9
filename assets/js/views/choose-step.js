// Choosing a step for the own path on its own page.

import { areas, order } from "../document/outline.js";
import { choosing, leaving, stepsOnPath } from "../document/own-path.js";
import { stepsInOrder } from "../document/progress.js";
import { wordsFor } from "./words.js";

const steps = stepsInOrder(areas, order);

/** Do what a step's button says, unless that is so already; then the button tells so now. */
export function press(button, store) {
  const step = button.dataset.choose;
  const path = stepsOnPath(store.state, steps);
  if (path.includes(step) === (button.value === "remove")) {
    store.act(button.value ? leaving(step) : choosing(store.state, path, step));
  }
  show(store, button);
}

/** Keep the words of a step's button right. */
export function startChoose(store, button) {
  store.subscribe(() => show(store, button));
  show(store, button);
}

function show(store, button) {
  const isOnPath = stepsOnPath(store.state, steps).includes(button.dataset.choose);
  button.value = isOnPath ? "remove" : "";
  button.textContent = wordsFor(isOnPath ? "remove-from-path" : "add-to-path");
}
