// A file that is opened proves that it is there, and how much it holds of what is here.

import { copiedIn } from "../document/copies.js";
import { copyField, summaryOf } from "../document/summary.js";
import { wordsFor } from "./words.js";

/** Remember how far a file that was opened reaches, also once it is taken in, and tell what was seen. */
export function watchCopy(store, file) {
  const look = () => {
    const at = copiedIn(file, store.document);
    // Before its first act a browser has no mark, and nothing to remember.
    if (store.document.mark && at > summaryOf(store.document, []).copied) {
      store.set([[copyField(store.state), at]]);
      tellSeen(summaryOf(store.document, []).uncopied);
    }
  };
  store.subscribe(look);
  look();
}

// Where else it is asked whether the file is there: that is answered now.
function tellSeen(count) {
  const told = document.querySelector("[data-told]");
  const place = told.parentElement.querySelector("[data-file-given]") ?? document.createElement("p");
  place.dataset.fileGiven = "";
  place.role = "status";
  told.after(place);
  place.textContent = wordsFor(count > 0 ? "copy-lacks" : "copy-seen", { count });
}
