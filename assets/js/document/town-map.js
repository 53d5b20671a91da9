// What the town's map says, in the room that a drawing has: names, deeds, who and when. Pure.
//
// Lengths are the drawing's units; a letter is taken as wide as it is on an average.

import { cut } from "./short-text.js";

const BOARD = { size: 19.5, letters: 24, least: 0.7, letter: 0.56, margin: 24 };
const SMALL = Math.floor(BOARD.letters / BOARD.least);
const DEED = { letters: 60, line: 33, who: 39 };

/**
 * The board on the tower: { lines, size, x, width }. A name stands in one line, smaller when it is
 * long, then in two. It stands above `middle`, and ends before `end`.
 */
export function boardOf(name, middle, end) {
  const letters = [...name].length;
  const size = BOARD.size * Math.max(BOARD.least, Math.min(1, BOARD.letters / letters));
  const lines = letters > SMALL ? inTwo(name) : [name];
  const longest = Math.max(...lines.map((line) => [...line].length));
  const width = Math.round(longest * size * BOARD.letter + BOARD.margin);
  return { lines, size, width, x: Math.min(Math.round(middle - width / 2), end - width) };
}

/** A deed's text in one line or two, of at most 60 letters. */
export function deedLines(text) {
  const [first, ...others] = wrapped(cut(text, DEED.letters), DEED.line);
  return others.length > 0 ? [first, cut(others.join(" "), DEED.line)] : [first];
}

/** Who and when in one line: a long name gives way to the day; `room` is what is taken already. */
export function whoLine(owner, day, room = 0) {
  const left = DEED.who - room - [...day].length - (day ? 3 : 0);
  return [cut(owner, Math.max(left, 1)), cut(day, DEED.who - room)].filter(Boolean).join(" · ");
}

function wrapped(text, letters) {
  return text.split(" ").reduce((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    return [...longer].length > letters && lines.length > 0
      ? [...lines, word]
      : [...lines.slice(0, -1), longer];
  }, []);
}

// At the space nearest to the middle; a single word is cut.
function inTwo(name) {
  const words = name.split(" ");
  const pairs = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  const longest = (pair) => Math.max(...pair.map((line) => [...line].length));
  const [best = [name]] = pairs.sort((one, other) => longest(one) - longest(other));
  return best.map((line) => cut(line, SMALL));
}
