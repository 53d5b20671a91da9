// The calendar file: which days go along, and giving it to the browser.

import { toCalendar } from "../document/calendar.js";
import { byDay, giving, mattersOf, offSince, sinceGiven } from "../document/dated.js";
import { areas, origins } from "../document/outline.js";
import { idsOf } from "../document/progress.js";
import { DONE, statusOf } from "../document/status.js";
import { carried } from "../document/successors.js";
import { BOARD, LOOK } from "../document/town-days.js";
import { store } from "../storage/page-store.js";
import { calendarName, entryOf, papersOf } from "../views/calendar-entries.js";
import { listed } from "../views/listed-steps.js";
import { redraw } from "../views/redraw.js";
import { give } from "../views/save-file.js";
import { startPage } from "../views/start-page.js";
import { startText } from "../views/text-field.js";
import { startVersions } from "../views/two-versions.js";
import { tell } from "../views/undo.js";
import { inFinnish, today, wordsFor } from "../views/words.js";

const TYPE = "text/calendar;charset=utf-8";

const root = document.querySelector("[data-calendar]");
const part = (name) => root.querySelector(`[data-${name}]`);
const form = part("form");

store.carry((state) => carried(state, origins));

// What may be taken along: all that has a day from today on, and how many days have gone by.
function mattersNow() {
  const done = areas.flatMap(({ steps }) => steps.flatMap(idsOf)).filter((item) => statusOf(store.state, item) === DONE);
  const all = mattersOf(store.state, listed, papersOf(done));
  const coming = all.filter(({ day }) => day >= today());
  return { matters: byDay([...coming, ...offSince(store.state, all, today())]), past: all.length - coming.length };
}

function entriesNow(matters) {
  const isTaken = (kind) => part("kinds").querySelector(`[value="${kind}"]`).checked;
  return matters
    .filter(({ kind }) => isTaken(choiceOf(kind)))
    .map((matter) => entryOf(store.state, matter, part("named").checked));
}

function choiceOf(kind) {
  return kind === "item" || kind === "step" ? "deed" : kind;
}

function show() {
  const { matters, past } = mattersNow();
  for (const box of part("kinds").querySelectorAll("[value]")) {
    const count = matters.filter(({ kind }) => choiceOf(kind) === box.value).length;
    const row = box.closest("li");
    row.hidden = count === 0;
    row.querySelector("[data-count]").textContent = `(${count})`;
  }
  const entries = entriesNow(matters);
  part("named").closest("li").hidden = !matters.some(({ owner }) => owner);
  part("empty").hidden = matters.length > 0;
  part("past").textContent = past > 0 ? wordsFor("past-days", { count: past }) : "";
  part("save").disabled = entries.length === 0;
  redraw(part("preview"), entries, () => entries.map(rowOf));
}

function rowOf(entry) {
  const { day, title, isOff } = entry;
  const row = document.createElement("li");
  const when = document.createElement("strong");
  when.textContent = inFinnish(day);
  const what = document.createElement(isOff ? "s" : "span");
  what.textContent = title;
  const more = document.createElement("span");
  more.className = "facts";
  more.textContent = textOf(entry);
  row.append(when, " ", what, " ", more);
  return row;
}

function textOf({ facts, owner }) {
  return [facts, owner].filter(Boolean).join(" ");
}

function save() {
  const entries = sinceGiven(store.state, entriesNow(mattersNow().matters), Date.now());
  give(toCalendar(entries.map((entry) => ({ ...entry, text: textOf(entry) }))), calendarName(store.state, today()), TYPE);
  store.set(giving(store.state, entries));
  tell(wordsFor("told-calendar", { count: entries.length }));
}

for (const [name, field] of [
  ["look", LOOK],
  ["board", BOARD],
]) {
  startText(store, form.elements[name], field);
}
startVersions(store, part("conflicts"), () => [LOOK, BOARD], {
  label: (name) => wordsFor(name === LOOK ? "label-look" : "label-board"),
  word: (_, value) => inFinnish(value) || value,
});
part("kinds").addEventListener("change", show);
part("save").addEventListener("click", save);
store.subscribe(show);
show();
startPage(store, new URL("../views/saved-marks.js", import.meta.url));
root.dataset.started = "";
