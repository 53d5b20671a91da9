// How far each step is, shown wherever it stands on the page.

import { countItems, itemsOf, stepState } from "../document/progress.js";
import { wordsFor } from "./words.js";

/** Show every count and state of the page, and keep them right. */
export function startProgress(root, store, areas) {
  const counts = [...root.querySelectorAll("[data-progress=step]")];
  const steps = [...root.querySelectorAll("[data-step]")];
  const count = (id) => countItems(store.state, itemsOf(areas, "step", id));
  const show = () => {
    for (const place of counts) {
      showCount(place, count(place.dataset.of));
    }
    for (const step of steps) {
      // Told by shape and colour; the map tells it in words too.
      step.dataset.state = stepState(count(step.dataset.step));
    }
  };
  store.subscribe(show);
  show();
}

function showCount(place, count) {
  const state = stepState(count);
  // In a list, what has not been begun needs no words.
  place.hidden = count.total + count.left === 0 || (state === "todo" && "quiet" in place.dataset);
  place.textContent = state === "todo" ? wordsFor("items", { count: count.total }) : told(place, count, state);
}

function told(place, { done, total, left }, state) {
  const counts = { done, count: total };
  if ("short" in place.dataset) {
    return `${done}/${total}`;
  }
  const words = wordsFor(state === "done" ? "all-done" : "items-done", counts);
  return left > 0 ? wordsFor("items-left-out", { words, left }) : words;
}
