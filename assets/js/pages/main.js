// What a page starts. What shows saved marks comes when there are any.

import { startChecklist, startNotices } from "../views/checklist.js";
import { Store } from "../storage/store.js";

export const store = new Store();
for (const list of document.querySelectorAll("[data-checklist]")) {
  startChecklist(list, store);
  startNotices(list, store);
}
for (const button of document.querySelectorAll("[data-plan]")) {
  button.hidden = false;
  button.addEventListener("click", async (event) => {
    (await import("../views/text-field.js")).openPlan(store, button, event);
  });
}
for (const button of document.querySelectorAll("[data-choose]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    (await import("../views/choose-step.js")).toggleChosen(store, button.dataset.choose);
  });
}
let shown = false;
store.subscribe(showMarks);
showMarks();

// By an element, so that a page that has marks is not told loaded before it shows them.
function showMarks() {
  if (!shown && Object.keys(store.state.fields).length > 0) {
    shown = true;
    const script = document.createElement("script");
    script.type = "module";
    script.src = new URL("../views/saved-marks.js", import.meta.url);
    document.head.append(script);
  }
}
