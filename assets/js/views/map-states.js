// The states of a map in words: beside its signs, below its stops and in their names.

import { stepState } from "../document/progress.js";
import { wordsFor } from "./words.js";

/** Tell them; `countOf` gives of a step how many of its items are done. */
export function tellStates(map, areas, countOf) {
  for (const sign of map.querySelectorAll("[data-area-count]")) {
    const { steps } = areas.find(({ id }) => id === sign.dataset.areaCount);
    const done = steps.filter(({ id }) => stepState(countOf(id)) === "done").length;
    sign.textContent = done > 0 ? wordsFor("area-steps", { done, count: steps.length }) : "";
  }
  for (const stop of map.querySelectorAll("[data-place]")) {
    const { step, name, place } = stop.dataset;
    const counted = countOf(step);
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
