// The home page: the map's states in words.

import { areas } from "../document/outline.js";
import { countItems, countSteps, itemsOf, stepState } from "../document/progress.js";
import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";
import { wordsFor } from "../views/words.js";

startPage(store, new URL("../views/saved-path.js", import.meta.url));

// The counts on the signs, and each stop's state in its name and below it.
function showMap(map) {
  for (const sign of map.querySelectorAll("[data-area-count]")) {
    const { done, total } = countSteps(store.state, areas, "area", sign.dataset.areaCount);
    sign.textContent = done > 0 ? wordsFor("area-steps", { done, count: total }) : "";
  }
  for (const stop of map.querySelectorAll("[data-place]")) {
    const { step, name, place } = stop.dataset;
    const counted = countItems(store.state, itemsOf(areas, "step", step));
    const known = stepState(counted);
    const state = wordsFor(`state-${known}`);
    const { done, total } = counted;
    const told = { "under-way": wordsFor("done-of", { done, count: total }), done: state };
    const seen = told[known] ?? "";
    stop.querySelector("[data-state-word]").textContent = seen;
    // All that is seen comes first and in one piece, for those who speak to the page.
    const parts = [[name, seen].join(" ").trim(), place, seen === state ? "" : state];
    stop.setAttribute("aria-label", parts.filter(Boolean).join(", "));
  }
}

const map = document.querySelector(".map");
if (map) {
  store.subscribe(() => showMap(map));
  showMap(map);
}
