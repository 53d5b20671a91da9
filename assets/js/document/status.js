// The status of a checklist item: open, done, left out or handled elsewhere. Pure.

import { fieldName } from "./fields.js";
import { valueOf } from "./state.js";

export const TODO = "todo";
export const DONE = "done";
export const LEFT_OUT = "left-out";
export const ELSEWHERE = "elsewhere";
const STATUSES = [TODO, DONE, LEFT_OUT, ELSEWHERE];

/** The field that holds the status of an item. */
export function statusField(item) {
  return fieldName("item", item, "status");
}

/** The field of a text about an item: its "owner", "date", or "reason": why not, or who else. */
export function itemField(item, property) {
  return fieldName("item", item, property);
}

/** The status of an item. */
export function statusOf(state, item) {
  const status = valueOf(state, statusField(item));
  return STATUSES.includes(status) ? status : TODO;
}
