// Pictures of a moment that a town has named, and the difference between two. Pure.

import { fieldName, partsOf } from "./fields.js";
import { countItems, idsOf } from "./progress.js";

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
 * Two moments side by side: [{ area, step, before, after }], the sum of an area (step undefined)
 * before its steps. A count is { done, total, left }, undefined when the moment does not have the
 * step. A step that has replaced others, which `origins` lists, has theirs; where one has become
 * several, the first of them.
 */
export function compareMoments(areas, origins, before, after) {
  const [countBefore, countAfter] = [before, after].map(({ steps }) => counter(steps, origins));
  return areas.flatMap((area) => {
    const rows = area.steps.map((step) => ({
      area: area.id,
      step: step.id,
      before: countBefore(step.id),
      after: countAfter(step.id),
    }));
    const sum = (side) => total(rows.map((row) => row[side]).filter(Boolean));
    return [{ area: area.id, before: sum("before"), after: sum("after") }, ...rows];
  });
}

/** The sums of the whole path: { before, after }. */
export function wholeOf(rows) {
  const sums = rows.filter(({ step }) => !step);
  return { before: total(sums.map((row) => row.before)), after: total(sums.map((row) => row.after)) };
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
