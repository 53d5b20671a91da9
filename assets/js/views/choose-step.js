// Choosing a step for the own path on its own page.

import { areas } from "../document/outline.js";
import { chosenSteps, choosing, leaving } from "../document/own-path.js";
import { wordsFor } from "./words.js";

const ids = areas.flatMap((area) => area.steps).map((step) => step.id);

/** Choose the button's step as the last of the path, or take it off. */
export function press({ dataset: { choose: step } }, store) {
  const chosen = chosenSteps(store.state, ids);
  store.act(chosen.includes(step) ? leaving(step) : choosing(store.state, chosen, step));
}

/** Keep the words of a step's button right. */
export function startChoose(store, button) {
  const show = () => {
    const isChosen = chosenSteps(store.state, ids).includes(button.dataset.choose);
    button.textContent = wordsFor(isChosen ? "remove-from-path" : "add-to-path");
  };
  store.subscribe(show);
  show();
}
