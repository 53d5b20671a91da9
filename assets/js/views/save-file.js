// Saving the town's file.

import { copyField } from "../document/summary.js";
import { fileName, toFile, townOf } from "../document/town-file.js";

/**
 * Give the visitor all that is saved as a file, and remember when; returns the name of what to
 * tell.
 */
export function saveFile(store) {
  if (store.fault === "newer") {
    // This page cannot read what is saved: its file would have none of it.
    return "told-unread";
  }
  const saved = new Date().toLocaleDateString("sv");
  const text = toFile(store.document, saved);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = fileName(townOf(store.state), saved);
  link.click();
  // The browser needs the address until the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  // Before the first act there is nothing to remember.
  if (store.state.mark) {
    store.set([[copyField(store.state), saved]]);
  }
  return "told-saved";
}
