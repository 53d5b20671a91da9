// The result of a round: the one thing to do, the terrain, the order with its reasons.

import { orderOf } from "../document/assessed-order.js";
import { firstThing } from "../document/first-thing.js";
import { findings, summed } from "../document/levels.js";
import { ordering, stepField, stepsOnPath } from "../document/own-path.js";
import { standingsOf, statementsOf } from "../document/standings.js";
import { steps } from "./assessed-steps.js";
import { figureOf, inWords } from "./level-picture.js";
import { itemOf, listed, stopOf, titlesOf, trails } from "./listed-steps.js";
import { redraw } from "./redraw.js";
import { tell } from "./undo.js";
import { pieceOf, wordsFor } from "./words.js";

const ENOUGH = 3; // answers from which on an order is told
const TARGET = 3;

/** Start what is changed in the result: targets, and taking the order onto the own path. */
export function startResult(part, store, orderNow) {
  part("level-rows").addEventListener("change", ({ target }) => {
    store.act([[stepField(target.dataset.target, "target"), Number(target.value)]]);
  });
  part("take").addEventListener("click", async () => {
    const open = orderNow().filter(({ isOpen }) => isOpen).map(({ step }) => step);
    const rest = stepsOnPath(store.state, listed).filter((step) => !open.includes(step));
    const chosen = open.map((step) => [stepField(step, "chosen"), true]);
    await store.act([...chosen, ...ordering([...open, ...rest])]);
    tell(wordsFor("told-taken", { count: open.length + rest.length }));
  });
}

/** Show the result of answers; gives the order that it shows. */
export function showResult(part, state, answers) {
  const standings = standingsOf(state, steps, listed, answers);
  const order = orderOf(steps, standings);
  const isTold = answers.size >= ENOUGH;
  part("picture-part").hidden = answers.size === 0;
  part("order-part").hidden = !isTold;
  showThing(part, isTold && firstThing(state, order, steps, listed));
  redraw(part("profiles"), [...standings], () => trails.map((area) => figure(area, standings)));
  part("finding").textContent = findingInWords(standings);
  showTable(part("level-rows"), standings, answers);
  showOrder(part, order);
  return order;
}

function showThing(part, found) {
  part("month").hidden = !found;
  if (found) {
    const { href, title } = stopOf(found.step);
    const { text, paper } = itemOf(found.item);
    const { hours } = steps.find(({ id }) => id === found.step);
    part("deed").href = `${href}#${found.item}`;
    part("deed").textContent = text;
    redraw(part("deed-told"), found, () => [
      wordsFor("first-thing", { step: title, hours }),
      ...(paper ? [` ${wordsFor("first-paper")} `, paper.cloneNode(true)] : []),
    ]);
  }
}

function figure(area, standings) {
  const stops = area.steps.map((step) => {
    const standing = standings.get(step.id);
    return { ...step, ...standing, target: standing.target === TARGET ? undefined : standing.target };
  });
  const told = [areaInWords(area, standings), ...stops.map(inWords)].join(", ");
  return figureOf(area, stops, `${area.title}: ${told}.`);
}

function areaInWords(area, standings) {
  const { lowest, highest } = summed(area.steps.map(({ id }) => standings.get(id)));
  if (lowest === undefined) {
    return wordsFor("area-none");
  }
  return wordsFor(lowest === highest ? "area-one" : "area-range", { lowest, highest });
}

function findingInWords(standings) {
  const found = findings(standings);
  const about = (kind, level) => {
    const ids = found[kind];
    return ids.length > 0 && wordsFor(`finding-${kind}`, { count: ids.length, steps: titlesOf(ids), level });
  };
  const known = [...standings.values()].filter(({ kind }) => kind === "level").length;
  const isSame = known > 0 && found.strongest.length === 0;
  return [
    isSame && wordsFor("finding-same", { count: known, level: found.lowest }),
    about("strongest", found.highest),
    about("weakest", found.lowest),
    ...["unknown", "notOurs", "open"].map((kind) => about(kind)),
  ]
    .filter(Boolean)
    .join(" ");
}

// The page has the rows already: only levels, their meaning and targets come.
function showTable(table, standings, answers) {
  for (const row of table.querySelectorAll("[data-area-row]")) {
    const area = trails.find(({ id }) => id === row.dataset.areaRow);
    row.cells[1].textContent = areaInWords(area, standings);
  }
  for (const row of table.querySelectorAll("[data-level-row]")) {
    const id = row.dataset.levelRow;
    const { kind, level, target } = standings.get(id);
    row.cells[1].textContent = wordsFor(`kind-${kind}`, { level });
    row.cells[2].textContent = kind === "level" ? meaningOf(id, level, answers) : "";
    row.querySelector("select").value = target;
  }
}

// What a step's level says: the described level of the statement that it comes of.
function meaningOf(step, level, answers) {
  const statement = statementsOf(steps.find(({ id }) => id === step)).find(
    (one) => answers.get(one)?.level === level,
  );
  const input = document.querySelector(`input[name="${CSS.escape(statement)}"][value="${level}"]`);
  return input.closest("label").querySelector("span").lastChild.textContent;
}

function showOrder(part, order) {
  const [open, closed] = [true, false].map((is) => order.filter(({ isOpen }) => isOpen === is));
  redraw(part("order"), open, () => open.map(rowOf));
  part("no-order").hidden = open.length > 0;
  part("take").hidden = open.length === 0;
  part("closed-part").hidden = closed.length === 0;
  part("closed-count").textContent = wordsFor("closed-steps", { count: closed.length });
  redraw(part("closed"), closed, () =>
    closed.map(({ step, reasons: [reason] }) => {
      const row = document.createElement("li");
      const why = wordsFor(`order-${reason.code}`, reason);
      row.textContent = wordsFor("closed-step", { step: stopOf(step).title, why });
      return row;
    }),
  );
}

function rowOf({ step, hours, reasons }) {
  const row = pieceOf("order-row");
  const { title, href, number, area } = stopOf(step);
  row.className = area.trail;
  row.querySelector(".shape").setAttribute("d", area.shape);
  row.querySelector(".number").textContent = number;
  row.querySelector("a").href = href;
  row.querySelector("a").textContent = title;
  const why = reasons.map((reason) => {
    const of = reason.steps ?? [];
    return wordsFor(`order-${reason.code}`, { ...reason, count: of.length, steps: titlesOf(of) });
  });
  row.querySelector(".facts").textContent = [...why, wordsFor("order-hours", { hours })].join(" ");
  return row;
}
