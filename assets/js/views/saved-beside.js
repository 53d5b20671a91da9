// "Saved" beside what was written, once it is stored: the store has read it back by then.

import { wordsFor } from "./words.js";

/** Tell it of every text and day within a part of the page. */
export function startSavedBeside(store, root) {
  const isText = (input) => input.matches("textarea, input[name]:is([type=text], [type=date])");
  root.addEventListener("input", ({ target }) => {
    noteOf(target)?.remove();
  });
  root.addEventListener("change", ({ target: input }) => {
    if (isText(input) && store.isSaved && input.validity.valid) {
      const note = noteOf(input) ?? document.createElement("span");
      note.className = "saved-beside";
      note.role = "status";
      input.closest("p").append(note);
      note.textContent = wordsFor("saved-beside");
    }
  });
}

function noteOf(input) {
  return input.closest("p")?.querySelector(".saved-beside");
}
