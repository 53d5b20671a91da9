// The one sentence about what is next, wherever a page has a place for it.

import { nextDeeds } from "../document/next.js";
import { areas, order } from "../document/outline.js";
import { countItems, idsOf, stepsInOrder } from "../document/progress.js";
import { inFinnish, wordsFor } from "./words.js";

const steps = stepsInOrder(areas, order);

/** The visitor's day, as in 2026-11-29. */
export function today() {
  return new Date().toLocaleDateString("sv");
}

/** Keep a place right; as long as nothing is begun it tells what it came with: where to start. */
export function startNextStep(store, place) {
  const [link, note] = ["a", "[data-next-note]"].map((part) => place.querySelector(part));
  const came = { href: link.href, text: link.textContent, note: note.textContent };
  const show = () => {
    const next = nextStep(store.state);
    const done = { href: "", text: "", note: wordsFor("nothing-next") };
    const told = next?.reason === "start" ? came : (next ?? done);
    link.hidden = !told.href;
    link.href = told.href;
    link.textContent = told.text;
    note.textContent = told.note;
  };
  store.subscribe(show);
  show();
}

/** The step to go on with, if any is left. */
export function nextStep(state) {
  const [deed] = nextDeeds(state, steps, today());
  const step = steps.find(({ id }) => id === deed?.step);
  return (
    step && {
      step: step.id,
      href: new URL(step.path, document.querySelector(".site-name").href).pathname,
      text: wordsFor("next-step", { step: step.title }),
      note: reasonWords(state, deed),
      reason: deed.reason,
    }
  );
}

/** Why a deed is next, as a sentence. */
export function reasonWords(state, { step, reason, date }) {
  const { done, total } = countItems(state, idsOf(steps.find(({ id }) => id === step)));
  return wordsFor(`reason-${reason}`, { day: inFinnish(date), done, count: total });
}
