// The one thing that a town does first, from the order of its steps. Pure.

import { idsOf, itemId } from "./progress.js";
import { TODO, statusOf } from "./status.js";

/** @import { AssessedStep, Place, State } from "./types.js" */

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
