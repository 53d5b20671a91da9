// How every step stands: its level in a round, its target, its ticks. And what follows. Pure.

import { orderOf } from "./assessed-order.js";
import { levelOf } from "./levels.js";
import { stepField } from "./own-path.js";
import { countItems, idsOf, itemId } from "./progress.js";
import { LEVELS, answersOf, roundsOf } from "./rounds.js";
import { valueOf } from "./state.js";
import { TODO, statusOf } from "./status.js";

/** @import { Answers, AssessedStep, Place, Standing, State } from "./types.js" */

const TARGET = 3; // what is good enough, unless the town aims at something else

/** The level that the town aims at in a step. */
export function targetOf(state, step) {
  const target = valueOf(state, stepField(step, "target"));
  return LEVELS.includes(target) ? target : TARGET;
}

/** The ids of a step's statements. */
export function statementsOf({ id, statements }) {
  return statements.map((own) => itemId(id, own));
}

/** The statement that stands for a step in the short round; undefined where it has none. */
function shortOf({ id, short }) {
  return short ? itemId(id, short) : undefined;
}

/**
 * How the steps stand by the answers of a round.
 *
 * @param {State} state
 * @param {AssessedStep[]} steps
 * @param {{ id: string, items: string }[]} listed the outline's steps, for their ticks
 * @param {Answers} answers
 * @returns {Map<string, Standing>} by step
 */
export function standingsOf(state, steps, listed, answers) {
  const items = new Map(listed.map((step) => [step.id, idsOf(step)]));
  return new Map(
    steps.map((step) => [
      step.id,
      {
        ...levelOf(answers, statementsOf(step)),
        target: targetOf(state, step.id),
        ...countItems(state, items.get(step.id) ?? []),
        isLeftOut: valueOf(state, stepField(step.id, "chosen")) === false,
      },
    ]),
  );
}

/**
 * The ids of the steps in the order of the last round that has answers; undefined where none has.
 *
 * @returns {string[] | undefined}
 */
export function assessedSteps(state, steps, listed) {
  const answers = roundsOf(state)
    .map(({ id }) => answersOf(state, id))
    .findLast(({ size }) => size > 0);
  return answers && orderOf(steps, standingsOf(state, steps, listed, answers)).map(({ step }) => step);
}

/**
 * The statements that a round asks, in the order of the path: of a short one those that stand for
 * their steps, of a long one all.
 */
export function askedIn({ length }, steps) {
  return steps.flatMap((step) =>
    length === "short" ? [shortOf(step)].filter(Boolean) : statementsOf(step),
  );
}

/**
 * The statements that a short round leaves open to be asked: the others of each step that stands
 * below its target or is not known, and of the steps in `differing`, where views differ.
 */
export function furtherIn(steps, standings, answers, differing = new Set()) {
  const isLow = ({ kind, level, target }) => kind === "unknown" || (kind === "level" && level < target);
  return steps
    .filter(({ id }) => differing.has(id) || isLow(standings.get(id)))
    .flatMap(statementsOf)
    .filter((statement) => !answers.has(statement));
}

/**
 * The one thing to do first: of the first step that has an open item the first that asks for a
 * paper with a template, or else the first. Nothing where all is done.
 *
 * @param {State} state
 * @param {Place[]} order
 * @param {AssessedStep[]} steps
 * @param {{ id: string, items: string }[]} listed
 * @returns {{ step: string, item: string } | undefined}
 */
export function firstThing(state, order, steps, listed) {
  for (const { step } of order.filter(({ isOpen }) => isOpen)) {
    const all = idsOf(listed.find(({ id }) => id === step) ?? { id: step, items: "" });
    const open = all.filter((item) => statusOf(state, item) === TODO);
    const { papers = [] } = steps.find(({ id }) => id === step) ?? {};
    const asking = papers.map((own) => itemId(step, own));
    const item = open.find((one) => asking.includes(one)) ?? open[0];
    if (item) {
      return { step, item };
    }
  }
  return undefined;
}
