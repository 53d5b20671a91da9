// How far the work is, counted from the build's own list of items. Pure.

import { fieldName, timeOf, valueOf } from "./state.js";

export const DONE = "done";
export const TODO = "todo";

/** Whether a checklist item is ticked. */
export function isDone(state, item) {
  return valueOf(state, fieldName("item", item, "status")) === DONE;
}

/** How many of the items are done: { done, total }. */
export function countItems(state, items) {
  return { done: items.filter((item) => isDone(state, item)).length, total: items.length };
}

/** The items of a step, an area or the whole path; an unknown id has none. */
export function itemsOf(areas, kind, id) {
  const steps = areas
    .filter((area) => kind !== "area" || area.id === id)
    .flatMap((area) => area.steps)
    .filter((step) => kind !== "step" || step.id === id);
  return steps.flatMap((step) => step.items);
}

/** The state of a step in one word: "todo", "under-way" or "done". */
export function stepState({ done, total }) {
  if (done === 0) {
    return "todo";
  }
  return done < total ? "under-way" : "done";
}

/**
 * Where a visitor goes on: the step that was touched last, or when it is done, the next one
 * after it that is not, round to the first. Undefined before the first act and when all is done.
 */
export function stepToContinue(state, areas) {
  const steps = areas.flatMap((area) => area.steps);
  const times = steps.map((step) => lastTouch(state, step));
  const latest = Math.max(0, ...times);
  if (latest === 0) {
    return undefined;
  }
  const at = times.indexOf(latest);
  return [...steps.slice(at), ...steps.slice(0, at)].find(
    (step) => stepState(countItems(state, step.items)) !== "done",
  )?.id;
}

function lastTouch(state, step) {
  const names = step.items.map((item) => fieldName("item", item, "status"));
  return Math.max(0, ...names.map((name) => timeOf(state, name)));
}
