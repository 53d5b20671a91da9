// The checklists of a page: real checkboxes that remember.

import { DONE, TODO, isDone } from "./progress.js";
import { fieldName } from "./state.js";

/** Show the saved ticks on the page's checkboxes, and save what is ticked. */
export function startChecklist(root, store) {
  const boxes = [...root.querySelectorAll("input[data-item]")];
  for (const box of boxes) {
    const save = () => {
      store.set(fieldName("item", box.dataset.item, "status"), box.checked ? DONE : TODO);
    };
    box.addEventListener("change", save);
    // Pages come unticked: this one was ticked before the script had arrived.
    if (box.checked) {
      save();
    }
  }
  const show = () => {
    for (const box of boxes) {
      box.checked = isDone(store.state, box.dataset.item);
    }
  };
  store.subscribe(show);
  show();
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
