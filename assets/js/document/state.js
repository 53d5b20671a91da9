// What a visitor has marked, as one document. Pure: no storage, no clock, no page.
//
// A state-based CRDT: a last-writer-wins map of fields, each with a value, a time and the mark
// (replica id) of its writer; the larger (time, mark), a Lamport timestamp, is the later. So merging
// is the same either way round. Fields and properties that are not known are kept.
//
// A text is a multi-value register, lost to no other: it has a version vector `seen` and siblings,
// the `earlier` versions that nobody has followed. Two tabs of one browser may not know of each
// other either, so the mark of a text has the page's own mark besides.

import { fieldOf } from "./fields.js";

/** @import { Change, Parsed, Part, State } from "./types.js" */

export const FORMAT = "elinvoimapolku";
// Version 2 has the conflicts of texts, which a page of version 1 would drop. Documents of version 1
// have none, and read as they are.
export const VERSION = 2;

/** @returns {State} A document without fields. */
export function empty() {
  return { format: FORMAT, version: VERSION, fields: {} };
}

/** The value of a field, or undefined. */
export function valueOf(state, name) {
  return Object.hasOwn(state.fields, name) ? state.fields[name].value : undefined;
}

/**
 * The document with fields changed, later than everything that it has seen, by the page of a mark
 * that shows a document.
 *
 * @type {(state: State, changes: Change[], now: number, on?: { page?: string, shown?: State }) => State}
 */
export function withFields(state, changes, now, { page = "", shown } = {}) {
  const fields = { ...state.fields };
  const { fields: before } = shown ?? { fields };
  // The texts go along: of the document before, few ask again.
  const texts = textsOf.get(state.fields);
  let time = latest(state);
  for (const [name, value, more] of changes) {
    time = Math.min(Math.max(now, time + 1), LAST_TIME);
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const field = { ...old, value, time, mark: String(state.mark) };
    if (fieldOf(name).versions) {
      field.mark += page;
      if (old) {
        field.seen = seeing(old.seen, asSeen(old));
      }
    }
    define(fields, name, { ...field, ...more?.(old, field) });
    texts?.set(name, fieldText(name, fields[name]));
  }
  latestOf.set(fields, time);
  if (texts) {
    textsOf.delete(state.fields);
    textsOf.set(fields, texts);
  }
  return { ...state, fields };
}

// Both documents in one: of each field the later version, of other properties the larger.
/** @type {(one: Part, other: Part) => State} */
export function merge({ fields, ...one }, { fields: others, ...other }) {
  return { ...union(one, other, larger), fields: union(fields, others, joined) };
}

/** Whether merging the first document into the second would change any field of it. */
export function hasNews(one, other) {
  return Object.entries(one.fields).some(([name, field]) => {
    const known = Object.hasOwn(other.fields, name) ? other.fields[name] : undefined;
    const after = (one) => toText(joined(known, one, name));
    return known !== field && (!known || after(field) !== after(known));
  });
}

/** A document as text. */
export function toText(state) {
  return JSON.stringify(state);
}

// The texts of a document's fields by name: an act writes one of them anew, not all.
const textsOf = new WeakMap();

/** The same as the text that is stored, quick when a document differs little from the last. */
export function toStoredText({ fields, ...rest }) {
  const texts =
    textsOf.get(fields) ??
    new Map(Object.entries(fields).map(([name, field]) => [name, fieldText(name, field)]));
  textsOf.set(fields, texts);
  return `${toText(rest).slice(0, -1)},"fields":{${[...texts.values()].join(",")}}}`;
}

function fieldText(name, field) {
  return `${toText(name)}:${toText(field)}`;
}

/** @type {(text: string | null) => Parsed} A stored text as a document. */
export function parse(text) {
  if (text === null) {
    return { state: empty() };
  }
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return { state: empty(), fault: "damaged" };
  }
  if (!isObject(read) || read.format !== FORMAT || !Number.isInteger(read.version)) {
    return { state: empty(), fault: "damaged" };
  }
  if (read.version > VERSION) {
    return { state: empty(), fault: "newer" };
  }
  if (read.version < 1 || !isObject(read.fields)) {
    return { state: empty(), fault: "damaged" };
  }
  const fields = {};
  const { fields: all, ...rest } = read;
  const known = isShallow(rest) && !isObject(rest.mark) ? rest : undefined;
  let fault = known ? undefined : "damaged";
  for (const [name, field] of Object.entries(all)) {
    if (isField(field)) {
      define(fields, name, field);
    } else {
      fault = "damaged";
    }
  }
  const state = { ...(known ?? empty()), version: VERSION, fields };
  return { state, fault, older: read.version < VERSION };
}

