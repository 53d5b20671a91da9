// What is new or materially changed in the checklists since the visitor last looked. Pure.
//
// One field, written at the first act, holds the items and revisions by step: "ostolaskut kulut:2".

import { fieldName } from "./fields.js";
import { itemId, nameOf } from "./progress.js";
import { valueOf } from "./state.js";

export const KNOWN = fieldName("visit", "all", "items");

/**
 * The items that are "new" or "changed" since they were remembered, as a Map by id; none before
 * anything is. An item that replaced a known one is changed.
 */
export function newsOf(state, areas, origins) {
  const known = new Map(Object.entries(valueOf(state, KNOWN) ?? {}).flatMap(([id, items]) => [...wordsOf({ id, items })]));
  const all = known.size > 0 ? areas.flatMap(({ steps }) => steps).flatMap((step) => [...wordsOf(step)]) : [];
  const kindOf = ([id, word]) => {
    if (known.has(id)) {
      return revisionOf(known.get(id)) < revisionOf(word) && "changed";
    }
    return origins[id]?.some((old) => known.has(old)) ? "changed" : "new";
  };
  return new Map(all.map((one) => [one[0], kindOf(one)]).filter(([, kind]) => kind));
}

/** The changes that remember as they are now the items that `isSeen` tells, the others as they were. */
export function looking(state, isSeen, areas) {
  const value = valueOf(state, KNOWN);
  const known = areas.flatMap(({ steps }) => steps).map((step) => {
    const now = [...wordsOf(step)].filter(([id]) => isSeen(id));
    const words = new Map([...wordsOf({ ...step, items: value?.[step.id] }), ...now]);
    return [step.id, [...words.values()].join(" ")];
  });
  return [[KNOWN, { ...value, ...Object.fromEntries(known) }]];
}

// The words of a step by the ids of its items.
function wordsOf({ id, items }) {
  const words = typeof items === "string" ? items.split(" ").filter(Boolean) : [];
  return new Map(words.map((word) => [itemId(id, nameOf(word)), word]));
}

function revisionOf(word) {
  return Number(word.split(":")[1] ?? 1);
}
