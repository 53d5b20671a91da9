// What every page starts.

import { startChecklist } from "./checklist.js";
import { startNotices } from "./notices.js";
import { askAgain, showButtons, withPart } from "./parts.js";
// Asked for with the page, for the first press to wait for nothing that is known to be needed.
import "./saved-words.js";

const loadFollowing = () => import("./undo.js");

/** Start the page's checklists and buttons; `shown` is the script of what shows once something is saved. */
export function startPage(store, shown) {
  addEventListener("click", stopHaste, true);
  store.offer((act) => follow(store, act));
  document.querySelectorAll("[data-checklist]").forEach((list) => startChecklist(list, store));
  startNotices(store);
  showButtons("plan", () => import("./plan-form.js"), store);
  showButtons("choose", () => import("./choose-step.js"), store);
  showButtons("print", () => import("./print-page.js"));
  openTarget();
  addEventListener("hashchange", openTarget);
  startSaved(store, () => arrival(shown));
}

// The second press of two in haste is no act, whatever has moved below it by then.
function stopHaste(event) {
  if (event.detail > 1 && event.target.closest("button:not([data-again])")) {
    event.preventDefault();
    event.stopPropagation();
  }
}

// Older browsers do not open a folded part for a link into it.
function openTarget() {
  const target = document.querySelector("details:not([open]) :target");
  target?.closest("details").setAttribute("open", "");
  target?.scrollIntoView();
}

// Acts that are not followed yet.
const acts = [];

function follow(store, act) {
  acts.push(act);
  return withPart(loadFollowing, ({ follow }) =>
    acts.splice(0).forEach((one) => follow(store, one)),
  );
}

function startSaved(store, load) {
  let isShown = false;
  const show = () => {
    askAgain();
    if (!isShown && Object.keys(store.state.fields).length > 0) {
      isShown = true;
      withPart(load, () => {});
    }
  };
  store.subscribe(show);
  show();
}

// By an element, so that a page that has marks is not told loaded before it shows them.
function arrival(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}
