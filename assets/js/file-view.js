// Saving the town's file and opening one.

import { copyField } from "./saved.js";
import { MOST_BYTES, fileName, readFile, toFile, townOf } from "./town-file.js";

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

/** Read a chosen file: { state, town, saved }, or { fault } that names why not. */
export async function openFile(file) {
  if (file.size > MOST_BYTES) {
    return { fault: "huge" };
  }
  try {
    return readFile(decoded(await file.arrayBuffer()));
  } catch {
    return { fault: "damaged" };
  }
}

// Some editors save two bytes a letter, and begin with a mark that tells it. Bytes that are no
// letters are damage: nothing of them is taken for text.
function decoded(data) {
  const [first, second] = new Uint8Array(data);
  const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
  const encoding = marks[`${first},${second}`] ?? "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(data);
}
