// The own path as a page: what is chosen, in which order, what comes next, who and when.

import { act, startNotices } from "./checklist.js";
import { startComparison } from "./comparison-view.js";
import { startDrag } from "./drag.js";
import { startFilters } from "./filters.js";
import { startKeeping } from "./keeping.js";
import { store } from "./main.js";
import { areas } from "./outline.js";
import { chosenSteps, choosing, leaving, moving, movingTo, nextActions, stepField } from "./path.js";
import { valueOf } from "./state.js";
import { statusOf } from "./status.js";

const root = document.querySelector("[data-my-path]");
const part = (name) => root.querySelector(`[data-${name}]`);
const rows = new Map(
  [...part("rest-list").children].map((row) => [row.dataset.step, row]),
);
const suggested = [...rows.keys()];
const title = part("rest-title");
const titles = { all: title.textContent, other: title.dataset.other };

for (const [step, row] of rows) {
  startRow(step, row);
}
for (const name of ["chosen", "keeping", "moments-part"]) {
  part(name).hidden = false;
}
store.subscribe(show);
show();
startNotices(root, store);
startFilters(root, store, rows, areas);
startKeeping(root, store, suggested, titleOf);
startComparison(root, store, titleOf);

// The title of an area or a step, or the text of an item; of what the site has not, its id.
function titleOf(id) {
  const place =
    rows.get(id)?.querySelector("h3") ??
    root.querySelector(`[data-path-item="${CSS.escape(id)}"], [data-area="${CSS.escape(id)}"]`);
  return place?.textContent ?? id;
}

function startRow(step, row) {
  const place = row.querySelector(".stop-text");
  place.append(root.querySelector("template[data-path-controls]").content.cloneNode(true));
  const name = row.querySelector("h3").textContent;
  for (const button of place.querySelectorAll("button")) {
    // Each name begins with the visible words and tells which step is meant.
    button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }
  place.querySelector(".path-controls").addEventListener("click", ({ target }) => {
    if (target.matches("button")) {
      change(step, row, target.value);
    }
  });
  startDrag(part("chosen-list"), place.querySelector(".handle"), row, (moved, to) => {
    act(root, store, movingTo(chosenSteps(store.state, suggested), step, to));
  });
  const plan = place.querySelector(".plan-button button");
  plan.dataset.plan = stepField(step, "").slice(0, -1);
  plan.addEventListener("click", async (event) => {
    const { openPlan } = await import("./plan.js");
    openPlan(store, plan, event);
  });
}

function change(step, row, what) {
  const chosen = chosenSteps(store.state, suggested);
  const isShown = (id) => !rows.get(id).hidden;
  const changes = {
    add: () => choosing(chosen, step),
    remove: () => leaving(step),
    up: () => moving(chosen, step, -1, isShown),
    down: () => moving(chosen, step, 1, isShown),
  };
  act(root, store, changes[what]());
  // The row has moved: the focus goes along, to what it can do now.
  const buttons = [...row.querySelectorAll(".path-controls button")];
  const shown = buttons.filter((button) => button.checkVisibility());
  (shown.find((button) => button.value === what) ?? shown[0]).focus();
}

function show() {
  const chosen = chosenSteps(store.state, suggested);
  place(part("chosen-list"), chosen);
  place(
    part("rest-list"),
    suggested.filter((step) => !chosen.includes(step)),
  );
  part("empty").hidden = chosen.length > 0;
  title.textContent = chosen.length > 0 ? titles.other : titles.all;
  for (const item of root.querySelectorAll("[data-path-item]")) {
    item.dataset.status = statusOf(store.state, item.dataset.pathItem);
  }
  for (const [step, row] of rows) {
    showPlan(step, row.querySelector("[data-plan-told]"));
  }
  showNext();
}

// Put rows into a list in an order, and move none that stands right: a moved one loses the focus.
function place(list, steps) {
  steps.forEach((step, index) => {
    if (list.children[index] !== rows.get(step)) {
      list.insertBefore(rows.get(step), list.children[index] ?? null);
    }
  });
}

function showPlan(step, place) {
  const value = (property) => valueOf(store.state, stepField(step, property)) || "";
  const who = [value("owner"), inFinnish(value("date"))].filter(Boolean).join(" · ");
  place.textContent = [who, value("notes")].filter(Boolean).join("\n");
}

function showNext() {
  const actions = nextActions(store.state, areas, suggested);
  const reasons = root.querySelector("template[data-reasons]").content;
  part("next").hidden = actions.length === 0;
  part("next-list").replaceChildren(
    ...actions.map(({ step, reason, item }) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      const why = document.createElement("span");
      const words = rows.get(step).querySelector(`[data-path-item="${CSS.escape(item)}"]`);
      link.href = `${rows.get(step).querySelector("h3 a").href}#${item}`;
      link.textContent = words.textContent;
      const date = inFinnish(valueOf(store.state, stepField(step, "date")) || "");
      const said = reasons.querySelector(`[data-reason-of="${reason}"]`).textContent;
      why.className = "facts";
      why.textContent = `${rows.get(step).querySelector("h3").textContent}. ${said}`;
      if (reason === "due") {
        why.textContent += ` ${date}.`;
      }
      row.append(link, why);
      return row;
    }),
  );
}

// 2027-03-01 as Finnish writes it; what is no such date stays as it is.
function inFinnish(date) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  return found ? `${Number(found[3])}.${Number(found[2])}.${found[1]}` : date;
}
