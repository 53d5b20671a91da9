// What a page shows once something is saved: counts, what is new, and when it was saved.

import { fieldOf } from "../document/fields.js";
import { areas, origins } from "../document/outline.js";
import { reasonField } from "../document/status.js";
import { carried } from "../document/successors.js";
import { conflictsOf } from "../document/versions.js";
import { store } from "../storage/page-store.js";
import { startChoose } from "./choose-step.js";
import { startNews } from "./news-notes.js";
import { startProgress } from "./progress-counts.js";
import { startSavedLine } from "./summary-line.js";

if (Object.keys(origins).length > 0) {
  store.carry((state) => carried(state, origins));
}
startProgress(document, store, areas);
for (const list of document.querySelectorAll("[data-checklist]")) {
  startNews(list, store);
}
for (const button of document.querySelectorAll("[data-choose]")) {
  startChoose(store, button);
}
for (const place of document.querySelectorAll("[data-notices]")) {
  startSavedLine(store, place);
}
// What is written of a step shows at once on its page; the own path has all steps.
for (const button of document.querySelectorAll("[data-plan]:not([data-my-path] *)")) {
  const isWritten = ([name, { value, earlier }]) =>
    (value || earlier?.length > 0) && fieldOf(name).versions && name.startsWith(`${button.dataset.plan}/`);
  const isClosed = button.getAttribute("aria-expanded") === "false";
  if (isClosed && Object.entries(store.state.fields).some(isWritten)) {
    (await import("./plan-form.js")).openPlan(store, button);
  }
}
// Of two reasons for one mark one is to be chosen: they show at once too.
for (const box of document.querySelectorAll("[data-checklist] input[data-item]")) {
  if (conflictsOf(store.state, reasonField(box.dataset.item)).length > 0) {
    (await import("./item-choices.js")).openChoices(store, box);
  }
}
