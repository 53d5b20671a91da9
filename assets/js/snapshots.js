// Copies of what is stored, taken before it is changed much. The newest few are kept.

import { drop, keep, keysOf, storedText } from "./storage.js";

export const SNAPSHOT_PREFIX = "elinvoimapolku:snapshot:";
const MOST = 5;

/** Keep a copy of what is stored now; false when the browser did not let it. */
export function takeSnapshot() {
  try {
    keep(SNAPSHOT_PREFIX, storedText());
    keysOf(SNAPSHOT_PREFIX).slice(0, -MOST).forEach(drop);
    return true;
  } catch {
    return false;
  }
}
