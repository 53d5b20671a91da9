// Copies of what is stored, taken before it is changed much. The newest few are kept.

import { SNAPSHOT_PREFIX, drop, keep, keptText, keysOf, storedText } from "./storage.js";

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

/** What copies there are, the newest first: { key, time, text } each. */
export function listSnapshots() {
  try {
    return keysOf(SNAPSHOT_PREFIX)
      .reverse()
      .map((key) => ({ key, time: Number(key.slice(SNAPSHOT_PREFIX.length)), text: keptText(key) }));
  } catch {
    return [];
  }
}
