// Figures of a year from rows that a spreadsheet has copied. Pure.
//
// The rows are those of the sheet that counts them: what a row tells is known by its name, what a
// cell is by the title of its column.

import { faultOf, figuresOf, isLarger } from "./figures.js";
import { numberOf, keptText } from "./numbers.js";

/**
 * A pasted row.
 *
 * @typedef {object} Pasted
 * @property {number} line counted from 1
 * @property {string} name
 * @property {string} kind "taken", or why it is not: "unknown", "nothing", "half", "larger",
 *   "differs", "years" of a table that has many, or a fault of a figure
 * @property {string} [title] of what it tells
 * @property {string} [cell] what is wrong, as it was written
 * @property {string} [label] of the figure that it is
 * @property {{ id: string, label: string, text: string }[]} figures
 */

const NONE = /^[-–—]?$/;
const A_YEAR = /^(19|20)\d\d$/;

/** The rows of a copied text: tabs between cells, quotes around one with a line break in it. */
function cellsOf(text) {
  const rows = /** @type {string[][]} */ ([[]]);
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = /** @type {RegExpExecArray} */ (cell.exec(text));
    rows[rows.length - 1].push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
    if (end && end !== "\t") {
      rows.push([]);
    }
  }
  return rows;
}

/**
 * The figures of pasted rows, and why a row is refused.
 *
 * `indicators` are { id, title, values }; `columns` the sheet's own, { key, title } in their order:
 * key is "name", "numerator", "denominator", "missing" or "all", or nothing where the title tells.
 *
 * @type {(text: string, indicators: any[], columns: { key: string, title: string }[]) => Pasted[]}
 */
export function pastedRows(text, indicators, columns) {
  let places = columns;
  let heads = 0;
  const taken = new Map();
  const found = [];
  cellsOf(text).forEach((cells, index) => {
    if (cells.every((cell) => !cell)) {
      return;
    }
    if (cells.some((cell) => isSame(cell, columns[0].title))) {
      places = cells.map((cell) => columns.find(({ title }) => isSame(title, cell)) ?? { key: "", title: cell });
      heads += 1;
      return;
    }
    const name = cells[places.findIndex(({ key }) => key === "name")] ?? "";
    // A second head begins the table of another year.
    const isOfYears = heads > 1 || places.some(({ title }) => A_YEAR.test(title));
    const row = isOfYears ? { kind: "years", figures: [] } : rowOf(name, cells, places, indicators, taken);
    found.push({ line: index + 1, name, ...row });
  });
  return found;
}

function rowOf(name, cells, places, indicators, taken) {
  const target = targetOf(name, indicators);
  if (!target) {
    return { kind: "unknown", figures: [] };
  }
  const figures = [];
  for (const value of target.values(places)) {
    const read = valueFrom(value, cells, places);
    if (!read.figures) {
      return { ...read, figures: [] };
    }
    figures.push(...read.figures);
  }
  const other = figures.find(({ id, text }) => taken.has(id) && taken.get(id) !== text);
  if (other) {
    return { kind: "differs", cell: other.text, label: other.label, figures: [] };
  }
  figures.forEach(({ id, text }) => taken.set(id, text));
  return { kind: figures.length > 0 ? "taken" : "nothing", title: target.title, figures };
}

// What a row of this name tells of: an indicator, or another value of one.
function targetOf(name, indicators) {
  const one = indicators.find(({ id, title }) => isSame(title, name) || id === slugOf(name));
  if (one) {
    const hasColumn = ({ figure, title }, places) => figure && places.some((place) => isSame(place.title, title));
    return {
      title: one.title,
      values: (places) => one.values.filter((value, index) => index === 0 || hasColumn(value, places)),
    };
  }
  const value = indicators.flatMap(({ values }) => values).find(({ title }) => title && isSame(title, name));
  return value && { title: value.title, values: () => [value] };
}

// The figures of a value that the cells have, or why they cannot be had.
function valueFrom(value, cells, places) {
  /** @type {any} */
  const numbers = {};
  const figures = [];
  for (const { place, id, unit, label } of figuresOf(value)) {
    const cell = cellOf(place, value, cells, places);
    // A median of nothing has words in its cell, and none in all.
    const isWordsOfNone = place === "figure" && cellOf("denominator", value, cells, places) === "0";
    if (NONE.test(cell) || (isWordsOfNone && Number.isNaN(numberOf(cell)))) {
      continue;
    }
    const fault = faultOf(cell, unit);
    if (fault) {
      return { kind: fault, cell, label };
    }
    numbers[place] = numberOf(cell);
    figures.push({ id, label, text: keptText(numbers[place]) });
  }
  if (isLarger(value, numbers)) {
    return { kind: "larger", cell: keptText(numbers.numerator) };
  }
  const isHalf = value.numerator && (numbers.numerator === undefined) !== (numbers.denominator === undefined);
  return isHalf ? { kind: "half" } : { figures };
}

function cellOf(place, value, cells, places) {
  const named = places.findIndex(({ title }) => value.title && isSame(title, value.title));
  const key = place === "figure" ? "all" : place;
  const at = place === "figure" && named >= 0 ? named : places.findIndex((one) => one.key === key);
  return cells[at] ?? "";
}

function isSame(one, other) {
  return slugOf(one) === slugOf(other);
}

function slugOf(text) {
  return text
    .replaceAll("\u00ad", "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
