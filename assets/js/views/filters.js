// Which of the chosen steps the own path shows: of one area, in one state, of one doer.

import { stepField, stepsOnPath } from "../document/own-path.js";
import { countItems, idsOf, stepState } from "../document/progress.js";
import { valueOf } from "../document/state.js";
import { redraw } from "./redraw.js";
import { wordsFor } from "./words.js";

const FEW = 3; // chosen steps that are seen at a glance

/** Start the filters; `rows` are the rows by step, `steps` the outline's. */
export function startFilters(root, store, rows, steps) {
  const part = (name) => root.querySelector(`[data-filter="${name}"]`);
  const [area, state, owner] = ["area", "state", "owner"].map(part);
  const told = root.querySelector("[data-filtered]");
  const show = () => {
    const chosen = stepsOnPath(store.state, steps);
    root.querySelector("[data-filters]").hidden = chosen.length <= FEW;
    fillOwners(owner, store, chosen);
    const isAll = chosen.length <= FEW || (!area.value && !state.value && !owner.value);
    for (const step of steps) {
      rows.get(step.id).hidden =
        !isAll &&
        chosen.includes(step.id) &&
        ((area.value && area.value !== step.area) ||
          (state.value && state.value !== stepState(countItems(store.state, idsOf(step)))) ||
          (owner.value && owner.value !== ownerOf(store, step.id)));
    }
    const shown = chosen.filter((id) => !rows.get(id).hidden).length;
    const words = isAll ? "" : wordsFor("shown-of", { shown, count: chosen.length });
    // The same words again would be read out again.
    if (told.textContent !== words) {
      told.textContent = words;
    }
  };
  for (const select of [area, state, owner]) {
    select.addEventListener("change", show);
  }
  store.subscribe(show);
  show();
}

function fillOwners(select, store, chosen) {
  const owners = [...new Set(chosen.map((id) => ownerOf(store, id)).filter(Boolean))].sort();
  const [all] = select.options;
  const value = owners.includes(select.value) ? select.value : "";
  redraw(select, owners, () => [all, ...owners.map((name) => new Option(name, name))]);
  select.value = value;
  select.parentElement.hidden = owners.length === 0;
}

function ownerOf(store, id) {
  return String(valueOf(store.state, stepField(id, "owner")) || "");
}
