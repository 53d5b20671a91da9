// Several people's answers to each statement: how many at each level, how wide. Pure.
//
// With three to ten people on four levels a mean or a quartile says nothing: counts and the range do.

import { LEVELS, NOT_OURS, UNKNOWN } from "./rounds.js";

/** @import { Answers, Spread } from "./types.js" */

const COUNTED = [...LEVELS, UNKNOWN, NOT_OURS];
const WIDE = 2; // levels between the lowest and the highest, from which on they are worth a talk

/**
 * The answers to every statement, in the order of the statements.
 *
 * @type {(statements: string[], all: Answers[]) => Spread[]}
 */
export function together(statements, all) {
  return statements.map((statement) => spreadOf(statement, all.flatMap((one) => one.get(statement) ?? [])));
}

/** The spreads, widest first: by range, then by how far apart two people are on an average, then by
 * how many do not know, then as they came. What nobody has answered comes last.
 *
 * @type {(spreads: Spread[]) => Spread[]}
 */
export function widestFirst(spreads) {
  return [...spreads].sort(
    (one, other) =>
      Number(one.answered === 0) - Number(other.answered === 0) ||
      other.range - one.range ||
      other.distance - one.distance ||
      other.unknown - one.unknown,
  );
}

/** @returns {Spread} */
function spreadOf(statement, answers) {
  const how = (level) => answers.filter((one) => one.level === level).length;
  const counts = LEVELS.map(how);
  const found = LEVELS.filter((level) => counts[level - 1] > 0);
  const range = found.length > 0 ? found[found.length - 1] - found[0] : 0;
  return {
    statement,
    counts,
    unknown: how(UNKNOWN),
    notOurs: how(NOT_OURS),
    answered: answers.length,
    lowest: found[0],
    highest: found.at(-1),
    range,
    isWide: range >= WIDE,
    distance: distanceOf(counts),
  };
}

// How many levels apart two of those are who gave a level, on an average over all pairs.
function distanceOf(counts) {
  const people = counts.reduce((sum, count) => sum + count, 0);
  const pairs = (people * (people - 1)) / 2;
  const apart = counts.flatMap((count, one) =>
    counts.slice(one + 1).map((others, further) => count * others * (further + 1)),
  );
  return pairs > 0 ? apart.reduce((sum, levels) => sum + levels, 0) / pairs : 0;
}

/**
 * The answers of people of whom only counts are known, as on a sheet that was counted on paper:
 * as many as the statement with most answers has. Who gave which is not known, nor told.
 *
 * @param {Map<string, number[]>} counts by statement: people at each level, the lowest first, then
 *   those who do not know, then those whom it does not concern
 * @param {Record<string, number>} rewordings
 * @returns {Answers[]}
 */
export function peopleOf(counts, rewordings) {
  const given = [...counts].map(([statement, row]) => ({
    statement,
    levels: row.flatMap((count, at) => Array(count).fill(COUNTED[at])),
  }));
  const people = Math.max(0, ...given.map(({ levels }) => levels.length));
  return Array.from(
    { length: people },
    (_, person) =>
      new Map(
        given
          .filter(({ levels }) => person < levels.length)
          .map(({ statement, levels }) => [
            statement,
            { level: levels[person], revision: rewordings[statement] ?? 1 },
          ]),
      ),
  );
}
