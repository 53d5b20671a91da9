// Words for people: the texts that a page carries for its scripts, and days.

import { fieldOf } from "../document/fields.js";

/**
 * The page's text of this name with `{values}` filled in, in the form that `values.count` has by
 * the plural rules of the page's language; undefined when there is none.
 */
export function wordsFor(name, values = {}) {
  const named = `[data-word="${CSS.escape(name)}"]`;
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const form = Number.isFinite(values.count) ? rules.select(values.count) : "other";
  for (const { content } of document.querySelectorAll("template[data-words]")) {
    const found = content.querySelector(`${named}:is([data-form="${form}"], :not([data-form]))`);
    if (found) {
      return found.textContent.replace(/\{(\w+)\}/g, (_, value) => values[value]);
    }
  }
  return undefined;
}

/** A copy of a piece of page that waits in its template: `data-piece` has its name. */
export function pieceOf(name) {
  const template = document.querySelector(`template[data-piece="${CSS.escape(name)}"]`);
  return template.content.cloneNode(true).firstElementChild;
}

/** The value of a field that has versions, in words; nothing when there is none. */
export function inWords(name, value) {
  const { is } = fieldOf(name);
  const told = is === "date" ? inFinnish(value) : is === "choice" ? wordsFor(`told-${value}`) : "";
  return told || (value ?? "").toLocaleString("fi");
}

/** A time as { day, hour }; what a wrong clock put ahead is now. */
export function momentOf(time) {
  const moment = new Date(Math.min(time, Date.now()));
  const day = moment.toLocaleDateString("fi");
  return { day, hour: moment.toLocaleTimeString("fi", { hour: "2-digit", minute: "2-digit" }) };
}

/** The day 2027-03-01 as Finnish writes it; nothing when the text is no such day. */
export function inFinnish(day) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return found ? `${Number(found[3])}.${Number(found[2])}.${found[1]}` : "";
}
