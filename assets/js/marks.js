// What a page shows once something is saved: counts, what is new, and when it was saved.

import { showRow } from "./checklist.js";
import { startChoose } from "./choose.js";
import { store } from "./main.js";
import { startNews } from "./news-view.js";
import { areas, origins } from "./outline.js";
import { startProgress } from "./progress-view.js";
import { startSavedLine } from "./saved-line.js";

startProgress(document, store, areas, origins);
for (const box of document.querySelectorAll("input[data-item]")) {
  // An item that has replaced others carries their marks on.
  if (Object.hasOwn(origins, box.dataset.item)) {
    showRow(store, box, origins);
  }
}
for (const list of document.querySelectorAll("[data-checklist]")) {
  startNews(list, store);
}
for (const button of document.querySelectorAll("[data-choose]")) {
  startChoose(store, button);
}
for (const place of document.querySelectorAll("[data-notices]")) {
  startSavedLine(store, place);
}
