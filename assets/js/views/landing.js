// What is opened is taken in, and the visitor lands at a summary of what came, with the way back.

import { byStep, changesBackTo, outcomes } from "../document/comparison.js";
import { joining } from "../document/opening.js";
import { areas } from "../document/outline.js";
import { drop, listSnapshots } from "../storage/snapshots.js";
import { keepCopy } from "./save-file.js";
import { tell } from "./undo.js";
import { countsInWords, pieceOf, wordsFor } from "./words.js";

/** What will be or was ("will" or "did") in words: `found` as `outcomes` gives it. */
export function toldOutcome(when, found, names) {
  const [gone, two] = ["emptied", "two"].map((what) => found.filter((one) => one[what]).length);
  const groups = byStep(found.filter(({ emptied }) => !emptied), areas, names.stepOf);
  const steps = groups.filter(({ step }) => step);
  const others = groups.filter(({ step }) => !step).flatMap(({ rows }) => rows);
  const told = [
    steps.length > 0 && ["steps", steps.length, toldCounts(steps.flatMap(({ rows }) => rows))],
    others.length > 0 && ["others", others.length, toldCounts(others)],
    gone > 0 && ["empty", gone],
    two > 0 && ["two", two],
  ];
  return told
    .filter(Boolean)
    .map(([what, count, words]) => wordsFor(`${when}-${what}`, { count, what: words }))
    .join(" ");
}

/** Keep a copy, take a document in with the changes of what was chosen, and tell what came. */
export function open(root, store, { state, title, key, names, sides, changes, comparison }) {
  const copies = listSnapshots();
  const { document: saved, state: before } = store;
  if (store.fault !== "blocked" && !keepCopy(key)) {
    return;
  }
  store.set(changes, joining(saved, state));
  if (store.fault === "full") {
    giveUp(store, saved, copies);
    tell(wordsFor("told-no-room"));
    return;
  }
  const { state: after } = store;
  const found = observed(before, after, Object.keys(sides));
  const count = comparison.unknown.length;
  const words = [toldOutcome("did", found, names), count > 0 && wordsFor("unknown-kept", { count })];
  const told = words.filter(Boolean).join(" ") || wordsFor("nothing-came");
  const back = land(root, store, wordsFor("landed", { title }), told, names, found);
  back.addEventListener("click", () => takeBack(root, store, { title, names, before, after, found }));
  tell("");
}

// Kept on the page, what does not fit would keep later acts from being saved, and so would a copy
// of what has not changed.
function giveUp(store, saved, copies) {
  store.giveUp(saved);
  listSnapshots()
    .filter(({ text }) => copies.every((copy) => copy.text !== text))
    .forEach((copy) => drop(copy.key));
}

// What is another on the page now than before.
function observed(before, after, names) {
  const sides = Object.fromEntries(names.map((name) => [name, "there"]));
  return outcomes({ state: before, other: after, merged: after }, sides);
}

// All that came goes back to what the copy has, but for what has been changed since.
function takeBack(root, store, { title, names, before, after, found }) {
  const all = found.map(({ name }) => name);
  const { state: now } = store;
  store.set(changesBackTo(before, after, now, all));
  const [back, since] = [now, before].map((one) => observed(one, store.state, all).length);
  const told = wordsFor("told-back", { count: back });
  const kept = since > 0 ? ` ${wordsFor("told-since", { count: since })}` : "";
  land(root, store, wordsFor("taken-back", { title }), told + kept, names);
}

// Gives the button that takes it back.
function land(root, store, title, told, names, found = []) {
  const landing = pieceOf("landing");
  const part = (name) => landing.querySelector(`[data-${name}]`);
  part("title").textContent = title;
  part("came").textContent = store.isSaved ? told : `${told} ${wordsFor("told-unsaved")}`;
  part("came-steps").append(...toldSteps(found, names));
  part("back").hidden = found.length === 0;
  part("close").addEventListener("click", () => {
    landing.remove();
    root.querySelector("[data-save]").focus();
  });
  root.querySelector("[data-landing]").replaceChildren(landing);
  part("title").focus();
  return part("back");
}

// A row for each step, with how much of it has changed.
function toldSteps(found, names) {
  return byStep(found, areas, names.stepOf)
    .filter(({ step }) => step)
    .map(({ area, step, rows }) => {
      const row = document.createElement("li");
      row.textContent = `${names.titleOf(area)}, ${names.titleOf(step)}: ${toldCounts(rows)}`;
      return row;
    });
}

function toldCounts(rows) {
  return countsInWords(rows.map(({ name }) => name));
}
