// What comes in from elsewhere, a file, a copy or a link, and what it would change here. Pure.

import { isUsed } from "./clearing.js";
import { fieldOf } from "./fields.js";
import { FORMAT, asSeen, hasNews, merge, parse, seeing, valueOf } from "./state.js";
import { isTaken } from "./town-file.js";
import { conflictsOf, isUndone, ownOf } from "./versions.js";

/** @import { Change, Field, State } from "./types.js" */

export const MOST_BYTES = 20_000_000; // more than a browser's storage can become, as a file
const LAST_TIME = Date.UTC(9999, 0);

/**
 * A file's text as { state, town, saved }, or { fault }: "other" when it is something else,
 * "damaged" when it cannot be read whole, "newer" when a later version of the site wrote it.
 */
export function readFile(text) {
  let read;
  try {
    // Some editors begin with a byte order mark.
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
    .filter(([name]) => !fieldOf(name).local)
    .map(([name, field]) => {
      const before = valueOf(state, name);
      return { name, before, after: field.value, kind: kindOf(state, name, field, isKnown) };
    })
    .filter(({ kind }) => kind);
}

/**
 * The changes that put a document's values in the place of all that is here, or of those fields
 * for which `concerns` is true. They come as acts of now, so that no older tab turns them back.
 *
 * @type {(state: State, other: State, concerns?: (name: string) => boolean) => Change[]}
 */
export function replacing(state, other, concerns = () => true) {
  const names = new Set([...Object.keys(state.fields), ...Object.keys(other.fields)]);
  return [...names]
    .filter((name) => !fieldOf(name).local && concerns(name))
    .filter((name) => !isSame(allOf(state, name), allOf(other, name)))
    .map((name) => [name, valueOf(other, name) ?? null]);
}

/**
 * The changes that bring back what a document has and has been cleared here since, as acts of now;
 * what has been done since stays.
 *
 * @type {(state: State, other: State) => Change[]}
 */
export function restoring(state, other) {
  return Object.keys(other.fields)
    .filter((name) => !fieldOf(name).local && isUsed(other, name))
    .filter((name) => Object.hasOwn(state.fields, name) && !isUsed(state, name))
    .map((name) => [name, valueOf(other, name)]);
}

/** What of a document is taken in: once it is known here where one has looked, not that. */
export function joining(state, other) {
  const fields = Object.entries(other.fields)
    .filter(([name]) => fieldOf(name).file !== "once" || !valueOf(state, name))
    .map(([name, field]) => [name, again(name, standing(state, name), field)]);
  return { ...other, fields: Object.fromEntries(fields) };
}

// What was taken back once comes, when it is opened again, after that.
function again(name, here, field) {
  if (!isUndone(here)) {
    return field;
  }
  const own = ownOf(here);
  const [mine, theirs] = [own ?? field, field].map((one) => ({ fields: { [name]: one } }));
  const { earlier = [], ...last } = merge(mine, theirs).fields[name];
  // The mark is this browser's: elsewhere the same may be brought again too, at another time.
  const anew = (one, index) => ({
    ...one,
    time: Math.max(one.time, here.time + 1 + earlier.length - index),
    mark: `${here.mark}+`,
  });
  return {
    ...anew(last, 0),
    // With it go the texts that the taking back has set beside it anew.
    seen: seeing(last.seen, here.seen, asSeen(here), asSeen({ ...here, mark: `${here.mark}'` })),
    earlier: earlier.map((one, index) => anew(one, index + 1)),
  };
}

function standing({ fields }, name) {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

// The value of a field, and the texts beside it.
function allOf(state, name) {
  return [valueOf(state, name) || null, ...conflictsOf(state, name)];
}

function kindOf(state, name, field, isKnown) {
  const here = standing(state, name);
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

/** @type {(name: string, field: Field) => boolean} */
function isSound(name, { value, earlier = [] }) {
  const texts = [value, ...earlier.map((one) => one.value)];
  const { is } = fieldOf(name);
  const isWritten = is === "text" || is === "date";
  return !isWritten || texts.every((text) => text === null || typeof text === "string");
}

/** @type {(field: Field) => Field} */
function inTime({ seen, earlier, undone, ...field }) {
  const timely = (time) => Math.min(time, LAST_TIME);
  const known = Object.entries(seen ?? {}).map(([mark, time]) => [mark, timely(time)]);
  return {
    ...field,
    time: timely(field.time),
    ...(seen && { seen: Object.fromEntries(known) }),
    ...(earlier && { earlier: earlier.map(inTime) }),
  };
}
