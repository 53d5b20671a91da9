// What a town says of a step or an item: who, by when, and whether it is theirs to do.

import { DONE, ELSEWHERE, LEFT_OUT, TODO, itemField, statusField, statusOf } from "../document/status.js";
import { startText } from "./text-field.js";
import { pieceOf } from "./words.js";

/** Open the form of a step below its button, or close it. `event` is there for a visitor's act. */
export function press(button, store, event) {
  const place = button.parentElement;
  const open = place.parentElement.querySelector(".plan");
  if (open) {
    close(button, open);
    return;
  }
  const form = pieceOf("plan");
  place.after(form);
  start(store, button, form, (property) => `${button.dataset.plan}/${property}`);
  if (event) {
    form.querySelector("input").focus();
  }
}

/** Open the form of an item in its row and close the others, or close it. */
export function toggleForm(store, box, button) {
  const row = box.closest("li");
  const isOpen = row.querySelector(".more");
  // The focus goes first: what was written is saved when its field loses it.
  button.focus();
  for (const form of document.querySelectorAll(".more")) {
    close(form.parentElement.querySelector(".more-button"), form);
  }
  if (isOpen) {
    return;
  }
  const form = pieceOf("item-form");
  row.append(form);
  startOwnership(store, box.dataset.item, form);
  start(store, button, form, (property) => itemField(box.dataset.item, property));
  form.addEventListener("keydown", ({ key }) => key === "Escape" && toggleForm(store, box, button));
  button.scrollIntoView({ block: "nearest" });
  form.querySelector("input").focus();
}

function start(store, button, form, nameOf) {
  for (const input of form.querySelectorAll("textarea, input[name]:not([type=radio])")) {
    startText(store, input, nameOf(input.name));
  }
  button.setAttribute("aria-expanded", "true");
}

function close(button, form) {
  form.remove();
  button.setAttribute("aria-expanded", "false");
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
