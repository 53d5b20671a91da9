// How far a file that is opened is a copy of what is here. Pure.

import { fieldOf } from "./fields.js";
import { hasNews } from "./state.js";

/**
 * Up to which time another document holds all of a state, in milliseconds since 1970: what has
 * changed since is not in it as it is here, nor something that has followed it. 0 when it lacks
 * the first of all.
 */
export function copiedIn(other, { fields }) {
  const own = Object.entries(fields).filter(([name]) => !fieldOf(name).local);
  const timeOf = ([, { time }]) => time;
  const lacking = own.filter(([name, field]) => hasNews({ fields: { [name]: field } }, other));
  const first = Math.min(...lacking.map(timeOf));
  return Math.max(0, ...own.map(timeOf).filter((time) => time < first));
}
