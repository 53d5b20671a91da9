// Who does a step, by when, and notes of it: a form below its button.

import { startText } from "./text-field.js";
import { pieceOf } from "./words.js";

/** Open the form of a step below its button, or close it. `event` is there for a visitor's act. */
export function press(button, store, event) {
  const place = button.parentElement;
  if (place.nextElementSibling?.matches(".plan")) {
    place.nextElementSibling.remove();
    button.setAttribute("aria-expanded", "false");
    return;
  }
  place.after(pieceOf("plan"));
  const form = place.nextElementSibling;
  // The form's own list would grow by the buttons that conflicts bring.
  for (const input of form.querySelectorAll("input, textarea")) {
    startText(store, input, `${button.dataset.plan}/${input.name}`);
  }
  button.setAttribute("aria-expanded", "true");
  if (event) {
    form.querySelector("input").focus();
  }
}
