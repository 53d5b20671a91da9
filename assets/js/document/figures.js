// Figures that a town writes down once a year, and what they tell together. Pure.
//
// A value, as the page gives it, has figures of { id, label, unit }: `numerator` and `denominator`,
// or `figure` with or without the `denominator` that tells of how many it is, and perhaps
// `missing`: of how many the information is missing.

/** @import { State } from "./types.js" */

import { fieldName, partsOf } from "./fields.js";
import { numberOf, rounded } from "./numbers.js";
import { valueOf } from "./state.js";

/**
 * What figures tell together, as the page gives it.
 *
 * @typedef {object} FigureValue
 * @property {string} title empty where the indicator has no other
 * @property {"percent" | "counts" | "mean"} shownAs
 * @property {FigureOf} [numerator]
 * @property {FigureOf} [denominator] of a figure by itself, of how many it is
 * @property {FigureOf} [figure] the one that is told by itself
 * @property {FigureOf} [missing]
 * @property {true} [threeYears] the sum of three years is told beside
 * @property {true} [broken] its years have the breaks, though it is not of euros
 *
 * @typedef {{ id: string, label: string, unit: string }} FigureOf
 */

/**
 * A value in a year.
 *
 * @typedef {object} YearValue
 * @property {number} year
 * @property {string} kind "known"; "nothing" where there is nothing to count; "withheld" where so
 *   few have answered that nobody is told; "fault", "half" or "empty"
 * @property {string} fault why: "percent", "unclear", "not-number", "not-whole" or "larger"
 * @property {Record<string, number>} numbers by place in the value
 * @property {number} [height] of a known one: the figure, or the one divided by the other
 */

/**
 * What years tell.
 *
 * @typedef {object} Finding
 * @property {string} kind "none", "one", "nothing" or "withheld"; of two years that can be beside
 *   each other "risen", "fallen" or "same", and of others "small" or "break"
 * @property {YearValue} [last]
 * @property {YearValue} [before]
 * @property {number[]} gap the years between them of which nothing is known
 */

const FIGURE = "figure";
const PLACES = ["numerator", "figure", "denominator", "missing"];
const WHOLE_UNIT = "kpl";
const EUROS = "euroa";
const MAYBE_THOUSANDS = /^[1-9]\d{0,2},\d{3}(?:\s?€)?$/;

/** The years with whose first day the towns' tasks changed: what was paid before it is other. */
export const BREAKS = [2023, 2025];

const SUMMED = 3; // years that are told together
const FEW = 5; // cases, below which one more or less is most of the change
const FEW_IN_ALL = 30;
const NO_PERCENT = 10; // in all, below which a percentage says more than is known
const FEW_ANSWERS = 10;
const NO_ANSWERS = 5; // below which an answer could be known as somebody's

/** The name of the field of a figure in a year. */
export function figureField(id, year) {
  return fieldName(FIGURE, `${id}.${year}`, "count");
}

/** The years in which something is written of these figures, the first one first. */
export function yearsOf(state, ids) {
  const known = new Set(ids);
  const years = Object.entries(state.fields)
    .filter(([name, { value }]) => partsOf(name).kind === FIGURE && typeof value === "string" && value)
    .map(([name]) => partsOf(name).id.split("."))
    .filter(([id, year]) => known.has(id) && /^2\d{3}$/.test(year))
    .map(([, year]) => Number(year));
  return [...new Set(years)].sort((one, other) => one - other);
}

/** The figures of a value, each with its place in it. */
export function figuresOf(value) {
  return PLACES.filter((place) => value[place]).map((place) => ({ place, ...value[place] }));
}

/**
 * Why what is written cannot be a figure of a unit, or nothing: "percent", "not-number",
 * "not-whole", or "unclear" of euros whose comma may stand between thousands.
 */
export function faultOf(text, unit) {
  const number = numberOf(text);
  if (number === undefined) {
    return "";
  }
  if (Number.isNaN(number)) {
    return text.trim().endsWith("%") ? "percent" : "not-number";
  }
  if (unit === EUROS && MAYBE_THOUSANDS.test(text.trim())) {
    return "unclear";
  }
  return unit === WHOLE_UNIT && !Number.isInteger(number) ? "not-whole" : "";
}

/** Whether one is more than all, of a value whose one is a part. */
export function isLarger(value, { numerator, denominator }) {
  return value.numerator !== undefined && value.shownAs !== "mean" && numerator > denominator;
}

/** @type {(state: State, value: FigureValue, year: number) => YearValue} */
export function valueIn(state, value, year) {
  const found = { year, kind: "known", fault: "", numbers: {} };
  for (const { place, id, unit } of figuresOf(value)) {
    const written = valueOf(state, figureField(id, year));
    const text = typeof written === "string" ? written : "";
    const fault = faultOf(text, unit);
    found.fault ||= fault;
    if (!fault && text.trim()) {
      found.numbers[place] = numberOf(text);
    }
  }
  return { ...found, ...kindOf(value, found) };
}

