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
export function startComparison(root, store, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [from, to] = [part("moment-from"), part("moment-to")];
  const today = () => new Date().toLocaleDateString("sv");
  const record = (name, id) =>
    recording(store.state, areas, { name, date: today(), id });
  part("moment-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = part("moment-name");
    const given = name.value.trim();
    name.value = "";
    if (!given) {
      name.reportValidity();
      return;
    }
    const changes = record(given, Date.now().toString(36) + store.state.mark);
    await store.act(changes);
    tell(wordsFor(store.isSaved ? "told-recorded" : "told-unsaved"));
  });
  part("print-comparison").addEventListener("click", () => {
    document.body.dataset.printed = "comparison";
    print();
    delete document.body.dataset.printed;
  });
  part("save-picture").addEventListener("click", () => {
    savePicture(part("comparison-picture").firstElementChild, townOf(store.state), today());
  });
  const remove = async (moment) => {
    await store.act([[moment.field, null]]);
    (part("moments").querySelector("button") ?? part("moment-name")).focus();
    tell(wordsFor("told-removed"));
  };
  const draw = (all) => {
    const [before, after] = [from, to].map((select) =>
      all.find(({ field }) => field === select.value),
    );
    part("comparison").hidden = !before || !after || before === after;
    if (!part("comparison").hidden) {
      const found = compareMoments(areas, origins, before, after);
      const rows = [...found, wholeOf(found)];
      const names = [before, after].map(nameOf);
      const town = townOf(store.state);
      const title = wordsFor(town ? "comparison-of" : "comparison", { town });
      const { before: one, after: two } = rows.at(-1);
      const named = ({ step, area }) => (area ? titleOf(step ?? area) : wordsFor("whole-path"));
      fillTable(part("comparison-table"), rows, names, title);
      part("comparison-picture").replaceChildren(pictureOf(rows, named, names, title));
      part("left-before").textContent = one.left;
      part("left-after").textContent = two.left;
    }
  };
  const show = () => {
    const all = [...momentsOf(store.state), { field: "now", ...record(wordsFor("now"), "now")[0][1] }];
    const kept = all.slice(0, -1);
    // Nothing is compared from now on; the first moment is at once there to be compared.
    fill(from, kept.length > 0 ? kept : all, all[0].field);
    fill(to, all, "now");
    redraw(part("moments"), kept, () => kept.map((one) => rowOf(one, remove)));
    part("moment-choice").hidden = all.length < 2;
    draw(all);
  };
  from.addEventListener("change", show);
  to.addEventListener("change", show);
  store.subscribe(show);
  show();
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
