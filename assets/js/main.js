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
for (const button of document.querySelectorAll("[data-plan]")) {
  button.hidden = false;
  const open = async (event) => (await import("./plan.js")).openPlan(store, button, event);
  button.addEventListener("click", open);
  if (Object.keys(store.state.fields).some((name) => name.startsWith(`${button.dataset.plan}/`))) {
    open();
  }
}
