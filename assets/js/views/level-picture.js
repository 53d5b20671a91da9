// The levels of an area as terrain: each step's mark at the height of its level.
//
// It is read without colour: height, number and shape tell the same. What has no level stands at the
// foot, and the ridge is dotted there.

import { drawn, drawnText } from "./drawn.js";
import { wordsFor } from "./words.js";

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
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": told });
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
    drawn("path", { class: "grid-line", d: `M30 ${heightOf(level)}H410` }),
    drawnText(12, heightOf(level) + 5, level),
  ]);
}

// The ridge from mark to mark, with the hill below it where both levels are known.
function terrain(stops) {
  const known = stops.filter(({ level }) => level !== undefined);
  return known.slice(1).flatMap((to, index) => {
    const from = known[index];
    const isNext = stops.indexOf(to) === stops.indexOf(from) + 1;
    const line = `${from.x} ${from.y}L${to.x} ${to.y}`;
    const ridge = drawn("path", { class: isNext ? "ridge" : "ridge unknown", d: `M${line}` });
    const hill = drawn("path", { class: "hill", d: `M${from.x} ${FOOT}L${line}L${to.x} ${FOOT}Z` });
    return isNext ? [hill, ridge] : [ridge];
  });
}

function earlier(stops) {
  const known = stops.filter(({ before }) => before !== undefined);
  const points = known.map(({ x, before }) => `${x} ${heightOf(before)}`).join("L");
  const squares = known.map(({ x, before }) =>
    drawn("rect", { class: "was", x: x - 18, y: heightOf(before) - 18, width: 36, height: 36 }),
  );
  return known.length > 1 ? [drawn("path", { class: "ridge before", d: `M${points}` }), ...squares] : squares;
}

function mark({ x, y, kind, level, target, number }, shape) {
  const look = kind === "level" ? "" : " open";
  const pin = drawn("g", { transform: `translate(${x} ${y})` });
  pin.append(drawn("path", { class: `pin${look}`, d: shape, transform: "scale(.92)" }));
  pin.append(drawnText(0, 5.5, level ?? SIGNS[kind], { class: `pin-text${look}` }));
  const aim = drawn("path", { class: "aim", d: "M-6 5 0-6 6 5Z", transform: `translate(${x + 22} ${heightOf(target)})` });
  return [pin, drawnText(x, 214, number), ...(target ? [aim] : [])];
}
