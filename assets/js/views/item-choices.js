// The marks of an item beside a plain tick: left out, handled elsewhere, and why.

import { ELSEWHERE, LEFT_OUT, reasonField, statusField, statusOf } from "../document/status.js";
import { startText } from "./text-field.js";
import { pieceOf } from "./words.js";

/** Open the choices of an item below its row, or close them. */
export function toggleChoices(store, box, button) {
  const row = box.parentElement;
  const open = row.querySelector(".choices");
  if (open) {
    open.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
    return;
  }
  openChoices(store, box);
  row.querySelector(".choices input:checked").focus();
}

/** Open the choices of an item below its row, unless they are; focus stays where it is. */
export function openChoices(store, box) {
  const row = box.parentElement;
  if (row.querySelector(".choices")) {
    return;
  }
  row.append(pieceOf("item-choices"));
  start(store, box.dataset.item, row.lastElementChild);
  row.querySelector(".more button").setAttribute("aria-expanded", "true");
}

function start(store, item, choices) {
  const radios = [...choices.querySelectorAll("input[type=radio]")];
  const reason = choices.querySelector("input[type=text]");
  const show = () => {
    const status = statusOf(store.state, item);
    for (const radio of radios) {
      radio.name = `${item}-status`;
      radio.checked = radio.value === status;
    }
    reason.parentElement.hidden = status !== LEFT_OUT && status !== ELSEWHERE;
  };
  for (const radio of radios) {
    radio.addEventListener("change", () => store.act([[statusField(item), radio.value]]));
  }
  // A row that is closed has nothing more to show.
  store.subscribe(() => choices.isConnected && show());
  show();
  startText(store, reason, reasonField(item));
}
