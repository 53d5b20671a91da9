// What comes in from a file, read. Pure.

import { fieldOf } from "./fields.js";
import { FORMAT, parse, valueOf } from "./state.js";
import { isTaken } from "./town-file.js";

/** @import { Field } from "./types.js" */

export const MOST_BYTES = 20_000_000; // more than a browser's storage can become, as a file
const LAST_TIME = Date.UTC(9999, 0);
/** @type {[RegExp, string][]} */
const BYTES = [
  [/^%PDF/, "pdf"],
  [/^(.PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/s, "picture"],
  [/^\xd0\xcf\x11\xe0/, "suite"],
  [/^{\\rtf/, "word"],
  // The names of what is packed are not packed themselves.
  [/^PK.*(word\/document\.|opendocument\.text)/s, "word"],
  [/^PK.*(xl\/workbook\.|opendocument\.spreadsheet)/s, "excel"],
  [/^PK.*ppt\/presentation\./s, "suite"],
  [/^PK[\x03\x05]/, "zip"],
];
/** @type {[RegExp, string][]} */
const TEXTS = [
  [/^\s*$/, "empty"],
  [/^\s*BEGIN:VCALENDAR/i, "calendar"],
  [/^\s*(<\?xml[^>]*>\s*)?<(!doctype )?html/i, "page"],
  [/^[^\n{[<]*[;\t][^\n]*\n|^[^\n{[<,]*(,[^\s,][^\n,]*){2,}\n/, "table"],
  [/^\s*[{[]/, "damaged"],
];

/**
 * A file's text as { state, town, saved }, or { fault }: what it is when it is something else,
 * "damaged" when it cannot be read whole, "newer" when a later version of the site wrote it.
 */
export function readFile(text) {
  let read;
  try {
    // Some editors begin with a byte order mark.
    read = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: kindOfText(text) };
  }
  if (read?.format !== FORMAT) {
    return { fault: String(read?.format).startsWith(`${FORMAT}-`) ? "sibling" : "data" };
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

/** What a file is by its bytes, each as a letter, in one word; undefined when it may be a text. */
export function kindOfBytes(letters) {
  return kindOf(BYTES, letters);
}

/** What a text is that is none of the site's files, in one word; "damaged" when it may be one. */
export function kindOfText(text, unknown = "other") {
  return kindOf(TEXTS, text) ?? unknown;
}

function kindOf(kinds, text) {
  return kinds.find(([pattern]) => pattern.test(text))?.[1];
}

/** What of a document is taken in: once it is known here where one has looked, not that. */
export function joining(state, { mark, ...other }) {
  const fields = Object.entries(other.fields).filter(
    ([name]) => fieldOf(name).file !== "once" || !valueOf(state, name),
  );
  return { ...other, fields: Object.fromEntries(fields) };
}

/** @type {(name: string, field: Field) => boolean} */
function isSound(name, { value, earlier = [] }) {
  const texts = [value, ...earlier.map((one) => one.value)];
  const { is } = fieldOf(name);
  const isWritten = is === "text" || is === "date";
  return !isWritten || texts.every((text) => text === null || typeof text === "string");
}

/** @type {(field: Field) => Field} */
function inTime({ seen, earlier, ...field }) {
  const timely = (time) => Math.min(time, LAST_TIME);
  const known = Object.entries(seen ?? {}).map(([mark, time]) => [mark, timely(time)]);
  return {
    ...field,
    time: timely(field.time),
    ...(seen && { seen: Object.fromEntries(known) }),
    ...(earlier && { earlier: earlier.map(inTime) }),
  };
}
