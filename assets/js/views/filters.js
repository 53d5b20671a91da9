// Which of the chosen steps the own path shows: of one area, in one state, of one doer.

import { stepField, stepsOnPath } from "../document/own-path.js";
import { countItems, idsOf, stepState } from "../document/progress.js";
import { valueOf } from "../document/state.js";
import { showChoices } from "./choices.js";
import { redraw } from "./redraw.js";
import { wordsFor } from "./words.js";

const FEW = 3; // chosen steps that are seen at a glance

/** Start the filters; `rows` are the rows by step, `steps` the outline's. */
export function startFilters(root, store, rows, steps) {
  const selects = [...root.querySelectorAll("[data-filter]")];
  const told = root.querySelector("[data-filtered]");
  const show = () => {
    const chosen = stepsOnPath(store.state, steps);
    root.querySelector("[data-filters]").hidden = chosen.length <= FEW;
    fillOwners(selects.at(-1), store, chosen);
    const isAll = chosen.length <= FEW || selects.every(({ value }) => !value);
    for (const step of steps) {
      const state = stepState(countItems(store.state, idsOf(step)));
      const own = { area: step.area, state, owner: ownerOf(store, step.id) };
      const isOther = ({ value, dataset }) => value && value !== own[dataset.filter];
      rows.get(step.id).hidden = !isAll && chosen.includes(step.id) && selects.some(isOther);
    }
    const shown = chosen.filter((id) => !rows.get(id).hidden).length;
    const words = isAll ? "" : wordsFor("shown-of", { shown, count: chosen.length });
    redraw(told, words, () => [words]);
  };
  for (const select of selects) {
    select.addEventListener("change", show);
  }
  store.subscribe(show);
  show();
}

function fillOwners(select, store, chosen) {
  const owners = [...new Set(chosen.map((id) => ownerOf(store, id)).filter(Boolean))].sort();
  const [all] = select.options;
  showChoices(select, [[all.text, ""], ...owners.map((name) => [name, name])], "");
  select.parentElement.hidden = owners.length === 0;
}

function ownerOf(store, id) {
  return String(valueOf(store.state, stepField(id, "owner")) || "");
}
