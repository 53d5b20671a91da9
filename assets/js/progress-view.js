// The counts beside steps, areas and the whole path.

import { countItems, itemsOf, stepState } from "./progress.js";

const WORDS = { todo: "aloittamatta", "under-way": "kesken", done: "tehty" };

/** Show every count of the page, and keep it right. */
export function startProgress(root, store, areas) {
  const counts = [...root.querySelectorAll("[data-progress]")];
  const show = () => {
    for (const place of counts) {
      showCount(place, countItems(store.state, itemsOf(areas, place.dataset.progress, place.dataset.of)));
    }
  };
  store.subscribe(show);
  show();
}

function showCount(place, count) {
  const state = stepState(count);
  place.hidden = count.total === 0;
  place.textContent = `${count.done}/${count.total} tehty, ${WORDS[state]}`;
  if (state === "done") {
    place.textContent = `Kaikki ${count.total} tehty`;
  } else if (state === "todo") {
    place.textContent = `${count.total} kohtaa, aloittamatta`;
  }
  const stop = place.closest("[data-step]");
  if (stop) {
    stop.dataset.state = state;
  }
}
