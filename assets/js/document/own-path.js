// The visitor's own path: which steps, in which order, and what comes next. Pure.

import { fieldName } from "./fields.js";
import { countItems, idsOf, stepState } from "./progress.js";
import { valueOf } from "./state.js";
import { TODO, statusOf } from "./status.js";

const MOST_ACTIONS = 3;

/** The field of a step's property: "chosen", "order", "owner", "date" or "notes". */
export function stepField(step, property) {
  return fieldName("step", step, property);
}

/** The ids of the chosen steps in the visitor's order; `suggested` has every id in its order. */
export function chosenSteps(state, suggested) {
  return suggested
    .filter((id) => valueOf(state, stepField(id, "chosen")) === true)
    .map((id, index) => ({ id, index }))
    .sort((one, other) => placeOf(state, one.id) - placeOf(state, other.id) || one.index - other.index)
    .map(({ id }) => id);
}

/** The changes that choose a step as the last of the path; the others stay as they are. */
export function choosing(state, chosen, step) {
  const last = Math.max(0, ...chosen.map((id) => placeOf(state, id)));
  // Where a step has no place, all get one.
  const order =
    last < Number.MAX_SAFE_INTEGER
      ? [[stepField(step, "order"), Math.floor(last) + 1]]
      : ordering([...chosen, step]);
  return [[stepField(step, "chosen"), true], ...order];
}

/** The changes that take a step off the path; its order is kept for the day it comes back. */
export function leaving(step) {
  return [[stepField(step, "chosen"), false]];
}

/**
 * The changes that move a step past its neighbour, before it (-1) or after it (1), of those
 * that are shown; at an end nothing moves.
 *
 * @param {(step: string) => boolean} [isShown]
 */
export function moving(chosen, step, by, isShown = () => true) {
  let to = chosen.indexOf(step) + by;
  while (to >= 0 && to < chosen.length && !isShown(chosen[to])) {
    to += by;
  }
  return to < 0 || to >= chosen.length ? [] : movingTo(chosen, step, to);
}

/** The changes that move a step to a place, counted from 0. */
export function movingTo(chosen, step, to) {
  const rest = chosen.filter((id) => id !== step);
  return ordering([...rest.slice(0, to), step, ...rest.slice(to)]);
}

/**
 * What to do next: the first open item of at most three steps, as { item, step, reason }.
 * First come steps with a date, the earliest first ("due"), then those under way ("begun"),
 * the chosen in their order ("chosen"), and the others as suggested ("suggested").
 */
export function nextActions(state, areas, suggested) {
  const steps = new Map(areas.flatMap((area) => area.steps).map((step) => [step.id, step]));
  const states = new Map(
    [...steps].map(([id, step]) => [id, stepState(countItems(state, idsOf(step)))]),
  );
  const open = suggested.filter((id) => steps.has(id) && states.get(id) !== "done");
  const date = (id) => String(valueOf(state, stepField(id, "date")) || "");
  const chosen = chosenSteps(state, suggested).filter((id) => open.includes(id));
  const ordered = [
    ...open
      .filter(date)
      .sort((one, other) => date(one).localeCompare(date(other)))
      .map((step) => ({ step, reason: "due" })),
    ...open
      .filter((id) => states.get(id) === "under-way")
      .map((step) => ({ step, reason: "begun" })),
    ...chosen.map((step) => ({ step, reason: "chosen" })),
    ...open.map((step) => ({ step, reason: "suggested" })),
  ];
  return ordered
    .filter(({ step }, index) => ordered.findIndex((one) => one.step === step) === index)
    .slice(0, MOST_ACTIONS)
    .map(({ step, reason }) => {
      const items = idsOf(steps.get(step));
      return { step, reason, item: items.find((id) => statusOf(state, id) === TODO) };
    });
}

function placeOf(state, id) {
  const order = valueOf(state, stepField(id, "order"));
  return Number.isFinite(order) ? order : Number.MAX_VALUE;
}

function ordering(ids) {
  return ids.map((id, index) => [stepField(id, "order"), index + 1]);
}
