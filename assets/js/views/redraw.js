// Drawing a part of the page anew only when it shows something else: what has the focus keeps it.

const shown = new WeakMap();

/** Put what `draw` gives into a place, unless the place shows the same already. */
export function redraw(place, what, draw) {
  const key = JSON.stringify(what);
  if (shown.get(place) !== key) {
    shown.set(place, key);
    place.replaceChildren(...draw());
  }
}
