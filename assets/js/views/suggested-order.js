// The order of the steps that the last round suggests, kept for the pages that tell what is next.

import { fieldName } from "../document/fields.js";
import { areas } from "../document/outline.js";
import { assessedSteps } from "../document/standings.js";
import { valueOf } from "../document/state.js";
import { assessed } from "../document/statements.js";

const ORDER = fieldName("town", "all", "suggested");
const listed = areas.flatMap((area) => area.steps);
let suggested; // what this page has last suggested

/** Keep the order that follows from what is saved. What another page has kept since is not written over. */
export function suggest(store) {
  const found = assessedSteps(store.state, assessed, listed) ?? null;
  const text = JSON.stringify(found);
  if (text !== suggested) {
    suggested = text;
    if (text !== JSON.stringify(valueOf(store.state, ORDER) ?? null)) {
      store.set([[ORDER, found]]);
    }
  }
}
