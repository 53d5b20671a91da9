// Marks on a checklist's rows: what is new or changed since the visitor last looked.

import { KNOWN, looking, newsOf } from "../document/news.js";
import { areas, origins } from "../document/outline.js";
import { valueOf } from "../document/state.js";
import { TODO, statusOf } from "../document/status.js";
import { quietButton } from "./button.js";
import { wordsFor } from "./words.js";

/** Mark the rows of a list, and let the visitor say that they were looked at. */
export function startNews(list, store) {
  const boxes = [...list.querySelectorAll("input[data-item]")];
  const show = () => {
    if (!valueOf(store.state, KNOWN)) {
      // Something is saved, but not yet what there was to see: it is remembered from now on.
      return;
    }
    const news = newsOf(store.state, areas, origins);
    for (const box of boxes) {
      showRow(store, box, news.get(box.dataset.item));
    }
  };
  list.addEventListener("change", ({ target }) => {
    // Who marks an item has looked at it.
    const row = target.closest("li");
    if (row?.querySelector(".news")) {
      store.set(look(store, row.querySelector("input[data-item]")));
    }
  });
  store.subscribe(show);
  show();
}

/** Remember all items as they are now, once: at the visitor's first act. */
export function rememberOnce(store) {
  // Where something stands in the way of saving, or all was just cleared, it is not the time.
  if (store.fault === undefined && !valueOf(store.state, KNOWN)) {
    store.set(looking(store.state, () => true, areas));
  }
}

function look(store, box) {
  return looking(store.state, (item) => item === box.dataset.item, areas);
}

function showRow(store, box, kind) {
  const row = box.closest("li");
  const old = row.querySelector(".news");
  if (old?.dataset.kind === kind) {
    return;
  }
  old?.remove();
  if (!kind) {
    return;
  }
  const { item } = box.dataset;
  const note = document.createElement("p");
  const marked = statusOf(store.state, item) !== TODO;
  note.className = "news";
  note.dataset.kind = kind;
  note.textContent = `${wordsFor(`news-${kind}`)} `;
  if (marked) {
    note.append(`${wordsFor("mark-kept")} `);
  }
  const see = () => {
    store.act(look(store, box));
    box.focus();
  };
  note.append(quietButton(wordsFor("looked-at"), see, box.labels[0].textContent));
  row.append(note);
}
