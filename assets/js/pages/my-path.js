// The own path as a page: what is chosen, in which order, what comes next, who and when.

import { fieldOf } from "../document/fields.js";
import { newsOf } from "../document/news.js";
import { areas, order, origins } from "../document/outline.js";
import { choosing, leaving, stepField, stepsOnPath } from "../document/own-path.js";
import { moving, movingTo } from "../document/path-order.js";
import { stepsInOrder } from "../document/progress.js";
import { valueOf } from "../document/state.js";
import { LEFT_OUT, TODO, itemField, statusOf } from "../document/status.js";
import { carried } from "../document/successors.js";
import { townOf } from "../document/town-file.js";
import { store } from "../storage/page-store.js";
import { startBackups } from "../views/backup-section.js";
import { onPress } from "../views/button.js";
import { startDeeds } from "../views/deeds-table.js";
import { startDrag } from "../views/drag.js";
import { startFilters } from "../views/filters.js";
import { taskOf } from "../views/item-told.js";
import { startMoments } from "../views/moments-section.js";
import { namesOf } from "../views/opening-rows.js";
import { redraw } from "../views/redraw.js";
import { startPage } from "../views/start-page.js";
import { startVersions, startVersionsTold } from "../views/two-versions.js";
import { tell } from "../views/undo.js";
import { inFinnish, pieceOf, wordsFor } from "../views/words.js";

const root = document.querySelector("[data-my-path]");
const part = (name) => root.querySelector(`[data-${name}]`);
const rows = new Map(
  [...part("rest-list").children].map((row) => [row.dataset.step, row]),
);
const steps = stepsInOrder(areas, order);

store.carry((state) => carried(state, origins));
for (const [step, row] of rows) {
  startRow(step, row);
}
part("open-file").addEventListener("click", () => part("open").click());
for (const name of ["next", "chosen", "keeping", "file-door", "copies-part", "moments-part"]) {
  part(name).hidden = false;
}
store.subscribe(show);
show();
root.dataset.came = root.dataset.fields;
// What is not chosen is out of the way once something is.
part("rest-fold").open = part("chosen-list").children.length === 0;
startDeeds(store, part("deeds"), steps, (id) => ({
  href: rows.get(id)?.querySelector("h3 a").href,
  text: titleOf(id),
}));
startAllVersions();
startFilters(root, store, rows, steps);
startBackups(root, store, steps, titleOf);
startMoments(root, store, titleOf);
startPage(store, new URL("../views/saved-path.js", import.meta.url));

// Of all that the site can name, wherever on the path it is.
function startAllVersions() {
  const words = namesOf(titleOf);
  const isOurs = (name) => fieldOf(name).versions && words.isKnown(name);
  const named = () => Object.keys(store.state.fields).filter(isOurs);
  startVersions(store, part("versions-told"), named, words, part("told"));
  startVersionsTold(store, part("versions-told"));
}

// The title of an area or a step, or the text of an item, without soft hyphens; of what the site
// has not, its id.
function titleOf(id) {
  return placeOf(id)?.firstChild.textContent.replaceAll("\u00ad", "") ?? id;
}

function placeOf(id) {
  const known = CSS.escape(id);
  return (
    rows.get(id)?.querySelector("h3") ??
    root.querySelector(`[data-path-item="${known}"], [data-area="${known}"]`)
  );
}

function startRow(step, row) {
  const place = row.querySelector(".stop-text");
  const parts = root.querySelector("template[data-path-controls]").content.cloneNode(true);
  place.append(parts.firstElementChild);
  row.append(parts);
  const name = titleOf(step);
  for (const button of row.querySelectorAll("button")) {
    // Each name begins with the visible words and tells which step is meant.
    button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }
  onPress(place.querySelector(".path-controls"), ({ value }) => change(step, row, value));
  startDrag(part("chosen-list"), place.querySelector(".handle"), row, async (moved, to) => {
    await store.act(movingTo(stepsOnPath(store.state, steps), step, to));
    tellPlace(step);
  });
  row.querySelector(".plan-button button").dataset.plan = stepField(step, "").slice(0, -1);
}

