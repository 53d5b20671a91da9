// Texts that were written without knowing of each other: none is lost, one is chosen. Pure.
//
// Such texts are the siblings of a multi-value register. Which of them a new version replaces is
// told by its version vector `seen`: it has followed all that the vector covers, and no other.
//
// The functions that give a function are for `more` of `withFields`.

import { fieldOf } from "./fields.js";
import { asSeen, idOf, seeing, versionsOf } from "./state.js";

/** @import { Act, Change, State } from "./types.js" */

/** The versions of a field to choose from, the one that stands first; of each value one. */
export function choicesOf({ fields }, name) {
  const [standing, ...others] = Object.hasOwn(fields, name) ? versionsOf(fields[name]) : [];
  return others.reduce(
    (all, one) => (isWritten(one) && !all.some((other) => isSame(one, other)) ? [...all, one] : all),
    standing ? [standing] : [],
  );
}

/** The values of a field that were written without knowing of the one that stands. */
export function conflictsOf(state, name) {
  return choicesOf(state, name).slice(1).map(({ value }) => value);
}

/**
 * For a version that was chosen from some: it settles those, and no other. Of `chosen` it has its
 * writer; what was put together of several has none but who did it.
 */
export function choosing(shown, chosen) {
  return (old, { time }) => ({
    ...settled(old),
    earlier: (old ? versionsOf(old) : []).filter((one) => !shown.some((other) => isSame(one, other))),
    by: chosen && writtenBy(chosen, time),
  });
}

/** Who wrote a version and when, { mark, time }, also where an act has set it anew. */
export function writerOf({ by, mark, time }) {
  return by?.at === time ? by : { mark, time };
}

function writtenBy(version, at) {
  return { ...writerOf(version), at };
}

/** For a version that settles the one before and all that was kept beside it. */
export function settled(old) {
  return { seen: old && seenOf(old), earlier: [] };
}

/**
 * For a version that was written on top of `base`: when the field has changed since, what it
 * changed to is kept beside the new version.
 */
export function writtenOn(base) {
  return (old) => {
    if (!old || (base && idOf(base) === idOf(old))) {
      return undefined;
    }
    return {
      seen: seeing(old.seen, base && asSeen(base)),
      earlier: versionsOf(old).filter((one) => !base || idOf(one) !== idOf(base)),
    };
  };
}

/** For a version that stands for another one, with what was kept beside that. */
export function standingFor(version) {
  return (old, stamp) => ({
    seen: seeing(old && seenOf(old), version && seenOf(version)),
    earlier: anew(version, stamp),
  });
}

/**
 * For a version that takes an act of this page back: what was kept beside the version `before`
 * the act is there again, and what others have written since the one `after` it is kept too.
 */
export function takingBack(before, after) {
  return (old, stamp) => {
    const known = [before, after].filter(Boolean).flatMap(versionsOf).map(idOf);
    const since = versionsOf(old).filter(
      (version) => !known.includes(idOf(version)) && !version.mark.startsWith(stamp.mark),
    );
    const by = before && writtenBy(before, stamp.time);
    return { ...settled(old), earlier: [...anew(before, stamp), ...since], by };
  };
}

/**
 * The changes that take an act back. What another tab has marked since is not this act's to take
 * back; of texts all are kept.
 *
 * @type {(state: State, act: Act) => Change[]}
 */
export function changesBack(state, { names, before, after }) {
  return names
    .filter((name) => fieldOf(name).versions || isSame(state.fields[name], after[name]))
    .map((name) => [
      name,
      before[name]?.value ?? null,
      fieldOf(name).versions ? takingBack(before[name], after[name]) : undefined,
    ]);
}

function isWritten({ value }) {
  return value !== null && value !== undefined && value !== "";
}

function isSame(one, other) {
  return JSON.stringify(one?.value) === JSON.stringify(other?.value);
}

// The texts beside a version as new ones: those that were there have been followed, and where
// that is known they would go again. A writer's versions follow each other, and these do not follow
// the one that they stand beside: so they have a writer of their own.
function anew(version, { time, mark }) {
  const texts = new Map((version?.earlier ?? []).map((one) => [one.value, one]));
  const stamp = { time: time - 1, mark: `${mark}.${time.toString(36)}` };
  return [...texts].map(([value, one]) => ({ value, ...stamp, by: writtenBy(one, stamp.time) }));
}

function seenOf(version) {
  return seeing(version.seen, ...versionsOf(version).map(asSeen));
}
