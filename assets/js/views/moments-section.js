// Naming a moment, and two moments side by side as a table and a picture.

import { compareMoments, momentsOf, recording, wholeOf } from "../document/moments.js";
import { areas, origins } from "../document/outline.js";
import { townOf } from "../document/town-file.js";
import { quietButton } from "./button.js";
import { counted, pictureOf, savePicture } from "./moments-picture.js";
import { redraw } from "./redraw.js";
import { tell } from "./undo.js";
import { inFinnish, wordsFor } from "./words.js";

/** Start the part of the page; `titleOf` gives the title of an area or a step. */
export function startMoments(root, store, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [from, to] = [part("moment-from"), part("moment-to")];
  startNaming(store, part("moment-form"), part("moment-name"));
  startKeeping(store, part);
  const remove = async (moment) => {
    await store.act([[moment.field, null]]);
    (part("moments").querySelector("button") ?? part("moment-name")).focus();
    tell(wordsFor("told-removed"));
  };
  const show = () => {
    const [[, now]] = recordNow(store, wordsFor("now"), "now");
    const kept = momentsOf(store.state);
    const all = [...kept, { field: "now", ...now }];
    // Nothing is compared from now on; the first moment is at once there to be compared.
    fill(from, kept.length > 0 ? kept : all, all[0].field);
    fill(to, all, "now");
    redraw(part("moments"), kept, () => kept.map((one) => rowOf(one, remove)));
    part("moment-choice").hidden = all.length < 2;
    const [before, after] = [from, to].map(({ value }) => all.find(({ field }) => field === value));
    part("comparison").hidden = !before || !after || before === after;
    if (!part("comparison").hidden) {
      draw(part, townOf(store.state), titleOf, before, after);
    }
  };
  from.addEventListener("change", show);
  to.addEventListener("change", show);
  store.subscribe(show);
  show();
}

function startNaming(store, form, name) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = name.value.trim();
    name.value = "";
    if (!given) {
      name.reportValidity();
      return;
    }
    await store.act(recordNow(store, given, Date.now().toString(36) + store.state.mark));
    tell(wordsFor(store.isSaved ? "told-recorded" : "told-unsaved"));
  });
}

// The comparison on paper, and as a picture for a report.
function startKeeping(store, part) {
  part("print-comparison").addEventListener("click", () => {
    document.body.dataset.printed = "comparison";
    print();
    delete document.body.dataset.printed;
  });
  part("save-picture").addEventListener("click", () => {
    savePicture(part("comparison-picture").firstElementChild, townOf(store.state), today());
  });
}

function draw(part, town, titleOf, before, after) {
  const found = compareMoments(areas, origins, before, after);
  const rows = [...found, wholeOf(found)];
  const names = [before, after].map(nameOf);
  const title = wordsFor(town ? "comparison-of" : "comparison", { town });
  const whole = rows.at(-1);
  const named = ({ step, area }) => (area ? titleOf(step ?? area) : wordsFor("whole-path"));
  fillTable(part("comparison-table"), rows, names, title);
  part("comparison-picture").replaceChildren(pictureOf(rows, named, names, title));
  part("left-before").textContent = whole.before.left;
  part("left-after").textContent = whole.after.left;
}

function recordNow({ state }, name, id) {
  return recording(state, areas, { name, date: today(), id });
}

function today() {
  return new Date().toLocaleDateString("sv");
}

function fill(select, moments, first) {
  const chosen = moments.some(({ field }) => field === select.value) ? select.value : first;
  const options = moments.map((one) => [nameOf(one), one.field]);
  redraw(select, options, () => options.map(([name, field]) => new Option(name, field)));
  select.value = chosen;
}

function nameOf({ name, date }) {
  return `${name} (${inFinnish(date) || date})`;
}

function rowOf(moment, remove) {
  const row = document.createElement("li");
  const name = nameOf(moment);
  row.append(`${name} `, quietButton(wordsFor("remove"), () => remove(moment), name));
  return row;
}

// The page has the rows already, in the order of the areas and their steps: only the counts come.
function fillTable(table, rows, names, title) {
  const [head, ...lines] = table.rows;
  table.caption.textContent = wordsFor("comparison-named", { title, one: names[0], other: names[1] });
  names.forEach((name, index) => {
    head.cells[index + 1].textContent = name;
  });
  rows.forEach(({ before, after }, index) => {
    const change = before && after ? signed(after.done - before.done) : "–";
    [counted(before), counted(after), change].forEach((words, cell) => {
      lines[index].cells[cell + 1].textContent = words;
    });
  });
}

function signed(number) {
  return number > 0 ? `+${number}` : String(number).replace("-", "−");
}
