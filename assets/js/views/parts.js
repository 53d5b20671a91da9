// Parts of a page that load on use. One that does not come is told of, and asked for again at the
// next act and when the network is back.

const missing = new Map();
let tell = () => {};

/** Let a function tell whether parts are missing. */
export function onMissing(told) {
  tell = told;
}

/** Do something with a part, at once or as soon as it can be had. */
export async function withPart(load, use) {
  const part = await load().catch(() => undefined);
  part ? missing.delete(load) : missing.set(load, use);
  tell(missing.size > 0);
  return part && use(part);
}

/** Do something with a part at each press of a button. */
export function onUse(button, load, use) {
  let isComing = false;
  button.addEventListener("click", async (event) => {
    // The second press of two in haste is no act.
    if (!isComing && event.detail < 2) {
      isComing = true;
      const part = await withPart(load, (part) => part);
      isComing = false;
      part && use(part, event);
    }
  });
}

/** Show the buttons of a data attribute, and let a part's `press` serve them. */
export function showButtons(name, load, store) {
  for (const button of document.querySelectorAll(`[data-${name}]`)) {
    button.hidden = false;
    onUse(button, load, ({ press }, event) => press(button, store, event));
  }
}

/** Ask again for what has not come. */
export function askAgain() {
  const all = [...missing];
  missing.clear();
  all.forEach((one) => withPart(...one));
}

addEventListener("online", askAgain);
