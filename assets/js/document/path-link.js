// A link that carries the chosen steps and their order, and nothing else. Pure.

import { fieldOf } from "./fields.js";
import { stepField } from "./own-path.js";
import { empty, withFields } from "./state.js";

const START = "#polku=";

/** The fragment of a link to a path. */
export function toFragment(steps) {
  return START + steps.join(".");
}

/**
 * The steps of a fragment in their order, each once; undefined when it is no path. Ids are known
 * by their letters only: whether the site has them is for the reader to ask.
 */
export function fromFragment(fragment) {
  if (!fragment.startsWith(START)) {
    return undefined;
  }
  const steps = fragment.slice(START.length).split(".").filter((id) => /^[a-z0-9-]{1,80}$/.test(id));
  return [...new Set(steps)].slice(0, 200);
}

/** A document in which these steps are chosen in this order. */
export function asState(steps, now) {
  const changes = steps.flatMap((id, index) => [
    [stepField(id, "chosen"), true],
    [stepField(id, "order"), index + 1],
  ]);
  return withFields({ ...empty(), mark: "link" }, changes, now);
}

/** Whether a field is one that a link speaks of. */
export function isShared(name) {
  return fieldOf(name).link === true;
}
