// How a deed stands, and the fields that tell who does it and by when. Pure.

import { fieldName } from "./fields.js";
import { isDay } from "./next.js";
import { valueOf } from "./state.js";
import { conflictsOf } from "./versions.js";

/** Why a deed is next that a town has not chosen: it is suggested. */
export const SUGGESTIONS = ["start", "suggested", "assessed"];

/** The fields that tell who does a deed and by when: [owner, date]. */
export function planFields({ kind, step, item }) {
  const id = kind === "step" ? step : item;
  return [fieldName(kind, id, "owner"), fieldName(kind, id, "date")];
}

/** How an open deed stands, in one word: the first that holds. `reason` tells why it is next. */
export function standingOf(state, deed, today) {
  const names = planFields(deed);
  const [owner, date] = names.map((name) => String(valueOf(state, name) || ""));
  const [, standing = "open"] =
    [
      [names.some((name) => conflictsOf(state, name).length > 0), "two"],
      [isDay(date) && date < today, "late"],
      [date === today, "today"],
      [date && !owner, "no-owner"],
      [SUGGESTIONS.includes(deed.reason), "suggested"],
      [deed.reason !== "chosen", "begun"],
    ].find(([holds]) => holds) ?? [];
  return standing;
}
