// What is said of an item besides its tick, told below its text: late, who and when, why not.

import { TODO, itemField, statusOf } from "../document/status.js";
import { valueOf } from "../document/state.js";
import { inFinnish, wordsFor } from "./words.js";

/** Tell it in the box's row, and keep it right. */
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
}

function partsOf(state, item) {
  const text = (property) => String(valueOf(state, itemField(item, property)) ?? "");
  const [date, reason] = [text("date"), text("reason")];
  const status = statusOf(state, item);
  const words = wordsFor(`told-${status}`);
  const isLate = status === TODO && date && date < new Date().toLocaleDateString("sv");
  return [
    ["late", isLate && wordsFor("late")],
    ["", [text("owner"), inFinnish(date) || date].filter(Boolean).join(" · ")],
    ["", words && reason ? `${words}: ${reason}` : words],
  ].filter(([, words]) => words);
}

function partOf([kind, words]) {
  const part = document.createElement("span");
  part.className = kind;
  part.textContent = words;
  return part;
}
