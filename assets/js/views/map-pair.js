// Two maps, then and now: the one as it was at a moment that the town has kept, the other as it is.

import { compareMoments, isSame, momentsOf, recording } from "../document/moments.js";
import { areas, origins } from "../document/outline.js";
import { stepState } from "../document/progress.js";
import { cut } from "../document/short-text.js";
import { showChoices } from "./choices.js";
import { stopOf } from "./listed-steps.js";
import { tellStates } from "./map-states.js";
import { changesInSentence, choicesOf, momentInWords } from "./moment-words.js";
import { inFinnish, today, wordsFor } from "./words.js";

const NONE = { done: 0, total: 0, left: 0 }; // of a step that a moment did not have
const CUT = 458; // height of the drawing above its deeds

/**
 * Start the part of the page; `map` is the drawing that is copied. A moment is what the town has kept of
 * all steps: the days of single marks do not tell what was done before they were last changed.
 */
export function startPair(root, store, map) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const show = () => {
    const kept = momentsOf(store.state);
    part("no-moment").hidden = kept.length > 0;
    part("pair").hidden = kept.length === 0;
    if (kept.length > 0) {
      showChoices(part("moment"), choicesOf(kept), kept[0].field);
      const before = kept.find(({ field }) => field === part("moment").value);
      draw(part, map, before, momentNow(store.state));
    }
  };
  part("moment").addEventListener("change", show);
  store.subscribe(show);
  show();
}

function momentNow(state) {
  const [[, now]] = recording(state, areas, { name: wordsFor("map-now"), date: today(), id: "now" });
  return now;
}

function draw(part, map, before, after) {
  const rows = compareMoments(areas, origins, before, after);
  const titleOf = (step) => stopOf(step).title;
  const change = rows.every(isSame) ? wordsFor("comparison-same") : changesInSentence(rows, titleOf);
  part("change").textContent = change;
  part("pair-of").textContent = wordsFor("map-pair-of", { name: momentInWords(before) });
  const sides = [["before", before], ["after", after]];
  const maps = sides.map(([side, moment]) => mapOf(map, rows, side, moment, change));
  part("maps").replaceChildren(...maps);
}

function mapOf(map, rows, side, { name, date }, change) {
  const counts = new Map(rows.filter(({ step }) => step).map((row) => [row.step, row[side] ?? NONE]));
  const copy = map.cloneNode(true);
  copy.querySelector("[data-deeds]").remove();
  copy.setAttribute("viewBox", `0 0 ${map.viewBox.baseVal.width} ${CUT}`);
  tellStates(copy, areas, (step) => counts.get(step) ?? NONE);
  const states = [...counts.values()].map(stepState);
  const [done, begun] = ["done", "under-way"].map((what) => states.filter((one) => one === what).length);
  const words = wordsFor("steps-of", { done, count: states.length });
  const told = begun > 0 ? wordsFor("steps-begun", { words, begun }) : words;
  copy.querySelector("[data-map-title]").textContent = cut(name, 40);
  copy.querySelector("[data-map-day]").textContent = `${inFinnish(date) || date} · ${told}`;
  copy.toggleAttribute("data-reached", done === states.length);
  for (const one of copy.querySelectorAll("[data-step]")) {
    one.dataset.state = stepState(counts.get(one.dataset.step) ?? NONE);
  }
  return asPicture(copy, `${momentInWords({ name, date })}, ${told}. ${change}`);
}

// Links and lists are those of the map above.
function asPicture(copy, label) {
  for (const one of copy.querySelectorAll("a, [role], [aria-label]")) {
    ["href", "role", "aria-label", "data-shown"].forEach((name) => one.removeAttribute(name));
  }
  for (const one of copy.querySelectorAll("[data-step], [data-place]")) {
    ["data-step", "data-place", "data-name"].forEach((name) => one.removeAttribute(name));
  }
  copy.setAttribute("role", "img");
  copy.setAttribute("aria-label", label);
  return copy;
}
