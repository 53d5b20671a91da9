// One person's answers as a file, and several of them put together. Pure.
//
// A file says whose it is by a mark of the browser and the round, not by a name: so it is known when
// it comes again, and two who have left their names out are not taken for one.

import { fieldName, partsOf } from "./fields.js";
import { answersOf, isAnswer } from "./rounds.js";
import { valueOf } from "./state.js";

/** @import { AnswerFile, Answers, Round, State } from "./types.js" */

const FORMAT = "elinvoimapolku-answers";
const VERSION = 1;
const TOWN_FORMAT = "elinvoimapolku";

/**
 * The text of a file with the answers of a round. `saved` is the time of saving in milliseconds
 * since 1970; a name that is left out is empty.
 *
 * @param {State} state
 * @param {Round} round
 * @param {{ name: string, saved: number }} about
 */
export function toAnswerFile(state, { id, name: of, date }, { name, saved }) {
  const answers = Object.fromEntries([...answersOf(state, id)].sort());
  const file = { format: FORMAT, version: VERSION, id: `${state.mark}.${id}`, name, round: { name: of, date } };
  return `${JSON.stringify({ ...file, saved, answers }, null, 2)}\n`;
}

/**
 * A file's text as { file }, or { fault }: "empty" when it has no answers, "town" when it is a
 * town's file, "newer" when a later version of the site wrote it, "damaged" when it cannot be read
 * whole, "other" when it is something else.
 *
 * @type {(text: string) => { file?: AnswerFile, fault?: string }}
 */
export function readAnswerFile(text) {
  let read;
  try {
    // Some editors begin with a byte order mark.
    read = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: text.trim() === "" ? "empty" : /^\s*[{[]/.test(text) ? "damaged" : "other" };
  }
  if (read?.format !== FORMAT) {
    return { fault: read?.format === TOWN_FORMAT ? "town" : "other" };
  }
  if (read.version > VERSION) {
    return { fault: "newer" };
  }
  const file = asAnswerFile(read);
  return file ? (file.answers.size > 0 ? { file } : { fault: "empty" }) : { fault: "damaged" };
}

// What was read, when it is whole.
function asAnswerFile(read) {
  if (!isWhole(read)) {
    return undefined;
  }
  const { id, name, round, saved } = read;
  const answers = new Map(Object.entries(read.answers));
  return { id, name: typeof name === "string" ? name : "", round, saved, answers };
}

/**
 * The separate answers that the town keeps.
 *
 * @type {(state: State) => AnswerFile[]}
 */
export function keptFiles(state) {
  const values = keptNames(state).map((name) => valueOf(state, name));
  return values.flatMap((value) => (value && asAnswerFile(value)) || []);
}

/** The changes that keep separate answers; without names unless these are to be kept too. */
export function keeping(files, isNamed) {
  return files.map(({ id, name, round, saved, answers }) => [
    fieldName("view", encodeURIComponent(id), "answers"),
    { id, name: isNamed ? name : "", round, saved, answers: Object.fromEntries([...answers].sort()) },
  ]);
}

/** The changes that drop the separate answers that are kept. */
export function dropping(state) {
  const there = keptNames(state).filter((name) => (valueOf(state, name) ?? null) !== null);
  return there.map((name) => [name, null]);
}

function keptNames(state) {
  return Object.keys(state.fields).filter((name) => {
    const { kind, property } = partsOf(name);
    return kind === "view" && property === "answers";
  });
}

/**
 * Files put together, in whatever order they come: { kept, left }. Of each person's files for one
 * round the last saved is kept; of the others it is told that they are "doubled", when they say the
 * same, or "older". `left` is [{ file, why }].
 *
 * @param {AnswerFile[]} files
 */
export function gathered(files) {
  /** @type {Map<string, AnswerFile>} */
  const kept = new Map();
  for (const file of files) {
    const other = kept.get(file.id);
    kept.set(file.id, other && isLater(other, file) ? other : file);
  }
  const left = files
    .filter((file) => kept.get(file.id) !== file)
    .map((file) => ({ file, why: said(file) === said(kept.get(file.id)) ? "doubled" : "older" }));
  return { kept: [...kept.values()].sort((one, other) => (one.id < other.id ? -1 : 1)), left };
}

/**
 * The answers of a file as a build asks them now: those to retired statements are answers to the
 * ones in their place, unless these have their own. What the build does not know stays.
 *
 * @param {Answers} answers
 * @param {Record<string, string[]>} origins by id the retired ids that it replaces
 * @returns {Answers}
 */
export function answersNow(answers, origins) {
  const replaced = new Set(Object.values(origins).flat());
  const moved = Object.entries(origins).flatMap(([statement, olds]) =>
    [...answers].filter(([id]) => olds.includes(id)).map(([, answer]) => ({ statement, answer })),
  );
  return new Map([
    ...moved.map(({ statement, answer }) => /** @type {const} */ ([statement, answer])),
    ...[...answers].filter(([id]) => !replaced.has(id)),
  ]);
}

function isWhole({ id, round, saved, answers }) {
  return (
    typeof id === "string" &&
    typeof round?.name === "string" &&
    typeof round.date === "string" &&
    Number.isSafeInteger(saved) &&
    typeof answers === "object" &&
    answers !== null &&
    Object.values(answers).every(isAnswer)
  );
}

function isLater(one, other) {
  return one.saved !== other.saved ? one.saved > other.saved : asText(one) >= asText(other);
}

function said(file) {
  return JSON.stringify([...file.answers].map(([id, { level }]) => [id, level]).sort());
}

function asText({ answers, ...rest }) {
  return JSON.stringify({ ...rest, answers: [...answers].sort() });
}
