// How much is saved, since when, and how much of it is in no copy yet. Pure.

import { fieldName, fieldOf, partsOf } from "./fields.js";

/** The field that tells up to which time a file has all of this browser's. */
export function copyField(state) {
  return fieldName("copy", state.mark, "saved");
}

/**
 * What is saved, in numbers: { marks, texts, changed, copied, uncopied }. Marks are those of the
 * things of these ids, and answers. Something was last changed, and a file has all up to,
 * milliseconds since 1970, 0 for never; since that so many fields have changed.
 */
export function summaryOf(state, ids) {
  const known = new Set(ids);
  const { value, time = 0 } = state.fields[copyField(state)] ?? {};
  // Earlier versions kept the day there, as soon as the browser was given a file.
  const copied = typeof value === "number" ? value : time;
  const summary = { marks: 0, texts: 0, changed: 0, copied, uncopied: 0 };
  for (const [name, { value, time }] of Object.entries(state.fields)) {
    const { local, counted, choices } = fieldOf(name);
    if (!local) {
      const isMark = counted === "answers" || (counted === "marks" && known.has(partsOf(name).id));
      summary.marks += isMark && (choices ? choices.indexOf(value) > 0 : value !== null) ? 1 : 0;
      summary.texts += counted === "texts" && value ? 1 : 0;
      summary.changed = Math.max(summary.changed, time);
      summary.uncopied += time > copied ? 1 : 0;
    }
  }
  return summary;
}
