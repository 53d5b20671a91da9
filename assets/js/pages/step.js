// A step, with its checklist, and with its statements to answer once they are opened.

import { store } from "../storage/page-store.js";
import { withPart } from "../views/parts.js";
import { startPage } from "../views/start-page.js";

const loadAnswers = () => import("../views/step-answers.js");

startPage(store, new URL("../views/saved-marks.js", import.meta.url));
const fold = document.querySelector(".levels")?.closest("details");
// The link to the page of the assessment names the step; where there is no such page, nothing is asked.
const link = fold?.querySelector("a");
if (link) {
  fold.addEventListener("toggle", startOpened);
  startOpened();
}

function startOpened() {
  if (fold.open) {
    withPart(loadAnswers, ({ startAnswers }) => startAnswers(fold, link.hash.slice(1), store));
  }
}
