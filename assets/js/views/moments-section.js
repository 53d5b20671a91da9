// Naming a moment, and two moments side by side: in a sentence, as a table and as a picture.

import { compareMoments, isSame, momentsOf, recording } from "../document/moments.js";
import { areas, origins } from "../document/outline.js";
import { townOf } from "../document/town-file.js";
import { quietButton } from "./button.js";
import { showChoices } from "./choices.js";
import { changesInSentence, choicesOf, momentInWords } from "./moment-words.js";
import { counted, pictureOf, savePicture } from "./moments-picture.js";
import { redraw } from "./redraw.js";
import { tell } from "./undo.js";
import { today, wordsFor } from "./words.js";

/** Start the part of the page; `titleOf` gives the title of an area or a step. */
export function startMoments(root, store, titleOf) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [from, to] = [part("moment-from"), part("moment-to")];
  startNaming(store, part("moment-form"), part("moment-name"));
  part("save-picture").addEventListener("click", () => {
    savePicture(part("comparison-picture").firstElementChild, townOf(store.state), today());
  });
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
    showChoices(from, choicesOf(kept.length > 0 ? kept : all), all[0].field);
    showChoices(to, choicesOf(all), "now");
    redraw(part("moments"), kept, () => kept.map((one) => rowOf(one, remove)));
    part("moment-choice").hidden = all.length < 2;
    const [before, after] = [from, to].map(({ value }) => all.find(({ field }) => field === value));
    draw(part, townOf(store.state), titleOf, before, after);
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
    // A browser has no mark before it has saved something.
    const { mark = "" } = store.document;
    await store.act(recordNow(store, given, `${Date.now().toString(36)}${mark}`));
    tell(wordsFor(store.isSaved ? "told-recorded" : "told-unsaved"));
  });
}

function draw(part, town, titleOf, before, after) {
  const rows = compareMoments(areas, origins, before, after);
  const same = rows.filter((row) => row.step && isSame(row));
  const names = [before, after].map(momentInWords);
  const [one, other] = names;
  const title = wordsFor(town ? "comparison-of" : "comparison", { town });
  const whole = rows.at(-1);
  const told = wordsFor("comparison-named", { title, one, other });
  const isAll = rows.every(isSame);
  const sentence = isAll ? wordsFor("comparison-same") : changesInSentence(rows, titleOf);
  redraw(part("comparison-told"), sentence, () => [sentence]);
  part("comparison").hidden = isAll;
  fillTable(part("comparison-table"), rows, same, names, told);
  foldSame(part("comparison-folded"), same, titleOf);
  part("comparison-picture").replaceChildren(pictureOf(rows, names, title, `${told}. ${sentence}`));
  part("left-before").textContent = whole.before.left;
  part("left-after").textContent = whole.after.left;
}

function recordNow({ state }, name, id) {
  return recording(state, areas, { name, date: today(), id });
}

function rowOf(moment, remove) {
  const row = document.createElement("li");
  const name = momentInWords(moment);
  row.append(`${name} `, quietButton(wordsFor("remove"), () => remove(moment), name));
  return row;
}

// The page has the rows already, in the order of the areas and their steps: only the counts come.
function fillTable(table, rows, same, names, told) {
  const [head, ...lines] = table.rows;
  table.caption.textContent = told;
  names.forEach((name, index) => {
    head.cells[index + 1].textContent = name;
  });
  rows.forEach((row, index) => {
    const { before, after } = row;
    lines[index].hidden = same.includes(row);
    const more = before && after && after.done - before.done;
    const change = more?.toLocaleString("fi", { signDisplay: "exceptZero" }) ?? "–";
    [counted(before), counted(after), change].forEach((words, cell) => {
      lines[index].cells[cell + 1].textContent = words;
    });
  });
}

// What is as it was needs no row of its own.
function foldSame(details, same, titleOf) {
  const [summary, list] = details.children;
  details.hidden = same.length === 0;
  summary.textContent = wordsFor("comparison-folded", { count: same.length });
  list.textContent = same.map((row) => `${titleOf(row.step)} ${counted(row.after)}`).join(", ");
}
