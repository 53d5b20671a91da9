// What a page shows once something is saved.

import { fieldName, fieldOf, propertiesOf } from "../document/fields.js";
import { areas, origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { conflictsOf } from "../document/versions.js";
import { store } from "../storage/page-store.js";
import { startArrived } from "./arrived.js";
import { startChoose } from "./choose-step.js";
import { startTold } from "./item-told.js";
import { startNews } from "./news-notes.js";
import { startNextStep } from "./next-step.js";
import { withPart } from "./parts.js";
import { startProgress } from "./progress-counts.js";
import { startSavedLine } from "./summary-line.js";

const loadPlan = () => import("./plan-form.js");
const loadForm = () => import("./item-form.js");

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
for (const place of document.querySelectorAll("[data-next-step]")) {
  startNextStep(store, place);
}
for (const place of document.querySelectorAll("[data-notices=saving]")) {
  startSavedLine(store, place);
}
// What is written of a step shows at once on its page; the own path has all steps.
const isWritten = (button) =>
  Object.entries(store.state.fields).some(
    ([name, { value, earlier }]) =>
      (value || earlier?.length > 0) && fieldOf(name).versions && name.startsWith(`${button.dataset.plan}/`),
  );
const plans = [...document.querySelectorAll("[data-plan]:not([data-my-path] *)")].filter(isWritten);
if (plans.length > 0) {
  const isClosed = (button) => button.getAttribute("aria-expanded") === "false";
  await withPart(loadPlan, ({ press }) => plans.filter(isClosed).forEach((one) => press(one, store)));
}
const boxes = [...document.querySelectorAll("[data-checklist] input[data-item]")];
boxes.forEach((box) => startTold(store, box));
// Of two texts for one thing one is to be chosen: they show at once too.
const written = propertiesOf("item", ({ versions }) => versions);
const isOpen = ({ dataset: { item } }) =>
  written.some((one) => conflictsOf(store.state, fieldName("item", item, one)).length > 0);
if (boxes.some(isOpen)) {
  await withPart(loadForm, ({ openForm }) => boxes.filter(isOpen).forEach((box) => openForm(store, box)));
}