async function change(step, row, what) {
  const chosen = stepsOnPath(store.state, steps);
  const isShown = (id) => !rows.get(id).hidden;
  const changes = {
    add: () => choosing(store.state, chosen, step),
    remove: () => leaving(step),
    up: () => moving(chosen, step, -1, isShown),
    down: () => moving(chosen, step, 1, isShown),
  }[what]();
  if (changes.length === 0) {
    // The neighbour that it would go past is hidden by a filter: there is no way further.
    tellPlace(step);
    return;
  }
  // A row that moves within its list takes the focus along; one that leaves it, leaves it there.
  const list = [...row.parentElement.children].filter((one) => !one.hidden);
  const at = list.indexOf(row);
  const near = /add|remove/.test(what) && (list[at + 1] ?? list[at - 1]);
  const saved = store.act(changes);
  part("rest-fold").open ||= part("chosen-list").children.length === 0;
  const buttons = [...(near || row).querySelectorAll(".path-controls button")];
  const shown = buttons.filter((button) => button.checkVisibility());
  (shown.find((button) => button.value === what) ?? shown[0]).focus();
  await saved;
  tellPlace(step);
}

function tellPlace(step) {
  const chosen = stepsOnPath(store.state, steps);
  const at = chosen.indexOf(step);
  const place = { step: titleOf(step), place: at + 1, count: chosen.length };
  tell(wordsFor(at < 0 ? "off-path" : "place", place));
}

function show() {
  const chosen = stepsOnPath(store.state, steps);
  // What was cleared or taken back goes along in a file too.
  root.dataset.fields = Object.keys(store.state.fields).length;
  place(part("chosen-list"), chosen);
  place(
    part("rest-list"),
    order.filter((step) => !chosen.includes(step)),
  );
  root.querySelectorAll("[data-path-item]").forEach(showItem);
  showLeftOut(chosen);
  // The deeds fill a sheet, and two steps and a bit with their lists another; so do all without them.
  const count = 1 + Math.ceil((chosen.length || 2) / 2.3);
  root.querySelector("[data-print]").textContent = wordsFor("print-own-path", { count });
  for (const [step, row] of rows) {
    showPlan(step, row.querySelector("[data-plan-told]"));
  }
  showNews();
}

// The words of an item's mark with the reason, and who does it by when, after its text.
function showItem(row) {
  const item = row.dataset.pathItem;
  const status = statusOf(store.state, item);
  const marked = [wordsFor(`value-${status}`), valueOf(store.state, itemField(item, "reason"))];
  const words = [status !== TODO && marked.filter(Boolean).join(": "), ...taskOf(store.state, item)].filter(Boolean).join("; ");
  row.dataset.status = status;
  const told = row.querySelector("span") ?? document.createElement("span");
  told.textContent = words && ` (${words})`;
  row.append(told);
}

// What no count has in it, with its step and the reason.
function showLeftOut(chosen) {
  const left = root.querySelectorAll(`[data-path-item][data-status="${LEFT_OUT}"]`);
  part("left-out-list").replaceChildren(
    ...[...left].map((item) => {
      const row = document.createElement("li");
      const { step } = item.closest("[data-step]").dataset;
      row.textContent = `${titleOf(step)}: ${item.textContent}`;
      // On paper the list of a chosen step has it already.
      row.classList.toggle("screen-only", chosen.includes(step));
      return row;
    }),
  );
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
  const who = document.createElement("strong");
  // What is no date is told as it is.
  const day = inFinnish(value("date")) || value("date");
  who.textContent = [value("owner"), day].filter(Boolean).join(" · ");
  const lines = [who.textContent && who, value("notes")];
  place.replaceChildren(...lines.filter(Boolean).flatMap((line) => [line, "\n"]).slice(0, -1));
}

function showNews() {
  const news = [...newsOf(store.state, areas, origins)];
  redraw(part("news-list"), news, () => news.map(rowOfNews));
}

function rowOfNews([item, reason]) {
  const { step } = placeOf(item).closest("[data-step]").dataset;
  const row = pieceOf("news-row");
  const [link, why] = row.children;
  link.href = `${rows.get(step).querySelector("h3 a").href}#${item}`;
  link.textContent = titleOf(item);
  why.textContent = `${titleOf(step)}. ${wordsFor(`reason-${reason}`)}`;
  return row;
}

// What is folded on the screen is open on paper, where nobody can open it.
addEventListener("beforeprint", () => {
  const town = [townOf(store.state), new Date().toLocaleDateString("fi")];
  part("paper").textContent = town.filter(Boolean).join(" · ");
  for (const list of root.querySelectorAll(":is([data-left-out], [data-chosen-list] details):not([open])")) {
    list.open = true;
    addEventListener("afterprint", () => (list.open = false), { once: true });
  }
});
