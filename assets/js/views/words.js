// Words for people: the texts that a page has for its scripts, and days.

import { TABLE, fieldOf, partsOf } from "../document/fields.js";
// What all pages have to say; written by the build.
import "./saved-words.js";

/**
 * The page's text of this name with `{values}` filled in, in the form that `values.count` has by
 * the plural rules of the page's language; undefined when there is none.
 */
export function wordsFor(name, values = {}) {
  const { lang } = document.documentElement;
  const form = "count" in values && new Intl.PluralRules(lang).select(values.count);
  for (const { content } of document.querySelectorAll("template[data-words]")) {
    const found = content.querySelector(`[data-word="${CSS.escape(name)}"]`);
    if (found) {
      return (found.dataset[form] ?? found.textContent).replace(/\{(\w+)\}/g, (_, value) => values[value]);
    }
  }
  return undefined;
}

/** How many fields of these names there are, each by its noun; nothing where the page has none. */
export function countsInWords(names) {
  const all = names.map((name) => partsOf(name).property);
  const ordered = new Set(Object.keys(TABLE).map((key) => partsOf(key).id));
  const told = [...ordered].map((property) => {
    const count = all.filter((one) => one === property).length;
    return count > 0 && wordsFor(`property-${property}`, { count });
  });
  return inList(told.filter(Boolean));
}

/** Words one after another, as the page's language joins them. */
export function inList(words) {
  return new Intl.ListFormat(document.documentElement.lang).format(words);
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

/** The visitor's day, as in 2026-11-29. */
export function today() {
  return new Date().toLocaleDateString("sv");
}

/** The day 2027-03-01 as Finnish writes it; nothing when the text is no such day. */
export function inFinnish(day) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return found ? `${Number(found[3])}.${Number(found[2])}.${found[1]}` : "";
}
