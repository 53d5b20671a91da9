// When the browser has no more room: a file first, and old copies go only if the visitor says so.

import { listSnapshots } from "./snapshots.js";
import { drop } from "./storage.js";

/** Add to a notice of full storage what can be done about it. */
export function offerRoom(store, notice) {
  const copies = listSnapshots();
  const offer = (words, act) => {
    const button = document.createElement("button");
    button.className = "quiet";
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", act);
    notice.append(" ", button);
  };
  offer("Tallenna tiedostoksi", async () => (await import("./file-view.js")).saveFile(store));
  if (copies.length > 0) {
    offer(`Poista vanhat varmuuskopiot (${copies.length}) ja tallenna`, () => {
      for (const { key } of copies) {
        drop(key);
      }
      // Saves all that this page holds.
      store.set([]);
    });
  }
}
