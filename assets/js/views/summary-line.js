// The line below a list: what is saved, and whether a copy is due.

import { areas } from "../document/outline.js";
import { itemsOf } from "../document/progress.js";
import { summaryOf } from "../document/summary.js";
import { quietButton } from "./button.js";
import { onUse } from "./parts.js";
import { countsInWords, momentOf, wordsFor } from "./words.js";

const loadSaving = () => import("./save-file.js");

const items = itemsOf(areas, "all");
const MANY = 20; // changes since the last copy after which one is suggested
const PAUSE = 100; // milliseconds without an act before the line follows

/** Keep the line after a place right; it shows when something is saved. */
export function startSavedLine(store, place) {
  const line = document.createElement("p");
  const copy = quietButton(wordsFor("save-as-file"));
  onUse(copy, loadSaving, ({ saveFile }) => saveFile(store));
  line.className = "facts saved-line";
  line.tabIndex = -1;
  place.after(line);
  const show = () => {
    const { names, changed, copied, uncopied } = summaryOf(store.state, items);
    const what = countsInWords(names);
    const hadFocus = document.activeElement === copy;
    line.hidden = !what || store.fault !== undefined;
    line.textContent = wordsFor("saved-here", { what, ...momentOf(changed) });
    if (copied === 0) {
      line.append(" ", wordsFor("save-file-too"));
    }
    if (uncopied >= MANY) {
      line.append(` ${wordsFor("without-copy", { count: uncopied })} `, copy);
    }
    if (hadFocus) {
      (copy.isConnected ? copy : line).focus();
    }
  };
  // An act does not wait for the line, and many acts at once are told once.
  let timer;
  store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  show();
}
