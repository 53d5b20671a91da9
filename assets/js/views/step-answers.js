// The statements of a step, answered on its own page: their described levels become choices.

import { itemId } from "../document/progress.js";
import { NOT_OURS, UNKNOWN, answering, answersOf, beginning, roundsOf } from "../document/rounds.js";
import { assessed, rewordings } from "../document/statements.js";
import { newRound } from "./begun-round.js";
import { suggest } from "./suggested-order.js";
import { savedNote, tellSaved } from "./text-field.js";
import { inFinnish, wordsFor } from "./words.js";

const OTHERS = { [UNKNOWN]: "told-unknown", [NOT_OURS]: "told-left-out" };

/**
 * Let a step's statements be answered where they stand in `place`: in the last round, and where
 * there is none, in one that the first answer begins.
 */
export function startAnswers(place, step, store) {
  if (place.querySelector("input")) {
    return;
  }
  const { statements } = assessed.find(({ id }) => id === step);
  const lists = [...place.querySelectorAll(".levels")];
  const groups = new Map(lists.map((list, index) => groupOf(list, itemId(step, statements[index]))));
  const told = document.createElement("span");
  told.className = "screen-only";
  place.querySelector("a").after(told);
  const note = savedNote();
  let hasAnswered = false;
  for (const [statement, group] of groups) {
    group.addEventListener("change", ({ target: { value } }) => {
      hasAnswered = true;
      answer(store, statement, Number(value) || value);
      tellSaved(store, note, group.lastElementChild);
    });
  }
  const show = () => {
    showRound(store, told, groups);
    if (hasAnswered) {
      suggest(store);
    }
  };
  store.subscribe(show);
  show();
}

function lastRound(store) {
  return roundsOf(store.state).at(-1);
}

function answer(store, statement, level) {
  const last = lastRound(store);
  const round = last ?? newRound(store, { length: "short" });
  const given = answering(statement, round.id, level, rewordings[statement]);
  store.act(last ? [given] : [...beginning(round), given]);
}

// The levels stay the list that they are, to be read and printed; what is no level stands apart.
function groupOf(list, statement) {
  const title = list.previousElementSibling;
  const group = document.createElement("div");
  title.id = `${statement}-levels`;
  group.role = "radiogroup";
  group.setAttribute("aria-labelledby", title.id);
  title.before(group);
  [...list.children].forEach((row, index) => row.append(choiceOf(statement, index + 1, ...row.childNodes)));
  const others = document.createElement("p");
  others.className = "others screen-only";
  others.append(...Object.entries(OTHERS).map(([value, word]) => choiceOf(statement, value, wordsFor(word))));
  group.append(title, list, others);
  return [statement, group];
}

function choiceOf(name, value, ...words) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name, value, className: "screen-only" });
  label.append(input, ...words);
  return label;
}

function showRound(store, told, groups) {
  const round = lastRound(store);
  const answers = answersOf(store.state, round?.id);
  told.textContent = round ? `: ${round.name}, ${inFinnish(round.date) || round.date}` : "";
  for (const [statement, group] of groups) {
    const level = String(answers.get(statement)?.level);
    group.querySelectorAll("input").forEach((input) => (input.checked = input.value === level));
  }
}
