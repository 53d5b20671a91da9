// How far each step, area and the whole path are, shown wherever they stand on the page.

import { countItems, countSteps, itemsOf, stepState } from "../document/progress.js";
import { wordsFor } from "./words.js";

/** Show every count and state of the page, and keep them right. */
export function startProgress(root, store, areas) {
  const counts = [...root.querySelectorAll("[data-progress]")];
  const steps = [...root.querySelectorAll("[data-step]")];
  const count = (kind, id) => countItems(store.state, itemsOf(areas, kind, id));
  const show = () => {
    for (const place of counts) {
      const { progress: kind, of } = place.dataset;
      if (kind === "step") {
        showCount(place, count(kind, of));
      } else {
        // People count steps: of many items nobody knows how much they are.
        place.textContent = toldSteps(countSteps(store.state, areas, kind, of));
      }
    }
    for (const step of steps) {
      // Told by shape and colour; the map tells it in words too.
      step.dataset.state = stepState(count("step", step.dataset.step));
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

function toldSteps({ done, begun, total }) {
  if (done + begun === 0) {
    return wordsFor("steps", { count: total });
  }
  const words = wordsFor("steps-of", { done, count: total });
  return begun > 0 ? wordsFor("steps-begun", { words, begun }) : words;
}

function told(place, { done, total, left }, state) {
  const counts = { done, count: total };
  if ("short" in place.dataset) {
    return wordsFor("items-short", counts);
  }
  const words = wordsFor(state === "done" ? "all-done" : "items-done", counts);
  return left > 0 ? wordsFor("items-left-out", { words, left }) : words;
}
