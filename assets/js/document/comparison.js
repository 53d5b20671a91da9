// What differs between what is here and what is opened, and what comes of it by the sides that are
// chosen. types.js tells what goes in and out. Pure.

import { isUsed } from "./clearing.js";
import { fieldOf } from "./fields.js";
import { hasNews, merge, valueOf } from "./state.js";
import { conflictsOf, standingFor } from "./versions.js";

/** @import { Back, ByStep, Chosen, Compare, Make, Part, SidesBy, Tell, Ways } from "./types.js" */

/** @type {Ways} */
const WAYS = {
  newer: { new: "there", there: "there", two: "both" },
  restored: {},
  there: {},
  here: {},
  only: {},
};
WAYS.restored = { ...WAYS.newer, cleared: "there" };
WAYS.there = { ...WAYS.restored, two: "there", emptied: "there", here: "there" };
WAYS.only = { ...WAYS.there, alone: "there" };

/** @type {Compare} What differs to a person. */
export function compare(state, other, isKnown, concerns = () => true) {
  const compared = { state, other, merged: merge(state, other) };
  const names = Object.keys(compared.merged.fields).filter((name) => !fieldOf(name).local && concerns(name));
  return {
    ...compared,
    differences: names
      .filter((name) => isKnown(name) && shown(state, name) !== shown(other, name))
      .map((name) => ({ name, kind: kindOf(compared, name) }))
      .filter(({ kind }) => kind !== ""),
    unknown: names.filter((name) => !isKnown(name) && hasNews(only(other, name), only(state, name))),
  };
}

/** @type {SidesBy} The sides that a way chooses. */
export function sidesBy(way, differences) {
  return Object.fromEntries(differences.map(({ name, kind }) => [name, WAYS[way][kind] ?? "here"]));
}

/** Of the ways and their sides each that comes to something else than those before it. */
export function waysFor(differences, ways = Object.keys(WAYS)) {
  const found = ways.map((way) => ({ way, sides: sidesBy(way, differences) }));
  const texts = found.map(({ sides }) => JSON.stringify(sides));
  return found.filter((_, at) => texts.indexOf(texts[at]) === at);
}

/** @type {Tell} What changes here by the sides. */
export function outcomes(compared, sides) {
  return chosen(compared, sides, compared.state).map(([name, from]) => ({
    name,
    emptied: isUsed(compared.state, name) && !isUsed(from, name),
    two: conflictsOf(from, name).length > 0,
  }));
}

/** @type {Make} The changes to be made once both are merged. */
export function changesFor(compared, sides) {
  return chosen(compared, sides, compared.merged).map(([name, from]) => [
    name,
    valueOf(from, name) ?? null,
    fieldOf(name).versions ? standingFor(only(from, name).fields[name]) : undefined,
  ]);
}

/** @type {Back} The changes that put back what is still as an opening has left it. */
export function changesBackTo(before, after, now, names) {
  const untouched = names.filter((name) => shown(after, name) === shown(now, name));
  const differences = untouched.map((name) => ({ name, kind: "new" }));
  const changes = changesFor({ state: now, other: before, merged: now }, sidesBy("newer", differences));
  return changes.map(([name, value, more]) => [name, isUsed(before, name) ? value : null, more]);
}

/** @type {ByStep} Fields by area and step; what is of no step, or of many as one, comes last. */
export function byStep(fields, areas, stepOf) {
  const steps = fields.map(({ name }) => (fieldOf(name).asOne ? undefined : stepOf(name)));
  const rowsOf = (id) => fields.filter((_, at) => steps[at] === id);
  return [...areas, { steps: [{}] }]
    .flatMap(({ id: area, steps }) => steps.map(({ id }) => ({ area, step: id, rows: rowsOf(id) })))
    .filter(({ rows }) => rows.length > 0);
}

/** @type {Chosen} */
function chosen({ state, other, merged }, sides, than) {
  const from = { here: state, there: other, both: merged };
  return Object.entries(sides)
    .filter(([name, side]) => shown(from[side], name) !== shown(than, name))
    .map(([name, side]) => [name, from[side]]);
}

// What a difference is; nothing when it is none to a person.
function kindOf({ state, other, merged }, name) {
  const [here, there] = [state, other].map((one) => isUsed(one, name));
  const isTwo = conflictsOf(merged, name).length > 0;
  const isSame = plain(state, name) === plain(other, name);
  if (!Object.hasOwn(other.fields, name)) {
    return here ? "alone" : "";
  }
  const isOlder = plain(merged, name) !== plain(other, name) && !isTwo;
  if (isOlder || !hasNews(only(other, name), only(state, name))) {
    return isSame ? "" : there && !here ? "cleared" : "here";
  }
  if (!here) {
    return "new";
  }
  if (isTwo) {
    return plain(merged, name) === "null" ? "emptied" : "two";
  }
  return isSame ? "" : valueOf(other, name) == null ? "emptied" : "there";
}

// All that a person sees of a field: its value, and the texts beside it.
function shown(state, name) {
  return JSON.stringify([plain(state, name), ...conflictsOf(state, name).sort()]);
}

// Nothing written, something taken away, and what nobody has chosen yet look the same.
function plain(state, name) {
  const value = valueOf(state, name);
  return JSON.stringify(value === fieldOf(name).choices?.[0] ? null : value || null);
}

/** @returns {Part} */
function only({ fields }, name) {
  return { fields: Object.hasOwn(fields, name) ? { [name]: fields[name] } : {} };
}
