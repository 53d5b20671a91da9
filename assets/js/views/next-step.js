// What is next, and the end of a step, which leads there.

import { nextDeeds } from "../document/next.js";
import { areas, order } from "../document/outline.js";
import { countSteps, stepsInOrder } from "../document/progress.js";
import { today, wordsFor } from "./words.js";

const steps = stepsInOrder(areas, order);

/** The step to go on with, if any is left: { step, href, text }, and the deed in it. */
export function nextStep(state) {
  const [deed] = nextDeeds(state, steps, today());
  const step = steps.find(({ id }) => id === deed?.step);
  return (
    step && {
      step,
      href: new URL(step.path, document.querySelector(".site-name").href).pathname,
      text: wordsFor("next-step", { step: step.title }),
      deed,
    }
  );
}

/** Tell the end of a step in its place, while all of it is done: how far the path is, and what comes next. */
export function startArrived(store, place) {
  const parts = place.firstElementChild;
  const show = () => {
    const arrival = arrivalAt(store.state, place.dataset.arrived);
    parts.hidden = !arrival;
    if (arrival) {
      tell(parts, arrival);
    }
  };
  store.subscribe(show);
  show();
}

function arrivalAt(state, id) {
  const area = areas.find(({ steps }) => steps.some((step) => step.id === id));
  const whole = [["all"], ["area", area.id], ["step", id]].find(([kind, of]) => {
    const { done, total } = countSteps(state, areas, kind, of);
    return done === total;
  });
  const { done, total } = countSteps(state, areas, "all");
  const next = nextStep(state);
  const isOnward = next?.step.id === area.steps[area.steps.findIndex((step) => step.id === id) + 1]?.id;
  return whole && { what: whole[0], done, count: total, next, isOnward };
}

function tell(parts, { what, done, count, next, isOnward }) {
  parts.querySelector("[data-arrival]").textContent = wordsFor(`arrived-${what}`);
  parts.querySelector("[data-steps-done]").textContent = wordsFor("steps-done", { done, count });
  // The picture's way on is that of the trail.
  parts.toggleAttribute("data-elsewhere", !isOnward);
  const onward = parts.querySelector(".button");
  onward.hidden = !next;
  if (next) {
    onward.href = next.href;
    onward.textContent = next.text;
  }
}
