// Versions of one thing that do not know of each other, side by side, to choose from.

import { fieldOf } from "../document/fields.js";
import { choicesOf, choosing, writerOf } from "../document/versions.js";
import { redraw } from "./redraw.js";
import { momentOf, pieceOf, wordsFor } from "./words.js";

/**
 * Show after a part of the page the versions of those fields that have several. `named` gives the
 * fields, `words` tells them and their values: { label, word }. `next` gets the focus when nothing
 * is left to choose.
 */
export function startVersions(store, part, named, words, next) {
  const place = document.createElement("div");
  part.after(place);
  const choose = (change) => {
    store.act([change]);
    (place.querySelector("button") ?? next).focus();
  };
  const read = () => named().map((name) => [name, choicesOf(store.state, name)]).filter(([, all]) => all[1]);
  keepRight(store, place, read, ([name, all]) => blockOf(store.state, name, all, words, choose));
}

/** Tell of how many things a page has several versions, and lead to the first. */
export function startVersionsTold(store, place) {
  const read = () => {
    const blocks = document.querySelectorAll(".versions");
    place.classList.toggle("notice", blocks.length > 0);
    return blocks[0] ? [`${wordsFor("versions-told", { count: blocks.length })} `, blocks[0].id] : [];
  };
  keepRight(store, place, read, (part, at) => {
    const link = document.createElement("a");
    link.href = `#${part}`;
    link.textContent = wordsFor("to-versions");
    return at ? link : part;
  });
}

function keepRight(store, place, read, draw) {
  const show = () => {
    const what = read();
    redraw(place, what, () => what.map(draw));
  };
  store.subscribe(show);
  show();
}

function blockOf(state, name, versions, { label, word }, choose) {
  const block = pieceOf("versions");
  const [mark, what, list, all] = block.querySelectorAll("strong, strong + span, div, div > button");
  const [row] = list.children;
  const count = versions.length;
  mark.textContent = wordsFor("two-versions");
  if (count > 2) {
    mark.textContent = wordsFor("versions", { count });
    all.textContent = wordsFor("keep-all");
  }
  what.textContent = label(name);
  block.classList.add("notice");
  block.id = `versiot-${name.replaceAll("/", "-")}`;
  block.setAttribute("aria-label", block.firstElementChild.textContent);
  const offer = (button, value, chosen) => {
    button.setAttribute("aria-label", `${button.textContent}: ${word(name, value)}`);
    button.addEventListener("click", () => choose([name, value, choosing(versions, chosen)]));
  };
  list.replaceChildren(
    ...versions.map((version) => {
      const one = row.cloneNode(true);
      const [text, facts, button] = one.children;
      text.textContent = word(name, version.value) || wordsFor("no-value");
      facts.textContent = writtenBy(state, writerOf(version));
      offer(button, version.value, version);
      return one;
    }),
  );
  const texts = versions.map(({ value }) => value);
  all.hidden = fieldOf(name).is !== "text" || !texts[0];
  // Only what has lines may get one more.
  offer(all, texts.join(/\n/.test(texts) ? "\n" : " / "));
  return block;
}

// A document has no names of its browsers; a day to come is of a clock that was wrong.
function writtenBy({ mark }, { mark: writer, time }) {
  const where = writer.split(".")[0] === mark ? "here" : "there";
  return /['+]/.test(writer) || time > Date.now() ? "" : wordsFor(`written-${where}`, momentOf(time));
}
