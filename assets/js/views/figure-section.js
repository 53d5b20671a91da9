// An indicator's years: fields to write them, what each is, and what they tell together.

import { BREAKS, breaksBetween, faultOf, figureField, figuresOf, findingOf, oneMore, valueIn } from "../document/figures.js";
import { valueOf } from "../document/state.js";
import { pictureOf } from "./figure-picture.js";
import { findingInWords, missingInWords, smallInWords, threeYearsInWords, toldOf } from "./figure-words.js";
import { redraw } from "./redraw.js";
import { startText } from "./text-field.js";
import { wordsFor } from "./words.js";

/** Draw the table of a value's years, and give a function that tells anew what they tell. */
export function startValue(store, place, value, title, years) {
  const asked = [...place.querySelectorAll("th[data-figure]")].map((head) => head.dataset.figure);
  const figures = asked.map((id) => figuresOf(value).find((figure) => figure.id === id));
  const body = place.querySelector("tbody");
  const rows = years.map((year) => rowOf(store, value, figures, year));
  const isWritten = ({ input }) => valueOf(store.state, input.name);
  body.replaceChildren(...rows.map(({ row }) => row));
  const show = () => {
    const all = years.map((year) => valueIn(store.state, value, year));
    const written = rows.map(({ inputs }) => inputs.some(isWritten));
    const [first, last] = [written.indexOf(true), written.lastIndexOf(true)];
    rows.forEach((row, index) => showYear(store, row, value, all[index], index < first || index > last));
    place.toggleAttribute("data-empty", last < 0);
    showFinding(place, value, title, all);
  };
  show();
  // Said when it changes, and not when the page is opened.
  place.querySelector("[data-finding]").role = "status";
  return show;
}

function rowOf(store, value, figures, year) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = year;
  if (breaksBetween(value, year - 1, year).length > 0) {
    const mark = document.createElement("span");
    mark.textContent = wordsFor("break-short");
    head.append(" ", mark);
  }
  row.append(head);
  const inputs = figures.map((figure) => {
    const [cell, line, input] = ["td", "p", "input"].map((kind) => document.createElement(kind));
    input.type = "text";
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.name = figureField(figure.id, year);
    input.setAttribute("aria-label", wordsFor("figure-of", { label: figure.label, year }));
    line.append(input);
    cell.append(line);
    row.append(cell);
    startText(store, input, input.name);
    return { input, unit: figure.unit };
  });
  const told = document.createElement("td");
  told.className = "told-figure";
  row.append(told);
  return { row, inputs, told };
}

// What is wrong is told beside the field once it is left: half a number is no mistake.
function showYear(store, { row, inputs, told }, value, year, isOutside) {
  told.textContent = toldOf(value, year) || (isOutside || year.kind !== "empty" ? "" : wordsFor("year-unknown"));
  row.toggleAttribute("data-outside", isOutside);
  const isWriting = row.contains(document.activeElement);
  inputs.forEach(({ input, unit }, index) => {
    const text = valueOf(store.state, input.name);
    const own = typeof text === "string" ? faultOf(text, unit) : "";
    const isFirst = index === 0 && year.fault === "larger";
    tellFault(input, own || (isFirst ? "larger" : ""), isWriting);
  });
}

function tellFault(input, fault, isWriting) {
  if (isWriting && fault) {
    return;
  }
  const place = input.closest("td");
  const told = place.querySelector(".not-kept");
  if (!fault) {
    told?.remove();
    input.removeAttribute("aria-describedby");
    input.removeAttribute("aria-invalid");
    return;
  }
  const note = told ?? document.createElement("strong");
  note.className = "not-kept";
  note.id = `${input.name}-fault`;
  place.append(note);
  say(note, wordsFor(fault));
  // The field itself takes these away when it is left.
  input.setAttribute("aria-describedby", note.id);
  input.setAttribute("aria-invalid", "true");
}

function showFinding(place, value, title, all) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const finding = findingOf(value, all);
  const words = [findingInWords(value, finding), threeYearsInWords(value, all)].filter(Boolean).join(" ");
  const known = all.filter(({ kind }) => kind === "known");
  const drawn = known.length > 1 ? all.filter(({ year }) => year >= known[0].year && year <= (finding.last?.year ?? 0)) : [];
  const small = smallInWords(value, finding.last);
  part("finding-place").hidden = false;
  say(part("finding"), words);
  const whisker = drawn.length > 0 && value.shownAs !== "mean" && oneMore(value, known[0]) ? wordsFor("whisker") : "";
  const notes = [whisker, missingInWords(value, finding.last), ...brokenBy(value, drawn)];
  say(part("missing"), notes.filter(Boolean).join(" "));
  part("small").hidden = !small;
  say(part("small"), small);
  redraw(part("picture"), drawn, () => (drawn.length > 0 ? [pictureOf(value, drawn, title, words)] : []));
}

function brokenBy(value, drawn) {
  const found = drawn.length > 0 ? breaksBetween(value, drawn[0].year, drawn.at(-1).year) : [];
  return BREAKS.filter((year) => found.includes(year)).map((year) => wordsFor(`break-${year}`));
}

function say(place, words) {
  if (place.textContent !== words) {
    place.textContent = words;
  }
}
