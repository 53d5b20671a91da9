// Rounds of the self-assessment and the answers given in them. Pure.
//
// A round is a record with a name and a day. An answer is a field of its own, named by its statement
// and its round, so that two who answer in one round lose nothing of each other's.

import { fieldName, partsOf } from "./fields.js";
import { valueOf } from "./state.js";
import { siteId } from "./successors.js";

/** @import { Answer, Answers, Change, Round, State } from "./types.js" */

/** What an answer is where it is no level: the answerer does not know, or it does not concern them. */
export const UNKNOWN = "unknown";
export const NOT_OURS = "not-ours";
/** The lowest and the highest level. */
export const LEVELS = [1, 2, 3, 4];

/** The field of an answer. */
export function answerField(statement, round) {
  return fieldName("answer", `${statement}.${round}`, "given");
}

/**
 * The rounds, the earliest first: by day, and on one day as they were begun.
 *
 * @type {(state: State) => Round[]}
 */
export function roundsOf(state) {
  return Object.keys(state.fields)
    .filter((name) => isRound(name) && isAbout(valueOf(state, name)))
    .map((name) => ({ ...valueOf(state, name), id: partsOf(name).id }))
    .sort((one, other) => byText(one.date, other.date) || byText(one.id, other.id));
}

/**
 * The answers of a round by statement.
 *
 * @type {(state: State, round: string) => Answers}
 */
export function answersOf(state, round) {
  return new Map(
    namesIn(state, round)
      .map((name) => /** @type {[string, Answer]} */ ([siteId(name), valueOf(state, name)]))
      .filter(([, value]) => isAnswer(value)),
  );
}

/** The statements of a round whose answers are there but cannot be read. */
export function damagedIn(state, round) {
  return namesIn(state, round)
    .filter((name) => valueOf(state, name) !== null && !isAnswer(valueOf(state, name)))
    .map(siteId);
}

/**
 * The changes that begin a round; with the answers of another one, where one goes on from that.
 *
 * @type {(round: Round, answers?: Answers) => Change[]}
 */
export function beginning({ id, ...about }, answers = new Map()) {
  const kept = [...answers].map(([statement, { level, revision }]) =>
    answering(statement, id, level, revision),
  );
  return [[fieldName("round", id, "about"), about], ...kept];
}

/**
 * The change that answers a statement in a round, as it is worded in its revision. `agreed` is the
 * day on which the town agreed on it.
 *
 * @type {(statement: string, round: string, level: Answer["level"], revision?: number, agreed?: string) => Change}
 */
export function answering(statement, round, level, revision = 1, agreed) {
  return [answerField(statement, round), { level, revision, ...(agreed && { agreed }) }];
}

/** The changes that take a round away with its answers. */
export function removing(state, round) {
  const names = [fieldName("round", round, "about"), ...namesIn(state, round)];
  return names.filter((name) => (valueOf(state, name) ?? null) !== null).map((name) => [name, null]);
}

/** The statements that were answered when they were worded otherwise: they ask for a second look. */
export function reworded(answers, rewordings) {
  return [...answers]
    .filter(([statement, { revision }]) => revision < (rewordings[statement] ?? 1))
    .map(([statement]) => statement);
}

/** Whether a value is an answer: a level, or why there is none, with the wording's revision. */
export function isAnswer(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    [...LEVELS, UNKNOWN, NOT_OURS].includes(value.level) &&
    Number.isSafeInteger(value.revision) &&
    value.revision > 0
  );
}

function namesIn(state, round) {
  return Object.keys(state.fields).filter((name) => name === answerField(siteId(name), round));
}


function isRound(name) {
  return name === fieldName("round", partsOf(name).id, "about");
}

function isAbout(value) {
  return typeof value?.name === "string" && typeof value.date === "string";
}

function byText(one, other) {
  return one < other ? -1 : Number(one > other);
}
