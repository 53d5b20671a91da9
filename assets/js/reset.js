// Clearing marks, of a list, an area or the whole path: asked first, kept in a copy, and to be
// taken back.

import { act, reasonField } from "./checklist.js";
import { origins } from "./outline.js";
import { stepField } from "./path.js";
import { TODO, idsOf, statusField, statusOf } from "./progress.js";
import { takeSnapshot } from "./snapshots.js";
import { valueOf } from "./state.js";

const PLANS = ["owner", "date", "notes", "chosen", "order"];

/** Ask whether the marks of these boxes are to be cleared, and clear them. */
export function askToReset(root, store, boxes) {
  const items = boxes.map((box) => box.dataset.item);
  ask(root, store, marksOf(store.state, items), "[data-reset]");
}

/** Ask whether the marks of these steps are to be cleared, and with them who, when and notes. */
export function askToClear(root, store, steps, plans) {
  const written = steps.flatMap(({ id }) => PLANS.map((property) => stepField(id, property)));
  const texts = plans ? written.filter((name) => valueOf(store.state, name)) : [];
  const changes = texts.map((name) => [name, null]);
  ask(root, store, [...marksOf(store.state, steps.flatMap(idsOf)), ...changes], "[data-clear]");
}

function marksOf(state, items) {
  const marked = items.filter((item) => statusOf(state, item, origins) !== TODO);
  const reasons = items.map(reasonField).filter((name) => valueOf(state, name));
  return [...marked.map((item) => [statusField(item), TODO]), ...reasons.map((name) => [name, ""])];
}

function ask(root, store, changes, opener) {
  const template = root.querySelector("template[data-reset-dialog]");
  const dialog = template.content.cloneNode(true).firstElementChild;
  dialog.querySelector("[data-count]").textContent = changes.length;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "clear" && changes.length > 0 && takeSnapshot()) {
      act(root, store, changes);
    }
    root.querySelector(`[data-undo] button, ${opener}`)?.focus();
  });
  root.append(dialog);
  dialog.showModal();
}
