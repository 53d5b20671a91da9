// How far the work is, counted from the build's own list of items. Pure.

import { LEFT_OUT, TODO, statusOf } from "./status.js";

/** How many items are done: { done, total, left }. What others handle is; what is left out does not count. */
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

/** How many of the steps are done and under way: { done, begun, total }. */
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

/** The outline's steps, each with its area's id, in an order of their ids. */
export function stepsInOrder(areas, order) {
  const all = areas.flatMap(({ id: area, steps }) => steps.map((step) => ({ ...step, area })));
  const steps = new Map(all.map((step) => [step.id, step]));
  return order.map((id) => steps.get(id));
}

/** The ids of a step's items, of which the outline has a word each: "ostolaskut kulut:2". */
export function idsOf({ id, items }) {
  return items.split(" ").filter(Boolean).map((word) => itemId(id, nameOf(word)));
}

/** What a word of the outline names of an item; its revision stands behind it. */
export function nameOf(word) {
  return word.split(":")[0];
}

/** The id of an item: its step's, and its name in the outline. */
export function itemId(step, name) {
  return `${step}-${name}`;
}

/** The state of a step in one word: "todo", "under-way" or "done". */
export function stepState({ done, total, left = 0 }) {
  if (done === total) {
    return total + left > 0 ? "done" : "todo";
  }
  return done + left > 0 ? "under-way" : "todo";
}
