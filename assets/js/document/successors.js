// What is saved under ids that the build has replaced, shown under those in their place. Pure.
//
// A view of the map: the document keeps everything as it was saved. Where several have become one,
// the later of each field counts, and of texts all do; where one has become several, each has it.

import { fieldName, fieldOf, partsOf } from "./fields.js";
import { merge } from "./state.js";

const documents = new WeakMap();

/**
 * A document as it is to be shown; `origins` lists by id the retired ids that it replaces, as
 * the build gives them.
 */
export function carried(state, origins) {
  if (!documents.has(state.fields)) {
    documents.set(state.fields, carryOver(state, origins));
  }
  return documents.get(state.fields);
}

/** The site's id of what a field is of; behind a point stands more, of an answer its round. */
export function siteId(name) {
  return partsOf(name).id?.split(".")[0];
}

function carryOver(state, origins) {
  const replaced = successorsOf(origins);
  const own = [];
  const moved = [];
  for (const [name, field] of Object.entries(state.fields)) {
    const { kind, id, property } = partsOf(name);
    const old = siteId(name);
    const news = fieldOf(name).published && replaced.get(old);
    if (news) {
      moved.push(...news.map((one) => [fieldName(kind, id.replace(old, one), property), field]));
    } else {
      own.push([name, field]);
    }
  }
  const start = { ...state, fields: Object.fromEntries(own) };
  return moved.reduce((all, one) => merge(all, { fields: Object.fromEntries([one]) }), start);
}

function successorsOf(origins) {
  const replaced = new Map();
  for (const [id, olds] of Object.entries(origins)) {
    for (const old of olds) {
      replaced.set(old, [...(replaced.get(old) ?? []), id]);
    }
  }
  return replaced;
}
