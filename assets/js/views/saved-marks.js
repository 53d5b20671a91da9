// What a page shows once something is saved: counts, what is new, and when it was saved.

import { fieldName, fieldOf, propertiesOf } from "../document/fields.js";
import { areas, origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { conflictsOf } from "../document/versions.js";
import { store } from "../storage/page-store.js";
import { startArrived } from "./arrived.js";
import { startChoose } from "./choose-step.js";
import { startTold } from "./item-told.js";
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
for (const place of document.querySelectorAll("[data-arrived]")) {
  startArrived(store, place);
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
    (await import("./plan-form.js")).press(button, store);
  }
}
const written = propertiesOf("item", ({ versions }) => versions);
for (const box of document.querySelectorAll("[data-checklist] input[data-item]")) {
  startTold(store, box);
  // Of two texts for one thing one is to be chosen: they show at once too.
  if (written.some((one) => conflictsOf(store.state, fieldName("item", box.dataset.item, one)).length > 0)) {
    (await import("./item-form.js")).openForm(store, box);
  }
}
