// How much is saved, since when, and how much of it is in no copy yet. Pure.

import { fieldName, fieldOf, partsOf } from "./fields.js";

/** The field that tells up to which time a file has all of this browser's. */
export function copyField(state) {
  return fieldName("copy", state.mark, "saved");
}

/**
 * What is saved: { names, changed, copied, uncopied }. The names are of the fields that hold
 * something; of marks those of the things of these ids. Something was last changed, and a file has
 * all up to, milliseconds since 1970, 0 for never; since that so many fields have changed.
 */
export function summaryOf(state, ids) {
  const known = new Set(ids);
  const { value, time = 0 } = state.fields[copyField(state)] ?? {};
  // Earlier versions kept the day there, as soon as the browser was given a file.
  const copied = typeof value === "number" ? value : time;
  const all = Object.entries(state.fields).filter(([name]) => !fieldOf(name).local);
  const holds = ([name, { value }]) => {
    const { choices } = fieldOf(name);
    return choices ? known.has(partsOf(name).id) && choices.indexOf(value) > 0 : value || value === 0;
  };
  return {
    names: all.filter(holds).map(([name]) => name),
    changed: Math.max(0, ...all.map(([, { time }]) => time)),
    copied,
    uncopied: all.filter(([, { time }]) => time > copied).length,
  };
}
