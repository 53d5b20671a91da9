// The end of a step, told below its list: what is so now, how far the path is, and what comes next.

import { areas } from "../document/outline.js";
import { countSteps, stepToContinue } from "../document/progress.js";
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
  return whole && { what: whole[0], done, count: total, next: stepToContinue(state, areas) };
}

function tell(parts, { what, done, count, next }) {
  parts.querySelector("[data-arrival]").textContent = wordsFor(`arrived-${what}`);
  parts.querySelector("[data-steps-done]").textContent = wordsFor("steps-done", { done, count });
  const link = next && document.querySelector(`.trail [data-step="${CSS.escape(next)}"] a`);
  const onward = parts.querySelector(".button");
  // To a step of another trail the map shows the way: the other link.
  onward.hidden = !link;
  if (link) {
    onward.href = link.href;
    onward.textContent = wordsFor("next-step", { step: link.textContent });
  }
}
