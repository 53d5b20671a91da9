// Which steps the own path shows: of one area, in one state, of one doer.

import { stepField } from "./path.js";
import { countItems, idsOf, stepState } from "./progress.js";
import { valueOf } from "./state.js";

/** Start the filters; `rows` are the rows by step, `areas` the outline's. */
export function startFilters(root, store, rows, areas) {
  const part = (name) => root.querySelector(`[data-filter="${name}"]`);
  const [area, state, owner] = ["area", "state", "owner"].map(part);
  const show = () => {
    fillOwners(owner, store, rows);
    let shown = 0;
    for (const one of areas) {
      for (const step of one.steps.filter(({ id }) => rows.has(id))) {
        const fits =
          (!area.value || area.value === one.id) &&
          (!state.value || state.value === stepState(countItems(store.state, idsOf(step)))) &&
          (!owner.value || owner.value === ownerOf(store, step.id));
        rows.get(step.id).hidden = !fits;
        shown += fits ? 1 : 0;
      }
    }
    const all = !area.value && !state.value && !owner.value;
    root.querySelector("[data-filtered]").textContent = all ? "" : `Näkyvissä ${shown}/${rows.size} vaihetta.`;
  };
  for (const select of [area, state, owner]) {
    select.addEventListener("change", show);
  }
  store.subscribe(show);
  show();
}

function fillOwners(select, store, rows) {
  const owners = [...new Set([...rows.keys()].map((id) => ownerOf(store, id)).filter(Boolean))].sort();
  const [all] = select.options;
  const chosen = owners.includes(select.value) ? select.value : "";
  select.replaceChildren(all, ...owners.map((name) => new Option(name, name)));
  select.value = chosen;
  select.parentElement.hidden = owners.length === 0;
}

function ownerOf(store, id) {
  return String(valueOf(store.state, stepField(id, "owner")) || "");
}
