// The town's map as a poster: its head, the board on the tower, and the deeds in its margin.

import { areas } from "../document/outline.js";
import { boardOf, deedLines, whoLine } from "../document/town-map.js";
import { drawn } from "./drawn.js";
import { itemOf, stopOf } from "./listed-steps.js";
import { inFinnish, pieceOf, wordsFor } from "./words.js";

const TITLE_LETTERS = 24; // of a town's name beside the title; a longer one stands on the tower alone
const BOARD_EDGE = 12;
const DEED_WIDTH = 296;
const TAG = { letter: 8.2, margin: 12, room: 11 }; // "room" in letters, before who and when

/** The town and the day, and how many steps are done; an empty map invites. */
export function drawHead(map, town, { done, begun, total }, day) {
  const isShort = town && [...town].length <= TITLE_LETTERS;
  map.querySelector("[data-map-title]").textContent = wordsFor(isShort ? "map-title-of" : "map-title", { town });
  const words = wordsFor("steps-of", { done, count: total });
  const told =
    done + begun === 0 ? wordsFor("choose-first") : begun > 0 ? wordsFor("steps-begun", { words, begun }) : words;
  map.querySelector("[data-map-day]").textContent = `${inFinnish(day)} · ${told}`;
}

/** A name on the board of the tower. */
export function drawBoard(map, name) {
  const [rect, text] = map.querySelectorAll("[data-board] :is(rect, text)");
  const { lines, size, x, width } = boardOf(name, Number(text.dataset.middle), Number(text.dataset.end));
  rect.setAttribute("x", x);
  rect.setAttribute("width", width);
  text.style.fontSize = `${size}px`;
  const spans = lines.map((line, at) => {
    const span = drawn("tspan", { x: x + width / 2, dy: `${at === 0 ? (1 - lines.length) / 2 : 1}em` });
    span.textContent = line;
    return span;
  });
  text.replaceChildren(...spans);
  spans.forEach((span) => fit(span, width - BOARD_EDGE));
}

/** The deeds, each under the colour of its trail; when there are none, that the town is there. */
export function drawDeeds(map, deeds) {
  const group = map.querySelector("[data-deeds]");
  group.setAttribute("role", "list");
  group.setAttribute("aria-label", wordsFor("map-deeds"));
  [...group.children].forEach((row, at) => {
    const deed = deeds[at];
    row.setAttribute("role", "listitem");
    deed ? drawDeed(row.firstElementChild, deed, `${at + 1}/${deeds.length}`) : emptyDeed(row.firstElementChild);
  });
  if (deeds.length === 0) {
    const [first] = group.querySelectorAll(".what");
    first.textContent = wordsFor("map-reached");
  }
}

function drawDeed(link, deed, place) {
  const trail = areas.findIndex(({ steps }) => steps.some(({ id }) => id === deed.step)) + 1;
  const text = itemOf(deed.item).text;
  const { title, href } = stopOf(deed.step);
  const day = inFinnish(deed.date) || deed.date;
  const late = deed.reason === "late" ? wordsFor("late") : "";
  link.setAttribute("class", `deed trail-${trail}`);
  link.setAttribute("href", `${href}#${deed.item}`);
  link.dataset.of = deed.step;
  const lines = deedLines(text);
  const who = whoLine(deed.owner, day, late ? TAG.room : 0);
  // All that is seen comes first and in one piece, for those who speak to the page.
  const seen = [...lines, late, who].filter(Boolean).join(" ");
  link.setAttribute("aria-label", [seen, title, place].join(", "));
  link.setAttribute("aria-description", lines.join(" ") === text ? "" : text);
  link.querySelectorAll(".what").forEach((line, at) => {
    line.textContent = lines[at] ?? "";
    fit(line, DEED_WIDTH);
  });
  fillFoot(link, late, who);
}

function emptyDeed(link) {
  link.setAttribute("class", "deed");
  ["href", "aria-label", "aria-description", "data-of"].forEach((name) => link.removeAttribute(name));
  link.querySelectorAll(".what").forEach((line) => (line.textContent = ""));
  fillFoot(link, "", "");
}

function fillFoot(link, late, who) {
  const [tag, word, told] = link.querySelectorAll(".tag, .tag ~ text");
  const width = late ? [...late].length * TAG.letter + TAG.margin : 0;
  tag.setAttribute("width", width);
  word.textContent = late;
  told.textContent = who;
  const x = width ? width + 8 : 0;
  told.setAttribute("x", x);
  fit(told, DEED_WIDTH - x);
}

// Letters that are wider than most stand closer.
function fit(text, room) {
  ["textLength", "lengthAdjust"].forEach((name) => text.removeAttribute(name));
  if (text.getComputedTextLength() > room) {
    text.setAttribute("textLength", room);
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}

/** The same deeds as a table, in which nothing is cut. */
export function tellDeeds(section, deeds) {
  section.hidden = deeds.length === 0;
  const rows = deeds.map(({ step, item, owner, date }) => {
    const row = pieceOf("map-deed");
    const link = row.querySelector("a");
    const { title, href } = stopOf(step);
    link.href = `${href}#${item}`;
    link.textContent = itemOf(item).text;
    [title, owner, inFinnish(date) || date].forEach((words, at) => (row.cells[at + 1].textContent = words));
    return row;
  });
  section.querySelector("tbody").replaceChildren(...rows);
}
