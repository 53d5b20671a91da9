// The visitor's own path: which steps, and in which order. Pure.

import { fieldName, propertiesOf } from "./fields.js";
import { countItems, idsOf, stepState } from "./progress.js";
import { valueOf } from "./state.js";

/** The field of a step's property. */
export function stepField(step, property) {
  return fieldName("step", step, property);
}

/**
 * The ids of the steps on the path in the visitor's order, of the outline's in the suggested one: those
 * that were chosen, and those that are begun, unless they were taken off.
 *
 * @returns {string[]}
 */
export function stepsOnPath(state, steps) {
  return steps
    .filter((step) => valueOf(state, stepField(step.id, "chosen")) ?? isBegun(state, step))
    .map(({ id }, index) => ({ id, index }))
    .sort((one, other) => placeOf(state, one.id) - placeOf(state, other.id) || one.index - other.index)
    .map(({ id }) => id);
}

/** Whether anything of a step is marked or written. */
export function isBegun(state, step) {
  const ids = idsOf(step);
  const isWritten = (kind, id) =>
    propertiesOf(kind, ({ versions }) => versions).some((name) => valueOf(state, fieldName(kind, id, name)));
  return (
    stepState(countItems(state, ids)) !== "todo" ||
    isWritten("step", step.id) ||
    ids.some((id) => isWritten("item", id))
  );
}

/** The changes that choose a step as the last of the path. */
export function choosing(state, chosen, step) {
  const last = Math.max(0, ...chosen.map((id) => placeOf(state, id)));
  // Where a step has no place, all get one.
  const order =
    last < Number.MAX_SAFE_INTEGER
      ? [[stepField(step, "order"), Math.floor(last) + 1]]
      : ordering([...chosen, step]);
  return [[stepField(step, "chosen"), true], ...order];
}

/** The changes that take a step off the path; its order is kept. */
export function leaving(step) {
  return [[stepField(step, "chosen"), false]];
}

function placeOf(state, id) {
  const order = valueOf(state, stepField(id, "order"));
  return Number.isFinite(order) ? order : Number.MAX_VALUE;
}

/** The changes that give steps their places in this order. */
export function ordering(ids) {
  return ids.map((id, index) => [stepField(id, "order"), index + 1]);
}
