// What a board is told besides where the path is: what has changed, the levels, what is proposed. Pure.
//
// A sentence is the name of its words and what they are filled in with, as in situation.js: nothing is
// told of what nobody has written down, ticked or answered. `steps` in a value are ids, and days are
// as they are kept.

import { askedIn } from "./asked.js";
import { orderOf } from "./assessed-order.js";
import { SUGGESTIONS } from "./deed-standing.js";
import { figuresOf, findingOf, valueIn, yearsOf } from "./figures.js";
import { findings } from "./levels.js";
import { compareMoments, isSame, momentsOf, recording } from "./moments.js";
import { nextDeeds } from "./next.js";
import { countItems, idsOf } from "./progress.js";
import { besideEachOther } from "./rounds-beside.js";
import { NOT_OURS, answersOf, roundsOf } from "./rounds.js";
import { standingsOf } from "./standings.js";

/** @import { AssessedStep, Deed, State } from "./types.js" */

/** @typedef {[name: string, values: Record<string, any>]} Sentence */

const PROPOSED = 3; // deeds that a board is asked for
const REASONS = ["low", "unknown", "begun", "awaited"]; // of a place in the order, why to go there

/**
 * The last moment that the town has recorded, and it beside now, as `compareMoments` gives them;
 * nothing where there is none or nothing has changed since.
 */
export function sinceMoment(state, areas, origins) {
  const before = momentsOf(state).at(-1);
  if (!before) {
    return undefined;
  }
  const [[, now]] = recording(state, areas, { name: "", date: "", id: "" });
  const rows = compareMoments(areas, origins, before, now);
  return { before, rows, isSame: rows.every(isSame) };
}

/** The rounds that have answers, the last one first. */
export function answeredRounds(state) {
  return roundsOf(state)
    .filter(({ id }) => answersOf(state, id).size > 0)
    .reverse();
}

/**
 * What the last round tells: how much was answered, the lowest and the highest levels, what nobody
 * knows, what does not concern the town. Nothing where there is none.
 *
 * @type {(state: State, steps: AssessedStep[], listed: { id: string, items: string }[]) => Sentence[]}
 */
export function roundTold(state, steps, listed) {
  const [round] = answeredRounds(state);
  if (!round) {
    return [];
  }
  const answers = answersOf(state, round.id);
  const asked = askedIn(round, steps);
  const levels = standingsOf(state, steps, listed, answers);
  const found = findings(levels);
  const known = [...levels.values()].filter(({ kind }) => kind === "level").length;
  const done = asked.filter((statement) => answers.has(statement)).length;
  const about = (name, ids, level) => ({ name, ids, values: { count: ids.length, steps: ids, level } });
  const isOne = known > 0 && found.weakest.length === 0;
  return [
    ["round", { round: round.name, day: round.date, done, count: asked.length }],
    ...(isOne ? [/** @type {Sentence} */ (["level-same", { count: known, level: found.lowest }])] : []),
    ...[
      about("level-weakest", found.weakest, found.lowest),
      about("level-strongest", found.strongest, found.highest),
      about("level-unknown", found.unknown),
      about("level-not-ours", found.notOurs),
    ]
      .filter(({ ids }) => ids.length > 0)
      .map(({ name, values }) => /** @type {Sentence} */ ([name, values])),
  ];
}

/** The last round beside the one before it: { before, answers, changes }; nothing where there is one alone. */
export function roundsCompared(state, steps) {
  const [round, before] = answeredRounds(state);
  if (!before) {
    return undefined;
  }
  const [one, answers] = [before, round].map(({ id }) => answersOf(state, id));
  return { before, answers, changes: besideEachOther(steps, one, answers) };
}

/**
 * The values of which something is known, each with what its years tell.
 *
 * @param {State} state
 * @param {{ id: string, title: string, values: any[] }[]} indicators
 */
export function figuresTold(state, indicators) {
  const values = indicators.flatMap(({ title, values }) => values.map((value) => ({ title, value })));
  return values.flatMap(({ title, value }) => {
    const ids = figuresOf(value).map(({ id }) => id);
    const years = yearsOf(state, ids).map((year) => valueIn(state, value, year));
    const finding = findingOf(value, years);
    return finding.last ? [{ title, value, years, finding, ids }] : [];
  });
}

/**
 * The deeds that are proposed, each with why, and how many there are besides.
 *
 * @param {State} state
 * @param {{ id: string, items: string }[]} listed the outline's steps in the suggested order
 * @param {AssessedStep[]} steps
 * @param {string} today
 * @returns {{ deeds: (Deed & { reasons: Sentence[] })[], others: number }}
 */
export function proposedDeeds(state, listed, steps, today) {
  const [round] = answeredRounds(state);
  const levels = round ? standingsOf(state, steps, listed, answersOf(state, round.id)) : new Map();
  const places = round ? orderOf(steps, levels) : [];
  // What does not concern the town is proposed only where it has begun all the same.
  const isTheirs = ({ step, reason }) => levels.get(step)?.kind !== NOT_OURS || !SUGGESTIONS.includes(reason);
  const all = nextDeeds(state, listed, today).filter(isTheirs);
  const deeds = all.slice(0, PROPOSED).map((deed) => ({ ...deed, reasons: reasonsOf(state, deed, places, listed) }));
  return { deeds, others: all.length - deeds.length };
}

// Its place in the order tells most; where there is none, the reason that every page tells.
function reasonsOf(state, { step, reason, date }, places, listed) {
  const place = places.find((one) => one.step === step);
  const late = reason === "late" ? [["late", { day: date }]] : [];
  const own = (place?.reasons ?? [])
    .filter(({ code }) => REASONS.includes(code))
    .map(({ code, ...values }) => [code, { ...values, count: values.steps?.length }]);
  if (own.length > 0) {
    return [...late, ...own];
  }
  const { done, total } = countItems(state, idsOf(listed.find(({ id }) => id === step)));
  const begun = done > 0 ? [["begun", { done, total }]] : [];
  const plain = late.length + begun.length > 0 ? [] : [[reason, {}]];
  return [...late, ...begun, ...plain];
}
