// Moving a step on the visitor's own path. Pure.

import { ordering } from "./own-path.js";

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
