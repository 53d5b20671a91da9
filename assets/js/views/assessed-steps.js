// The steps that have statements, as the page of the self-assessment shows them.

import { assessed } from "../document/statements.js";
import { trails } from "./listed-steps.js";

/** The steps that have statements, as the build tells them, in the suggested order. */
export const steps = assessed.filter(({ statements }) => statements.length > 0);

/** The steps that have statements, area by area: so they are asked. */
export const inTrails = trails.flatMap((area) =>
  area.steps.map(({ id }) => assessed.find((step) => step.id === id)),
);
