// Figures pasted from a spreadsheet: shown first, with what is refused and why, then saved.

import { pastedRows } from "../document/figure-paste.js";
import { figureField } from "../document/figures.js";
import { indicators } from "../document/indicators.js";
import { numberOf } from "../document/numbers.js";
import { cut } from "../document/short-text.js";
import { valueOf } from "../document/state.js";
import { settled } from "../document/versions.js";
import { inDigits } from "./figure-words.js";
import { tell } from "./undo.js";
import { wordsFor } from "./words.js";

const MOST = 30; // refused rows that are told one by one: of more the wrong sheet was copied
const [NAME, CELL] = [60, 40]; // letters of what was pasted

/** Show in the form's preview what its rows would change in the year that it tells. */
export function showPasted(store, form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const year = Number(part("paste-year").value);
  const text = part("paste-text").value;
  const preview = part("paste-preview");
  const missing = missingOf(text, part("paste-year").value.trim());
  if (missing) {
    preview.replaceChildren(line("p", wordsFor(missing, { last: new Date().getFullYear() }), "notice"));
    preview.firstElementChild.role = "alert";
    return;
  }
  const rows = pastedRows(text, indicators, columnsOf(form));
  const title = line("h3", wordsFor("paste-title", { year }));
  title.tabIndex = -1;
  const figures = new Map(rows.flatMap((row) => row.figures.map((figure) => [figure.id, figure])));
  const changes = [...figures.values()].filter(({ id, text }) => valueOf(store.state, figureField(id, year)) !== text);
  const refused = rows.filter(isRefused);
  // What needs somebody stands first.
  const inOrder = [...refused.slice(0, MOST), ...rows.filter((row) => !isRefused(row))];
  const list = listOf(inOrder, (row) => rowOf(store, row, year));
  preview.replaceChildren(title, list);
  if (refused.length > MOST) {
    list.children[MOST - 1].after(line("li", wordsFor("paste-others", { count: refused.length - MOST }), "refused"));
  }
  if (changes.length === 0) {
    preview.append(line("p", wordsFor("paste-nothing")));
  } else {
    preview.append(saving(store, form, changes, year, refused.length));
  }
  title.focus();
}

// What has to be there before anything can be shown.
function missingOf(text, year) {
  if (!text.trim()) {
    return "paste-empty";
  }
  if (!/^20\d\d$/.test(year) || Number(year) > new Date().getFullYear()) {
    return "paste-year";
  }
  return text.includes("\t") ? "" : "paste-columns";
}

// A row without figures has nothing that could be lost.
function isRefused({ kind }) {
  return kind !== "taken" && kind !== "nothing";
}

function saving(store, form, changes, year, refused) {
  const button = line("button", wordsFor("paste-count", { count: changes.length }), "button");
  button.type = "button";
  button.addEventListener("click", async () => {
    button.disabled = true;
    await store.act(changes.map(({ id, text }) => [figureField(id, year), text, settled]));
    const told = [wordsFor("told-pasted", { count: changes.length })];
    if (refused > 0) {
      // What was refused stays to be mended where it is.
      showPasted(store, form);
      told.push(wordsFor("told-refused", { count: refused }));
    } else {
      form.querySelector("[data-paste-text]").value = "";
      form.querySelector("[data-paste-preview]").replaceChildren();
      form.dispatchEvent(new CustomEvent("pasted", { detail: year }));
    }
    tell(told.join(" "));
  });
  const place = document.createElement("p");
  place.append(button);
  return place;
}

function columnsOf(form) {
  const all = [...form.querySelector("template[data-columns]").content.children];
  return all.map((one) => ({ key: one.dataset.column, title: one.textContent }));
}

function rowOf(store, row, year) {
  if (row.kind !== "taken") {
    const told = { ...row, cell: row.cell && cut(row.cell, CELL) };
    const why = wordsFor(row.kind === "nothing" ? "paste-nothing-there" : `paste-${row.kind}`, told);
    const name = cut(row.name, NAME) || wordsFor("paste-unnamed");
    return line("li", wordsFor("paste-refused", { line: row.line, name, why }), isRefused(row) ? "refused" : "");
  }
  const item = line("li", row.title);
  item.append(
    listOf(row.figures, ({ id, label, text }) => {
      const before = valueOf(store.state, figureField(id, year));
      const kind = before === text ? "same" : before ? "changes" : "new";
      return line("li", wordsFor(`paste-${kind}`, { label, before, now: inDigits(numberOf(text)) }));
    }),
  );
  return item;
}

function listOf(all, itemOf) {
  const list = document.createElement("ul");
  list.append(...all.map(itemOf));
  return list;
}

function line(kind, words, look = "") {
  const element = document.createElement(kind);
  element.textContent = words;
  element.className = look;
  return element;
}
