// A quiet line below a list: what is saved, where and when, and whether a copy is due.

import { areas } from "../document/outline.js";
import { itemsOf } from "../document/progress.js";
import { summaryOf } from "../document/summary.js";
import { quietButton } from "./button.js";
import { onUse } from "./parts.js";
import { wordsFor } from "./words.js";

const loadSaving = () => import("./save-file.js");

const items = itemsOf(areas, "all");
const MANY = 20; // changes since the last copy after which one is suggested
const PAUSE = 100; // milliseconds without an act before the line follows

/** Keep the line after a place right; it shows when something is saved. */
export function startSavedLine(store, place) {
  const line = document.createElement("p");
  const copy = quietButton(wordsFor("save-copy"));
  onUse(copy, loadSaving, ({ saveFile }) => saveFile(store));
  line.className = "facts saved-line";
  line.tabIndex = -1;
  place.after(line);
  const show = () => {
    const { marks, texts, changed, copied, uncopied } = summaryOf(store.state, items);
    const hadFocus = document.activeElement === copy;
    line.hidden = marks + texts === 0 || store.fault !== undefined;
    line.textContent = wordsFor("saved-here", { what: told(marks, texts), ...momentOf(changed) });
    if (copied === 0) {
      // No page can know whether its browser clears all when it is closed.
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

function told(marks, texts) {
  const counted = (name, count) => (count > 0 ? wordsFor(name, { count }) : "");
  const [one, other] = [counted("marks", marks), counted("texts", texts)];
  return one && other ? wordsFor("both", { one, other }) : one || other;
}

function momentOf(time) {
  const moment = new Date(Math.min(time, Date.now()));
  const day = moment.toLocaleDateString("fi");
  const hour = moment.toLocaleTimeString("fi", { hour: "2-digit", minute: "2-digit" });
  return { day, hour };
}
