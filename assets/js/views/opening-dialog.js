// The dialog for all that is opened: what differs, which side counts, and what will be so.

import { changesFor, compare, outcomes, sidesBy, waysFor } from "../document/comparison.js";
import { joining } from "../document/opening.js";
import { origins } from "../document/outline.js";
import { carried } from "../document/successors.js";
import { TOWN, townOf } from "../document/town-file.js";
import { onPress } from "./button.js";
import { open, toldOutcome } from "./landing.js";
import { showRows } from "./opening-rows.js";
import { pieceOf, wordsFor } from "./words.js";

/**
 * Ask what of a document is to be taken in: `source` is { state, from, title, concerns, key }, `from`
 * "file", "copy" or "link"; `concerns` tells which fields it speaks of, `key` where a copy is kept.
 */
export function askToOpen(root, store, source, names) {
  const dialog = pieceOf("opening");
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  const other = carried(source.state, origins);
  const look = () => compare(store.state, joining(store.state, other), names.isKnown, source.concerns);
  const choice = { ...source, names, sides: {} };
  let showSides;
  choice.changed = (sides) => {
    Object.assign(choice.sides, sides);
    showSides();
    show(part, store, choice);
  };
  const begin = () => {
    choice.comparison = look();
    // What is chosen already stays so.
    choice.sides = { ...sidesBy(firstWay(choice), choice.comparison.differences), ...choice.sides };
    fill(part, choice);
    showSides = showRows(part("rows"), choice);
    choice.changed({});
  };
  const by = (way) => choice.changed(sidesBy(way, choice.comparison.differences));
  begin();
  part("ways").addEventListener("change", ({ target }) => by(target.value));
  onPress(dialog, ({ value }) => {
    if (value === "restored") {
      by(value);
    } else if (value === "open" && JSON.stringify(look()) !== JSON.stringify(choice.comparison)) {
      // Another tab has changed something: nothing is done that was not shown.
      begin();
      part("anew").hidden = false;
      part("title").focus();
    } else {
      dialog.close(value);
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "open") {
      open(root, store, { ...choice, changes: changesFor(choice.comparison, choice.sides) });
    }
  });
  root.querySelector(".opening")?.close();
  root.append(dialog);
  dialog.showModal();
}

// Of one's own copy the copy counts, of another town's file nothing, of the rest what is newer.
function firstWay({ from, comparison }) {
  return from === "copy" ? "there" : isOtherTown(comparison) ? "here" : "newer";
}

// Two names that do not know of each other: a town that has renamed itself is the same.
function isOtherTown({ state, other, differences }) {
  return townOf(state) !== townOf(other) && differences.some(({ name, kind }) => name === TOWN && kind === "two");
}

function fill(part, choice) {
  const { title, from, comparison } = choice;
  const { state, other, differences } = comparison;
  part("title").textContent = title;
  part("lead").textContent = differences.length > 0 ? wordsFor(`lead-${firstWay(choice)}`) : "";
  const towns = { here: townOf(state), there: townOf(other) };
  tell(part("other-town"), isOtherTown(comparison), "other-town", towns);
  // What was cleared here by mistake comes back with one press, and what was done since stays.
  const count = differences.filter(({ kind }) => kind === "cleared").length;
  const [inIt, side, fromIt] = ["in", "side", "from"].map((word) => wordsFor(`${word}-${from}`));
  const words = { count, in: inIt, side, from: fromIt };
  tell(part("cleared"), count > 0 && from !== "copy", "cleared-here", words);
  const ways = waysFor(differences).map(({ way }) => way);
  const option = (way) => new Option(wordsFor(`way-${way}`, words), way);
  part("ways").replaceChildren(...[...ways, "each"].map(option));
  part("ways").lastChild.hidden = true;
  part("ways").closest("p").hidden = ways.length < 2;
}

function tell(place, isSo, name, words) {
  place.hidden = !isSo;
  place.querySelector("span").textContent = isSo ? wordsFor(name, words) : "";
}

// Which way the sides are, and what will be so by them, or why nothing will.
function show(part, store, { comparison, sides, from, names }) {
  const { differences, unknown } = comparison;
  const isBy = (way) => JSON.stringify(sides) === JSON.stringify(way.sides);
  const found = outcomes(comparison, sides);
  const count = unknown.length;
  const isNothing = found.length + count + changesFor(comparison, sides).length === 0;
  const reason = differences.length === 0 ? "no-difference" : isNothing ? "all-newer" : "all-own";
  const told = [
    found.length > 0 && toldOutcome("will", found, names),
    found.length + count === 0 && wordsFor(reason, { in: wordsFor(`in-${from}`) }),
    count > 0 && wordsFor("unknown-kept", { count }),
    !store.isSaved && wordsFor("page-only"),
  ];
  part("ways").value = waysFor(differences).find(isBy)?.way ?? "each";
  part("outcome").textContent = told.filter(Boolean).join(" ");
  part("take").hidden = isNothing;
  part("take").textContent = wordsFor(found.length + count > 0 ? "open-chosen" : "keep-own");
}
