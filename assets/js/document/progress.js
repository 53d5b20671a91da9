// How far the work is, counted from the build's own list of items. Pure.

import { LEFT_OUT, TODO, statusOf } from "./status.js";

/**
 * How many of the items are done: { done, total, left }. What others handle is done; what is
 * left out does not count, so that the rest can be reached.
 */
export function countItems(state, items) {
  const statuses = items.map((item) => statusOf(state, item));
  const left = statuses.filter((status) => status === LEFT_OUT).length;
  const todo = statuses.filter((status) => status === TODO).length;
  return { done: items.length - left - todo, total: items.length - left, left };
}

/** The items of a step, an area or the whole path; an unknown id has none. */
export function itemsOf(areas, kind, id) {
  const steps = areas
    .filter((area) => kind !== "area" || area.id === id)
    .flatMap((area) => area.steps)
    .filter((step) => kind !== "step" || step.id === id);
  return steps.flatMap(idsOf);
}

/** The ids of a step's items. */
export function idsOf(step) {
  return step.items.map((item) => `${step.id}-${item}`);
}

/** The state of a step in one word: "todo", "under-way" or "done". */
export function stepState({ done, total, left = 0 }) {
  if (done === total) {
    return total + left > 0 ? "done" : "todo";
  }
  return done + left > 0 ? "under-way" : "todo";
}
