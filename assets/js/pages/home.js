// The home page: the map's states in words, and a way in that leads to where the visitor was.

import { areas } from "../document/outline.js";
import { countItems, itemsOf, stepState, stepToContinue } from "../document/progress.js";
import { store } from "../storage/page-store.js";
import { startPage } from "../views/start-page.js";
import { wordsFor } from "../views/words.js";

startPage(store);

function startLink(start) {
  const first = { href: start.href, text: start.textContent };
  const show = () => {
    const step = stepToContinue(store.state, areas);
    const link = step && document.querySelector(`.trail [data-step="${CSS.escape(step)}"] a`);
    start.href = link ? link.href : first.href;
    start.textContent = link ? wordsFor("go-on", { step: link.textContent }) : first.text;
  };
  store.subscribe(show);
  show();
}

// The counts on the signs, and each stop's state in its name and below it.
function showMap(map) {
  const count = (kind, id) => countItems(store.state, itemsOf(areas, kind, id));
  for (const sign of map.querySelectorAll("[data-area-count]")) {
    const { done, total } = count("area", sign.dataset.areaCount);
    sign.textContent = done > 0 ? wordsFor("done-of", { done, count: total }) : "";
  }
  for (const stop of map.querySelectorAll("[data-label]")) {
    const counted = count("step", stop.dataset.step);
    const known = stepState(counted);
    const state = wordsFor(`state-${known}`);
    stop.setAttribute("aria-label", wordsFor("stop-state", { stop: stop.dataset.label, state }));
    const { done, total } = counted;
    const told = { "under-way": wordsFor("done-of", { done, count: total }), done: state };
    stop.querySelector("[data-state-word]").textContent = told[known] ?? "";
  }
}

const start = document.querySelector("[data-start]");
if (start) {
  startLink(start);
}
const map = document.querySelector(".map");
if (map) {
  store.subscribe(() => showMap(map));
  showMap(map);
}
