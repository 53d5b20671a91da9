// The checklists of a page: real checkboxes that remember, and a way to the other marks.

import { origins } from "./outline.js";
import { DONE, ELSEWHERE, LEFT_OUT, TODO, statusField, statusOf } from "./progress.js";
import { fieldName, valueOf } from "./state.js";

/** Show the saved marks on the page's checkboxes, and save what is ticked. */
export function startChecklist(root, store) {
  const boxes = [...root.querySelectorAll("input[data-item]")];
  const rows = boxes.map((box) => startRow(root, store, box));
  const reset = root.querySelector("[data-reset]");
  const show = () => {
    for (const row of rows) {
      row();
    }
    if (reset) {
      reset.hidden = boxes.every((box) => statusOf(store.state, box.dataset.item, origins) === TODO);
    }
  };
  reset?.addEventListener("click", async () => {
    const { askToReset } = await import("./reset.js");
    askToReset(root, store, boxes);
  });
  store.subscribe(show);
  show();
}

/** The field that tells why an item is left out, or who handles it. */
export function reasonField(item) {
  return fieldName("item", item, "reason");
}

/** Save changes, [name, value] each, and offer to take them back. */
export async function act(root, store, changes) {
  const before = changes.map(([name]) => [name, valueOf(store.state, name) ?? null]);
  store.set(changes);
  const { offerUndo } = await import("./undo.js");
  offerUndo(root, store, before);
}

// Start one row; gives the function that shows its state.
function startRow(root, store, box) {
  const item = box.dataset.item;
  const save = () => act(root, store, [[statusField(item), box.checked ? DONE : TODO]]);
  box.addEventListener("change", save);
  // Pages come unticked: this one was ticked before the script had arrived.
  if (box.checked) {
    save();
  }
  const more = root.querySelector("template[data-more]").content.cloneNode(true);
  const button = more.querySelector("button");
  const told = more.querySelector("[data-told]");
  // The name begins with the visible words and tells which item is meant.
  button.setAttribute("aria-label", `${button.textContent}: ${box.labels[0].textContent}`);
  button.addEventListener("click", async () => {
    const { toggleChoices } = await import("./choices.js");
    toggleChoices(root, store, box, button);
  });
  box.parentElement.append(more);
  return () => {
    const status = statusOf(store.state, item, origins);
    box.checked = status === DONE;
    box.parentElement.dataset.status = status;
    const reason = valueOf(store.state, reasonField(item));
    told.textContent = [told.dataset[{ [LEFT_OUT]: "leftOut", [ELSEWHERE]: "elsewhere" }[status]], reason]
      .filter((text) => text && status !== DONE && status !== TODO)
      .join(": ");
  };
}

/** Tell in words whether ticks are saved, from the texts that the page carries. */
export function startNotices(root, store) {
  const place = root.querySelector("[data-notices]");
  let shown;
  const show = () => {
    const name = store.fault ?? "saving";
    if (name !== shown) {
      shown = name;
      const text = root.querySelector(`template[data-notice="${name}"]`);
      place.replaceChildren(text.content.cloneNode(true));
    }
  };
  store.subscribe(show);
  show();
}
