// What answers tell of a step, of an area and of all: levels, never a total grade. Pure.
//
// The level of a step is the lowest of the levels given to its statements: all that a level
// describes is to be so. Where nobody knows or it does not concern the town, there is no level, and
// that is told apart from the lowest.

import { LEVELS, NOT_OURS, UNKNOWN } from "./rounds.js";

/** @import { Answers, StepLevel } from "./types.js" */

/**
 * The level of a step by the answers to its statements.
 *
 * @type {(answers: Answers, statements: string[]) => StepLevel}
 */
export function levelOf(answers, statements) {
  const given = statements.filter((one) => answers.has(one)).map((one) => answers.get(one)?.level);
  const levels = LEVELS.filter((level) => given.includes(level));
  const counts = {
    asked: statements.length,
    answered: given.length,
    unknown: given.filter((one) => one === UNKNOWN).length,
  };
  if (levels.length > 0) {
    return { kind: "level", level: levels[0], ...counts };
  }
  const kinds = /** @type {const} */ ([UNKNOWN, NOT_OURS]);
  return { kind: kinds.find((kind) => given.includes(kind)) ?? "open", ...counts };
}

/**
 * What the levels of several steps are together: how many stand at each level, lowest first, how
 * many have none and why, and the lowest and the highest level that there is.
 *
 * @param {StepLevel[]} steps
 */
export function summed(steps) {
  const counts = LEVELS.map((level) => steps.filter((one) => one.level === level).length);
  const how = (kind) => steps.filter((one) => one.kind === kind).length;
  return {
    counts,
    lowest: LEVELS.find((level) => counts[level - 1] > 0),
    highest: LEVELS.findLast((level) => counts[level - 1] > 0),
    unknown: how(UNKNOWN),
    notOurs: how(NOT_OURS),
    open: how("open"),
  };
}

/**
 * Which steps are strongest and weakest, and of which nothing is known: ids in the order given.
 * Where all stand at one level, none is stronger than another.
 *
 * @param {Map<string, StepLevel>} levels by step
 */
export function findings(levels) {
  const { lowest, highest } = summed([...levels.values()]);
  const at = (holds) => [...levels].filter(([, one]) => holds(one)).map(([id]) => id);
  const differ = lowest !== highest;
  return {
    lowest,
    highest,
    strongest: at(({ level }) => differ && level === highest),
    weakest: at(({ level }) => differ && level === lowest),
    unknown: at(({ kind }) => kind === UNKNOWN),
    notOurs: at(({ kind }) => kind === NOT_OURS),
    open: at(({ kind }) => kind === "open"),
  };
}
