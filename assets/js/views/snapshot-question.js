// A copy before a great change; where it does not fit, the visitor says whether to go on.

import { takeSnapshot } from "../storage/snapshots.js";
import { wordsFor } from "./words.js";

/** Keep a copy as `takeSnapshot` does; false when there is none and the visitor stops for it. */
export function keepCopy(spared) {
  return takeSnapshot(spared) || confirm(wordsFor("no-room-for-copy"));
}
