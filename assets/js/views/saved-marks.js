// What a page shows once something is saved.

import { fieldName, fieldOf, partsOf, propertiesOf } from "../document/fields.js";
import { areas, origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { store } from "../storage/page-store.js";
import { startChoose } from "./choose-step.js";
import { startTold } from "./item-told.js";
import { startNews } from "./news-notes.js";
import { startArrived } from "./next-step.js";
import { withPart } from "./parts.js";
import { startProgress } from "./progress-counts.js";
import { startSavedLine } from "./summary-line.js";
import { startVersions, startVersionsTold } from "./two-versions.js";
import { inWords, wordsFor } from "./words.js";
// What these wait for.
import "../document/news.js";
import "../document/next.js";
import "../document/own-path.js";
import "../document/progress.js";
import "../document/summary.js";
import "../document/versions.js";
import "./button.js";
import "./redraw.js";

const loadPlan = () => import("./plan-form.js");

if (Object.keys(origins).length > 0) {
  store.carry((state) => carried(state, origins));
}
const each = (places, start) => document.querySelectorAll(places).forEach(start);
startProgress(document, store, areas);
each("[data-checklist]", (list) => startNews(list, store));
each("[data-choose]", (button) => startChoose(store, button));
each("[data-arrived]", (place) => startArrived(store, place));
each("[data-notices=saving]", (place) => startSavedLine(store, place));
// What of an item or a step has versions.
const namesOf = (kind, id) =>
  propertiesOf(kind, ({ versions }) => versions).map((property) => fieldName(kind, id, property));
const words = { label: (name) => wordsFor(`property-${partsOf(name).property}`), word: inWords };
each("[data-checklist] input[data-item]", (box) => {
  const told = startTold(store, box);
  startVersions(store, told, () => namesOf("item", box.dataset.item), words, box);
});
// The own path has all steps.
const plans = [...document.querySelectorAll("[data-plan]:not([data-my-path] *)")];
for (const button of plans) {
  const { kind, id } = partsOf(button.dataset.plan);
  startVersions(store, button.parentElement, () => namesOf(kind, id), words, button);
}
each("[data-versions-told]", (place) => startVersionsTold(store, place));
// What is written of a step shows at once on its page.
const isWritten = ({ dataset: { plan } }) =>
  Object.entries(store.state.fields).some(
    ([name, { value }]) => value && fieldOf(name).versions && name.startsWith(`${plan}/`),
  );
const written = plans.filter(isWritten);
if (written.length > 0) {
  const isClosed = (button) => button.getAttribute("aria-expanded") === "false";
  await withPart(loadPlan, ({ press }) => written.filter(isClosed).forEach((one) => press(one, store)));
}
