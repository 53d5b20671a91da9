// What papers share: names that are left out with one press, and content that fits its sheet.

import { cut } from "../document/short-text.js";
import { townOf } from "../document/town-file.js";

/** The town's name and the day, in their places on a sheet. */
export function showHead(sheet, state) {
  sheet.querySelector("[data-town]").textContent = cut(townOf(state), 60);
  sheet.querySelector("[data-day]").textContent = new Date().toLocaleDateString("fi");
}

/**
 * Start the button that leaves people's names out, till it is pressed again or the page is left; `show`
 * draws the paper. Gives a function that tells whether names are left out.
 */
export function startNames(root, show) {
  const button = root.querySelector("[data-nameless]");
  const isOut = () => button.getAttribute("aria-pressed") === "true";
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!isOut()));
    show();
  });
  return isOut;
}

/**
 * Draw a sheet by the first of the plans with which all of it stands on the paper; the last one is drawn
 * whatever comes of it. Whatever the screen is, it is measured as it will be printed.
 */
export function fitted(sheet, plans, draw) {
  sheet.dataset.measured = "";
  plans.some((plan) => {
    draw(plan);
    return isWithin(sheet);
  });
  delete sheet.dataset.measured;
}

// What goes into the margin below does not scroll, and would not be printed.
function isWithin(sheet) {
  const edge = sheet.getBoundingClientRect().bottom - parseFloat(getComputedStyle(sheet).paddingBottom);
  return sheet.lastElementChild.getBoundingClientRect().bottom <= edge + 0.5;
}

/** Show a paper now, when it has its font, after each change, and for the printer; from then on it is seen. */
export function keepShown(root, store, show) {
  store.subscribe(show);
  addEventListener("beforeprint", show);
  show();
  document.fonts.ready.then(() => {
    show();
    root.dataset.started = "";
  });
}
