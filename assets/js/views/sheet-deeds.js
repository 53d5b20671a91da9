// The next deeds as rows of a paper: what, who, when, and how each stands.

import { standingOf } from "../document/deed-standing.js";
import { nextDeeds } from "../document/next.js";
import { cut } from "../document/short-text.js";
import { ownDeeds } from "../document/situation.js";
import { showStanding, standingInWords } from "./deed-told.js";
import { itemOf } from "./listed-steps.js";
import { inFinnish, pieceOf } from "./words.js";

const FIRST = 3; // deeds that are suggested where a town has chosen none
const LONGEST = { text: 160, owner: 60 }; // letters of a cell

/** The deeds that go on a paper: the town's own, and where these are few, the first of the suggested. */
export function deedsForPaper(state, steps, today) {
  const own = ownDeeds(state, steps, today);
  return own.length < FIRST ? nextDeeds(state, steps, today).slice(0, FIRST) : own;
}

/** What a deed's row says: { text, owner, day, standing, words }; without the owner when names are left out. */
export function deedInWords(state, deed, today, isNameless) {
  const standing = standingOf(state, deed, today);
  return {
    text: cut(itemOf(deed.item).text, LONGEST.text),
    owner: isNameless ? "" : cut(deed.owner, LONGEST.owner),
    day: inFinnish(deed.date) || cut(deed.date, LONGEST.owner),
    standing,
    words: standingInWords(standing),
  };
}

/** Put rows as `deedInWords` gives them into a table's body, and blank ones after them. */
export function drawDeeds(table, rows, blank) {
  const [body] = table.tBodies;
  const empty = Array.from({ length: blank }, () => pieceOf("blank-row"));
  body.replaceChildren(...rows.map(rowOf), ...empty);
}

function rowOf({ text, owner, day, standing }) {
  const row = pieceOf("sheet-deed");
  const told = document.createElement("span");
  showStanding(told, standing);
  [text, owner, day].forEach((words, at) => (row.cells[at].textContent = words));
  row.cells[3].append(told);
  return row;
}
