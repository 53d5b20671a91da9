// The town's file: all that is saved, to be taken along and merged on another computer. Pure.
//
// The file is the stored document without what is each browser's own, with the town's name and
// the day. What had been looked at goes along: where a browser was emptied, what has changed
// since still asks for a second look. docs/kuntatiedosto.schema.json describes the file.

import { fieldName, fieldOf } from "./fields.js";
import { valueOf } from "./state.js";

export const TOWN = fieldName("town", "all", "name");

/** The name that a town has given itself, or nothing. */
export function townOf(state) {
  const name = valueOf(state, TOWN);
  return typeof name === "string" ? name : "";
}

/** The text of a file; `saved` is the day as 2027-01-31. */
export function toFile({ mark, ...state }, saved) {
  const names = Object.keys(state.fields).filter(isTaken).sort();
  const fields = Object.fromEntries(
    names.map((name) => [name, ownOf(state.fields[name])]).filter(([, field]) => field),
  );
  return `${JSON.stringify({ ...state, town: townOf(state), saved, fields }, null, 2)}\n`;
}

/** The name of a file: the town's name in plain letters, and the day. */
export function fileName(town, saved) {
  const plain = town
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return ["elinvoimapolku", plain, saved].filter(Boolean).join("-") + ".json";
}

/** Whether a field goes along in a file: of what is each browser's own, few do. */
export function isTaken(name) {
  const { local, file } = fieldOf(name);
  return !local || file === "once";
}

// Until 2026-11-29 what another's file had brought could be taken back with what had been before
// beside it, and that is the field: others would lose their own by the other.
function ownOf(field) {
  return field.undone?.time === field.time ? field.undone.field : field;
}
