// The checklists of a page: real checkboxes that remember, and a way to the other marks.

import { DONE, TODO, statusField, statusOf } from "../document/status.js";
import { onUse } from "./parts.js";

const loadDialog = () => import("./clear-dialog.js");
const loadForm = () => import("./plan-form.js");

/** Show the saved marks on the page's checkboxes, and save what is ticked. */
export function startChecklist(root, store) {
  const boxes = [...root.querySelectorAll("input[data-item]")];
  for (const box of boxes) {
    startRow(root, store, box);
  }
  const reset = root.querySelector("[data-reset]");
  if (reset) {
    onUse(reset, loadDialog, ({ askToReset }) => askToReset(root, store, boxes));
  }
}

function startRow(root, store, box) {
  const item = box.dataset.item;
  const row = box.closest("li");
  const save = () => store.act([[statusField(item), box.checked ? DONE : TODO]]);
  box.addEventListener("change", save);
  // Pages come unticked: this one was ticked before the script had arrived.
  if (box.checked) {
    save();
  }
  row.querySelector(".item-links").append(root.querySelector("template[data-more]").content.cloneNode(true));
  const button = row.querySelector(".more-button");
  // The name begins with the visible words and tells which item is meant.
  const named = `${button.textContent}: ${box.labels[0].textContent}`;
  button.setAttribute("aria-label", named.replaceAll("\u00ad", ""));
  onUse(button, loadForm, ({ toggleForm }) => toggleForm(store, box, button));
  showRow(store, box);
}

function showRow(store, box) {
  const { item } = box.dataset;
  const row = box.closest("li");
  const show = () => {
    // The styles choose the words of a status.
    row.dataset.status = statusOf(store.state, item);
    box.checked = row.dataset.status === DONE;
  };
  store.subscribe(show);
  show();
}
