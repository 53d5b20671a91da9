// Sentences of a paper in words, and rows of marks that tell the same.

import { countItems, countSteps, idsOf, stepState } from "../document/progress.js";
import { stopOf } from "./listed-steps.js";
import { inList, wordsFor } from "./words.js";

const NAMED = 3; // steps that a sentence names one by one

/** Sentences as `situationOf` gives them, in the page's words. */
export function inSentences(sentences) {
  return sentences
    .map(([name, { steps, ...values }]) =>
      wordsFor(`said-${name}`, steps ? { steps: listed(steps.map((id) => stopOf(id).title)) } : values),
    )
    .join(" ");
}

/** Names as one list: the first few, and how many others. */
export function listed(names) {
  const some = names.length > NAMED + 1 ? names.slice(0, NAMED) : names;
  const others = names.length - some.length;
  const all = others > 0 ? [...some, wordsFor("and-others", { count: others })] : some;
  return inList(all);
}

/** Each trail's row of marks, heard as one sentence, and how much of it is done. */
export function showTrails(sheet, state, areas) {
  for (const area of areas) {
    const row = sheet.querySelector(`[data-trail="${CSS.escape(area.id)}"]`);
    const states = area.steps.map((step) => stepState(countItems(state, idsOf(step))));
    area.steps.forEach(({ id }, at) => {
      row.querySelector(`[data-step="${CSS.escape(id)}"]`).dataset.state = states[at];
    });
    row.querySelector("[data-marks-told]").textContent = area.steps
      .map(({ title }, at) => `${at + 1} ${title}: ${wordsFor(`step-${states[at]}`)}`)
      .join(", ");
    const { done, total } = countSteps(state, areas, "area", area.id);
    row.querySelector("[data-trail-count]").textContent = wordsFor("trail-done", { done, total });
  }
}
