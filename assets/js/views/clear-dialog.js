// Clearing marks: asked first, kept in a copy, and to be taken back.

import { clearing } from "../document/clearing.js";
import { keepCopy } from "./save-file.js";
import { tell } from "./undo.js";
import { wordsFor } from "./words.js";

/** Ask whether all that is marked of these boxes is to be cleared, who and when too; clear it. */
export function askToReset(root, store, boxes) {
  const item = boxes.map((box) => box.dataset.item);
  askToClear(root, store, () => clearing(store.state, { item }, ["marks", "plans"]), "[data-reset]");
}

/** Ask whether changes that clear are to be made, and make them; the opener gets the focus back. */
export function askToClear(root, store, changesNow, opener) {
  const changes = changesNow();
  const asked = textOf(store, changes);
  if (changes.length === 0) {
    tell(wordsFor("nothing-to-clear"));
    return;
  }
  const template = root.querySelector("template[data-reset-dialog]");
  const dialog = template.content.cloneNode(true).firstElementChild;
  dialog.querySelector("[data-count]").textContent = changes.length;
  dialog.addEventListener("close", async () => {
    dialog.remove();
    if (dialog.returnValue === "clear" && textOf(store, changesNow()) !== asked) {
      // Another tab has changed what was asked about.
      askToClear(root, store, changesNow, opener);
      return;
    }
    const isCleared = dialog.returnValue === "clear" && keepCopy();
    if (isCleared) {
      await store.act(changes);
      tell(wordsFor(store.isSaved ? "cleared" : "cleared-unsaved"));
    }
    // What opened the question may be gone with the marks; the way back is there.
    root.querySelector(isCleared ? "[data-undo] button" : opener).focus();
  });
  root.append(dialog);
  dialog.showModal();
}

function textOf({ state }, changes) {
  return JSON.stringify(changes.map(([name]) => [name, state.fields[name]]));
}
