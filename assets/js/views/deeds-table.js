// The next deeds as the meeting's table: what, who, when, and how it stands.

import { planFields, standingOf } from "../document/deed-standing.js";
import { nextDeeds } from "../document/next.js";
import { isBegun } from "../document/own-path.js";
import { DONE, TODO, statusField, statusOf } from "../document/status.js";
import { showStanding } from "./deed-told.js";
import { redraw } from "./redraw.js";
import { startText } from "./text-field.js";
import { pieceOf, today, wordsFor } from "./words.js";

const FEW = 5; // deeds that are seen at a glance

/**
 * Start the table; `steps` are the outline's, `placeOf` gives the link and the words of a step or
 * an item as { href, text }. Once somebody has gone into it, rows keep their places until they are
 * asked to be put in order.
 */
export function startDeeds(store, table, steps, placeOf) {
  const [body] = table.tBodies;
  const [more, again] = ["[data-all-deeds]", "[data-order-deeds]"].map((button) => table.parentElement.querySelector(button));
  let isWhole = false;
  let isTouched = false;
  const show = () => {
    const deeds = nextDeeds(store.state, steps, today());
    const some = isWhole ? deeds : deeds.slice(0, FEW);
    const keys = some.map(({ item, kind }) => `${kind} ${item}`);
    if (!isTouched) {
      redraw(body, keys, () => some.map((deed) => rowOf(store, deed, placeOf)));
      table.hidden = deeds.length === 0;
    }
    // A field shows what is saved once it stands on the page.
    for (const row of body.querySelectorAll(":scope > :not([data-standing])")) {
      startFields(store, row);
    }
    for (const row of body.rows) {
      showState(store, row, steps);
    }
    again.hidden = [...body.rows].map(({ dataset: { kind, item } }) => `${kind} ${item}`).join() === keys.join();
    more.hidden = deeds.length <= FEW || isWhole;
    more.textContent = wordsFor("all-deeds", { count: deeds.length });
  };
  body.addEventListener("focusin", () => (isTouched = true));
  const drawAnew = (at) => {
    isTouched = false;
    show();
    (body.rows[at] ?? body.rows[0])?.querySelector("input").focus();
  };
  more.addEventListener("click", () => {
    isWhole = true;
    drawAnew(FEW);
  });
  again.addEventListener("click", () => drawAnew(0));
  store.subscribe(show);
  show();
}

function rowOf(store, { step, item, kind }, placeOf) {
  const row = pieceOf("deed");
  const [box, owner, date] = row.querySelectorAll("input");
  const { text } = placeOf(item);
  const { href, text: title } = placeOf(step);
  const link = row.querySelector("a");
  Object.assign(row.dataset, { step, item, kind });
  row.querySelector("[data-deed]").textContent = text;
  link.href = `${href}#${item}`;
  link.textContent = title;
  for (const input of [owner, date]) {
    // The name begins with the column's word and tells which deed is meant.
    input.setAttribute("aria-label", `${input.dataset.label}: ${text}`);
  }
  box.addEventListener("change", () => store.act([[statusField(item), box.checked ? DONE : TODO]]));
  return row;
}

function startFields(store, row) {
  const [, ...inputs] = row.querySelectorAll("input");
  planFields(row.dataset).forEach((name, at) => startText(store, inputs[at], name));
}

function showState(store, row, steps) {
  const { state } = store;
  const { step, item } = row.dataset;
  const isDone = statusOf(state, item) === DONE;
  // A row stays while its deed changes, so it is asked again.
  const reason = isBegun(state, steps.find(({ id }) => id === step)) ? "begun" : "chosen";
  const standing = isDone ? "done" : standingOf(state, { ...row.dataset, reason }, today());
  row.querySelector("input").checked = isDone;
  row.dataset.standing = standing;
  showStanding(row.querySelector("[data-standing]"), standing);
}
