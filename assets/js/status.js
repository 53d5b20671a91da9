// The status of a checklist item: open, done, left out or handled elsewhere. Pure.

import { fieldName, valueOf } from "./state.js";

export const TODO = "todo";
export const DONE = "done";
export const LEFT_OUT = "left-out";
export const ELSEWHERE = "elsewhere";
const STATUSES = [TODO, DONE, LEFT_OUT, ELSEWHERE];

/** The field that holds the status of an item. */
export function statusField(item) {
  return fieldName("item", item, "status");
}

/**
 * The status of an item: its own, or before it has one that of an item it has replaced.
 * `origins` lists the retired ids by item, as the build gives them.
 */
export function statusOf(state, item, origins = {}) {
  const ids = [item, ...(Object.hasOwn(origins, item) ? origins[item] : [])];
  const found = ids.map((id) => valueOf(state, statusField(id)));
  return found.find((status) => STATUSES.includes(status)) ?? TODO;
}
