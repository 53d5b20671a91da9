// Two rounds beside each other: what rose, what fell, what cannot be compared. Pure.
//
// Like is compared with like: of a step only the statements that have a level in both rounds, in the
// same wording. So a short round beside a long one tells no change that came of asking more.

import { levelOf } from "./levels.js";
import { UNKNOWN } from "./rounds.js";
import { statementsOf } from "./standings.js";

/** @import { Answers, AssessedStep, StepChange } from "./types.js" */

/** What may be told of a statement or a step; a change has no other kind. */
const CHANGES = /** @type {const} */ ([
  "rose",
  "fell",
  "same",
  "learnt",
  "forgotten",
  "otherwise",
  "reworded",
  "not-asked",
]);

/**
 * The steps as they were and as they are, in the order given; those that neither round asked are
 * left out.
 *
 * @type {(steps: AssessedStep[], before: Answers, after: Answers) => StepChange[]}
 */
export function besideEachOther(steps, before, after) {
  return steps.flatMap((step) => {
    const statements = statementsOf(step)
      .filter((one) => before.has(one) || after.has(one))
      .map((statement) => changeOf(statement, before.get(statement), after.get(statement)));
    return statements.length > 0 ? [stepChange(step, statements, before, after)] : [];
  });
}

/**
 * How many changes there are of each kind, by kind.
 *
 * @param {{ kind: string }[]} changes
 */
export function countsOf(changes) {
  return Object.fromEntries(
    CHANGES.map((kind) => [kind, changes.filter((one) => one.kind === kind).length]),
  );
}

function changeOf(statement, one, other) {
  const told = { statement, before: one?.level, after: other?.level };
  return { ...told, kind: kindOf(one, other) };
}

function kindOf(one, other) {
  if (!one || !other) {
    return "not-asked";
  }
  if (one.revision !== other.revision) {
    return "reworded";
  }
  if (one.level === other.level) {
    return "same";
  }
  const [before, after] = [one, other].map(({ level }) => typeof level === "number");
  if (before && after) {
    return other.level > one.level ? "rose" : "fell";
  }
  if (after && one.level === UNKNOWN) {
    return "learnt";
  }
  return before && other.level === UNKNOWN ? "forgotten" : "otherwise";
}

// A step's own kind is that of its levels; where it has none to compare, the one that its
// statements have.
function stepChange(step, statements, before, after) {
  const common = statements
    .filter(({ kind, after: level }) =>
      ["rose", "fell"].includes(kind) || (kind === "same" && typeof level === "number"),
    )
    .map(({ statement }) => statement);
  const found = { step: step.id, area: step.area, statements };
  if (common.length > 0) {
    const [{ level: one }, { level: other }] = [before, after].map((all) => levelOf(all, common));
    const kind = kindOf({ level: one }, { level: other });
    return { ...found, kind, before: one, after: other };
  }
  const kind = CHANGES.find((known) => statements.some((change) => change.kind === known)) ?? "same";
  const [one, other] = [before, after].map((all) => levelOf(all, statementsOf(step)));
  return { ...found, kind, before: one.level, after: other.level };
}
