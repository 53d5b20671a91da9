// Lists to choose from, whose choices come and go.

import { redraw } from "./redraw.js";

/** Show choices, each as [name, value]: what is chosen stays so while it is there, else `first` is chosen. */
export function showChoices(select, choices, first) {
  const isThere = choices.some(([, value]) => value === select.value);
  const chosen = isThere ? select.value : first;
  redraw(select, choices, () => choices.map(([name, value]) => new Option(name, value)));
  select.value = chosen;
}
