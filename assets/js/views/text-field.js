// What people write: saved while it is written, and lost to no other text.

import { valueOf } from "../document/state.js";
import { conflictsOf, settledBut, writtenOn } from "../document/versions.js";
// Not used here, but loaded with the field: what is written is followed while one writes on.
import "./following.js";
import { inFinnish, pieceOf, wordsFor } from "./words.js";

const DATE = /^\d{4}-\d\d-\d\d$/;
const PAUSE = 400; // milliseconds without a key before what was written is saved

/** Keep a field of a form and a field of the document alike, and show its conflicts. */
export function startText(store, input, name) {
  let timer;
  // All fields before the visitor began to write here, while somebody writes.
  let before;
  // The version that is being written on.
  let base;
  const stored = () => textOf(store.state, name);
  const written = () => input.value.trim();
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (before && !faultOf(input) && written() !== stored()) {
      store.set([[name, written(), writtenOn(base)]]);
      base = store.state.fields[name];
    }
  };
  input.addEventListener("input", () => {
    if (!before) {
      before = store.state.fields;
      base = before[name];
    }
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  input.addEventListener("change", () => {
    save();
    if (before && before[name] !== store.state.fields[name]) {
      // What another has written meanwhile is not this act's.
      store.acted({ names: [name], before, after: { [name]: { value: stored() } } });
    }
    before = undefined;
  });
  // A text that was written and taken away again is told by no change.
  input.addEventListener("blur", () => {
    save();
    before = undefined;
    tellFault(input, written() === stored() && !input.validity.badInput ? "" : faultOf(input));
  });
  // A page may be left, and never come back, in the middle of a word.
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save);
  // A day half written is a change to the browser.
  const isWriting = () => timer || (document.activeElement === input && (before || faultOf(input)));
  startShowing(store, input, name, isWriting);
}

// The name of what is to be told of a value that is not saved.
function faultOf({ validity }) {
  return validity.badInput ? "half-date" : validity.valid ? "" : "far-date";
}

let notes = 0;

// Below the field, once it is left.
function tellFault(input, fault) {
  const place = input.closest("p");
  place.querySelector(".not-kept")?.remove();
  input.removeAttribute("aria-describedby");
  input.removeAttribute("aria-invalid");
  if (fault) {
    const note = document.createElement("strong");
    note.className = "notice not-kept";
    note.id = `not-kept-${(notes += 1)}`;
    note.role = "alert";
    place.append(note);
    note.textContent = wordsFor(fault);
    input.setAttribute("aria-describedby", note.id);
    input.setAttribute("aria-invalid", "true");
  }
}

function startShowing(store, input, name, isWriting) {
  const show = () => {
    if (!input.isConnected) {
      return;
    }
    // What is being written is not written over.
    if (!isWriting()) {
      const stored = textOf(store.state, name);
      // A date field takes dates only; another text stays as it is where it is saved.
      input.value = input.type !== "date" || DATE.test(stored) ? stored : "";
    }
    showConflicts(store, input, name);
  };
  store.subscribe(show);
  show();
  addEventListener("beforeprint", () => {
    input.parentElement.dataset.written = inFinnish(input.value) || input.value;
  });
}

function showConflicts(store, input, name) {
  const place = input.closest("p");
  const texts = conflictsOf(store.state, name);
  if (place.dataset.conflicts === JSON.stringify(texts)) {
    return;
  }
  place.dataset.conflicts = JSON.stringify(texts);
  while (place.nextElementSibling?.matches(".notice")) {
    place.nextElementSibling.remove();
  }
  for (const text of texts.reverse()) {
    place.after(pieceOf("other-version"));
    const notice = place.nextElementSibling;
    notice.querySelector("q").textContent = text;
    for (const button of notice.querySelectorAll("button")) {
      button.addEventListener("click", () => settle(store, input, name, button.value, text));
    }
  }
}

// The text that is not chosen is still to be had: by taking the choice back.
function settle(store, input, name, choice, text) {
  const value = choice === "use" ? text : textOf(store.state, name);
  store.act([[name, value, settledBut(text)]]);
  input.value = value;
  input.focus();
}

function textOf(state, name) {
  const value = valueOf(state, name);
  return typeof value === "string" ? value : "";
}
