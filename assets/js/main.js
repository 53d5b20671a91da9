// What a page starts.

import { startChecklist, startNotices } from "./checklist.js";
import { areas, origins } from "./outline.js";
import { startProgress } from "./progress-view.js";
import { Store } from "./storage.js";

export const store = new Store();
startProgress(document, store, areas, origins);
for (const list of document.querySelectorAll("[data-checklist]")) {
  startChecklist(list, store);
  startNotices(list, store);
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
