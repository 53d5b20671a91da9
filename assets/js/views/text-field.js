// What people write: saved while it is written, and lost to no other text.

import { partsOf } from "../document/fields.js";
import { valueOf } from "../document/state.js";
import { writtenOn } from "../document/versions.js";
// What is written is followed while one writes on.
import "./undo.js";
import { inFinnish, wordsFor } from "./words.js";

const DATE = /^\d{4}-\d\d-\d\d$/;
const PAUSE = 400; // milliseconds without a key before what was written is saved

/** Keep a field of a form and a field of the document alike; names once used are offered. */
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
  startTelling(store, input);
}

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

/** A note of what is saved, for one place or for several in turn. */
export function savedNote() {
  const note = document.createElement("span");
  note.className = "facts saved-beside screen-only";
  note.role = "status";
  return note;
}

/** "Saved" beside what was written: the store has read back what it stored. */
export function tellSaved(store, note, place) {
  if (store.isSaved) {
    note.textContent = "";
    place.append(note);
    note.textContent = wordsFor("saved-beside");
  }
}

function startTelling(store, input) {
  const note = savedNote();
  input.addEventListener("input", () => note.remove());
  input.addEventListener("change", () => faultOf(input) || tellSaved(store, note, input.closest("p")));
  input.addEventListener("focus", () => input.list && offerNames(store, input.list));
}

// Who has been named once is offered again.
function offerNames({ state: { fields } }, list) {
  const names = Object.entries(fields)
    .filter(([name, { value }]) => partsOf(name).property === "owner" && value)
    .map(([, { value }]) => String(value));
  const known = [...new Set(names)].sort((one, other) => one.localeCompare(other, "fi"));
  list.replaceChildren(...known.map((name) => new Option(name)));
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
  };
  store.subscribe(show);
  show();
  addEventListener("beforeprint", () => {
    input.parentElement.dataset.written = inFinnish(input.value) || input.value;
  });
}

function textOf(state, name) {
  const value = valueOf(state, name);
  return typeof value === "string" ? value : "";
}
