// The levels of an area as terrain: each step's mark at the height of its level.
//
// It is read without colour: height, number and shape tell the same. What has no level stands at the
// foot, and the ridge is dotted there.

import { wordsFor } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, FOOT, LEVEL] = [420, 224, 56, 386, 186, 36];
const SIGNS = { unknown: "?", "not-ours": "–", open: "" };

/**
 * A figure of an area. `stops` are { number, title, kind, level, target, before }: `target` where
 * it is to be shown, `before` the level of an earlier round where two stand beside each other.
 */
export function figureOf({ title, trail, shape }, stops, told) {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  figure.className = trail;
  caption.textContent = title;
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": told });
  const at = (index) => LEFT + (index * (RIGHT - LEFT)) / Math.max(1, stops.length - 1);
  const placed = stops.map((stop, index) => ({ ...stop, x: at(index), y: heightOf(stop.level) }));
  picture.append(...grid(), ...terrain(placed), ...earlier(placed));
  picture.append(...placed.flatMap((stop) => mark(stop, shape)));
  figure.append(caption, picture);
  return figure;
}

/** What a step's mark tells, in words. */
export function inWords({ title: step, kind, level, target }) {
  const name = kind === "level" && target ? "target" : kind;
  return wordsFor(`stop-${name}`, { step, level, target });
}

function heightOf(level) {
  return level === undefined ? FOOT - 6 : FOOT - LEVEL * level;
}

function grid() {
  return [1, 2, 3, 4].flatMap((level) => [
    draw("path", { class: "grid-line", d: `M30 ${heightOf(level)}H410` }),
    words(12, heightOf(level) + 5, level),
  ]);
}

// The ridge from mark to mark, with the hill below it where both levels are known.
function terrain(stops) {
  const known = stops.filter(({ level }) => level !== undefined);
  return known.slice(1).flatMap((to, index) => {
    const from = known[index];
    const isNext = stops.indexOf(to) === stops.indexOf(from) + 1;
    const line = `${from.x} ${from.y}L${to.x} ${to.y}`;
    const ridge = draw("path", { class: isNext ? "ridge" : "ridge unknown", d: `M${line}` });
    const hill = draw("path", { class: "hill", d: `M${from.x} ${FOOT}L${line}L${to.x} ${FOOT}Z` });
    return isNext ? [hill, ridge] : [ridge];
  });
}

function earlier(stops) {
  const known = stops.filter(({ before }) => before !== undefined);
  const points = known.map(({ x, before }) => `${x} ${heightOf(before)}`).join("L");
  const squares = known.map(({ x, before }) =>
    draw("rect", { class: "was", x: x - 18, y: heightOf(before) - 18, width: 36, height: 36 }),
  );
  return known.length > 1 ? [draw("path", { class: "ridge before", d: `M${points}` }), ...squares] : squares;
}

function mark({ x, y, kind, level, target, number }, shape) {
  const look = kind === "level" ? "" : " open";
  const pin = draw("g", { transform: `translate(${x} ${y})` });
  pin.append(draw("path", { class: `pin${look}`, d: shape, transform: "scale(.92)" }));
  pin.append(words(0, 5.5, level ?? SIGNS[kind], `pin-text${look}`));
  const aim = draw("path", { class: "aim", d: "M-6 5 0-6 6 5Z", transform: `translate(${x + 22} ${heightOf(target)})` });
  return [pin, words(x, 214, number), ...(target ? [aim] : [])];
}

function words(x, y, text, name) {
  const element = draw("text", { x, y, ...(name && { class: name }) });
  element.textContent = text;
  return element;
}

function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
