// What to do next: the one answer, for every page that tells it. Pure.

import { fieldName } from "./fields.js";
import { isBegun, stepsOnPath } from "./own-path.js";
import { idsOf } from "./progress.js";
import { valueOf } from "./state.js";
import { TODO, statusOf } from "./status.js";

/** @import { Deed } from "./types.js" */

const REASONS = ["late", "due", "begun", "chosen", "start", "assessed", "suggested"];

/**
 * The open deeds in the order in which to do them: of a step its first open item, and each that has
 * a doer or a day of its own.
 *
 * @param all the outline's steps in the suggested order; that of the self-assessment goes before it
 * @param {string} today as in 2026-11-29
 * @returns {Deed[]}
 */
export function nextDeeds(state, all, today) {
  const order = valueOf(state, fieldName("town", "all", "suggested"));
  const [steps, suggested] = order ? [inOrder(all, order), "assessed"] : [all, "suggested"];
  const path = stepsOnPath(state, steps);
  const deeds = steps.flatMap((step, index) => {
    const place = path.includes(step.id) ? path.indexOf(step.id) : path.length + index;
    return deedsOf(state, step).map((deed) => ({
      ...deed,
      place,
      reason: reasonOf(deed, today) ?? (path.includes(step.id) ? pathReason(state, step) : suggested),
    }));
  });
  const first = deeds[0];
  if (path.length === 0 && first?.reason === "suggested") {
    first.reason = "start";
  }
  const rank = ({ reason }) => REASONS.indexOf(reason);
  return deeds
    .sort((one, other) => rank(one) - rank(other) || byDay(one, other) || one.place - other.place)
    .map(({ place, ...deed }) => deed);
}

function deedsOf(state, { id: step, items }) {
  const plan = planOf(state, "step", step);
  const open = idsOf({ id: step, items })
    .filter((item) => statusOf(state, item) === TODO)
    .map((item) => ({ step, item, kind: "item", ...planOf(state, "item", item) }));
  const isPlanned = ({ owner, date }) => owner !== "" || date !== "";
  const first = open.find((deed) => !isPlanned(deed));
  return open
    .filter((deed) => deed === first || isPlanned(deed))
    .map((deed) => (deed === first && isPlanned(plan) ? { ...deed, kind: "step", ...plan } : deed));
}

// Who and by when, as they are told of an item or of a step as a whole.
function planOf(state, kind, id) {
  const text = (property) => String(valueOf(state, fieldName(kind, id, property)) || "");
  return { owner: text("owner"), date: text("date") };
}

function reasonOf({ date }, today) {
  return isDay(date) ? (date < today ? "late" : "due") : undefined;
}

function pathReason(state, step) {
  return isBegun(state, step) ? "begun" : "chosen";
}

// What the self-assessment has not suggested comes after what it has.
function inOrder(steps, order) {
  const place = ({ id }) => order.indexOf(id) + 1 || steps.length + 1;
  return [...steps].sort((one, other) => place(one) - place(other));
}

function byDay({ date: one }, { date: other }) {
  return isDay(one) && isDay(other) ? one.localeCompare(other) : 0;
}

/** Whether a text is a day, as in 2026-11-29. */
export function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}
