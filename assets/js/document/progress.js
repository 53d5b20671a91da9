// How far the work is, counted from the build's own list of items. Pure.

import { timeOf } from "./state.js";
import { LEFT_OUT, TODO, statusField, statusOf } from "./status.js";

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
  return stepsOf(areas, kind, id).flatMap(idsOf);
}

/** How many steps of an area or the whole path are done and under way: { done, begun, total }. */
export function countSteps(state, areas, kind, id) {
  const states = stepsOf(areas, kind, id).map((step) => stepState(countItems(state, idsOf(step))));
  const how = (many) => states.filter((one) => one === many).length;
  return { done: how("done"), begun: how("under-way"), total: states.length };
}

function stepsOf(areas, kind, id) {
  return areas
    .filter((area) => kind !== "area" || area.id === id)
    .flatMap((area) => area.steps)
    .filter((step) => kind !== "step" || step.id === id);
}

/** The ids of a step's items. */
export function idsOf(step) {
  return step.items.map((item) => itemId(step.id, item));
}

/** The id of an item: its step's, and what outline.js and what was looked at name of it. */
export function itemId(step, item) {
  return `${step}-${item}`;
}

/** The state of a step in one word: "todo", "under-way" or "done". */
export function stepState({ done, total, left = 0 }) {
  if (done === total) {
    return total + left > 0 ? "done" : "todo";
  }
  return done + left > 0 ? "under-way" : "todo";
}

/**
 * Where a visitor goes on: the step that was touched last, or when it is done, the next one
 * after it that is not, round to the first. Undefined before the first act and when all is done.
 */
export function stepToContinue(state, areas) {
  const steps = areas.flatMap((area) => area.steps);
  const times = steps.map((step) =>
    Math.max(0, ...idsOf(step).map((item) => timeOf(state, statusField(item)))),
  );
  const latest = Math.max(0, ...times);
  if (latest === 0) {
    return undefined;
  }
  const at = times.indexOf(latest);
  return [...steps.slice(at), ...steps.slice(0, at)].find(
    (step) => stepState(countItems(state, idsOf(step))) !== "done",
  )?.id;
}
