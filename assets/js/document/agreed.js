// What a town has agreed on or finished, and when: for whoever comes after. Pure.

import { momentsOf } from "./moments.js";
import { countItems, idsOf, stepState } from "./progress.js";
import { answersOf, roundsOf } from "./rounds.js";
import { statusField } from "./status.js";

/**
 * Pictures of a moment, rounds of the self-assessment and finished steps, the latest first: each its
 * day, its kind and what its words are filled in with.
 *
 * @param steps the outline's
 * @param {(time: number) => string} dayOf the day of a time, as in 2026-11-29
 * @returns {{ day: string, kind: string, values: object }[]}
 */
export function agreedOf(state, steps, dayOf) {
  const moments = momentsOf(state).map(({ name, date }) => ({ day: date, kind: "moment", values: { name } }));
  const rounds = roundsOf(state).map(({ id, name, date }) => {
    const days = [...answersOf(state, id).values()].map(({ agreed }) => agreed).filter(Boolean).sort();
    const kind = days.length > 0 ? "together" : "round";
    return { day: days.at(-1) ?? date, kind, values: { name, count: days.length } };
  });
  const finished = steps.filter((step) => stepState(countItems(state, idsOf(step))) === "done");
  const done = finished.map((step) => ({ day: dayOf(lastMarked(state, step)), kind: "step", values: { step: step.id } }));
  return [...moments, ...rounds, ...done].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

// When the last of a step's items got its mark.
function lastMarked({ fields }, step) {
  return Math.max(...idsOf(step).map((item) => fields[statusField(item)]?.time ?? 0));
}
