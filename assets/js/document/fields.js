// The table of the saved document: which fields there are, and what is done with each.
//
// A field is named kind/id/property; types.js tells what each word means. What is not in the table
// is another version's, kept with all its versions.

/** @import { Kind, Row } from "./types.js" */

/** @type {Record<string, Kind>} */
const KINDS = {
  item: { published: true },
  step: { published: true },
  answer: { published: true, of: "statements" },
  figure: { published: true, of: "indicators" },
  visit: { local: true },
  copy: { local: true },
};

/** @type {Record<string, Row>} By kind and property. */
export const TABLE = {
  "item/status": { is: "choice", choices: ["todo", "done", "left-out", "elsewhere"], reset: "marks" },
  "item/reason": { is: "text", versions: true, reset: "marks" },
  "item/owner": { is: "text", versions: true, reset: "plans" },
  "item/date": { is: "date", versions: true, reset: "plans" },
  "step/chosen": { is: "flag", reset: "plans", link: "path" },
  "step/order": { is: "number", reset: "plans", link: "path", asOne: true },
  "step/owner": { is: "text", versions: true, reset: "plans" },
  "step/date": { is: "date", versions: true, reset: "plans" },
  "step/notes": { is: "text", versions: true, reset: "plans" },
  "step/target": { is: "number", reset: "plans" },
  "answer/given": { is: "record" },
  "round/about": { is: "record" },
  "view/answers": { is: "record" },
  "figure/count": { is: "text", versions: true, asOne: true },
  "town/name": { is: "text", versions: true },
  "town/papers": { is: "text", versions: true },
  "town/decider": { is: "text", versions: true },
  "town/board": { is: "date", versions: true },
  "town/look": { is: "date", versions: true },
  "town/suggested": { is: "list" },
  "moment/record": { is: "record" },
  "copy/given": { is: "record" },
  "visit/items": { is: "list", file: "once" },
  "copy/saved": { is: "number" },
};

/** The name of a field: what kind of thing, which one, and what of it. */
export function fieldName(kind, id, property) {
  return `${kind}/${id}/${property}`;
}

/** The parts of a field's name: { kind, id, property }. */
export function partsOf(name) {
  const [kind, id, ...property] = name.split("/");
  return { kind, id, property: property.join("/") };
}

/** What the table says of a field, with what it says of its kind. */
export function fieldOf(name) {
  const { kind, property } = partsOf(name);
  return { ...(TABLE[`${kind}/${property}`] ?? { versions: true }), ...KINDS[kind] };
}

/** The properties of a kind of which `holds` is true. */
export function propertiesOf(kind, holds) {
  return Object.entries(TABLE)
    .map(([key, field]) => [...key.split("/"), field])
    .filter(([of, , field]) => of === kind && holds(field))
    .map(([, property]) => property);
}
