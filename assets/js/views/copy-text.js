// Copying a text for other programs, as plain text and as HTML; where the browser refuses, it is selected.

import { wordsFor } from "./words.js";

/** Put { plain, html } on the clipboard, and tell what came of it in the page's place. */
export async function copyText(root, texts) {
  const told = root.querySelector("[data-copied]");
  const field = root.querySelector("[data-to-copy]");
  const blobs = Object.entries(texts).map(([form, text]) => {
    const type = `text/${form}`;
    return [type, new Blob([text], { type })];
  });
  told.textContent = "";
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    field.hidden = true;
    told.textContent = wordsFor("copied");
  } catch {
    const text = field.querySelector("textarea");
    field.hidden = false;
    text.value = texts.plain;
    text.focus();
    text.select();
    told.textContent = wordsFor("selected");
  }
}
