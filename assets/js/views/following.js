// What follows every act of the visitor: the way back, and what there was to see.

import { rememberOnce } from "./news-notes.js";
import { offerUndo } from "./undo.js";

/** Follow an act, as the store's `acted` tells of it. */
export function follow(store, act) {
  rememberOnce(store);
  offerUndo(store, act);
}
