// What a town has decided of itself: who decides, and on which days. Pure.

import { fieldName } from "./fields.js";

/** Who decides on the papers, such as a board. */
export const DECIDER = fieldName("town", "all", "decider");
/** The day on which it meets. */
export const BOARD = fieldName("town", "all", "board");
/** The day on which the town looks at its path again. */
export const LOOK = fieldName("town", "all", "look");
