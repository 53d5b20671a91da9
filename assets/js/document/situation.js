// Where a town is, as sentences: which ones hold and what they count. Their words are the page's. Pure.

import { SUGGESTIONS } from "./deed-standing.js";
import { nextDeeds } from "./next.js";
import { isBegun } from "./own-path.js";
import { countItems, idsOf, stepState } from "./progress.js";

/** The deeds that are the town's own: what is only suggested to it is not. */
export function ownDeeds(state, steps, today) {
  return nextDeeds(state, steps, today).filter(({ reason }) => !SUGGESTIONS.includes(reason));
}

/**
 * The sentences in their order, each as the name of its words and what they are filled in with; `steps`
 * in a value are ids.
 *
 * @param steps the outline's, in the suggested order
 * @param {string} today as in 2026-11-29
 * @returns {any[][]} names with values
 */
export function situationOf(state, steps, today) {
  if (!steps.some((step) => isBegun(state, step))) {
    return [["none-begun", {}]];
  }
  return [...stepSentences(state, steps), ...deedSentences(ownDeeds(state, steps, today))];
}

function stepSentences(state, steps) {
  const ids = (how) =>
    steps.filter((step) => stepState(countItems(state, idsOf(step))) === how).map(({ id }) => id);
  const [done, begun] = [ids("done"), ids("under-way")];
  const counts = { count: done.length, begun: begun.length, total: steps.length };
  if (done.length === steps.length) {
    return [["all-steps-done", { count: steps.length }]];
  }
  const ofDone = begun.length > 0 ? "done-and-begun" : "only-done";
  const ofNone = begun.length > 0 ? "only-begun" : "only-written";
  const summary = done.length > 0 ? ofDone : ofNone;
  const named = [["done-steps", done], ["begun-steps", begun]].filter(([, steps]) => steps.length > 0);
  return [[summary, counts], ...named.map(([name, steps]) => [name, { steps }])];
}

// Of days and doers is told what can be known: where no deed has a day, none can be late.
function deedSentences(deeds) {
  const of = (...reasons) => deeds.filter(({ reason }) => reasons.includes(reason)).length;
  const [late, dated] = [of("late"), of("late", "due")];
  const ownerless = deeds.filter(({ owner }) => !owner).length;
  const sentences = [
    [deeds.length > 0 && dated === 0, "no-days", {}],
    [dated > 0 && late === 0, "none-late", {}],
    [late > 0, "late-deeds", { count: late }],
    [deeds.length > 0 && ownerless === deeds.length, "no-owners", {}],
    [ownerless > 0 && ownerless < deeds.length, "ownerless", { count: ownerless }],
  ];
  return sentences.filter(([holds]) => holds).map(([, ...sentence]) => sentence);
}
