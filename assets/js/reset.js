// Clearing the marks of a checklist: asked first, kept in a snapshot, and to be taken back.

import { act, reasonField } from "./checklist.js";
import { origins } from "./outline.js";
import { TODO, statusField, statusOf } from "./progress.js";
import { takeSnapshot } from "./snapshots.js";
import { valueOf } from "./state.js";

/** Ask whether the marks of these boxes are to be cleared, and clear them. */
export function askToReset(root, store, boxes) {
  const items = boxes.map((box) => box.dataset.item);
  const marked = items.filter((item) => statusOf(store.state, item, origins) !== TODO);
  const dialog = root.querySelector("template[data-reset-dialog]").content.cloneNode(true).firstElementChild;
  dialog.querySelector("[data-count]").textContent = marked.length;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "clear") {
      clear(root, store, marked);
    }
    root.querySelector("[data-undo] button, [data-reset]")?.focus();
  });
  root.append(dialog);
  dialog.showModal();
}

function clear(root, store, items) {
  // Where no copy could be kept, the act itself can still be taken back.
  takeSnapshot();
  const changes = items.map((item) => [statusField(item), TODO]);
  const reasons = items
    .filter((item) => valueOf(store.state, reasonField(item)))
    .map((item) => [reasonField(item), ""]);
  act(root, store, [...changes, ...reasons]);
}
