// How much is saved, since when, and how much of it is in no copy yet. Pure.

import { itemsOf } from "./progress.js";
import { TEXTS, fieldName, timeOf } from "./state.js";
import { TODO, statusOf } from "./status.js";

/** The field that tells when this browser last saved a file. Copies are each browser's own. */
export function copyField(state) {
  return fieldName("copy", state.mark, "saved");
}

/** Whether a field is what a visitor has made, and not the browser's own memory of it. */
export function isOwn(name) {
  return !/^(copy|visit)\//.test(name);
}

/**
 * What is saved, in numbers: how many items have a mark and how many texts are written, when
 * something was last changed and when this browser last saved a file (milliseconds since 1970,
 * 0 for never), and how many fields have changed since that: { marks, texts, changed, copied,
 * uncopied }.
 */
export function summaryOf(state, areas) {
  const copied = timeOf(state, copyField(state));
  const summary = { marks: 0, texts: 0, changed: 0, copied, uncopied: 0 };
  for (const item of itemsOf(areas, "all")) {
    summary.marks += statusOf(state, item) === TODO ? 0 : 1;
  }
  for (const [name, { value, time }] of Object.entries(state.fields)) {
    if (isOwn(name)) {
      summary.texts += value && TEXTS.test(name) ? 1 : 0;
      summary.changed = Math.max(summary.changed, time);
      summary.uncopied += time > copied ? 1 : 0;
    }
  }
  return summary;
}
