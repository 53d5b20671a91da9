// The end of a step, told below its list.

import { areas } from "../document/outline.js";
import { countSteps } from "../document/progress.js";
import { nextStep } from "./next-step.js";
import { wordsFor } from "./words.js";

/** Tell it in the place of a step's page while all of the step is done. */
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
  const isOnward = next?.step === area.steps[area.steps.findIndex((step) => step.id === id) + 1]?.id;
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
