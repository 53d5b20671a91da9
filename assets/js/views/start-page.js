// What every page starts.

import { startChecklist } from "./checklist.js";
import { startNotices } from "./notices.js";
import { askAgain, showButtons, withPart } from "./parts.js";

const loadFollowing = () => import("./following.js");

/** Start the page's checklists, buttons and folded parts, and let each act be taken back. */
export function startPage(store) {
  store.offer((act) => follow(store, act));
  document.querySelectorAll("[data-checklist]").forEach((list) => startChecklist(list, store));
  startNotices(store);
  showButtons("plan", () => import("./plan-form.js"), store);
  showButtons("choose", () => import("./choose-step.js"), store);
  showButtons("print", () => import("./print-page.js"));
  openTarget();
  addEventListener("hashchange", openTarget);
  startSavedMarks(store);
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

function startSavedMarks(store) {
  let isShown = false;
  const show = () => {
    askAgain();
    if (!isShown && Object.keys(store.state.fields).length > 0) {
      isShown = true;
      withPart(loadSavedMarks, () => {});
    }
  };
  store.subscribe(show);
  show();
}

// By an element, so that a page that has marks is not told loaded before it shows them.
function loadSavedMarks() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.type = "module";
    script.src = new URL("./saved-marks.js", import.meta.url);
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
