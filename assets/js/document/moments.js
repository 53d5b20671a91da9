// Pictures of a moment that a town has named, and the difference between two. Pure.

import { fieldName, partsOf } from "./fields.js";
import { countItems, idsOf, stepState } from "./progress.js";

const MOMENT = "moment";

/** The change that keeps the counts of every step as they are now, under a name and a day. */
export function recording(state, areas, { name, date, id }) {
  const steps = areas
    .flatMap((area) => area.steps)
    .map((step) => {
      const { done, total, left } = countItems(state, idsOf(step));
      return [step.id, [done, total, left]];
    });
  return [[fieldName(MOMENT, id, "record"), { name, date, steps: Object.fromEntries(steps) }]];
}

/** The moments that are kept, by day: { field, name, date, steps } each. */
export function momentsOf(state) {
  return Object.entries(state.fields)
    .filter(([field, { value }]) => partsOf(field).kind === MOMENT && isRecord(value))
    .map(([field, { value }]) => ({ ...value, field }))
    .sort((one, other) => one.date.localeCompare(other.date) || one.name.localeCompare(other.name));
}

/**
 * Two moments side by side: [{ area, step, before, after }], the sum of an area (no step) before its
 * steps, that of the path last. A count is { done, total, left }, undefined when the moment does not
 * have the step. A step that has replaced others, which `origins` lists, has theirs; where one has
 * become several, the first of them.
 */
export function compareMoments(areas, origins, before, after) {
  const [countBefore, countAfter] = [before, after].map(({ steps }) => counter(steps, origins));
  const sum = (rows, side) => total(rows.map((row) => row[side]).filter(Boolean));
  const sums = (rows, area) => ({ area, before: sum(rows, "before"), after: sum(rows, "after") });
  const all = areas.flatMap((area) => {
    const rows = area.steps.map((step) => ({
      area: area.id,
      step: step.id,
      before: countBefore(step.id),
      after: countAfter(step.id),
    }));
    return [sums(rows, area.id), ...rows];
  });
  return [...all, sums(all.filter(({ step }) => step))];
}

/** Whether a row is the same in both moments. */
export function isSame({ before, after }) {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What a step that both moments have became: its state, or "open" when it was done. */
export function becameOf({ step, before, after }) {
  const [one, other] = [before, after].map((count) => count && stepState(count));
  return step && one && other && one !== other && (one === "done" ? "open" : other);
}

/** How much of a count is done, 0 to 1; 0 when there is nothing to do. */
export function share(count) {
  return count && count.total > 0 ? Math.min(count.done / count.total, 1) : 0;
}

function counter(steps, origins) {
  const counts = new Map(
    Object.entries(steps).map(([id, [done, all, left = 0]]) => [id, { done, total: all, left }]),
  );
  return (step) => {
    const ids = [step, ...(origins[step] ?? [])].filter((id) => counts.has(id));
    const found = ids.map((id) => counts.get(id));
    // Each counts once, so that the sums are right.
    ids.forEach((id) => counts.delete(id));
    return found.length > 0 ? total(found) : undefined;
  };
}

function total(counts) {
  return counts.reduce(
    (sum, { done, total, left }) => ({
      done: sum.done + done,
      total: sum.total + total,
      left: sum.left + left,
    }),
    { done: 0, total: 0, left: 0 },
  );
}

function isRecord(value) {
  return (
    typeof value?.name === "string" &&
    typeof value.date === "string" &&
    typeof value.steps === "object" &&
    value.steps !== null &&
    Object.values(value.steps).every(
      (step) => Array.isArray(step) && step.length >= 2 && step.every((one) => one >= 0 && Number.isSafeInteger(one)),
    )
  );
}