function kindOf(value, { fault, numbers }) {
  const { numerator, figure, denominator } = numbers;
  const main = value.figure ? figure : numerator;
  if (fault) {
    return { kind: "fault" };
  }
  if (denominator === 0) {
    // One of none is no figure, but none of none is nothing to count.
    return main ? { kind: "fault", fault: "larger" } : { kind: "nothing" };
  }
  if (main === undefined || (!value.figure && denominator === undefined)) {
    return { kind: Object.keys(numbers).length > 0 ? "half" : "empty" };
  }
  if (isLarger(value, numbers)) {
    return { kind: "fault", fault: "larger" };
  }
  if (value.shownAs === "mean" && denominator < NO_ANSWERS) {
    return { kind: "withheld" };
  }
  return { kind: "known", height: value.figure ? figure : numerator / denominator };
}

/** The percentage of a part, whole; undefined where none is to be shown. */
export function percentOf(value, { numbers: { numerator, denominator } }) {
  const isShown = value.numerator && value.shownAs === "percent" && denominator >= NO_PERCENT;
  return isShown ? rounded((100 * numerator) / denominator) : undefined;
}

/** Whether a known value is of so few that no direction can be told by it. */
export function isSmall(value, { numbers: { numerator, denominator } }) {
  if (value.figure || value.shownAs === "mean") {
    return denominator < FEW_ANSWERS;
  }
  return numerator < FEW || denominator < FEW_IN_ALL;
}

/** The breaks between two years, which sums of euros have and what is counted from them. */
export function breaksBetween(value, before, after) {
  const { unit } = value.figure ?? value.numerator;
  return value.broken || unit === EUROS ? BREAKS.filter((year) => before < year && year <= after) : [];
}

/** One case more, or less where all are: { numerator, denominator }; undefined of what is not counted. */
export function oneMore(value, { numbers: { numerator, denominator } }) {
  if (value.numerator?.unit !== WHOLE_UNIT) {
    return undefined;
  }
  return { numerator: numerator < denominator ? numerator + 1 : numerator - 1, denominator };
}

/**
 * What the years tell: the last of them, and how it is beside the known one before it.
 *
 * @type {(value: FigureValue, years: YearValue[]) => Finding}
 */
export function findingOf(value, years) {
  const told = years.filter(({ kind }) => ["known", "nothing", "withheld"].includes(kind));
  const last = told.at(-1);
  if (!last) {
    return { kind: "none", gap: [] };
  }
  const before = told.filter(({ kind }) => kind === "known").findLast(({ year }) => year < last.year);
  const gap = before ? gapBetween(before.year, last.year, told) : [];
  if (last.kind !== "known" || !before) {
    return { kind: last.kind === "known" ? "one" : last.kind, last, before, gap };
  }
  return { kind: changeOf(value, before, last), last, before, gap };
}

/**
 * The last three years as one, its parts added up: a known value, or undefined where they are not
 * told together, are not all there, have a break among them or nothing to count.
 *
 * @type {(value: FigureValue, years: YearValue[]) => YearValue | undefined}
 */
export function threeYearsOf(value, years) {
  const { last } = findingOf(value, years);
  if (!last) {
    return undefined;
  }
  const three = years.filter(({ year, kind }) => year > last.year - SUMMED && ["known", "nothing"].includes(kind));
  const isWhole = value.threeYears && three.length === SUMMED && three.at(-1) === last;
  if (!isWhole || breaksBetween(value, three[0].year, last.year).length > 0) {
    return undefined;
  }
  const sum = (place) => three.reduce((all, { numbers }) => all + (numbers[place] ?? 0), 0);
  const numbers = { numerator: sum("numerator"), denominator: sum("denominator") };
  const all = { year: last.year, fault: "", numbers, ...kindOf(value, { fault: "", numbers }) };
  return all.kind === "known" ? all : undefined;
}

function changeOf(value, before, last) {
  if (breaksBetween(value, before.year, last.year).length > 0) {
    return "break";
  }
  if ([before, last].some((one) => isSmall(value, one))) {
    return "small";
  }
  // What is told as the same number is the same.
  const decimals = value.numerator && value.shownAs !== "mean" ? 2 : 1;
  const [one, other] = [before, last].map(({ height }) => rounded(height, decimals));
  return one === other ? "same" : other > one ? "risen" : "fallen";
}

function gapBetween(before, last, told) {
  const known = told.map(({ year }) => year);
  const between = Array.from({ length: last - before - 1 }, (_, index) => before + 1 + index);
  return between.filter((year) => !known.includes(year));
}
