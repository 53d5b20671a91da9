// What a meeting has to agree on: two versions of who or when, deeds without a doer, deeds that are late. Pure.

import { planFields } from "./deed-standing.js";
import { fieldOf, partsOf } from "./fields.js";
import { choicesOf, conflictsOf } from "./versions.js";

/**
 * The questions about deeds, first those that hold up the others: { kind, deed } each, of two versions
 * ("two") also the property and its { versions }, the one that stands first.
 */
export function questionsOf(state, deeds) {
  const two = deeds.flatMap((deed) =>
    planFields(deed)
      .filter((name) => conflictsOf(state, name).length > 0)
      .map((name) => ({
        kind: "two",
        deed,
        property: partsOf(name).property,
        versions: choicesOf(state, name).map(({ value }) => String(value ?? "")),
      })),
  );
  const asked = (kind, holds) => deeds.filter(holds).map((deed) => ({ kind, deed }));
  return [...two, ...asked("who", ({ owner }) => !owner), ...asked("late", ({ reason }) => reason === "late")];
}

/** How many other fields have two versions: those of deeds are asked about one by one. */
export function otherConflicts(state, deeds) {
  const asked = new Set(deeds.flatMap(planFields));
  return Object.keys(state.fields).filter(
    (name) => fieldOf(name).is && !asked.has(name) && conflictsOf(state, name).length > 0,
  ).length;
}
