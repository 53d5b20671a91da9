// Copies of what is stored, taken before it is changed much. The newest few are kept.

import { SNAPSHOT_PREFIX, drop, keep, keptText, keysOf, storedText } from "./storage.js";

const MOST = 5;

const NO_ROOM =
  "Varmuuskopio ei mahdu selaimeen. Jatketaanko ilman sitä? Voitte kumota muutoksen niin kauan kuin sivu on auki.";

/**
 * Keep a copy of what is stored now. Where the browser does not let it, the visitor is asked:
 * false when they would rather not go on.
 */
export function takeSnapshot() {
  try {
    keep(SNAPSHOT_PREFIX, storedText());
    keysOf(SNAPSHOT_PREFIX).slice(0, -MOST).forEach(drop);
    return true;
  } catch {
    return confirm(NO_ROOM);
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
