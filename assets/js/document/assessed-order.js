// In which order to work on the steps, with the reasons of each place. Pure.
//
// The rules, as the page of the self-assessment tells them:
//
// 1. A step waits for nothing when the town has left it out of its path, when it does not concern
//    the town, when it stands at its target or when its whole checklist is done. Such steps come
//    last, in the suggested order. All others are open.
// 2. Open steps go phase by phase.
// 3. Within a phase a step comes after the open steps that it builds on.
// 4. Then the larger need comes first. It is how many levels are missing from the target. Where the
//    town does not know its level, it is taken for one between the first and the second. Where
//    nothing was answered there is no need that one could tell, and the step comes after the others.
// 5. Of equal needs a begun step comes first, then the one for which more open steps wait, then the
//    one that the suggested order has first.

import { NOT_OURS, UNKNOWN } from "./rounds.js";

/** @import { AssessedStep, Place, Standing } from "./types.js" */

/** Why a step may stand where it does; a place has no other reasons. */
export const REASONS = /** @type {const} */ ([
  "low",
  "unknown",
  "unanswered",
  "begun",
  "awaited",
  "after",
  "left-out",
  "not-ours",
  "at-target",
  "done",
]);
const SUPPOSED = 1.5; // the level where nobody knows it
const LEAST = 0.5; // a need that there is, however low the target

/**
 * Every step once, in the order in which to work on them. `steps` come in the suggested order.
 *
 * @type {(steps: AssessedStep[], standings: Map<string, Standing>) => Place[]}
 */
export function orderOf(steps, standings) {
  const all = steps.map((step, index) => ({ ...step, index, ...standingOf(standings, step.id) }));
  const open = all.filter((step) => closedBy(step) === undefined);
  const phases = [...new Set(open.map(({ phase }) => phase))];
  const closed = all.filter((step) => !open.includes(step));
  return [
    ...phases.flatMap((phase) => ordered(open.filter((step) => step.phase === phase), open)),
    ...closed,
  ].map((step) => placeOf(step, open));
}

function standingOf(standings, id) {
  const open = { kind: "open", target: 3, done: 0, total: 0, left: 0 };
  return /** @type {Standing} */ ({ ...open, ...standings.get(id) });
}

// Of a phase: again and again the first of those that wait for none of the others.
function ordered(steps, open) {
  const left = [...steps].sort((one, other) => compare(one, other, open));
  const placed = [];
  while (left.length > 0) {
    const free = left.findIndex(({ requires }) => !left.some(({ id }) => requires.includes(id)));
    // Where steps wait for each other, which no build lets be, the first goes.
    placed.push(...left.splice(Math.max(0, free), 1));
  }
  return placed;
}

function compare(one, other, open) {
  const waiting = ({ id }) => waitingFor(id, open).length;
  return (
    needOf(other) - needOf(one) ||
    Number(isBegun(other)) - Number(isBegun(one)) ||
    waiting(other) - waiting(one) ||
    one.index - other.index
  );
}

function needOf({ kind, level, target }) {
  if (kind === UNKNOWN) {
    return Math.max(target - SUPPOSED, LEAST);
  }
  return kind === "level" ? target - level : 0;
}

function isBegun({ done, left }) {
  return done + left > 0;
}

function waitingFor(id, open) {
  return open.filter(({ requires }) => requires.includes(id)).map((step) => step.id);
}

/** @param {Standing} standing */
function closedBy({ isLeftOut, kind, level, target, done, total, left }) {
  if (isLeftOut) {
    return "left-out";
  }
  if (kind === NOT_OURS) {
    return "not-ours";
  }
  if (kind === "level" && (level ?? 0) >= target) {
    return "at-target";
  }
  return total + left > 0 && done === total ? "done" : undefined;
}

/** @returns {Place} */
function placeOf(step, open) {
  const { id, phase, hours, kind, level, target, done, total, requires } = step;
  const closed = closedBy(step);
  const place = { step: id, phase, hours, isOpen: !closed };
  if (closed) {
    return { ...place, reasons: [{ code: closed, level, target }] };
  }
  const known = { level: "low", [UNKNOWN]: "unknown", open: "unanswered" }[kind];
  const awaited = waitingFor(id, open);
  const after = requires.filter((one) => open.some((other) => other.id === one));
  return {
    ...place,
    reasons: [
      { code: known, level, target },
      ...(isBegun(step) ? [{ code: "begun", done, total }] : []),
      ...(awaited.length > 0 ? [{ code: "awaited", steps: awaited }] : []),
      ...(after.length > 0 ? [{ code: "after", steps: after }] : []),
    ],
  };
}
