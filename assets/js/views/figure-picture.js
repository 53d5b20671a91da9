// The years of a value as a line: what is small stands hollow, what is not known leaves a gap.

import { breaksBetween, isSmall, oneMore, percentOf } from "../document/figures.js";
import { drawn, drawnText } from "./drawn.js";
import { inDigits, percentInWords, toldOf } from "./figure-words.js";
import { wordsFor } from "./words.js";

const [LEFT, RIGHT, TOP, BASE, WIDTH, HEIGHT] = [104, 446, 40, 156, 480, 190];
const STEPS = [1, 2, 2.5, 5, 10];
const MOST_YEARS = 8; // that have room for their words
const ROOMY = 4; // that have it where letters are large beside the picture

/**
 * A picture of years as `valueIn` tells them, without a gap in their numbers; `title` is the
 * value's, `finding` the sentence about it.
 */
export function pictureOf(value, all, title, finding) {
  const years = all.slice(-MOST_YEARS);
  const label = wordsFor("picture-told", { title, finding, years: years.map(yearTold(value)).join(", ") });
  const look = years.length > ROOMY ? "year-plot many" : "year-plot";
  const picture = drawn("svg", { class: look, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  const top = topOf(Math.max(...years.flatMap((year) => (year.kind === "known" ? [year.height, ...whiskerOf(value, year)] : []))));
  const gap = years.length > 1 ? (RIGHT - LEFT) / (years.length - 1) : 0;
  const x = (year) => LEFT + gap * (year.year - years[0].year);
  const y = (height) => BASE - (BASE - TOP) * (top > 0 ? height / top : 0);
  picture.append(drawn("path", { class: "axis", d: `M46 ${BASE}H${WIDTH - 4}` }), drawnText(6, BASE + 5, inDigits(0)));
  picture.append(drawnText(6, TOP + 5, topInWords(value, years, top)));
  years.slice(1).forEach((year, index) => {
    picture.append(...between(value, years[index], year, x, y));
  });
  for (const year of years) {
    picture.append(...pointOf(value, year, x(year), y, { isFirst: year === years[0], isLast: year === years.at(-1) }));
  }
  return picture;
}

function yearTold(value) {
  return (year) => wordsFor("picture-year", { year: year.year, told: toldOf(value, year) || wordsFor("year-unknown") });
}

// A line from one year to the next, and the breaks that they have between them.
function between(value, one, other, x, y) {
  if (breaksBetween(value, one.year, other.year).length > 0) {
    const at = (x(one) + x(other)) / 2;
    return [
      drawn("path", { class: "break", d: `M${at} ${TOP - 16}V${BASE}` }),
      drawnText(at, TOP - 22, wordsFor("break-short"), { "text-anchor": "middle" }),
    ];
  }
  if (one.kind !== "known" || other.kind !== "known") {
    return [];
  }
  const isDotted = isSmall(value, one) || isSmall(value, other);
  const d = `M${x(one)} ${y(one.height)}L${x(other)} ${y(other.height)}`;
  return [drawn("path", { class: isDotted ? "trend small" : "trend", d })];
}

// Where letters are large, what is "short" between the first and the last of many is left out.
function pointOf(value, year, at, y, { isFirst, isLast }) {
  const look = isLast ? "short last" : "short";
  const middle = { "text-anchor": "middle" };
  const below = drawnText(at, BASE + 24, String(year.year), { ...middle, class: isFirst ? "" : look });
  if (year.kind !== "known") {
    return [below, drawnText(at, BASE - 8, wordsFor("year-unknown"), { ...middle, class: "short" })];
  }
  const [low, high] = whiskerOf(value, year).map(y);
  const cap = `M${at - 6} ${low}h12M${at - 6} ${high}h12`;
  const whisker = low === undefined ? [] : [drawn("path", { class: "one", d: `M${at} ${low}V${high}${cap}` })];
  const words = shortTold(value, year);
  return [
    below,
    ...whisker,
    drawn("circle", { class: isSmall(value, year) ? "point small" : "point", cx: at, cy: y(year.height), r: 6.5 }),
    drawnText(at, Math.min(y(year.height), high ?? BASE) - 11, words, { ...middle, class: look }),
  ];
}

// One case less and one more, as heights; nothing of what is not counted.
function whiskerOf(value, { numbers: { numerator, denominator }, ...year }) {
  if (!oneMore(value, { ...year, numbers: { numerator, denominator } }) || value.shownAs === "mean") {
    return [];
  }
  return [Math.max(numerator - 1, 0), Math.min(numerator + 1, denominator)].map((part) => part / denominator);
}

// Sums of euros are too long to stand side by side.
function shortTold(value, year) {
  const percent = percentInWords(value, year);
  const isLong = value.numerator && value.numerator.unit !== "kpl" && percent;
  if (isLong || value.shownAs === "mean" || value.figure) {
    return isLong ? percent : inDigits(year.height, 1);
  }
  return wordsFor("value-parts", { part: inDigits(year.numbers.numerator), whole: inDigits(year.numbers.denominator) });
}

function topInWords(value, years, top) {
  const isPercent = years.some((year) => year.kind === "known" && percentOf(value, year) !== undefined);
  if (isPercent) {
    return `${inDigits(top * 100, 1)} %`;
  }
  return value.figure || value.shownAs === "mean" ? inDigits(top) : "";
}

// The first round number above.
function topOf(height) {
  if (!(height > 0)) {
    return 0;
  }
  const power = 10 ** Math.floor(Math.log10(height));
  return power * STEPS.find((step) => step * power >= height * (1 - 1e-9));
}
