// Paragraphs and numbered lists as text for other programs, and what of them is to be checked. Pure.
//
// What somebody has to check before it is sent is told between two marks, which only the screen shows.

/**
 * A block: a title, a paragraph or a numbered list.
 *
 * @typedef {{ kind: "title" | "paragraph", text: string } | { kind: "list", items: string[] }} Block
 */

const [OPEN, CLOSE] = ["\u0002", "\u0003"];
const MARKS = /[\u0002\u0003]/g;
const NUMBERS = /\d(?:[\d\s.,/()%€–]*[\d)%€])?/g;

/** A text that is to be checked. */
export function toCheck(text) {
  return `${OPEN}${String(text).replace(MARKS, "")}${CLOSE}`;
}

/** A text whose numbers are to be checked. */
export function numbersToCheck(text) {
  return text.replace(MARKS, "").replace(NUMBERS, toCheck);
}

/** The runs of a text: { text, isToCheck } each. */
export function runsOf(text) {
  return text
    .split(/(\u0002[^\u0003]*\u0003)/)
    .filter(Boolean)
    .map((run) => ({ text: run.replace(MARKS, ""), isToCheck: run.startsWith(OPEN) }));
}

/**
 * Blocks as { plain, html }, without the marks.
 *
 * @type {(blocks: Block[]) => { plain: string, html: string }}
 */
export function asText(blocks) {
  const plain = blocks.map((block) => linesOf(block).map(onOneLine).join("\r\n"));
  return { plain: plain.join("\r\n\r\n"), html: blocks.map(htmlOf).join("") };
}

function linesOf(block) {
  return block.kind === "list" ? block.items.map((item, index) => `${index + 1}. ${item}`) : [block.text];
}

function htmlOf(block) {
  if (block.kind === "list") {
    return `<ol>${block.items.map((item) => `<li>${escaped(onOneLine(item))}</li>`).join("")}</ol>`;
  }
  const tag = block.kind === "title" ? "h2" : "p";
  return `<${tag}>${escaped(onOneLine(block.text))}</${tag}>`;
}

// Somebody's name or note may have a line break or worse in it.
function onOneLine(text) {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, (found) => (/^[\u0002\u0003]+$/.test(found) ? "" : " ")).trim();
}

function escaped(text) {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
