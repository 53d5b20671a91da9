// What changed from one round to another, in sentences.

import { countsOf } from "../document/rounds-beside.js";
import { titlesOf } from "./listed-steps.js";
import { wordsFor } from "./words.js";

/** The changes as sentences; of nothing it is told that it was nothing where that is a finding. */
export function changesInWords(changes) {
  const counts = countsOf(changes);
  return Object.entries(counts).flatMap(([kind, count]) => {
    if (count === 0) {
      return wordsFor(`beside-none-${kind}`) ?? [];
    }
    const ids = changes.filter((change) => change.kind === kind).map(({ step }) => step);
    return wordsFor(`beside-${kind}`, { count, steps: titlesOf(ids) });
  });
}
