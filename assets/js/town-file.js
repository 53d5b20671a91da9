// The town's file: all that is saved, to be taken along and merged on another computer. Pure.
//
// The file is the stored document without what is each browser's own, with the town's name and
// the day. What had been looked at goes along: where a browser was emptied, what has changed
// since still asks for a second look. docs/kuntatiedosto.schema.json describes the file.
// Times are taken as they are, though a clock may have been ahead: whoever has seen them writes
// later ones. Were they taken as the time of opening, an older file would win by being opened last.

import { conflictsOf } from "./conflicts.js";
import { KNOWN } from "./news.js";
import { isOwn } from "./saved.js";
import { FORMAT, TEXTS, fieldName, hasNews, merge, parse, valueOf } from "./state.js";

export const TOWN = fieldName("town", "all", "name");
export const MOST_BYTES = 5_000_000;
// What is done after it still needs later times, and a day that can be shown.
const LAST_TIME = Date.UTC(9999, 0);

/** The name that a town has given itself, or nothing. */
export function townOf(state) {
  const name = valueOf(state, TOWN);
  return typeof name === "string" ? name : "";
}

/** The text of a file; `saved` is the day as 2027-01-31. */
export function toFile({ mark, ...state }, saved) {
  const names = Object.keys(state.fields).filter((name) => isTaken(name) && !isUndone(state, name));
  const fields = Object.fromEntries(names.sort().map((name) => [name, state.fields[name]]));
  return `${JSON.stringify({ ...state, town: townOf(state), saved, fields }, null, 2)}\n`;
}

/** The name of a file: the town's name in plain letters, and the day. */
export function fileName(town, saved) {
  const plain = town
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return ["elinvoimapolku", plain, saved].filter(Boolean).join("-") + ".json";
}

/**
 * A file's text as { state, town, saved }, or { fault }: "other" when it is something else,
 * "damaged" when it cannot be read whole, "newer" when a later version of the site wrote it.
 */
export function readFile(text) {
  let read;
  try {
    // A byte order mark is a habit of some editors, not damage.
    read = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: /^\s*[{[]/.test(text) ? "damaged" : "other" };
  }
  if (read?.format !== FORMAT) {
    return { fault: "other" };
  }
  const { state, fault } = parse(JSON.stringify(read));
  if (fault) {
    return { fault };
  }
  const { mark, town, saved, ...rest } = state;
  const fields = Object.entries(state.fields).filter(([name]) => isTaken(name));
  if (!fields.every(([name, field]) => isSound(name, field))) {
    return { fault: "damaged" };
  }
  const timely = fields.map(([name, field]) => [name, inTime(field)]);
  return {
    state: { ...rest, fields: Object.fromEntries(timely) },
    town: typeof town === "string" ? town : "",
    saved: typeof saved === "string" ? saved : "",
  };
}

/**
 * What taking a document in would do, as [{ name, kind, before, after }]: "new", "changed",
 * "conflicting" (two texts, both kept), "older" (what is here is newer and stays) or "unknown"
 * (of something that this site does not have; kept). What is the same is not listed.
 * `isKnown` tells whether the site has what a field is of.
 */
export function compare(state, other, isKnown) {
  return Object.entries(other.fields)
    .filter(([name]) => isOwn(name))
    .map(([name, field]) => {
      const before = valueOf(state, name);
      return { name, before, after: field.value, kind: kindOf(state, name, field, isKnown) };
    })
    .filter(({ kind }) => kind);
}

/**
 * The changes that put a document's values in the place of all that is here, or of those fields
 * for which `concerns` is true. They come as acts of now, so that no older tab turns them back.
 */
export function replacing(state, other, concerns = () => true) {
  const names = new Set([...Object.keys(state.fields), ...Object.keys(other.fields)]);
  return [...names]
    .filter((name) => isOwn(name) && concerns(name))
    .filter((name) => !isSame(allOf(state, name), allOf(other, name)))
    .map((name) => [name, valueOf(other, name) ?? null]);
}

/** What of a document is taken in: once it is known here where one has looked, not that. */
export function joining(state, other) {
  const { [KNOWN]: known, ...fields } = other.fields;
  return valueOf(state, KNOWN) ? { ...other, fields } : other;
}

// The value of a field, and the texts beside it.
function allOf(state, name) {
  return [valueOf(state, name) || null, ...conflictsOf(state, name)];
}

function isTaken(name) {
  return isOwn(name) || name === KNOWN;
}

// What another's file brought and was taken back here has never been one's own: in a file it would
// take it from the other too.
function isUndone({ fields }, name) {
  const { value, earlier } = fields[name];
  return value === null && !earlier?.length && /^(item|step|town|visit)\//.test(name);
}

function kindOf(state, name, field, isKnown) {
  const here = Object.hasOwn(state.fields, name) ? state.fields[name] : undefined;
  const same = isSame(here?.value, field.value);
  if (same && !field.earlier?.length) {
    return undefined;
  }
  if (!isKnown(name)) {
    return "unknown";
  }
  if (!here) {
    return "new";
  }
  const [mine, theirs] = [here, field].map((one) => ({ fields: { [name]: one } }));
  if (!hasNews(theirs, mine)) {
    return same ? undefined : "older";
  }
  const both = merge(mine, theirs);
  if (conflictsOf(both, name).length > 0) {
    return "conflicting";
  }
  if (!isSame(valueOf(both, name), field.value)) {
    return "older";
  }
  return isSame(here.value, undefined) ? "new" : "changed";
}

// Nothing written, and something written and taken away, look the same.
function isSame(one, other) {
  return JSON.stringify(one || null) === JSON.stringify(other || null);
}

function isSound(name, { value, earlier = [] }) {
  const texts = [value, ...earlier.map((one) => one.value)];
  return !TEXTS.test(name) || texts.every((text) => text === null || typeof text === "string");
}

function inTime({ seen, earlier, ...field }) {
  const timely = (time) => Math.min(time, LAST_TIME);
  const known = seen && Object.entries(seen).map(([mark, time]) => [mark, timely(time)]);
  return {
    ...field,
    time: timely(field.time),
    ...(seen && { seen: Object.fromEntries(known) }),
    ...(earlier && { earlier: earlier.map(inTime) }),
  };
}
