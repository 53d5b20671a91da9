// The board paper in words: why, what is proposed, and the deeds as rows.

import { answeredRounds, figuresTold, proposedDeeds, roundTold, roundsCompared, sinceMoment } from "../document/board-paper.js";
import { numbersToCheck, toCheck } from "../document/board-text.js";
import { indicators } from "../document/indicators.js";
import { areas, order, origins } from "../document/outline.js";
import { isBegun } from "../document/own-path.js";
import { stepsInOrder } from "../document/progress.js";
import { cut } from "../document/short-text.js";
import { situationOf } from "../document/situation.js";
import { valueOf } from "../document/state.js";
import { DECIDER, LOOK } from "../document/town-days.js";
import { inTrails, steps as assessed } from "./assessed-steps.js";
import { findingInWords, missingInWords, smallInWords, threeYearsInWords } from "./figure-words.js";
import { itemOf, stopOf } from "./listed-steps.js";
import { changesInSentence } from "./moment-words.js";
import { changesInWords } from "./round-changes.js";
import { inSentences, listed } from "./situation-told.js";
import { inFinnish, today, wordsFor } from "./words.js";

const OF_THE_MEETING = ["no-days", "no-owners", "ownerless"]; // sentences that a board can do nothing about
const LONGEST = { name: 60, deed: 160 }; // letters of what somebody has written

const steps = stepsInOrder(areas, order);
const titleOf = (id) => stopOf(id).title;

/** Whether there is anything to make a paper of: { path, rounds, figures }. */
export function sourcesOf(state) {
  return {
    path: steps.some((step) => isBegun(state, step)),
    rounds: answeredRounds(state).length > 0,
    figures: figuresTold(state, indicators).length > 0,
  };
}

/** Paragraphs on where the path and the levels are, and what has changed. */
export function situationInWords(state) {
  const told = situationOf(state, steps, today()).filter(([name]) => !OF_THE_MEETING.includes(name));
  const path = sourcesOf(state).path ? [inSentences(told), sinceInWords(state)] : [];
  return [...path, roundInWords(state), comparedInWords(state)].filter(Boolean);
}

function sinceInWords(state) {
  const since = sinceMoment(state, areas, origins);
  if (!since) {
    return "";
  }
  const { name, date } = since.before;
  const values = { moment: cut(name, LONGEST.name), day: toCheck(inFinnish(date) || date) };
  const told = since.isSame ? wordsFor("comparison-same") : changesInSentence(since.rows, titleOf);
  return `${wordsFor("since-moment", values)} ${told}`;
}

function roundInWords(state) {
  return roundTold(state, assessed, steps)
    .map(([name, { steps, round, day, ...values }]) =>
      wordsFor(`board-${name}`, {
        ...values,
        ...(steps && { steps: listed(steps.map(titleOf)) }),
        ...(round && { round: cut(round, LONGEST.name), day: toCheck(inFinnish(day) || day) }),
      }),
    )
    .join(" ");
}

function comparedInWords(state) {
  const compared = roundsCompared(state, inTrails);
  if (!compared) {
    return "";
  }
  const { name, date } = compared.before;
  const values = { round: cut(name, LONGEST.name), day: toCheck(inFinnish(date) || date) };
  return [wordsFor("since-round", values), ...changesInWords(compared.changes)].join(" ");
}

/** A paragraph for each value of which something is known. */
export function figuresInWords(state) {
  return figuresTold(state, indicators).map(({ title, value, years, finding }) => {
    const { last } = finding;
    const more = [threeYearsInWords(value, years), smallInWords(value, last), missingInWords(value, last)];
    const told = [findingInWords(value, finding), ...more];
    const name = wordsFor(value.title ? "figure-of-two" : "figure", { title, value: value.title });
    return `${name.replaceAll("\u00ad", "")} ${numbersToCheck(told.filter(Boolean).join(" "))}`;
  });
}

/** The deeds as rows, { text, step, reasons, owner, day }, as they are saved, and how many others there are. */
export function deedsInWords(state, isNameless) {
  const { deeds, others } = proposedDeeds(state, steps, assessed, today());
  const rows = deeds.map(({ item, step, owner, date, reasons }) => ({
    text: cut(itemOf(item).text, LONGEST.deed),
    step: stopOf(step).title,
    reasons: reasons.map(reasonInWords),
    owner: isNameless ? undefined : cut(owner, LONGEST.name),
    day: inFinnish(date) || cut(date, LONGEST.name),
  }));
  return { deeds, rows, others };
}

function reasonInWords([name, { steps, day, ...values }]) {
  const list = steps && listed(steps.map(titleOf));
  return wordsFor(`why-${name}`, { ...values, ...(list && { steps: list }), ...(day && { day: inFinnish(day) || day }) });
}

/** All of why, as blocks: `figures` are paragraphs. */
export function groundsOf(state, rows, figures) {
  const paragraph = (text) => ({ kind: "paragraph", text });
  const why = rows.map(({ text, step, reasons }) =>
    wordsFor("proposed-why", { deed: withoutStop(text), step, why: reasons.join(" ") }),
  );
  const told = [...situationInWords(state), ...figures].map(paragraph);
  return why.length > 0 ? [...told, paragraph(wordsFor("proposed-deeds")), { kind: "list", items: why }] : told;
}

/** What is proposed, as blocks. */
export function proposalOf(state, rows) {
  const decider = String(valueOf(state, DECIDER) || "") || wordsFor("decider");
  const look = inFinnish(String(valueOf(state, LOOK) || ""));
  const parts = [
    wordsFor("propose-state"),
    ...rows.map(proposed),
    look ? wordsFor("propose-look", { day: toCheck(look) }) : toCheck(wordsFor("propose-look-open")),
  ];
  const ends = parts.map((_, index) => [".", ` ${wordsFor("and")}`][parts.length - 1 - index] ?? ",");
  return [
    { kind: "paragraph", text: wordsFor("propose", { decider: toCheck(cut(decider, LONGEST.name)) }) },
    { kind: "list", items: parts.map((part, index) => part + ends[index]) },
  ];
}

function proposed({ text, step, owner, day }) {
  const when = day ? wordsFor("propose-day", { day: toCheck(day) }) : toCheck(wordsFor("propose-day-open"));
  const who = owner ? wordsFor("propose-owner", { owner: toCheck(owner) }) : toCheck(wordsFor("propose-owner-open"));
  const told = owner === undefined ? [when] : [when, who];
  return wordsFor("propose-deed", { deed: withoutStop(text), step, told: told.join(", ") });
}

function withoutStop(text) {
  return text.replace(/\.$/, "");
}
