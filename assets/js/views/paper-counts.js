// Answers that were counted on paper, typed in as one group's.

import { peopleOf } from "../document/views-together.js";

/** Let counts be typed; `changed` follows. What it gives tells the answers of the group. */
export function startPaper(part, rewordings, changed) {
  const form = part("paper");
  let people = [];
  part("open-paper").addEventListener("click", () => {
    form.hidden = !form.hidden;
    part("open-paper").setAttribute("aria-expanded", String(!form.hidden));
    form.querySelector("input").focus();
  });
  form.addEventListener("input", ({ target }) => showSum(target.closest("tr")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const rows = [...form.querySelectorAll("[data-counts]")];
    people = peopleOf(new Map(rows.map((row) => [row.dataset.counts, countsIn(row)])), rewordings);
    form.hidden = true;
    part("open-paper").setAttribute("aria-expanded", "false");
    changed();
  });
  return () => people;
}

function countsIn(row) {
  return [...row.querySelectorAll("input")].map(({ value }) => Math.min(99, Math.max(0, parseInt(value, 10) || 0)));
}

// A row that sums up to another number than its neighbours was counted or typed wrong.
function showSum(row) {
  row.querySelector("output").value = countsIn(row).reduce((sum, count) => sum + count, 0);
}
