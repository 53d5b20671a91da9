// Days as a calendar file, for other programs to take in: iCalendar, RFC 5545. Pure.
//
// A day is a whole one, without an hour and so without a time zone that could move it. What is taken
// in a second time has the same UID and a larger SEQUENCE where it has changed.

/**
 * A day with what it is for.
 *
 * @typedef {object} Entry
 * @property {string} uid the same whenever it is the same matter, and nobody else's
 * @property {string} day as in 2027-03-31
 * @property {number} changed milliseconds since 1970, when anything of it was last changed
 * @property {string} title
 * @property {string} [text]
 * @property {string} [href]
 * @property {boolean} [isOff] it was there, and is to be no more
 */

const PRODUCT = "-//elinvoimapolku//calendar//FI";
const ALARM = "-P14D"; // two weeks before
const LINE = 75; // octets, without the line's end
const START = Date.UTC(2020, 0, 1);
const LARGEST = 2 ** 31 - 1; // of a number in a calendar
const LAST_TIME = Date.UTC(9999, 11, 31);

/** Whether a text is a day that there is, as in 2027-03-31. */
export function isDay(text) {
  const isWritten = /^[1-9]\d{3}-\d\d-\d\d$/.test(text);
  const time = Date.parse(`${text}T00:00Z`);
  // The 30th of February is another day to some.
  return isWritten && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day after a number of others: -14 is two weeks before. */
function daysAfter(day, count) {
  return new Date(Date.parse(`${day}T00:00Z`) + count * 86_400_000).toISOString().replace(/T.*/, "");
}

/**
 * The text of a calendar file, whose lines end as the standard has it.
 *
 * @type {(entries: Entry[]) => string}
 */
export function toCalendar(entries) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    ...entries.flatMap(eventOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @type {(entry: Entry) => string[]} */
function eventOf({ uid, day, changed, title, text, href, isOff }) {
  const stamp = timeOf(changed);
  const after = daysAfter(day, 1);
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    // A file without a method has here when the matter was changed: the same text is the same file.
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequenceOf(changed)}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    // A whole day ends where the next one begins; after the last one that can be written is none.
    ...(isDay(after) ? [`DTEND;VALUE=DATE:${plain(after)}`] : []),
    `SUMMARY:${escaped(title.replace(/\s+/g, " ").trim())}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    ...(href ? [`URL:${href}`] : []),
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    // Nobody is kept from other things by it.
    "TRANSP:TRANSPARENT",
    ...(isOff ? [] : alarm(title)),
    "END:VEVENT",
  ];
}

function alarm(title) {
  const text = escaped(title.replace(/\s+/g, " ").trim());
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${ALARM}`, `DESCRIPTION:${text}`, "END:VALARM"];
}

function plain(day) {
  return day.replaceAll("-", "");
}

function timeOf(changed) {
  const time = Math.min(Math.max(0, changed), LAST_TIME);
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

// Seconds, since milliseconds would be too large a number: what is changed later has a larger one.
function sequenceOf(changed) {
  return Math.min(Math.max(0, Math.floor((changed - START) / 1000)), LARGEST);
}

// Line breaks are the only control characters that a text may have, and a half of a pair is none.
function escaped(text) {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

// No line is longer than the standard lets it be, and no letter is cut in two.
function folded(line) {
  let length = 0;
  let text = "";
  for (const letter of line) {
    const octets = octetsOf(letter.codePointAt(0));
    if (length + octets > LINE) {
      text += "\r\n ";
      length = 1;
    }
    text += letter;
    length += octets;
  }
  return text;
}

function octetsOf(point) {
  return [0x80, 0x800, 0x10000].filter((first) => point >= first).length + 1;
}
