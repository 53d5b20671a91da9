// A link that carries the chosen steps in their order, and beside them the value of every field
// that the table gives to links: #polku=step.step&kind%2Fid%2Fproperty=value. Pure.
//
// A value is JSON, so that a number stays a number. A link comes from anybody: what is not of its
// field's form is left out.

import { fieldOf, partsOf } from "./fields.js";
import { stepField } from "./own-path.js";
import { empty, valueOf, withFields } from "./state.js";

/** @import { Change, State } from "./types.js" */

const START = "#polku=";
const ID = /^[a-z0-9-]{1,80}$/;
const MOST = 200; // steps, and as many values

// By what a field is: whether a value that comes from elsewhere is of that form.
const FORMS = {
  choice: (value, { choices }) => choices.includes(value),
  text: (value) => typeof value === "string",
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value),
  number: Number.isSafeInteger,
  flag: (value) => typeof value === "boolean",
  record: isObject,
  list: isObject,
};

/** @typedef {{ steps: string[], values: Change[] }} Shared what a link carries */

/**
 * What a link to these steps carries of a document.
 *
 * @type {(state: State, steps: string[]) => Shared}
 */
export function sharing(state, steps) {
  const values = Object.keys(state.fields)
    .map((name) => /** @type {Change} */ ([name, valueOf(state, name)]))
    .filter(([name, value]) => isCarried(name, value) && value !== "");
  return { steps, values: values.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

/**
 * The fragment of a link.
 *
 * @type {(shared: Shared) => string}
 */
export function toFragment({ steps, values }) {
  const written = values.map(([name, value]) => [name, JSON.stringify(value)]);
  const more = new URLSearchParams(written).toString();
  return START + steps.join(".") + (more && `&${more}`);
}

/**
 * What a fragment carries, each step and field once; undefined when it is no path. Ids are known
 * by their letters only: whether the site has them is for the reader to ask.
 *
 * @type {(fragment: string) => Shared | undefined}
 */
export function fromFragment(fragment) {
  if (!fragment.startsWith(START)) {
    return undefined;
  }
  const [[, path], ...written] = new URLSearchParams(fragment.slice(1));
  const steps = path.split(".").map((id) => id.trim()).filter(Boolean);
  const values = new Map(written.flatMap(([name, text]) => readValue(name, text)));
  return { steps: [...new Set(steps)].slice(0, MOST), values: [...values].slice(0, MOST) };
}

/**
 * A document in which the steps are chosen in their order, with the values.
 *
 * @type {(shared: Shared, now: number) => State}
 */
export function asState({ steps, values }, now) {
  /** @type {Change[]} */
  const path = steps.flatMap((id, index) => [
    [stepField(id, "chosen"), true],
    [stepField(id, "order"), index + 1],
  ]);
  return withFields({ ...empty(), mark: "link" }, [...path, ...values], now);
}

/** Whether a field is one that a link speaks of. */
export function isShared(name) {
  return fieldOf(name).link !== undefined;
}

function isCarried(name, value) {
  const field = fieldOf(name);
  return field.link === true && ID.test(partsOf(name).id) && FORMS[field.is](value, field);
}

/** @type {(name: string, text: string) => [string, unknown][]} */
function readValue(name, text) {
  try {
    const value = JSON.parse(text);
    return isCarried(name, value) ? [[name, value]] : [];
  } catch {
    return [];
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
