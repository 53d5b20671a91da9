// What a town has a day for: deeds, the next look at the path, the board's meeting, the papers. Pure.
//
// A matter is known by its key, such as "item.nykytila-ostolaskut", whatever its day and its words.
// What a browser has given in a calendar file is its own memory, by key: no page can see the
// calendar that took it in. What was given and is no more a day of the town is told as off.

import { isDay } from "./calendar.js";
import { fieldName, partsOf } from "./fields.js";
import { stepField } from "./own-path.js";
import { idsOf } from "./progress.js";
import { valueOf } from "./state.js";
import { TODO, itemField, statusField, statusOf } from "./status.js";
import { BOARD, LOOK } from "./town-days.js";

/** @import { Change, State } from "./types.js" */

/**
 * A matter that has a day.
 *
 * @typedef {object} Matter
 * @property {string} key
 * @property {string} kind "item" or "step" of a deed; "look", "board" or "template"; "off"
 * @property {string} day as in 2027-03-31
 * @property {number} changed milliseconds since 1970
 * @property {string} [id] of the item, the step or the template
 * @property {string} [step]
 * @property {string} [owner]
 * @property {string} [title] of one that is off, as it was given
 * @property {boolean} [isDone] of one that is off, that it was done; or else its day has gone
 */

/**
 * A matter as it is told in a calendar.
 *
 * @typedef {object} Told
 * @property {string} key
 * @property {string} day
 * @property {string} title
 * @property {string} [facts]
 * @property {string} [owner] who does it, in words; empty where names are left out
 * @property {number} changed milliseconds since 1970
 * @property {boolean} [isOff]
 */

const COPY = "copy";
const SECOND = 1000; // milliseconds; the number of a change counts seconds

/** Matters in the order of their days. */
export function byDay(matters) {
  const text = ({ day, key }) => `${day} ${key}`;
  return [...matters].sort((one, other) => (text(one) < text(other) ? -1 : 1));
}

/**
 * All matters that have a day, by day. `steps` are the outline's; `templates` are the papers in use,
 * { id, day, changed } each.
 *
 * @type {(state: State, steps: { id: string, items: string }[],
 *   templates?: { id: string, day: string, changed: number }[]) => Matter[]}
 */
export function mattersOf(state, steps, templates = []) {
  const deeds = steps.flatMap((step) => deedsOf(state, step));
  const own = [
    ["look", LOOK],
    ["board", BOARD],
  ].map(([kind, name]) => matterOf(state, `town.${kind}`, kind, [name]));
  const papers = templates.map(({ id, ...rest }) => ({ key: `template.${id}`, kind: "template", id, ...rest }));
  return byDay([...deeds, ...own, ...papers].filter(({ day }) => isDay(day)));
}

/**
 * Those that this browser has given in a calendar file and that are no more, from a day on.
 *
 * @type {(state: State, matters: Matter[], today: string) => Matter[]}
 */
export function offSince(state, matters, today) {
  const keys = new Set(matters.map(({ key }) => key));
  const fields = /** @type {[string, any][]} */ (Object.entries(state.fields));
  const found = fields
    .filter(([name, { value }]) => partsOf(name).kind === COPY && isDay(value?.day) && value.day >= today)
    .map(([name, { value, time }]) => {
      const key = partsOf(name).id;
      const [kind, id] = key.split(".");
      const isItem = kind === "item" && statusOf(state, id) !== TODO;
      const changed = Math.max(time, changedAt(state, [...namesOf(kind, id), statusField(id)]));
      return { key, kind: "off", day: value.day, title: String(value.title), changed, isDone: isItem };
    });
  return byDay(found.filter(({ key }) => !keys.has(key)));
}

/**
 * Entries that have changed now where this browser has given them otherwise before: names may have
 * been left out since, or a step may have another title. A calendar takes what has a later number.
 *
 * @type {(state: State, entries: Told[], now: number) => Told[]}
 */
export function sinceGiven(state, entries, now) {
  return entries.map((entry) => {
    const before = valueOf(state, givenField(entry.key));
    const given = before?.changed ?? 0;
    const isOther = before && JSON.stringify(asGiven(entry, before)) !== JSON.stringify({ ...before, changed: entry.changed });
    return { ...entry, changed: Math.max(entry.changed, given, isOther ? Math.max(now, given + SECOND) : 0) };
  });
}

/**
 * The changes that remember what was given to the browser, in a file with these entries.
 *
 * @type {(state: State, entries: Told[]) => Change[]}
 */
export function giving(state, entries) {
  return entries
    .map((entry) => /** @type {const} */ ([givenField(entry.key), entry]))
    .map(([name, entry]) => /** @type {Change} */ ([name, asGiven(entry, valueOf(state, name))]))
    .filter(([name, value]) => JSON.stringify(valueOf(state, name)) !== JSON.stringify(value));
}

/**
 * What is remembered of an entry. Of whom it told is not: a name that is taken away is to be gone.
 *
 * @type {(entry: Told, before: any) => object}
 */
function asGiven({ day, title, facts, owner, changed, isOff }, before) {
  return isOff ? { ...before, isOff, changed } : { day, title, facts, isNamed: Boolean(owner), changed };
}

function givenField(key) {
  return fieldName(COPY, key, "given");
}

function deedsOf(state, { id: step, items }) {
  const open = idsOf({ id: step, items }).filter((item) => statusOf(state, item) === TODO);
  const own = open.map((item) => ({ ...matterOf(state, `item.${item}`, "item", namesOf("item", item)), id: item, step }));
  const whole = matterOf(state, `step.${step}`, "step", namesOf("step", step));
  return open.length > 0 ? [...own, { ...whole, id: step, step }] : own;
}

// The names of the fields that a matter hangs on: its day, and who does it.
function namesOf(kind, id) {
  if (kind === "item") {
    return [itemField(id, "date"), itemField(id, "owner")];
  }
  return kind === "step" ? [stepField(id, "date"), stepField(id, "owner")] : [];
}

/** @type {(state: State, key: string, kind: string, names: string[]) => Matter} */
function matterOf(state, key, kind, [day, owner]) {
  const [one, other] = [day, owner].map((name) => (name ? String(valueOf(state, name) || "") : ""));
  return { key, kind, day: one, owner: other, changed: changedAt(state, [day, owner]) };
}

function changedAt(state, names) {
  return Math.max(0, ...names.filter(Boolean).map((name) => state.fields[name]?.time ?? 0));
}
