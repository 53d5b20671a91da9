// How a deed stands, as the own path and papers tell it.

import { wordsFor } from "./words.js";

const URGENT = { late: "late", two: "two-versions" }; // what every page that saves has words for

/** How a deed stands, in words: `standing` is what `standingOf` gives, or "done". */
export function standingInWords(standing) {
  return wordsFor(URGENT[standing] ?? `deed-${standing}`);
}

/** Show it in a place, with the colour of what cannot wait. */
export function showStanding(place, standing) {
  place.textContent = standingInWords(standing);
  place.classList.toggle("late", standing in URGENT);
}
