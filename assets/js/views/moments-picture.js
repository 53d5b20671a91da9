// Two moments as a picture of bars: on the page, and as a file that stands alone in a report.

import { share } from "../document/moments.js";
import { fileName } from "../document/town-file.js";
import { wordsFor } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEAD, ROW, BARS, LONGEST] = [648, 80, 32, 232, 340];
const SHARPNESS = 3; // pixels of the file for one of the picture
// The looks of the file, which no style sheet reaches: dark on white, whatever the page has.
const FILLS = { track: "#fff", before: "#cbd4c6", after: "#163b2c" };
const [INK, EDGE] = ["#15251d", "#8a978c"];

/**
 * The picture of rows as `compareMoments` gives them; `titleOf` gives the title of a row, `names`
 * are those of both moments.
 */
export function pictureOf(rows, titleOf, names, title) {
  const viewBox = `-9 -9 ${WIDTH} ${HEAD + rows.length * ROW + 16}`;
  const sums = rows.filter(({ step }) => !step);
  const told = sums.map((row) => {
    const [one, other] = [counted(row.before), counted(row.after)];
    return wordsFor("comparison-sum", { name: titleOf(row), one, other });
  });
  const [one, other] = names;
  const label = wordsFor("comparison-told", { title, one, other, sums: told.join(", ") });
  const picture = shape("svg", { viewBox, role: "img", "aria-label": label });
  picture.append(text(0, 18, title, { "font-size": 17, "font-weight": 700 }));
  ["before", "after"].forEach((side, index) => {
    const y = 42 + index * 20;
    picture.append(bar(side, 0, y - 10, 24), text(32, y, names[index]));
  });
  rows.forEach((row, index) => {
    const y = HEAD + index * ROW;
    picture.append(text(row.step ? 14 : 0, y + 17, titleOf(row), { "font-weight": row.step ? 400 : 700 }));
    ["before", "after"].forEach((side, place) => {
      const at = y + 2 + place * 13;
      picture.append(bar("track", BARS, at, LONGEST), bar(side, BARS, at, LONGEST * share(row[side])));
      picture.append(text(BARS + LONGEST + 8, at + 10, counted(row[side]), { "font-size": 12 }));
    });
  });
  return picture;
}

/** Give the picture to the visitor as a file. */
export function savePicture(picture, town, day) {
  const canvas = document.createElement("canvas");
  const { width, height } = picture.viewBox.baseVal;
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  const alone = picture.cloneNode(true);
  dress(alone, { "font-family": "Arial", width: canvas.width, height: canvas.height });
  const image = new Image();
  image.addEventListener("load", () => {
    const drawn = canvas.getContext("2d");
    drawn.fillStyle = FILLS.track;
    drawn.fillRect(0, 0, canvas.width, canvas.height);
    drawn.drawImage(image, 0, 0);
    const link = document.createElement("a");
    link.href = canvas.toDataURL();
    link.download = wordsFor("picture-file", { file: fileName(town, day).replace(/\.json$/, "") });
    link.click();
  });
  const source = new XMLSerializer().serializeToString(alone);
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
}

/** A count in words: done of all, or a dash where there was none. */
export function counted(count) {
  return count ? `${count.done}/${count.total}` : "–";
}

function bar(kind, x, y, width) {
  const looks = { class: `bar ${kind}`, fill: FILLS[kind], stroke: EDGE };
  return shape("rect", { x, y, width, height: 11, ...looks });
}

function text(x, y, words, looks) {
  const element = shape("text", { x, y, fill: INK, "font-size": 13, ...looks });
  element.textContent = [...words].slice(0, 80).join("");
  return element;
}

function shape(name, attributes) {
  return dress(document.createElementNS(SVG, name), attributes);
}

function dress(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
