// Saving the town's file: the browser is given it, and the visitor says whether it is there.

import { copyField, summaryOf } from "../document/summary.js";
import { fileName, toFile, townOf } from "../document/town-file.js";
import { quietButton } from "./button.js";
import { tell } from "./undo.js";
import { wordsFor } from "./words.js";

/** Give the browser all that is saved as a file. No page can know whether it was kept. */
export function saveFile(store) {
  if (store.fault === "newer") {
    // This page cannot read what is saved: its file would have none of it.
    tell(wordsFor("told-unread"));
    return;
  }
  const saved = new Date().toLocaleDateString("sv");
  const text = toFile(store.document, saved);
  const { changed } = summaryOf(store.document, []);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = fileName(townOf(store.state), saved);
  link.click();
  // The browser needs the address until the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  tell(wordsFor("told-saved"));
  // Before the first act there is nothing to remember.
  if (changed > 0) {
    ask(store, changed);
  }
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
  place.append(question);
}
