// The board paper on the page: blocks of text, what of them is to be checked, and rows of deeds.

import { runsOf } from "../document/board-text.js";
import { redraw } from "./redraw.js";
import { pieceOf } from "./words.js";

const TAGS = { paragraph: "p", title: "h3" };

/** Put blocks into a place. */
export function drawBlocks(place, blocks) {
  redraw(place, blocks, () => blocks.map(blockOf));
}

function blockOf({ kind, text, items }) {
  const list = document.createElement("ol");
  list.append(...(items ?? []).map((item) => filled("li", item)));
  return items ? list : filled(TAGS[kind], text);
}

function filled(tag, text) {
  const place = document.createElement(tag);
  place.append(
    ...runsOf(text).map(({ text, isToCheck }) => {
      const mark = document.createElement("mark");
      mark.textContent = text;
      return isToCheck ? mark : text;
    }),
  );
  return place;
}

/** Put deeds into the rows of a table: what, why by at most so many reasons, who and when. */
export function drawRows(body, rows, most) {
  const drawn = rows.map(({ text, reasons, owner = "", day }) => {
    const row = pieceOf("board-deed");
    [text, reasons.slice(0, most).join(" "), owner, day].forEach((words, at) => (row.cells[at].textContent = words));
    return row;
  });
  body.replaceChildren(...drawn);
}
