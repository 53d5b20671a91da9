// The yearly figures of a town, beside what each indicator means.

import { figureField, figuresOf, valueIn, yearsOf } from "../document/figures.js";
import { indicators } from "../document/indicators.js";
import { origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { townOf } from "../document/town-file.js";
import { store } from "../storage/page-store.js";
import { startValue } from "../views/figure-section.js";
import { toldOf } from "../views/figure-words.js";
import { onUse } from "../views/parts.js";
import { startPage } from "../views/start-page.js";
import { startVersions } from "../views/two-versions.js";
import { wordsFor } from "../views/words.js";

const FEWEST_YEARS = 3;
// On paper, in millimetres: a sheet, the page's head, an indicator's, a table's, a row, and what is told below.
const [SHEET, PAGE_HEAD, HEAD, TABLE_HEAD, ROW, WORDS, PICTURE] = [210, 60, 25, 14, 8, 14, 36];
const PRESS = 250; // milliseconds that a press may take

const root = document.querySelector("[data-figures]");
const part = (name) => root.querySelector(`[data-${name}]`);
const thisYear = new Date().getFullYear();
const ids = indicators.flatMap(({ values }) => values.flatMap(figuresOf)).map(({ id }) => id);
const folds = new Map(indicators.map((one) => [one, root.querySelector(`[data-indicator="${one.id}"]`)]));
// What shows of an indicator whose years are drawn, and tells them anew.
const drawn = new Map();
let years = [];

store.carry((state) => carried(state, origins));
follow();
for (const [one, fold] of folds) {
  fold.addEventListener("toggle", () => fold.open && draw(one, fold));
}
store.subscribe(follow);
folds.forEach(startChoosing);
// What is wrong with a number is told once its row is left, and not while a button is being
// pressed, which would move away.
root.addEventListener("focusout", () => setTimeout(show, PRESS));
part("earlier").addEventListener("click", () => setYears([years[0] - 1, ...years]));
startPaste(part("paste"), part("paste-open"));
root.dataset.view = "years";
startPage(store, new URL("../views/saved-marks.js", import.meta.url));

// The years of the page reach from the first written one to the last, and to this one.
function follow() {
  const written = yearsOf(store.state, ids);
  const first = Math.min(thisYear - FEWEST_YEARS + 1, ...written, ...years);
  const last = Math.max(thisYear, ...written, ...years);
  setYears(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function setYears(all) {
  const isSame = all.join() === years.join();
  years = all;
  part("earlier").textContent = wordsFor("add-year", { year: years[0] - 1 });
  if (!isSame) {
    const open = [...drawn.keys()];
    drawn.clear();
    open.forEach((one) => draw(one, folds.get(one)));
  }
  show();
}

function draw(one, fold) {
  if (!drawn.has(one)) {
    const places = [...fold.querySelectorAll("[data-value]")];
    drawn.set(one, places.map((place, index) => startValue(store, place, one.values[index], titleOf(one, index), years)));
  }
}

// Two people may have written a figure without knowing of each other: one of theirs is chosen.
function startChoosing(fold, one) {
  const figures = one.values.flatMap(figuresOf);
  const named = () => [
    ...new Set(years.flatMap((year) => figures.map(({ id }) => figureField(id, year)))),
  ];
  const label = (name) => {
    const year = years.find((year) => figures.some(({ id }) => figureField(id, year) === name));
    const figure = figures.find(({ id }) => figureField(id, year) === name);
    return wordsFor("figure-of", { label: figure.label, year });
  };
  startVersions(store, fold.querySelector("summary + div > p"), named, { label, word: (_, value) => value }, fold.querySelector("summary"));
}

function titleOf(one, index) {
  return [one.title, one.values[index].title].filter(Boolean).join(", ");
}

function show() {
  let height = 0;
  for (const [one, fold] of folds) {
    const own = yearsOf(store.state, one.values.flatMap(figuresOf).map(({ id }) => id));
    fold.toggleAttribute("data-has-figures", own.length > 0);
    if (own.length > 0) {
      draw(one, fold);
    }
    drawn.get(one)?.forEach((showValue) => showValue());
    height += own.length > 0 ? heightOf(fold) : 0;
    fold.querySelector("[data-last]").textContent = lastTold(one, own);
  }
  if (height > 0) {
    const count = Math.ceil((PAGE_HEAD + height) / SHEET);
    root.querySelector("[data-print]").textContent = wordsFor("print-figures", { count });
  }
}

// How much paper an indicator takes: its written years, and what they tell.
function heightOf(fold) {
  const tables = [...fold.querySelectorAll("[data-value]:not([data-empty])")];
  const rows = tables.map((table) => table.querySelectorAll("tbody tr:not([data-outside])").length);
  return rows.reduce((sum, count) => sum + TABLE_HEAD + ROW * count + (count > 1 ? PICTURE : WORDS), HEAD);
}

function lastTold(one, own) {
  const known = own.map((year) => valueIn(store.state, one.values[0], year)).filter(({ kind }) => kind === "known");
  const last = known.at(-1);
  return last ? wordsFor("years-told", { count: known.length, year: last.year, told: toldOf(one.values[0], last) }) : "";
}

function startPaste(form, button) {
  const open = (isOpen) => {
    form.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  form.querySelector("[data-paste-year]").value = thisYear;
  button.addEventListener("click", () => {
    open(form.hidden);
    form.hidden || form.querySelector("[data-paste-text]").focus();
  });
  form.querySelector("[data-paste-close]").addEventListener("click", () => {
    open(false);
    button.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  onUse(form.querySelector("[type=submit]"), () => import("../views/figure-paste.js"), ({ showPasted }) => showPasted(store, form));
  form.addEventListener("pasted", () => {
    open(false);
    button.focus();
  });
}

addEventListener("beforeprint", () => {
  const town = [townOf(store.state), new Date().toLocaleDateString("fi")];
  part("paper").textContent = town.filter(Boolean).join(" · ");
});
