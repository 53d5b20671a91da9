// Taking back what was just done, act by act, as long as the page is open.

const acts = [];

/** Offer to take back an act: what its fields were before it, as [name, value]. */
export function offerUndo(root, store, before) {
  acts.push(before);
  const place = root.querySelector("[data-undo]");
  if (!place.firstElementChild) {
    place.append(root.querySelector("template[data-undo-text]").content.cloneNode(true));
    place.querySelector("button").addEventListener("click", () => undo(root, store, place));
  }
  show(place);
}

function undo(root, store, place) {
  const before = acts.pop();
  store.set(before);
  show(place);
  if (acts.length === 0) {
    // The button is gone: the focus goes to what was changed.
    const [, item] = before[0][0].split("/");
    root.querySelector(`input[data-item="${CSS.escape(item)}"]`)?.focus();
  }
}

function show(place) {
  place.hidden = acts.length === 0;
}
