// Clearing marks, of a list, an area or the whole path: asked first, kept in a copy, and to be
// taken back.

import { stepField } from "../document/own-path.js";
import { idsOf } from "../document/progress.js";
import { TEXTS, valueOf } from "../document/state.js";
import { TODO, reasonField, statusField, statusOf } from "../document/status.js";
import { conflictsOf, settled } from "../document/versions.js";
import { keepCopy } from "./snapshot-question.js";
import { tell } from "./undo.js";
import { wordsFor } from "./words.js";

const PLANS = ["owner", "date", "notes", "chosen", "order"];

/** Ask whether the marks of these boxes are to be cleared, and clear them. */
export function askToReset(root, store, boxes) {
  const items = boxes.map((box) => box.dataset.item);
  ask(root, store, () => marksOf(store.state, items), "[data-reset]");
}

/** Ask whether the marks of these steps are to be cleared, and with them who, when and notes. */
export function askToClear(root, store, steps, plans) {
  const written = steps.flatMap(({ id }) => PLANS.map((property) => stepField(id, property)));
  const items = steps.flatMap(idsOf);
  const changes = () => [
    ...marksOf(store.state, items),
    ...(plans ? clearing(store.state, written) : []),
  ];
  ask(root, store, changes, "[data-clear]");
}

function marksOf(state, items) {
  const marked = items.filter((item) => statusOf(state, item) !== TODO);
  const statuses = marked.map((item) => [statusField(item), TODO]);
  return [...statuses, ...clearing(state, items.map(reasonField))];
}

function clearing(state, names) {
  const used = names.filter((name) => valueOf(state, name) || conflictsOf(state, name).length > 0);
  return used.map((name) => [name, null, TEXTS.test(name) ? settled : undefined]);
}

function ask(root, store, changesNow, opener) {
  const changes = changesNow();
  const asked = textOf(store, changes);
  if (changes.length === 0) {
    tell(wordsFor("nothing-to-clear"));
    return;
  }
  const template = root.querySelector("template[data-reset-dialog]");
  const dialog = template.content.cloneNode(true).firstElementChild;
  dialog.querySelector("[data-count]").textContent = changes.length;
  dialog.addEventListener("close", async () => {
    dialog.remove();
    if (dialog.returnValue === "clear" && textOf(store, changesNow()) !== asked) {
      // Another tab has changed what was asked about.
      ask(root, store, changesNow, opener);
      return;
    }
    const isCleared = dialog.returnValue === "clear" && keepCopy();
    if (isCleared) {
      await store.act(changes);
      tell(wordsFor(store.isSaved ? "cleared" : "cleared-unsaved"));
    }
    // What opened the question may be gone with the marks; the way back is there.
    root.querySelector(isCleared ? "[data-undo] button" : opener).focus();
  });
  root.append(dialog);
  dialog.showModal();
}

function textOf({ state }, changes) {
  return JSON.stringify(changes.map(([name]) => [name, state.fields[name]]));
}
