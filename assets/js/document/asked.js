// What a round asks, and what is left to ask. Pure.

import { itemId } from "./progress.js";
import { statementsOf } from "./standings.js";

/** The statement that stands for a step in the short round; undefined where it has none. */
function shortOf({ id, short }) {
  return short ? itemId(id, short) : undefined;
}

/**
 * The statements that a round asks, in the order of the path: of a short one those that stand for
 * their steps, of a long one all.
 */
export function askedIn({ length }, steps) {
  return steps.flatMap((step) =>
    length === "short" ? [shortOf(step)].filter(Boolean) : statementsOf(step),
  );
}

/**
 * The statements that a short round leaves open to be asked: the others of each step that stands
 * below its target or is not known, and of the steps in `differing`, where views differ.
 */
export function furtherIn(steps, standings, answers, differing = new Set()) {
  const isLow = ({ kind, level, target }) => kind === "unknown" || (kind === "level" && level < target);
  return steps
    .filter(({ id }) => differing.has(id) || isLow(standings.get(id)))
    .flatMap(statementsOf)
    .filter((statement) => !answers.has(statement));
}
