// What every page starts. What shows saved marks comes when there are any.

import { startChecklist } from "./checklist.js";
import { startNotices } from "./notices.js";
import { showButtons } from "./waiting-buttons.js";

/** Start the page's checklists, buttons and folded parts, and let each act be taken back. */
export function startPage(store) {
  store.offer((act) => follow(store, act));
  for (const list of document.querySelectorAll("[data-checklist]")) {
    startChecklist(list, store);
    startNotices(list, store);
  }
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

// Of acts in quick turns the one promise keeps the order.
let loading;

async function follow(store, act) {
  loading ??= import("./following.js");
  loading.catch(() => (loading = undefined));
  (await loading).follow(store, act);
}

function startSavedMarks(store) {
  let shown = false;
  const show = () => {
    if (!shown && Object.keys(store.state.fields).length > 0) {
      shown = true;
      // By an element, so that a page that has marks is not told loaded before it shows them.
      const script = document.createElement("script");
      script.type = "module";
      script.src = new URL("./saved-marks.js", import.meta.url);
      document.head.append(script);
    }
  };
  store.subscribe(show);
  show();
}
