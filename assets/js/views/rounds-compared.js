// Any two rounds beside each other: in sentences, as pictures and as a table.

import { levelOf } from "../document/levels.js";
import { besideEachOther } from "../document/rounds-beside.js";
import { answersOf } from "../document/rounds.js";
import { statementsOf } from "../document/standings.js";
import { inTrails } from "./assessed-steps.js";
import { showChoices } from "./choices.js";
import { figureOf } from "./level-picture.js";
import { stopOf, trails } from "./listed-steps.js";
import { redraw } from "./redraw.js";
import { changesInWords } from "./round-changes.js";
import { wordsFor } from "./words.js";

/** Start the part of the page; gives what shows it anew. A round without answers is not compared. */
export function startCompared(part, store, roundsNow, nameOf) {
  const [one, other] = [part("before"), part("after")];
  const show = () => {
    const rounds = roundsNow().filter(({ id }) => answersOf(store.state, id).size > 0);
    part("beside").hidden = rounds.length < 2;
    if (rounds.length < 2) {
      return;
    }
    const choices = rounds.map((round) => [nameOf(round), round.id]);
    showChoices(one, choices, rounds.at(-2).id);
    showChoices(other, choices, rounds.at(-1).id);
    const [before, after] = [one, other].map(({ value }) => answersOf(store.state, value));
    const names = [one, other].map(({ selectedOptions: [option] }) => option.textContent);
    draw(part, besideEachOther(inTrails, before, after), names, after);
  };
  one.addEventListener("change", show);
  other.addEventListener("change", show);
  return show;
}

function draw(part, changes, names, answers) {
  redraw(part("beside-told"), [changes, names], () => changesInWords(changes).map(paragraph));
  redraw(part("beside-pictures"), [changes, [...answers]], () =>
    trails.map((area) => {
      const stops = area.steps.map((step) => stopIn(step, changes, answers));
      const told = stops.filter(({ change }) => change).map((stop) => inWords(stop));
      return figureOf(area, stops, `${area.title}: ${told.join(", ") || wordsFor("area-none")}.`);
    }),
  );
  const [head] = part("beside-rows").closest("table").rows;
  names.forEach((name, index) => (head.cells[index + 1].textContent = name));
  redraw(part("beside-rows"), changes, () => changes.map(rowOf));
}

function stopIn(step, changes, answers) {
  const change = changes.find((one) => one.step === step.id);
  const { before, after: level } = change ?? {};
  const { kind } = levelOf(answers, statementsOf(inTrails.find(({ id }) => id === step.id)));
  return { ...step, change, before, level, kind: level === undefined ? kind : "level" };
}

function inWords({ title: step, before, level, change }) {
  const told = wordsFor("stop-beside", { step, before: before ?? "–", after: level ?? "–" });
  return `${told}, ${wordsFor(`change-${change.kind}`)}`;
}

function rowOf({ step, before, after, kind }) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = stopOf(step).title;
  row.append(head);
  for (const words of [before ?? "–", after ?? "–", wordsFor(`change-${kind}`)]) {
    row.insertCell().textContent = words;
  }
  return row;
}

function paragraph(words) {
  const place = document.createElement("p");
  place.textContent = words;
  return place;
}
