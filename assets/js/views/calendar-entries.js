// Matters that have a day, as they are told in a calendar.

import { cut } from "../document/short-text.js";
import { fileName, townOf } from "../document/town-file.js";
import { itemOf, stopOf } from "./listed-steps.js";
import { wordsFor } from "./words.js";

const NAME = 60; // letters of who does it
const ENDING = /\.json$/;
const papers = new Map(
  [...document.querySelector("template[data-papers]").content.querySelectorAll("[data-paper]")].map((link) => [
    link.dataset.paper,
    link,
  ]),
);

/** The templates that the done items ask for: { id, day, changed } each, as `mattersOf` takes them. */
export function papersOf(done) {
  const addresses = new Set(done.map((item) => itemOf(item).paper?.href).filter(Boolean));
  return [...papers.values()]
    .filter(({ href }) => addresses.has(href))
    .map(({ dataset: { paper: id, due: day, reviewed } }) => ({ id, day, changed: Date.parse(reviewed) }));
}

/** A matter as an entry of a calendar; without names nobody is told of. */
export function entryOf(state, matter, isNamed) {
  const { key, kind, day, changed } = matter;
  const { title, href, facts } = toldOf(matter);
  const name = isNamed ? cut(matter.owner ?? "", NAME) : "";
  const owner = name && wordsFor("entry-owner", { owner: name });
  return {
    key,
    uid: `${[key, slugOf(state)].filter(Boolean).join(".")}@${location.hostname}`,
    day,
    changed,
    title,
    facts,
    owner,
    href,
    isOff: kind === "off",
  };
}

/** The name of the file, of a day. */
export function calendarName(state, day) {
  return fileName(townOf(state), day).replace(ENDING, ".ics");
}

function toldOf({ kind, id, step, title, isDone }) {
  const home = document.querySelector(".site-name").href;
  if (kind === "off") {
    const name = isDone ? "done" : "gone";
    return { title: wordsFor(`entry-${name}`, { title }), facts: wordsFor(`entry-why-${name}`), href: home };
  }
  if (kind === "template") {
    const { textContent, href } = papers.get(id);
    const paper = textContent.replaceAll("\u00ad", "");
    return { title: wordsFor("entry-template", { paper }), facts: wordsFor("entry-why-template"), href };
  }
  if (kind === "look" || kind === "board") {
    return { title: wordsFor(`entry-${kind}`), facts: wordsFor(`entry-why-${kind}`), href: home };
  }
  const { title: name, href } = stopOf(step);
  const isItem = kind === "item";
  return {
    title: isItem ? itemOf(id).text : wordsFor("entry-step", { step: name }),
    facts: isItem ? wordsFor("entry-of", { step: name }) : "",
    href: isItem ? `${href}#${id}` : href,
  };
}

// Two towns may be in one calendar, and one matter of theirs is two.
function slugOf(state) {
  return fileName(townOf(state), "").replace(ENDING, "").split("-").slice(1).join("-");
}
