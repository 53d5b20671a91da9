// Saving files and copies: the browser is given files, and the visitor says whether the town's is there.
// Where the browser has no more room, a file comes first, and the visitor says what goes or is missing.

import { copyField, summaryOf } from "../document/summary.js";
import { fileName, toFile, townOf } from "../document/town-file.js";
import { drop, listSnapshots, takeSnapshot } from "../storage/snapshots.js";
import { quietButton } from "./button.js";
import { tell } from "./undo.js";
import { today, wordsFor } from "./words.js";

/** Give the browser all that is saved as a file. No page can know whether it was kept. */
export function saveFile(store) {
  if (store.fault === "newer") {
    // This page cannot read what is saved: its file would have none of it.
    tell(wordsFor("told-unread"));
    return;
  }
  const saved = today();
  const text = toFile(store.document, saved);
  const { changed } = summaryOf(store.document, []);
  give(text, fileName(townOf(store.state), saved));
  tell(wordsFor("told-saved"));
  // Before the first act there is nothing to remember.
  if (changed > 0) {
    ask(store, changed);
  }
}

/** Give the browser a file. */
export function give(text, name, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Till the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Keep a copy as `takeSnapshot` does; false when there is none and the visitor stops for it. */
export function keepCopy(spared) {
  return takeSnapshot(spared) || confirm(wordsFor("no-room-for-copy"));
}

// The question stays while one goes on. What changes after the file was made is in no copy yet.
function ask(store, changed) {
  const told = document.querySelector("[data-told]");
  const place = told.parentElement;
  const question = place.querySelector("[data-file-given]") ?? document.createElement("p");
  question.dataset.fileGiven = "";
  const keep = () => {
    store.set([[copyField(store.state), changed]]);
    question.remove();
    told.tabIndex = -1;
    told.focus();
    tell(wordsFor(store.isSaved ? "told-kept" : "told-saved"));
  };
  question.replaceChildren(`${wordsFor("file-given")} `, quietButton(wordsFor("file-is-there"), keep));
  told.after(question);
}

/** Add to a notice of full storage what can be done about it. */
export function offerRoom(store, notice) {
  if (notice.querySelector("button")) {
    return;
  }
  const copies = listSnapshots();
  const offer = (words, act) => {
    const button = quietButton(words, act);
    notice.append(" ", button);
    return button;
  };
  offer(wordsFor("save-as-file"), () => saveFile(store));
  if (copies.length > 0) {
    offer(wordsFor("remove-copies", { count: copies.length }), () => {
      for (const { key } of copies) {
        drop(key);
      }
      const place = notice.parentElement;
      // Saves all that this page holds; the button goes with the notice.
      store.set([]);
      place.tabIndex = -1;
      place.focus();
    });
  }
}
