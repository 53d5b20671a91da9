// What a town says of an item: who, by when, and whether it is theirs to do.

import { DONE, ELSEWHERE, LEFT_OUT, TODO, itemField, statusField, statusOf } from "../document/status.js";
import { startText } from "./text-field.js";
import { pieceOf } from "./words.js";

/** Open the form of an item in its row and close the others, or close it. */
export function toggleForm(store, box, button) {
  const row = box.closest("li");
  if (row.querySelector(".more")) {
    close(row);
    return;
  }
  for (const other of document.querySelectorAll("li:has(> .more)")) {
    other.querySelector(".more").remove();
    buttonOf(other).setAttribute("aria-expanded", "false");
  }
  openForm(store, box);
  button.scrollIntoView({ block: "nearest" });
  row.querySelector(".more input").focus();
}

/** Open the form of an item in its row, unless it is; focus stays where it is. */
export function openForm(store, box) {
  const row = box.closest("li");
  if (row.querySelector(".more")) {
    return;
  }
  row.append(pieceOf("item-form"));
  const form = row.lastElementChild;
  startOwnership(store, box.dataset.item, form);
  for (const input of form.querySelectorAll("input[name]:not([type=radio])")) {
    startText(store, input, itemField(box.dataset.item, input.name));
  }
  form.addEventListener("keydown", (event) => event.key === "Escape" && close(row));
  buttonOf(row).setAttribute("aria-expanded", "true");
}

// The focus goes first: what was written is saved when its field loses it.
function close(row) {
  buttonOf(row).focus();
  buttonOf(row).setAttribute("aria-expanded", "false");
  row.querySelector(".more").remove();
}

function buttonOf(row) {
  return row.querySelector(".more-button");
}

function startOwnership(store, item, form) {
  const radios = [...form.querySelectorAll("input[type=radio]")];
  for (const radio of radios) {
    radio.name = `${item}-status`;
    radio.addEventListener("change", () => store.act([[statusField(item), radio.value]]));
  }
  const show = () => {
    const status = statusOf(store.state, item);
    for (const radio of radios) {
      // What is theirs is open or done: that is the box's to tell.
      radio.checked = radio.value === (status === DONE ? TODO : status);
    }
    form.querySelector(".reason").hidden = status !== LEFT_OUT && status !== ELSEWHERE;
  };
  // A row that is closed has nothing more to show.
  store.subscribe(() => form.isConnected && show());
  show();
}
