// The texts that the browser keeps: the state, and copies of it.

export const STATE_KEY = "elinvoimapolku:state";
export const DAMAGED_PREFIX = "elinvoimapolku:damaged:";
export const SNAPSHOT_PREFIX = "elinvoimapolku:snapshot:";

/** The text that is stored as the state; null when there is none. */
export function storedText() {
  return localStorage.getItem(STATE_KEY);
}

/** Keep a text under a key of its own, as the newest, and once. */
export function keep(prefix, text) {
  const kept = keysOf(prefix);
  if (text !== null && !kept.some((key) => localStorage.getItem(key) === text)) {
    // Later than the others, whatever the clock says.
    const time = Math.max(Date.now(), ...kept.map((key) => keptAt(key) + 1));
    localStorage.setItem(prefix + time, text);
  }
}

/** The keys that begin so, the oldest first. */
export function keysOf(prefix) {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .sort((one, other) => keptAt(one) - keptAt(other));
}

/** When what is under a key was kept; 0 when the key does not tell. */
export function keptAt(key) {
  const time = Number(key.split(":")[2]);
  return Number.isSafeInteger(time) ? time : 0;
}
