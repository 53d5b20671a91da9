// What a page of several steps shows once something is saved: besides what each shows, how far the
// areas and the path are, and what is next.

import { areas } from "../document/outline.js";
import { countItems, countSteps, idsOf } from "../document/progress.js";
import { store } from "../storage/page-store.js";
import { nextStep } from "./next-step.js";
import "./saved-marks.js";
import { inFinnish, wordsFor } from "./words.js";

for (const place of document.querySelectorAll("[data-progress]:not([data-progress=step])")) {
  startCount(place);
}
for (const place of document.querySelectorAll("[data-next-step]")) {
  startNextStep(place);
}

function startCount(place) {
  const { progress: kind, of } = place.dataset;
  const show = () => {
    // People count steps: of many items nobody knows how much they are.
    place.textContent = toldSteps(countSteps(store.state, areas, kind, of));
  };
  store.subscribe(show);
  show();
}

function toldSteps({ done, begun, total }) {
  if (done + begun === 0) {
    return wordsFor("steps", { count: total });
  }
  const words = wordsFor("steps-of", { done, count: total });
  return begun > 0 ? wordsFor("steps-begun", { words, begun }) : words;
}

// As long as nothing is begun a place tells what it came with: where to start.
function startNextStep(place) {
  const [link, note] = ["a", "[data-next-note]"].map((part) => place.querySelector(part));
  const came = { href: link.href, text: link.textContent, note: note.textContent };
  const show = () => {
    const told = toldNext(nextStep(store.state), came);
    link.hidden = !told.href;
    link.href = told.href;
    link.textContent = told.text;
    note.textContent = told.note;
  };
  store.subscribe(show);
  show();
}

function toldNext(next, came) {
  if (!next) {
    return { href: "", text: "", note: wordsFor("nothing-next") };
  }
  const { step, href, text, deed } = next;
  const { done, total } = countItems(store.state, idsOf(step));
  const note = wordsFor(`reason-${deed.reason}`, { day: inFinnish(deed.date), done, count: total });
  return deed.reason === "start" ? came : { href, text, note };
}
