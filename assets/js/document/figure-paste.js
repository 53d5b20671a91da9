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
 * @property {string} kind "taken", or why it is not: "unknown", "many", "nothing", "half",
 *   "larger", "differs", "years" of a table that has many, or a fault of a figure
 * @property {string} [title] of what it tells
 * @property {string} [cell] what is wrong, as it was written
 * @property {string} [label] of the figure that it is
 * @property {{ id: string, label: string, text: string }[]} figures
 */

const MANY = "many"; // values have the name
const NONE = /^[-–—]?$/;
const PARTS = /^([\d ]+)\/([\d ]+)$/; // of a series, in one cell
const A_SHARE = /^[\d ,]+%?$/;
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
  const targets = targetsOf(indicators);
  const head = slugOf(columns[0].title);
  let places = columns;
  let heads = 0;
  const taken = new Map();
  const found = [];
  cellsOf(text).forEach((cells, index) => {
    if (cells.every((cell) => !cell)) {
      return;
    }
    if (cells.some((cell) => slugOf(cell) === head)) {
      places = cells.map((cell) => columns.find(({ title }) => isSame(title, cell)) ?? { key: "", title: cell });
      heads += 1;
      return;
    }
    const name = cells[places.findIndex(({ key }) => key === "name")] ?? "";
    // A second head begins the table of another year.
    const isOfYears = heads > 1 || places.some(({ title }) => A_YEAR.test(title));
    const row = isOfYears ? { kind: "years", figures: [] } : rowOf(targets.get(slugOf(name)), cells, places, taken);
    found.push({ line: index + 1, name, ...row });
  });
  return found;
}

function rowOf(target, cells, places, taken) {
  if (!target) {
    return { kind: "unknown", figures: [] };
  }
  if (target === MANY) {
    return { kind: "many", figures: [] };
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

// What rows tell of, by their names: an indicator or a value of one. Of a name that several values have
// nobody knows which is meant, unless the indicator's stands before it.
function targetsOf(indicators) {
  const named = indicators.flatMap(({ title, values }) =>
    values.filter((value) => value.title).map((value) => [value.title, `${title}, ${value.title}`, value]),
  );
  const targets = new Map();
  for (const [title, whole, value] of named) {
    const target = { title, values: () => [value] };
    targets.set(slugOf(title), targets.has(slugOf(title)) ? MANY : target);
    targets.set(slugOf(whole), { ...target, title: whole });
  }
  for (const { id, title, values } of indicators) {
    const isSeries = (value, places) => columnOf(value, places) >= 0;
    const own = (places) =>
      values.flatMap((value, index) => (index === 0 ? value : isSeries(value, places) ? { ...value, isSeries: true } : []));
    [id, slugOf(title)].forEach((name) => targets.set(name, { title, values: own }));
  }
  return targets;
}

// The figures of a value that the cells have, or why they cannot be had.
function valueFrom(value, cells, places) {
  /** @type {any} */
  const numbers = {};
  const figures = [];
  for (const { place, id, unit, label } of figuresOf(value)) {
    const cell = cellOf(place, value, cells, places);
    // A median of nothing has words in its cell; how many it is of is told of all, and not of a series.
    const isOfNone = place === "figure" && (value.isSeries || cellOf("denominator", value, cells, places) === "0");
    if (NONE.test(cell) || (isOfNone && !/\d/.test(cell))) {
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
  return value.numerator && isHalf(numbers, cellOf("figure", value, cells, places)) ? { kind: "half" } : { figures };
}

// A share that is told without its parts is half told.
function isHalf({ numerator, denominator }, all) {
  const [one, other] = [numerator, denominator].map((number) => number === undefined);
  return one !== other || (one && A_SHARE.test(all));
}

function cellOf(place, value, cells, places) {
  const named = columnOf(value, places);
  if (value.isSeries && value.numerator) {
    const [, numerator, denominator] = PARTS.exec(cells[named] ?? "") ?? [];
    return { numerator, denominator }[place] ?? "";
  }
  const key = place === "figure" ? "all" : place;
  const at = place === "figure" && named >= 0 ? named : places.findIndex((one) => one.key === key);
  return cells[at] ?? "";
}

function columnOf({ title: name }, places) {
  return places.findIndex(({ title }) => name && isSame(title, name));
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
