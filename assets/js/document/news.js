// What is new or materially changed in the checklists since the visitor last looked. Pure.
//
// One field, written at the first act, holds the items and revisions by step: "ostolaskut kulut:2".

import { fieldName } from "./fields.js";
import { itemId } from "./progress.js";
import { valueOf } from "./state.js";

export const KNOWN = fieldName("visit", "all", "items");

/** The changes that remember all items as they are now. */
export function remembering(areas, revisions) {
  const steps = areas.flatMap((area) => area.steps);
  const known = steps.map((step) => [
    step.id,
    step.items.map((item) => withRevision(item, revisions[itemId(step.id, item)])).join(" "),
  ]);
  return [[KNOWN, Object.fromEntries(known)]];
}

/**
 * The items that are "new" or "changed" since they were remembered, as a Map by id; none before
 * anything is. An item that replaced a known one is changed.
 */
export function newsOf(state, areas, origins, revisions) {
  const known = knownItems(valueOf(state, KNOWN));
  const news = new Map();
  if (known.size === 0) {
    return news;
  }
  for (const step of areas.flatMap((area) => area.steps)) {
    for (const item of step.items) {
      const id = itemId(step.id, item);
      const kind = compare(known, id, revisions[id] ?? 1, origins[id] ?? []);
      if (kind) {
        news.set(id, kind);
      }
    }
  }
  return news;
}

/** The changes that remember some items as they are now, and the others as they were. */
export function looking(state, ids, areas, revisions) {
  const value = valueOf(state, KNOWN);
  const known = Object.fromEntries(
    areas
      .flatMap((area) => area.steps)
      .map((step) => {
        const before = new Map(words(value?.[step.id]).map((word) => [word.split(":")[0], word]));
        const now = step.items.filter((item) => ids.includes(itemId(step.id, item)));
        for (const item of now) {
          before.set(item, withRevision(item, revisions[itemId(step.id, item)]));
        }
        return [step.id, [...before.values()].join(" ")];
      }),
  );
  return [[KNOWN, { ...value, ...known }]];
}

function compare(known, id, revision, replaced) {
  if (known.has(id)) {
    return known.get(id) < revision ? "changed" : undefined;
  }
  return replaced.some((old) => known.has(old)) ? "changed" : "new";
}

function knownItems(value) {
  const known = new Map();
  for (const [step, items] of Object.entries(value ?? {})) {
    for (const word of words(items)) {
      const [item, revision = "1"] = word.split(":");
      known.set(itemId(step, item), Number(revision));
    }
  }
  return known;
}

function words(text) {
  return typeof text === "string" ? text.split(" ").filter(Boolean) : [];
}

function withRevision(item, revision = 1) {
  return revision > 1 ? `${item}:${revision}` : item;
}
