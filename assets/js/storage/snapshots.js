// Copies of what is stored, taken before it is changed much. The newest few are kept.

import { SNAPSHOT_PREFIX, STATE_KEY, keep, keptAt, keysOf, storedText } from "./kept.js";

const MOST = 5;

/**
 * Keep a copy of what is stored now; of the copies, the one under the key `spared` does not make
 * room for it. Returns whether it was kept: the browser may have no room, or not let it.
 */
export function takeSnapshot(spared) {
  try {
    const text = storedText();
    // The same as an older copy: that one becomes the newest.
    const others = keysOf(SNAPSHOT_PREFIX).filter((key) => key !== spared);
    others.filter((key) => localStorage.getItem(key) === text).forEach(drop);
    keep(SNAPSHOT_PREFIX, text);
    const old = keysOf(SNAPSHOT_PREFIX).filter((key) => key !== spared);
    old.slice(0, spared ? 1 - MOST : -MOST).forEach(drop);
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
      .map((key) => ({ key, time: keptAt(key), text: localStorage.getItem(key) }));
  } catch {
    return [];
  }
}

/** Remove what is kept under a key; the state itself is never removed. */
export function drop(key) {
  if (key !== STATE_KEY) {
    localStorage.removeItem(key);
  }
}
