// What is said of an item besides its tick: late, who and when, why not.

import { TODO, itemField, statusOf } from "../document/status.js";
import { valueOf } from "../document/state.js";
import { inFinnish, today, wordsFor } from "./words.js";

/** Tell it in the box's row, and keep it right; gives the place. */
export function startTold(store, box) {
  const place = document.createElement("p");
  place.className = "told";
  place.id = `${box.id}-merkinta`;
  box.closest("li").querySelector(".item-links").after(place);
  box.setAttribute("aria-describedby", [box.getAttribute("aria-describedby"), place.id].filter(Boolean).join(" "));
  const show = () => {
    place.replaceChildren(...partsOf(store.state, box.dataset.item).map(partOf));
  };
  store.subscribe(show);
  show();
  return place;
}

/** Who does an item and by when, and whether it is late, in words: [late, who]. */
export function taskOf(state, item) {
  const [owner, date] = [textOf(state, item, "owner"), textOf(state, item, "date")];
  const isLate = date && date < today() && statusOf(state, item) === TODO;
  const who = [owner, inFinnish(date) || date].filter(Boolean).join(" · ");
  return [isLate ? wordsFor("late") : "", who];
}

function partsOf(state, item) {
  const [late, who] = taskOf(state, item);
  const reason = textOf(state, item, "reason");
  const words = wordsFor(`told-${statusOf(state, item)}`);
  const parts = [["late", late], ["", who], ["", words && reason ? `${words}: ${reason}` : words]];
  return parts.filter(([, words]) => words);
}

function textOf(state, item, property) {
  return String(valueOf(state, itemField(item, property)) ?? "");
}

function partOf([kind, words]) {
  const part = document.createElement("span");
  part.className = kind;
  part.textContent = words;
  return part;
}
