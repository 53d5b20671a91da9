// Saving the town's file and opening one.

import { copyField } from "./saved.js";
import { valueOf } from "./state.js";
import { MOST_BYTES, TOWN, fileName, readFile, toFile } from "./town-file.js";

const WORDS = {
  saved: "Tiedosto on tallennettu selaimen lataamiin tiedostoihin.",
  unread:
    "Tiedot on tallennettu sivuston uudemmalla versiolla. Ladatkaa sivu uudelleen ja tallentakaa tiedosto sitten.",
  huge: "Tiedosto on liian suuri. Valitkaa tiedosto, jonka olette tallentaneet tältä sivustolta.",
  other: "Tämä ei ole Elinvoimapolun tiedosto. Valitkaa tiedosto, jonka olette tallentaneet tältä sivustolta.",
  damaged:
    "Tiedosto on vioittunut, eikä sitä voi avata. Merkintänne ovat ennallaan. Kokeilkaa toista kopiota.",
  newer:
    "Tiedosto on tallennettu sivuston uudemmalla versiolla. Ladatkaa sivu uudelleen ja avatkaa tiedosto sitten.",
};

/** Give the visitor all that is saved as a file, and remember when; returns what to tell. */
export function saveFile(store) {
  if (store.fault === "newer") {
    // This page cannot read what is saved: its file would have none of it.
    return WORDS.unread;
  }
  const saved = new Date().toLocaleDateString("sv");
  const text = toFile(store.document, saved);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = fileName(valueOf(store.state, TOWN) ?? "", saved);
  link.click();
  // The browser needs the address until the file is written.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  // Before the first act there is nothing to remember.
  if (store.state.mark) {
    store.set([[copyField(store.state), saved]]);
  }
  return WORDS.saved;
}

/** Read a chosen file: { state, town, saved }, or { message } that tells why not. */
export async function openFile(file) {
  if (file.size > MOST_BYTES) {
    return { message: WORDS.huge };
  }
  let read;
  try {
    read = readFile(decoded(await file.arrayBuffer()), Date.now());
  } catch {
    read = { fault: "damaged" };
  }
  return read.fault ? { message: WORDS[read.fault] } : read;
}

// Some editors save two bytes a letter, and begin with a mark that tells it. Bytes that are no
// letters are damage: nothing of them is taken for text.
function decoded(data) {
  const [first, second] = new Uint8Array(data);
  const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
  const encoding = marks[`${first},${second}`] ?? "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(data);
}
