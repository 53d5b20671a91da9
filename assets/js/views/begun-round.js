// A round of the self-assessment as it is begun today.

import { today } from "./words.js";

/** A round as of today; without a name of its own it has that of the month. */
export function newRound({ document: { mark = "" } }, { name = "", length }) {
  const id = `${Date.now().toString(36)}${mark}`;
  return { id, name: name || monthInWords(), date: today(), length };
}

/** The month and year, as a name begins. */
export function monthInWords() {
  const words = new Date().toLocaleDateString(document.documentElement.lang, { month: "long", year: "numeric" });
  return words.charAt(0).toUpperCase() + words.slice(1);
}
