// Moving a row of a list by pointer: by its handle, mouse, pen or finger. Keys have the buttons.

const EDGE = 48; // pixels from the window's edge in which it scrolls along

/** Let rows be dragged within a list; `moved` gets the row and its new place when one was. */
export function startDrag(list, handle, row, moved) {
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || row.parentElement !== list) {
      return;
    }
    event.preventDefault();
    const home = [...list.children].indexOf(row);
    const follow = ({ clientY }) => {
      scrollBy(0, Math.min(clientY - EDGE, 0) + Math.max(clientY - innerHeight + EDGE, 0));
      moveTo(list, row, clientY);
    };
    const end = (ended) => {
      row.classList.remove("dragged");
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", stop);
      const place = [...list.children].indexOf(row);
      if (ended.type === "pointerup" && place !== home) {
        moved(row, place);
      } else if (place !== home) {
        list.insertBefore(row, list.children[home + (place < home ? 1 : 0)] ?? null);
      }
    };
    const stop = (pressed) => pressed.key === "Escape" && end(pressed);
    row.classList.add("dragged");
    addEventListener("pointermove", follow);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    addEventListener("keydown", stop);
  });
}

// The row goes before the first one whose middle is below the pointer.
function moveTo(list, row, y) {
  const others = [...list.children].filter((one) => one !== row && !one.hidden);
  const next = others.find((one) => {
    const { top, height } = one.getBoundingClientRect();
    return y < top + height / 2;
  });
  // What a filter hides is not passed unseen.
  let after = row.nextElementSibling;
  while (after?.hidden) {
    after = after.nextElementSibling;
  }
  if ((next ?? null) !== after) {
    list.insertBefore(row, next ?? null);
  }
}
