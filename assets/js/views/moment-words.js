// Moments in words, and as a sentence what has changed between two.

import { becameOf } from "../document/moments.js";
import { inFinnish, inList, wordsFor } from "./words.js";

/** A moment's name with its day. */
export function momentInWords({ name, date }) {
  return `${name} (${inFinnish(date) || date})`;
}

/** Moments to choose from, each as [name, value]. */
export function choicesOf(moments) {
  return moments.map((one) => [momentInWords(one), one.field]);
}

/** How many items more or fewer are done, and which steps were finished, begun or opened again. */
export function changesInSentence(rows, titleOf) {
  const { before, after } = rows.at(-1);
  const more = after.done - before.done;
  const kind = ["fewer", "as-many", "more"][Math.sign(more) + 1];
  const became = ["done", "under-way", "open", "todo"].map((what) => {
    const titles = rows.filter((row) => becameOf(row) === what).map(({ step }) => titleOf(step));
    const count = titles.length;
    return count > 0 && wordsFor(`became-${what}`, { count, steps: inList(titles) });
  });
  const changes = [wordsFor(`comparison-${kind}`, { count: Math.abs(more) }), became.filter(Boolean).join("; ")];
  return `${changes.filter(Boolean).join(": ")}.`;
}
