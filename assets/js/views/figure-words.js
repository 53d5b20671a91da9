// What figures tell, in words.

import { isSmall, oneMore, percentOf, threeYearsOf } from "../document/figures.js";
import { rounded } from "../document/numbers.js";
import { inList, wordsFor } from "./words.js";

/** A number as the page's language writes it. */
export function inDigits(number, decimals = 2) {
  const options = { maximumFractionDigits: decimals };
  return number.toLocaleString(document.documentElement.lang, options);
}

/** A number with its unit. */
function withUnit(number, unit) {
  return wordsFor(`unit-${unit}`, { count: number, number: inDigits(number) });
}

/** What a value is in a year: a part of a whole, a mean or a figure; nothing of what is not known. */
export function toldOf(value, year) {
  const { kind, numbers } = year;
  if (kind !== "known") {
    return kind === "nothing" || kind === "withheld" ? wordsFor(`year-${kind}`) : "";
  }
  if (value.figure) {
    const told = withUnit(numbers.figure, value.figure.unit);
    return numbers.denominator === undefined ? told : wordsFor("value-of", { told, count: numbers.denominator });
  }
  const [part, whole] = [numbers.numerator, numbers.denominator].map((number) => inDigits(number));
  if (value.shownAs === "mean") {
    return wordsFor("value-mean", { part, whole, mean: inDigits(rounded(year.height, 1), 1) });
  }
  const percent = percentInWords(value, year);
  return percent ? wordsFor("value-percent", { part, whole, percent }) : wordsFor("value-parts", { part, whole });
}

/** The percentage of a known part, where one is to be shown: a few are not none, nor almost all all. */
export function percentInWords(value, year) {
  const percent = percentOf(value, year);
  const { numerator, denominator } = year.numbers;
  const [isUnder, isOver] = [percent === 0 && numerator > 0, percent === 100 && numerator < denominator];
  return percent === undefined ? "" : wordsFor(isUnder ? "percent-under" : isOver ? "percent-over" : "percent", { percent });
}

/** A finding in sentences. */
export function findingInWords(value, { kind, last, before, gap }) {
  const told = wordsFor(`finding-${kind}`, {
    year: last?.year,
    told: last && toldOf(value, last),
    before: before?.year,
    toldBefore: before && toldOf(value, before),
  });
  const years = inList(gap.map(String));
  return gap.length > 0 ? `${told} ${wordsFor("gap", { count: gap.length, years })}` : told;
}

/** The sum of the last three years in words; nothing where they are not told together. */
export function threeYearsInWords(value, years) {
  const sum = threeYearsOf(value, years);
  return sum ? wordsFor("three-years", { first: sum.year - 2, last: sum.year, told: toldOf(value, sum) }) : "";
}

/** What there is to say of a small number; nothing of a large one. */
export function smallInWords(value, year) {
  if (year?.kind !== "known" || !isSmall(value, year)) {
    return "";
  }
  if (value.figure || value.shownAs === "mean") {
    return wordsFor("small-answers");
  }
  const other = oneMore(value, year);
  if (!other) {
    return wordsFor("small");
  }
  const more = wordsFor("value-parts", { part: inDigits(other.numerator), whole: inDigits(other.denominator) });
  const isMore = other.numerator > year.numbers.numerator;
  return `${wordsFor("small")} ${wordsFor(isMore ? "small-more" : "small-less", { more })}`;
}

/** Of how many the information is missing in a year; nothing where it is not told. */
export function missingInWords(value, year) {
  const { missing } = year?.numbers ?? {};
  return missing === undefined
    ? ""
    : wordsFor("missing-told", { label: value.missing.label, told: withUnit(missing, value.missing.unit), year: year.year });
}
