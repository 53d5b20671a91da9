// How every step stands: its level in a round, its target, its ticks. And the order. Pure.

import { orderOf } from "./assessed-order.js";
import { levelOf } from "./levels.js";
import { stepField } from "./own-path.js";
import { countItems, idsOf, itemId } from "./progress.js";
import { LEVELS, answersOf, roundsOf } from "./rounds.js";
import { valueOf } from "./state.js";

/** @import { Answers, AssessedStep, Standing, State } from "./types.js" */

const TARGET = 3; // what is good enough, unless the town aims at something else

// The level that the town aims at in a step.
function targetOf(state, step) {
  const target = valueOf(state, stepField(step, "target"));
  return LEVELS.includes(target) ? target : TARGET;
}

/** The ids of a step's statements. */
export function statementsOf({ id, statements }) {
  return statements.map((own) => itemId(id, own));
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
 * The ids of the steps that have statements, in the order of the last round that has answers;
 * undefined where none has.
 *
 * @returns {string[] | undefined}
 */
export function assessedSteps(state, all, listed) {
  const steps = all.filter(({ statements }) => statements.length > 0);
  const answers = roundsOf(state)
    .map(({ id }) => answersOf(state, id))
    .findLast(({ size }) => size > 0);
  return answers && orderOf(steps, standingsOf(state, steps, listed, answers)).map(({ step }) => step);
}
