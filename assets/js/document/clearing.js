// What is cleared when marks and plans are. Pure.

import { fieldName, fieldOf, propertiesOf } from "./fields.js";
import { valueOf } from "./state.js";
import { conflictsOf, settled } from "./versions.js";

/**
 * The changes that clear of things what the table lets be cleared: `ids` are lists by kind, and
 * `resets` says with what, "marks" or "plans". What is clear already is left alone.
 */
export function clearing(state, ids, resets) {
  return Object.entries(ids).flatMap(([kind, all]) =>
    propertiesOf(kind, ({ reset }) => resets.includes(reset))
      .flatMap((property) => all.map((id) => fieldName(kind, id, property)))
      .filter((name) => isUsed(state, name))
      .map((name) => [name, emptyOf(name), fieldOf(name).versions ? settled : undefined]),
  );
}

/** Whether a field holds something, or a text beside it. */
export function isUsed(state, name) {
  const value = valueOf(state, name);
  return (value && value !== emptyOf(name)) || conflictsOf(state, name).length > 0;
}

// What a field is before anybody has touched it.
function emptyOf(name) {
  return fieldOf(name).choices?.[0] ?? null;
}
