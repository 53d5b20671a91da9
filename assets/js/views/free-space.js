// When the browser has no more room: a file first, and old copies go only if the visitor says so.

import { drop, listSnapshots } from "../storage/snapshots.js";
import { quietButton } from "./button.js";
import { onUse } from "./parts.js";
import { wordsFor } from "./words.js";

const loadSaving = () => import("./save-file.js");

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
  onUse(offer(wordsFor("save-as-file")), loadSaving, ({ saveFile }) => saveFile(store));
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