// The latest time of fields, also of what they have only seen: a new version must not look like
// one that was followed.
const latestOf = new WeakMap();

function latest({ fields }) {
  return (
    latestOf.get(fields) ??
    Object.values(fields).reduce(
      (last, { time, seen = {} }) => Math.max(last, time, ...Object.values(seen)),
      0,
    )
  );
}

// Not the better one, but the same whichever comes first.
function larger(one, other) {
  return toText(one) >= toText(other) ? one : other;
}

function later(one, other) {
  if (one.time !== other.time) {
    return one.time > other.time ? one : other;
  }
  if (one.mark !== other.mark) {
    return one.mark > other.mark ? one : other;
  }
  return larger(one, other);
}

// The later of two versions; of a text also those that the other side has not followed.
function joined(one, other, name) {
  if (!fieldOf(name).versions) {
    return later(one, other);
  }
  const all = [one, other].flatMap(versionsOf);
  const left = all.filter((version) => isLeft(one, version) && isLeft(other, version));
  // Where two have each followed the other, which no page of ours writes, all are kept.
  const [last, ...earlier] = (left[0] ? left : all)
    .sort((a, b) => (later(a, b) === a ? -1 : 1))
    .filter((version, index, texts) => texts.findIndex((a) => idOf(a) === idOf(version)) === index);
  return { ...last, seen: seeing(one.seen, other.seen), earlier };
}

/** The versions of a text that nobody has followed, the last one first. */
export function versionsOf({ seen, earlier = [], ...last }) {
  return [last, ...earlier];
}

/** What has been seen in all: by mark, the latest time, in one order whichever came first. */
export function seeing(...all) {
  const latest = new Map();
  for (const [mark, time] of all.flatMap((seen) => Object.entries(seen ?? {}))) {
    latest.set(mark, Math.max(latest.get(mark) ?? 0, time));
  }
  return Object.fromEntries([...latest].sort());
}

/** A version as something that has been seen. */
export function asSeen({ mark, time }) {
  return { [mark]: time };
}

/** What tells a version of a text from all others. */
export function idOf({ time, mark, value }) {
  return toText([time, mark, value]);
}

// Whether a version is one of a field's, or news to it.
function isLeft(field, version) {
  return (
    !(field.seen?.[version.mark] >= version.time) ||
    versionsOf(field).some((one) => idOf(one) === idOf(version))
  );
}

function union(one, other, choose) {
  const all = { ...one };
  for (const [name, value] of Object.entries(other)) {
    // Most of two documents of one browser is the very same.
    if (!Object.hasOwn(all, name)) {
      define(all, name, value);
    } else if (all[name] !== value) {
      define(all, name, choose(all[name], value, name));
    }
  }
  return all;
}

function isField(field) {
  return (
    isObject(field) &&
    Object.hasOwn(field, "value") &&
    Number.isSafeInteger(field.time) &&
    field.time >= 0 &&
    field.time <= LAST_TIME &&
    typeof field.mark === "string" &&
    isShallow(field) &&
    (field.seen === undefined ||
      (isObject(field.seen) && Object.values(field.seen).every(Number.isSafeInteger))) &&
    (field.earlier === undefined || (Array.isArray(field.earlier) && field.earlier.every(isField)))
  );
}

// A Date can hold 8.64e15; what is done after that still needs later times.
const LAST_TIME = 8.74e15;

// What is nested deep can be read, but not be written again.
function isShallow(value, depth = 20) {
  const isNested = typeof value === "object" && value !== null;
  return !isNested || (depth > 0 && Object.values(value).every((one) => isShallow(one, depth - 1)));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// A field may be called anything, "__proto__" too.
function define(object, name, value) {
  Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
