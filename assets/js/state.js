// What a visitor has marked, as one document. Pure: no storage, no clock, no page.
//
// The document is a set of fields. Each field has a value, the time of its last change and
// the mark of the browser that changed it. Of two versions of a field the one with the larger
// (time, mark) is the later, so merging is the same whichever way round it is done, and taking
// a tick away survives a merge. Besides the fields the document has the browser's own mark.
// Fields and properties that this version does not know are kept as they are.

export const FORMAT = "elinvoimapolku";
export const VERSION = 1;

/** A document without fields. */
export function empty() {
  return { format: FORMAT, version: VERSION, fields: {} };
}

/** The name of a field: what kind of thing, which one, and what of it. */
export function fieldName(kind, id, property) {
  return `${kind}/${id}/${property}`;
}

/** The value of a field, or undefined. */
export function valueOf(state, name) {
  return Object.hasOwn(state.fields, name) ? state.fields[name].value : undefined;
}

/** When a field was last changed, in milliseconds since 1970; 0 when it never was. */
export function timeOf(state, name) {
  return Object.hasOwn(state.fields, name) ? state.fields[name].time : 0;
}

/** The document with one field changed, later than everything that it has seen. */
export function withField(state, name, value, now) {
  // A clock that was wrong once can have used up the times; an act still has to be readable.
  const time = Math.min(Math.max(now, latest(state) + 1), LAST_MOMENT);
  const fields = { ...state.fields };
  define(fields, name, { ...fields[name], value, time, mark: String(state.mark) });
  return { ...state, fields };
}

/** Both documents in one: of each field the later version, of other properties the larger. */
export function merge({ fields, ...one }, { fields: others, ...other }) {
  return { ...union(one, other, isLarger), fields: union(fields, others, isLater) };
}

/** Whether the first document has a later version of any field than the second. */
export function hasNews(one, other) {
  return Object.entries(one.fields).some(
    ([name, field]) => !Object.hasOwn(other.fields, name) || isLater(field, other.fields[name]),
  );
}

/** A document as the text that is stored. */
export function toText(state) {
  return JSON.stringify(state);
}

/**
 * A stored text as a document.
 *
 * Returns { state, fault }: fault is undefined, "damaged" when a part or all of the text could
 * not be read (state has the fields that could), or "newer" when a later version of the site
 * wrote it (state is empty, and the text must be left alone).
 */
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
  let fault;
  for (const [name, field] of Object.entries(read.fields)) {
    if (isField(field)) {
      define(fields, name, field);
    } else {
      fault = "damaged";
    }
  }
  return { state: { ...read, fields }, fault };
}

function latest(state) {
  return Object.values(state.fields).reduce((time, field) => Math.max(time, field.time), 0);
}

function isLater(field, other) {
  if (field.time !== other.time) {
    return field.time > other.time;
  }
  if (field.mark !== other.mark) {
    return field.mark > other.mark;
  }
  return isLarger(field, other);
}

// Says nothing of what is better, but the same whichever of two comes first.
function isLarger(one, other) {
  return JSON.stringify(one) > JSON.stringify(other);
}

function union(one, other, wins) {
  const all = { ...one };
  for (const [name, value] of Object.entries(other)) {
    if (!Object.hasOwn(all, name) || wins(value, all[name])) {
      define(all, name, value);
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
    field.time <= LAST_MOMENT &&
    typeof field.mark === "string"
  );
}

// The last moment that a Date can hold: a larger time is not a time.
const LAST_MOMENT = 8.64e15;

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
